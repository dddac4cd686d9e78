"""Names that a questionnaire has in form programs: our XLSForm is written with them, exports come back with them."""

import re
import unicodedata

from parindex.model.survey.questionnaire import Questionnaire

__all__ = ["form_name", "option_names"]


def form_name(text: str) -> str:
    """Return a name that XLSForm takes: letters without marks, digits and underscores.

    >>> form_name("Đơn vị")
    'don_vi'
    """
    bare = "".join(c for c in unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")) if c.isascii())
    return re.sub(r"\W+", "_", bare).strip("_").lower() or "q"


def option_names(survey: Questionnaire) -> dict[str, str]:
    """Return the names of the options in the order of the scale: o1, o2 …, each with its option."""
    return {f"o{number}": option for number, option in enumerate(survey.scale, 1)}
