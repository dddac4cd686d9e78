"""Issue codes of what happens during the year: plans (P…), surveys (Q…), dossiers (M…)."""

from typing import Final

from parindex.model.codes.during_the_year import monitoring, planning, surveys

__all__ = ["CODES"]

CODES: Final = (*planning.CODES, *surveys.CODES, *monitoring.CODES)
