"""What was published."""

from parindex.cli.present.saved import shown
from parindex.cli.present.terminal import answer, plain, say, table
from parindex.language import Speech
from parindex.language.lacking import sheets_lacking
from parindex.language.single_line import one_line
from parindex.model.records.manifest import BlockResults
from parindex.model.units import Registry
from parindex.reporting.documents.heads import Document, head, title_document
from parindex.workflow.publication.publish import Published, lacking

__all__ = ["print_publication", "publication_document"]


def print_publication(published: Published, speech: Speech, *, codes: bool = False) -> None:
    """Print the totals of every block and the digest for the decision on paper."""
    manifest = published.manifest
    answer(
        speech.say("{year}, revision {revision}", year=manifest.year, revision=manifest.revision),
        style="bold",
    )
    made = table(
        (speech.say("Block"), False),
        (speech.say("Criteria set"), False),
        (speech.say("Sheets"), True),
        (speech.say("Ranked"), True),
        (speech.say("Lacking"), True),
    )
    for block in manifest.blocks.values():
        made.add_row(plain(block.title), plain(block.criteria), *map(str, _counts(block)))
    answer(made)
    _print_lacking(published, speech, codes=codes)
    if published.same_as is not None:
        same = speech.say(
            "The results are the same as those of revision {revision}; was a correction forgotten?",
            revision=published.same_as,
        )
        answer(same, style="yellow")
    answer(
        speech.say(
            "{inputs} inputs, {definitions} definition files",
            inputs=len(manifest.inputs),
            definitions=len(manifest.definitions),
        )
    )
    answer(speech.say("SHA-256 of the manifest: {digest}", digest=published.digest), style="bold")
    if published.path is None:
        say(speech.say("Nothing was locked (--dry-run)."))
    else:
        say(speech.say("Written: {path}", path=shown(published.path)))
        say(speech.say("The year is locked. Write the SHA-256 into the decision on paper: it proves this result."))


def _print_lacking(published: Published, speech: Speech, *, codes: bool) -> None:
    missing = list(lacking(published.manifest))
    for name, without in missing:
        if not without:
            answer(plain(speech.say("Published without: {name}", name=name)))
    for line in sheets_lacking(((name, without) for name, without in missing if without), speech, every=codes):
        answer(plain(speech.say("Published without: {name}", name=line)))


def _counts(block: BlockResults) -> tuple[int, int, int]:
    ranked = sum(unit.rank is not None for unit in block.units.values())
    return len(block.units), ranked, len(block.absent) + sum(bool(unit.missing) for unit in block.units.values())


def publication_document(published: Published, registry: Registry) -> Document:
    """Return the same for machines; the manifest itself is a file of its own."""
    manifest = published.manifest
    return {
        **head(2),
        "year": manifest.year,
        "revision": manifest.revision,
        "reason": one_line(manifest.reason),
        "published_at": manifest.published_at,
        "locked": published.path is not None,
        "manifest": str(published.path) if published.path else None,
        "manifest_sha256": published.digest,
        "inputs": len(manifest.inputs),
        "definitions": len(manifest.definitions),
        "blocks": [
            {
                "block": name,
                "title": title_document(registry.blocks[name].title.in_("vi")),
                "criteria": block.criteria,
                "mean_exact": block.mean,
                "sheets": _counts(block)[0],
                "ranked": _counts(block)[1],
                "absent": sorted(block.absent),
                "incomplete": sorted(unit for unit, result in block.units.items() if result.missing),
            }
            for name, block in manifest.blocks.items()
        ],
    }
