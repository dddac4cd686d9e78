"""What is locked when a year is published: the totals of every block, and the digest for the decision on paper."""

from collections.abc import Callable, Iterator

from parindex.language import Speech
from parindex.language.lacking import sheets_lacking
from parindex.model.records.manifest import BlockResults, Manifest, lacking
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Column, Heading, Kind, Sentence, Tone, Value, tabled

__all__ = ["counts_of", "locked_blocks"]

_COLUMNS: tuple[tuple[Column, Callable[[BlockResults], Value]], ...] = (
    (Column("block", Phrase("Block")), lambda block: block.title),
    (Column("criteria", Phrase("Criteria set"), Kind.CODE), lambda block: block.criteria),
    (Column("sheets", Phrase("Sheets"), Kind.COUNT), lambda block: len(block.units)),
    (Column("ranked", Phrase("Ranked"), Kind.COUNT), lambda block: counts_of(block)[0]),
    (Column("lacking", Phrase("Lacking"), Kind.COUNT), lambda block: counts_of(block)[1]),
)


def locked_blocks(
    manifest: Manifest, digest: str, same_as: int | None, voice: Speech, *, codes: bool = False
) -> Iterator[AnyBlock]:
    """Yield the totals of every block, what was published without, and the digest.

    `same_as` is the revision before, where it has the very same results; `codes` names every missing score.
    """
    yield Heading(1, Phrase("{year}, revision {revision}", {"year": manifest.year, "revision": manifest.revision}))
    yield tabled("blocks", _COLUMNS, manifest.blocks.values())
    yield from (
        Sentence(Phrase("Published without: {name}", {"name": name})) for name in _without(manifest, voice, codes)
    )
    if same_as is not None:
        words = "The results are the same as those of revision {revision}; was a correction forgotten?"
        yield Sentence(Phrase(words, {"revision": same_as}), Tone.NOTE)
    numbers = {"inputs": len(manifest.inputs), "definitions": len(manifest.definitions)}
    yield Sentence(Phrase("{inputs} inputs, {definitions} definition files", numbers))
    yield Sentence(Phrase("SHA-256 of the manifest: {digest}", {"digest": digest}), Tone.STRONG)


def counts_of(block: BlockResults) -> tuple[int, int]:
    """Return how many units of a block are ranked, and how many lack a sheet or a score."""
    ranked = sum(unit.rank is not None for unit in block.units.values())
    return ranked, len(block.absent) + sum(bool(unit.missing) for unit in block.units.values())


def _without(manifest: Manifest, voice: Speech, codes: bool) -> Iterator[str]:  # noqa: FBT001  as above
    missing = list(lacking(manifest))
    yield from (name for name, without in missing if not without)
    yield from sheets_lacking(((name, without) for name, without in missing if without), voice, every=codes)
