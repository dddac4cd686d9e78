"""What those who fill in a sheet are told, where the words of a code speak to the office that reads it."""

from collections.abc import Mapping

__all__ = ["FOR_SENDERS", "MESSAGES_FOR_SENDERS"]

_RULE = "The office's own reading of the columns does not fit this sheet."
_OFFICE = "The office that reads the sheet settles this; ask it before you change anything."
_NAME = "Write the full name of your unit as on the form that you were sent, with its kind (Phường, Xã, Phòng …)."
_FORM = "Use the form that you were sent for this year; if you have none, ask for it."
_HEADINGS = "Keep the headings of the form that you were sent, or head the column of scores Điểm tự chấm."
_NOT_ARISEN = "See whether that is so; if it is, leave it as it is and say so when you send the sheet back."
_COLUMNS = "Keep the columns of the form that you were sent, and leave out columns of other numbers."
_RATES = "Type the rates in percent, with the sign % (95%), not the points that they earn."

FOR_SENDERS: Mapping[str, str] = {
    "L101": _HEADINGS,
    "L102": _HEADINGS,
    "L103": _HEADINGS,
    "L113": _OFFICE,
    "L114": _OFFICE,
    "L115": _OFFICE,
    "L158": "Send the sheet with the score of every component, as on the form that you were sent.",
    "L255": _COLUMNS,
    "L280": "Send the rows of the year asked for, and no others.",
    "L256": _HEADINGS,
    "L257": _COLUMNS,
    "L202": _FORM,
    "L204": _FORM,
    "L206": _OFFICE,
    "S165": _RATES,
    "S166": _RATES,
    "S365": _RATES,
    "S201": _NAME,
    "S202": _NAME,
    "S204": "Send one file only, the one that counts, and say which.",
    "S205": _NAME,
    "S255": "Make both sheets say the same, or send only the one that counts.",
    "S206": _OFFICE,
    "S207": _OFFICE,
    "S208": _OFFICE,
    "S209": _OFFICE,
    "S211": "Write the year in the title: Năm …",
    "S212": _OFFICE,
    "S213": _FORM,
    "S214": _FORM,
    "S301": "Write the code as on the form that you were sent, or delete the row.",
    "S305": _FORM,
    "S402": _FORM,
    "S266": _OFFICE,
    "S467": "Fill in your own scores (Điểm tự chấm).",
    "S403": _OFFICE,
    "S407": "Type the scores; if really nothing applies to your unit, tell the office that reads the sheet.",
    "S408": _NOT_ARISEN,
    "S410": "Fill in your own scores (Điểm tự chấm).",
    "S466": _NOT_ARISEN,
    "S492": _NOT_ARISEN,
    "S501": _OFFICE,
    "S503": _OFFICE,
    "S504": _OFFICE,
    "S505": _OFFICE,
    "S506": _OFFICE,
    "S507": _OFFICE,
    "S508": _OFFICE,
}
"""By code; a code that is not here has one remedy for everybody."""

MESSAGES_FOR_SENDERS: Mapping[str, str] = {
    "L113": _RULE,
    "L114": _RULE,
    "L115": _RULE,
    "L157": _RULE,
    "L205": "This form was not issued for this collection of sheets.",
    "S201": "No unit is known by the name {name}. Written most alike: {nearest}.",
    "S503": "Scores that you sent before are not in this sheet: {lost}. Nothing of them was replaced.",
    "S504": "Scores that you sent before are not in this sheet, and no longer count: {lost}.",
    "S505": "The column {stage} differs from what was sent before in {number} components ({components}); what was sent "
    "before stays.",
    "S506": "The sheet also has scores of other stages, which were not sent before: {found}. They were left out.",
}
"""By code; a code that is not here says the same to everybody."""
