"""One object that says things in one language."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from string import Formatter

from parindex.errors import ParindexError
from parindex.language.singular import about_one, ones
from parindex.model.codes import CODES
from parindex.model.codes.for_senders import FOR_SENDERS, MESSAGES_FOR_SENDERS
from parindex.model.issues import Issue
from parindex.model.rounding import Mode, rounded
from parindex.model.texts.message import Phrase
from parindex.model.texts.moment_text import MomentText

__all__ = ["VIETNAM", "Speech", "filled", "speech"]

VIETNAM = timezone(timedelta(hours=7))
"""Days and hours are told as in Vietnam on every machine: the same report has the same bytes everywhere."""


def filled(template: str, values: Mapping[str, object]) -> str:
    """Put values into a template, whose fields may only be names.

    Templates of reports come from offices: a field that follows attributes or keys would read the environment, one
    with a width would fill the memory.

    Raises:
        ValueError: a field is more than a name.
        KeyError: there is no such value.
    """
    if not _is_plain(template):
        why = "only names can stand in braces, as in {name}"
        raise ValueError(why)
    return template.format_map(values)


@lru_cache(1 << 12)
def _is_plain(template: str) -> bool:
    return all(
        name is None or (name.isidentifier() and not spec and conversion is None)
        for _, name, spec, conversion in Formatter().parse(template)
    )


class Speech:
    """Texts, numbers and dates in one locale (`vi` or `en`)."""

    def __init__(self, locale: str, catalogue: NullTranslations) -> None:
        self.locale = locale
        self._catalogue = catalogue

    def say(self, message: str, /, **values: object) -> str:
        """Translate a template and fill it."""
        if not message:
            return ""
        template = about_one(message, ones(values)) if self.locale == "en" else self._catalogue.gettext(message)
        return filled(template, self._said(values))

    def _said(self, values: Mapping[str, object]) -> dict[str, object]:
        """Numbers in the manner of the language, phrases and texts of definitions in its words."""
        return {name: self._one(value) for name, value in values.items()}

    def _one(self, value: object) -> object:
        match value:
            case date():
                return MomentText(value).in_(self.locale)
            case Phrase(template=template, values=values):
                return self.say(template, **values)
            case _:  # numbers, moments and texts of definitions say themselves; their types are slow to import
                said = getattr(value, "in_", None)
                return value if said is None else said(self.locale)

    def plural(self, singular: str, plural: str, number: int, /, **values: object) -> str:
        """Translate a template that depends on `number`, and fill it (`{number}`)."""
        return filled(self._catalogue.ngettext(singular, plural, number), {"number": number, **values})

    def message(self, issue: Issue) -> str:
        """Say what is wrong."""
        return self.say(CODES[issue.code].message, **issue.values)

    def message_for_sender(self, issue: Issue) -> str:
        """Say what is wrong to a sender, who knows no registry, layout rule or store of the office."""
        return self.say(MESSAGES_FOR_SENDERS.get(issue.code, CODES[issue.code].message), **issue.values)

    def remedy(self, issue: Issue) -> str:
        """Say what to do about it."""
        return self.say(CODES[issue.code].remedy, **issue.values)

    def remedy_for_sender(self, issue: Issue) -> str:
        """Say what a sender can do about it, who knows no registry, option or folder of the office."""
        said = FOR_SENDERS.get(issue.code)
        return self.say(said, **issue.values) if said else self.remedy(issue)

    def error(self, error: ParindexError) -> str:
        """Say why the program stopped."""
        return self.say(error.message, **error.values)

    def number(self, number: Fraction | int, decimals: int = 2, mode: Mode = "half_up", *, signed: bool = False) -> str:
        """Write a number with a fixed number of decimals: `84,79` in Vietnamese.

        `signed` writes the sign of a change: `+5,10`, `−2,00`, `0,00`.
        """
        scaled = rounded(Fraction(number), decimals, mode)
        whole, part = divmod(int(abs(scaled) * 10**decimals), 10**decimals)
        point, group = (".", ",") if self.locale == "en" else (",", ".")
        digits = f"{whole:,}".replace(",", group) + (f"{point}{part:0{decimals}d}" if decimals else "")
        if scaled < 0:
            return "−" + digits
        return "+" + digits if signed and scaled > 0 else digits

    def moment(self, at: datetime) -> str:
        """Write a moment as clocks in Vietnam show it: `29/11/2026 10:38:46` in Vietnamese."""
        there = at.astimezone(VIETNAM)
        return f"{self.day(there.date())} {there:%H:%M:%S}"

    def day(self, day: date) -> str:
        """Write a date in figures: `29/11/2026` in Vietnamese."""
        return f"{day:%d/%m/%Y}" if self.locale == "vi" else day.isoformat()

    def date(self, day: date) -> str:
        """Write a date in full, as in the head of a document."""
        from babel.dates import format_date  # noqa: PLC0415  slow to import, rarely needed

        pattern = "'ngày' dd 'tháng' MM 'năm' y" if self.locale == "vi" else "d MMMM y"
        return format_date(day, pattern, locale=self.locale)


@cache
def speech(locale: str) -> Speech:
    """Return the voice of a locale; anything but `vi` speaks English."""
    if locale != "vi":
        return Speech("en", NullTranslations())
    path = files("parindex.language") / "locale" / "vi" / "LC_MESSAGES" / "parindex.mo"
    with path.open("rb") as file:
        return Speech("vi", GNUTranslations(file))
