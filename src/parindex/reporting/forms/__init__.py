"""Blank forms for the units of a year: what is asked, where it is typed, and nothing else open."""

from collections import Counter
from collections.abc import Sequence

from parindex.language import speech
from parindex.model.criteria import Edition
from parindex.model.definitions.workspace import Settings
from parindex.model.texts.device_names import is_device
from parindex.model.units import Unit
from parindex.reporting.forms.form_model import FormModel
from parindex.reporting.forms.matrix_form import write_matrix_form
from parindex.reporting.forms.plan import FormPlan
from parindex.reporting.forms.unit_form import Issuer, write_unit_form

__all__ = ["FormWriter", "file_name"]


def file_name(identifier: str, year: int) -> str:
    """Return the name of a form's file, made of the id of a unit or block.

    >>> file_name("hoa-thuan", 2020), file_name("con.x", 2020)
    ('hoa-thuan-2020.xlsx', 'form-con.x-2020.xlsx')
    """
    safe = f"form-{identifier}" if is_device(identifier) else identifier
    return f"{safe}-{year}.xlsx"


_FEW = 2
"""Forms that are written whole before a model, which costs as much as two of them."""

_Alike = tuple[tuple[str, ...], str]
"""What does not apply to a unit, and its block: the forms of units that have these in common differ in names."""


class FormWriter:
    """Writes the forms of one edition for one year in one language; what they share is made once."""

    def __init__(self, edition: Edition, settings: Settings, *, year: int, locale: str, version: str) -> None:
        self._edition = edition
        self._issuer = Issuer(settings, year, speech(locale), version)
        self._plan: FormPlan | None = None
        self._written: Counter[_Alike] = Counter()
        self._models: dict[_Alike, FormModel | None] = {}

    def unit(self, unit: Unit) -> bytes:
        """Return the workbook of a unit; the same input gives the same bytes."""
        alike = (unit.exempt, unit.block_in(self._issuer.year))
        self._written[alike] += 1
        if self._written[alike] > _FEW and alike not in self._models:
            self._models[alike] = FormModel.of(unit, self._whole)
        model = self._models.get(alike)
        return (model and model.form(unit)) or self._whole(unit)

    def _whole(self, unit: Unit) -> bytes:
        if self._plan is None:
            self._plan = FormPlan(self._edition, self._issuer.voice)
        return write_unit_form(self._plan, self._issuer, unit)

    def matrix(self, block: str, title: str, units: Sequence[Unit]) -> bytes:
        """Return one workbook for a block: `units` down, components across."""
        return write_matrix_form(self._edition, self._issuer, block, title, units)
