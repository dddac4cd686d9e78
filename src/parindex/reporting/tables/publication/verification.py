"""What a verification found: every revision with what differs, then the verdict."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from parindex.errors import ParindexError
from parindex.language import Speech
from parindex.model.records.verification import (
    CellMismatch,
    FileState,
    Finding,
    Proof,
    ResultMismatch,
    Verification,
)
from parindex.model.scores import Step
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Break, Column, Heading, Kind, Sentence, Tone, Value, tabled
from parindex.reporting.tables.stages import step_heading

__all__ = ["finding_words", "verification_blocks"]

Found = TypeVar("Found")

_INAPPLICABLE = "not applicable: "
_SHOWN = 50
"""Lines of a table; the JSON has all."""
_ABSENT = 5
"""Files not at hand that are named."""
_RESULTS = {
    "name": Phrase("name of the unit"),
    "points": Phrase("points"),
    "applicable": Phrase("maximum that applies"),
    "index": Phrase("index, exact"),
    "published": Phrase("index, published"),
    "tier": Phrase("tier"),
    "rank": Phrase("rank"),
    "mean": Phrase("mean of the block"),
    "missing": Phrase("components without a score"),
    "absent": Phrase("units without a sheet"),
}
_RESULT_COLUMNS: tuple[tuple[Column, Callable[[ResultMismatch], Value]], ...] = (
    (Column("unit", Phrase("Unit")), lambda one: one.name),
    (Column("result", Phrase("Result")), lambda one: _RESULTS.get(one.what, Phrase("block"))),
    (Column("manifest", Phrase("Manifest says")), lambda one: one.manifest or "–"),
    (Column("now", Phrase("Computed now")), lambda one: one.now or "–"),
)


def verification_blocks(found: Verification, voice: Speech) -> Iterator[AnyBlock]:
    """Yield what was found of the journal, then every revision, then the verdict."""
    yield from (_finding(finding, voice) for finding in found.findings)
    for proof in found.proofs:
        yield from _proof(proof, found.year, voice)
    proved = found.is_proved
    yield Sentence(Phrase("PROVED") if proved else Phrase("NOT PROVED"), Tone.GOOD if proved else Tone.BAD)


def finding_words(finding: Finding, voice: Speech) -> str:
    """Say a finding in one line."""
    values = {
        name: voice.error(value) if isinstance(value, ParindexError) else value
        for name, value in finding.values.items()
    }
    return voice.say(finding.text, **values)


def _finding(finding: Finding, voice: Speech) -> Sentence:
    sign, tone = ("✗", Tone.FAULT) if finding.disproves else ("·", Tone.PLAIN)
    return Sentence(f"{sign} {finding_words(finding, voice)}", tone)


def _proof(proof: Proof, year: int, voice: Speech) -> Iterator[AnyBlock]:
    yield Heading(2, Phrase("{year}, revision {revision}", {"year": year, "revision": proof.revision.number}))
    yield Sentence(Phrase("SHA-256 of the manifest: {digest}", {"digest": proof.digest}))
    yield from (_finding(finding, voice) for finding in proof.findings)
    yield from _mismatches("cells", _cell_columns(voice), proof.cells)
    yield from _mismatches("results", _RESULT_COLUMNS, proof.results)
    if proof.compared:
        compared = {"number": proof.compared}
        yield Sentence(Phrase("Computed again from the store: {number} cells compared.", compared))
    yield from _files(proof, voice)
    yield Break()


def _cell_columns(voice: Speech) -> tuple[tuple[Column, Callable[[CellMismatch], Value]], ...]:
    return (
        (Column("unit", Phrase("Unit")), lambda one: one.name),
        (Column("component", Phrase("Component"), Kind.CODE), lambda one: one.code),
        (Column("cell", Phrase("Cell"), Kind.CODE), lambda one: _place(one, voice)),
        (Column("manifest", Phrase("Manifest says")), lambda one: _said(one.manifest)),
        (Column("store", Phrase("Store says")), lambda one: _said(one.store)),
        (Column("file", Phrase("File says")), lambda one: _said(one.file)),
    )


def _place(one: CellMismatch, voice: Speech) -> str:
    stage = step_heading(Step(one.stage), voice) if one.stage in set(Step) else one.stage
    return f"{one.cell} ({stage})" if stage else one.cell or "–"


def _said(text: str | None) -> Value:
    """Say what a cell holds; the manifest has its own words for cells without a score."""
    if text == "missing":
        return Phrase("nothing was typed")
    if text and text.startswith(_INAPPLICABLE):
        return Phrase("not applicable: {reason}", {"reason": text.removeprefix(_INAPPLICABLE)})
    return text or "–"


def _mismatches(
    key: str, columns: tuple[tuple[Column, Callable[[Found], Value]], ...], found: Sequence[Found]
) -> Iterator[AnyBlock]:
    """Yield the first rows of a table, and how many there are beside them."""
    if not found:
        return
    rest = len(found) - _SHOWN
    more = [Phrase("… and {number} more; --format json has all.", {"number": rest})] if rest > 0 else []
    yield tabled(key, columns, found[:_SHOWN], notes=more)


def _files(proof: Proof, voice: Speech) -> Iterator[Sentence]:
    if not proof.files:
        return
    counts = {state.value: sum(one.state is state for one in proof.files) for state in FileState}
    words = (
        "Workbooks: {same} read again and found the same, {changed} changed, {superseded} replaced by those of a "
        "later revision, {absent} not at hand."
    )
    yield Sentence(Phrase(words, counts))
    absent = [one.path for one in proof.files if one.state is FileState.ABSENT]
    yield from (Sentence("· " + voice.say("not at hand: {path}", path=path)) for path in absent[:_ABSENT])
    if len(absent) > _ABSENT:
        yield Sentence("· …")
