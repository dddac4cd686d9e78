"""Conditions on other answers as spreadsheet formulas: when what is typed says that a component does not apply."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from parindex.language import Speech
from parindex.model.conditions import Condition
from parindex.model.criteria import Edition, Node
from parindex.model.rules.answers import AsksAmount, AsksChoice, AsksCount, AsksPoints, AsksRate, AsksTicks
from parindex.reporting.forms.choices import choices_of, names_of
from parindex.reporting.forms.columns import Columns
from parindex.reporting.forms.leaf_line import quoted, typed_in
from parindex.reporting.forms.points import decimal

__all__ = ["Refutations"]


@dataclass(frozen=True, slots=True)
class Refutations:
    """The formulas of one form; `rows` tells where each component stands."""

    edition: Edition
    columns: Columns
    rows: Mapping[str, int]
    voice: Speech
    word: str

    def of(self, code: str) -> Callable[[int], str | None] | None:
        """Return what gives for a column the condition under which a component does not apply.

        `None`: it hangs on no answer. What is given is `None` where no formula can say it.
        """
        asked = [one for one in self.edition.conditions_of(code) if one.code is not None]
        if not asked:
            return None
        return lambda column: self._any(asked, column, surveyed=code in self.edition.survey_codes)

    def _any(self, asked: Sequence[Condition], column: int, *, surveyed: bool) -> str | None:
        found = [self._refuted(one, self.edition.nodes[one.code or ""], column) for one in asked]
        if surveyed or any(one is None for one in found):
            return None
        return f"OR({','.join(one for one in found if one)})"

    def _refuted(self, one: Condition, other: Node, column: int) -> str | None:
        surveyed = other.code in self.edition.survey_codes
        cells, typed = typed_in(self.columns, self.rows[other.code], column, surveyed=surveyed)
        tests = self._tests(one, other, typed)
        if tests is None:
            return None
        given = f"AND({','.join((f'{typed}<>{quoted(self.word)}', *tests))})"
        return f"AND(COUNTA({cells})>0,NOT({given}))"

    def _tests(self, one: Condition, other: Node, typed: str) -> Sequence[str] | None:
        match other.score.answer:
            case AsksChoice(choices=choices):
                return _named(one, names_of(choices, self.voice), typed)
            case AsksTicks(together=True, choices=choices) if choices_of(other, self.voice):
                return _named(one, dict.fromkeys(choices, self.voice.say("All")), typed)
            case AsksPoints() | AsksRate() | AsksCount() | AsksAmount():
                return [f"ISNUMBER({typed})", *_numbers(one, typed)]
            case _:
                return None


def _named(one: Condition, names: Mapping[str, str], typed: str) -> Sequence[str]:
    known = {key.casefold(): name for key, name in names.items()}
    tests = []
    if one.is_:
        tests.append(f"OR({_equal(one.is_, known, typed)})")
    if one.is_not:
        tests.append(f"NOT(OR({_equal(one.is_not, known, typed)}))")
    return tests


def _equal(keys: Iterable[str], known: Mapping[str, str], typed: str) -> str:
    return ",".join(f"{typed}={quoted(known.get(key.casefold(), key))}" for key in keys)


def _numbers(one: Condition, typed: str) -> Sequence[str]:
    bounds = ((">=", one.at_least), (">", one.above), ("<=", one.at_most), ("<", one.below))
    return [f"{typed}{sign}{decimal(bound)}" for sign, bound in bounds if bound is not None]
