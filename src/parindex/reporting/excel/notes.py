"""The notes sheet: what was measured, by which policy, who is missing, where points were lost."""

from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from parindex.language import Speech
from parindex.reporting.excel.paper import page_height
from parindex.reporting.report.contents import BlockReport, Loss, RevisionNote
from parindex.reporting.writers.book import Book, fitted, merged, row_height

__all__ = ["write_notes"]

_LINE = 16
"""Points of a row of no special height."""


def write_notes(book: Book, name: str, block: BlockReport, voice: Speech, revision: RevisionNote | None) -> None:
    """Write subjects and sentences, then the table of lost points."""
    sheet = book.sheet(name)
    sheet.write_string(0, 0, voice.say("Notes"), book.look("title"))
    line, high = 2, 2.0 * _LINE
    for line, (subject, text) in enumerate(_notes(block, voice, revision), 2):
        height = row_height((text, 102), (subject, 24))
        sheet.write_string(line, 0, subject, book.look("subject"))
        merged(sheet, (line, 1, line, 4), text, book.look("note"))
        sheet.set_row(line, height)
        high += height
    _losses(sheet, book, line + 2, block, voice)
    high += _LINE * 3 + sum(_loss_height(loss) for loss in block.losses)
    scale = fitted(sheet, (24, 60, 14, 14, 14))
    if block.losses and high > page_height(scale):
        sheet.set_h_pagebreaks([line + 2])


def _notes(block: BlockReport, voice: Speech, revision: RevisionNote | None) -> Iterator[tuple[str, str]]:
    say = voice.say
    model = f" – {say('a model, not an official text')}" if block.set.model else ""
    for sentence in revision.lines if revision else ():
        yield say("Revision"), sentence
    yield say("Block"), block.title
    yield say("Criteria set"), f"{block.set.title} ({block.set.key}){model}"
    if block.set.basis:
        yield say("Basis"), block.set.basis
    yield say("Completeness"), block.completeness
    if block.absent:
        yield say("No sheet"), "; ".join(block.absent)
    for line in block.incomplete_lines:
        yield say("Incomplete sheet"), line
    for sentence in block.against:
        yield say("Comparison"), sentence
    for group in block.left_groups:
        yield say("Only in {year}", year=block.compare), f"{group.reason}: {'; '.join(group.names)}"
    for policy in block.policy:
        yield policy.subject, policy.text
    yield from _sentences(block, voice)
    yield (
        say("Formulas"),
        say(
            "Points of components are values; subtotals, totals, index, tiers and ranks are computed from them. "
            "Rows keep the order in which they were ranked. Indexes are compared to ten decimals."
        ),
    )


def _sentences(block: BlockReport, voice: Speech) -> Iterator[tuple[str, str]]:
    """What explains printed numbers that do not explain themselves."""
    say = voice.say
    yield from ((say("Printed alike"), sentence) for sentence in block.decided)
    yield from ((say("Beyond 0–100 %"), sentence) for sentence in block.beyond)
    yield from ((say("Lost points"), sentence) for sentence in block.losses_note)


def _losses(sheet: Worksheet, book: Book, line: int, block: BlockReport, voice: Speech) -> None:
    if not block.losses:
        return
    say = voice.say
    sheet.write_string(line, 0, say("Components where the block lost most points"), book.look("title"))
    heads = [say("Code"), say("Component"), say("Lost points"), say("Share %"), say("Number of units")]
    for column, head in enumerate(heads):
        sheet.write_string(line + 1, column, head, book.look("head"))
    decimals = block.source.standings.edition.policy.published_decimals
    for row, loss in enumerate(block.losses, line + 2):
        sheet.write_string(row, 0, loss.code, book.look("centre"))
        sheet.write_string(row, 1, loss.title, book.look("text"))
        sheet.set_row(row, _loss_height(loss))
        sheet.write_number(row, 2, float(loss.lost.rounded or 0), book.digits(decimals))
        sheet.write_number(row, 3, float(loss.share.rounded or 0), book.digits(decimals))
        sheet.write_number(row, 4, loss.units, book.general())


def _loss_height(loss: Loss) -> float:
    return row_height((loss.title, 60))
