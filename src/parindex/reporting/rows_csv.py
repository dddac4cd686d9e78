"""The ranking as one row a unit, for spreadsheets and scripts.

Excel opens a CSV by the regional setting of Windows; under Vietnamese that is a decimal comma and a
semicolon between fields. So the Vietnamese file has both, the English one a point and a comma. The
byte order mark tells Excel that the text is UTF-8.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from parindex.language import Speech, speech
from parindex.model.scores import Basis
from parindex.reporting.contents import BlockReport, Figure, ReportContext, Row

__all__ = ["csv_number", "harmless", "render_csv"]

_AFTER_SEPARATOR = re.compile(r"((?<=\S)[;,\t]\s*|^[;,]\s*)(?=[=+@＝＋－＠-])")
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
"""Signs that begin a formula; programs for East Asian languages take the full-width ones, too."""


def render_csv(context: ReportContext, _templates: Path | None) -> bytes:
    """Write one row per unit of every block."""
    voice = speech(context.locale)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="," if context.locale == "en" else ";")
    writer.writerow(_head(voice))
    for block in context.blocks:
        revisions = (_revision(context), _compared(block), _basis(context, voice))
        writer.writerows([*_row(block, row, context.locale), *revisions] for row in block.rows)
    return out.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula, whatever it takes for a separator."""
    parted = _AFTER_SEPARATOR.sub(r"\1'", text)
    return f"'{parted}" if parted.lstrip().startswith(_STARTS) else parted


def _head(voice: Speech) -> list[str]:
    say = voice.say
    first = [say("Year"), say("Block"), say("Criteria set"), say("Rank"), say("Id"), say("Unit")]
    figures = [say("Points"), say("Maximum"), say("Index %"), say("Tier"), say("From mean")]
    changes = [say("± points"), say("± index"), say("± rank"), say("Tier change"), say("Why not comparable")]
    changes += [say("Previous rank"), say("Revision"), say("Revision compared with"), say("Scores that count")]
    return first + figures + changes


def _row(block: BlockReport, row: Row, locale: str) -> Iterator[str]:
    change = row.change
    yield from (str(block.year), harmless(block.title), harmless(block.set.key))
    yield from ("" if row.rank == "–" else row.rank, harmless(row.unit), harmless(row.name))
    yield from (csv_number(figure, locale) for figure in (row.points, row.applicable, row.index))
    yield harmless(row.tier)
    yield from (csv_number(figure, locale) for figure in (row.from_mean, change.points, change.index, change.rank))
    why = f"{change.reason} ({change.how})" if change.how else change.reason
    yield from (harmless(change.tier), harmless(why or change.note), change.previous_rank)


def _revision(context: ReportContext) -> str:
    """Return the revision of the year; 1 for a year that was never amended."""
    return str(context.revision_place.revision.number) if context.revision_place else ""


def _basis(context: ReportContext, voice: Speech) -> str:
    if context.revision_place is None:
        return ""
    own = context.revision_place.revision.counted is Basis.SELF
    return voice.say("self scores") if own else voice.say("appraised scores")


def _compared(block: BlockReport) -> str:
    compared = None if block.compare_areas is None else block.source.compared
    return str(compared.number) if compared else ""


def csv_number(figure: Figure, locale: str) -> str:
    """Write a number as a spreadsheet reads it: no grouping, an ordinary minus."""
    if figure.rounded is None:
        return ""
    group = "," if locale == "en" else "."
    return figure.text.replace(group, "").replace("−", "-").removeprefix("+")
