"""What a verification found, as tables."""

from collections.abc import Iterable, Sequence

from parindex.cli.present.stages import step_heading
from parindex.cli.present.terminal import answer, plain, table
from parindex.cli.present.verification_document import words
from parindex.language import Speech
from parindex.model.scores import Step
from parindex.workflow.publication.findings import (
    CellDifference,
    FileState,
    Finding,
    Proof,
    ResultDifference,
    Verification,
)

__all__ = ["print_verification"]

_INAPPLICABLE = "not applicable: "
_SHOWN = 50
"""Lines of a table; the JSON has all."""
_ABSENT = 5
"""Files not at hand that are named."""


def print_verification(found: Verification, speech: Speech) -> None:
    """Print every revision with what differs, then the verdict."""
    for finding in found.findings:
        _finding(finding, speech)
    for proof in found.proofs:
        _proof(proof, found.year, speech)
    verdict = speech.say("PROVED") if found.is_proved else speech.say("NOT PROVED")
    answer(verdict, style="bold green" if found.is_proved else "bold red")


def _proof(proof: Proof, year: int, speech: Speech) -> None:
    say = speech.say
    number = proof.revision.number
    answer(say("{year}, revision {revision}", year=year, revision=number), style="bold")
    answer(say("SHA-256 of the manifest: {digest}", digest=proof.digest))
    for finding in proof.findings:
        _finding(finding, speech)
    _cells(proof.cells, speech)
    _results(proof.results, speech)
    if proof.compared:
        answer(say("Computed again from the store: {number} cells compared.", number=proof.compared))
    _files(proof, speech)
    answer()


def _finding(finding: Finding, speech: Speech) -> None:
    sign = "✗" if finding.disproves else "·"
    answer(plain(f"{sign} {words(finding, speech)}"), style="red" if finding.disproves else None)


def _cells(cells: Sequence[CellDifference], speech: Speech) -> None:
    say = speech.say
    columns = (say("Unit"), say("Component"), say("Cell"), say("Manifest says"), say("Store says"), say("File says"))
    rows = (
        (
            one.name,
            one.code,
            _place(one, speech),
            *(_said(text, speech) for text in (one.manifest, one.store, one.file)),
        )
        for one in cells[:_SHOWN]
    )
    _differences(columns, rows, len(cells), speech)


def _place(one: CellDifference, speech: Speech) -> str:
    stage = step_heading(Step(one.stage), speech) if one.stage in set(Step) else one.stage
    return f"{one.cell} ({stage})" if stage else one.cell or "–"


def _said(text: str | None, speech: Speech) -> str:
    """Say what a cell holds; the manifest has its own words for cells without a score."""
    if text == "missing":
        return speech.say("nothing was typed")
    if text and text.startswith(_INAPPLICABLE):
        return speech.say("not applicable: {reason}", reason=text.removeprefix(_INAPPLICABLE))
    return text or "–"


def _results(results: Sequence[ResultDifference], speech: Speech) -> None:
    say = speech.say
    columns = (say("Unit"), say("Result"), say("Manifest says"), say("Computed now"))
    rows = ((one.name, _what(one.what, speech), one.manifest or "–", one.now or "–") for one in results[:_SHOWN])
    _differences(columns, rows, len(results), speech)


def _differences(columns: Sequence[str], rows: Iterable[Sequence[str]], number: int, speech: Speech) -> None:
    """Print the first rows of a table, and how many there are beside them."""
    if not number:
        return
    made = table(*((column, False) for column in columns))
    for row in rows:
        made.add_row(*map(plain, row))
    answer(made)
    if number > _SHOWN:
        answer(speech.say("… and {number} more; --format json has all.", number=number - _SHOWN))


def _what(what: str, speech: Speech) -> str:  # noqa: C901, PLR0911  one word each
    match what:
        case "name":
            return speech.say("name of the unit")
        case "points":
            return speech.say("points")
        case "applicable":
            return speech.say("maximum that applies")
        case "index":
            return speech.say("index, exact")
        case "published":
            return speech.say("index, published")
        case "tier":
            return speech.say("tier")
        case "rank":
            return speech.say("rank")
        case "mean":
            return speech.say("mean of the block")
        case "missing":
            return speech.say("components without a score")
        case "absent":
            return speech.say("units without a sheet")
        case _:
            return speech.say("block")


def _files(proof: Proof, speech: Speech) -> None:
    if not proof.files:
        return
    counts = {state: sum(one.state is state for one in proof.files) for state in FileState}
    answer(
        speech.say(
            "Workbooks: {same} read again and found the same, {changed} changed, {superseded} replaced by those of a "
            "later revision, {absent} not at hand.",
            **{state.value: number for state, number in counts.items()},
        )
    )
    absent = [one.path for one in proof.files if one.state is FileState.ABSENT]
    for path in absent[:_ABSENT]:
        answer(plain("· " + speech.say("not at hand: {path}", path=path)))
    if len(absent) > _ABSENT:
        answer("· …")
