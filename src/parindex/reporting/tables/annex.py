"""A criteria set as the annex of a decision: one table, as `parindex criteria import` reads it."""

from collections.abc import Mapping

from parindex.language import Speech
from parindex.language.rule_words import plain, rule_words
from parindex.model.criteria import Adjustment, Edition, Node
from parindex.model.texts.message import Phrase
from parindex.reporting.blocks import AnyBlock, Column, Heading, Kind, Said, Sentence, Table, Value

__all__ = ["annex_blocks"]

_COLUMNS = (
    Column("code", Phrase("No."), Kind.CODE, width=9),
    Column("title", Phrase("Criterion"), width=52),
    Column("max", Phrase("Maximum points"), Kind.MAXIMUM, width=11),
    Column("rule", Phrase("How points are given"), width=62),
    Column("by", Phrase("Form of assessment"), width=18),
)
_BY: Mapping[str | None, Said] = {"survey": Phrase("Opinion survey"), "appraisal": Phrase("Appraisal"), None: ""}
_KINDS = {"bonus": Phrase("Bonus points"), "penalty": Phrase("Penalty points")}


def annex_blocks(edition: Edition, voice: Speech) -> list[AnyBlock]:
    """Return title, basis and the table in printed order, bonus and penalty points behind the tree, the total last.

    Maxima have all their digits.
    """
    said: list[AnyBlock] = [Heading(1, edition.title.in_(voice.locale))]
    if edition.basis:
        said.append(Sentence(edition.basis.in_(voice.locale)))
    if edition.draft:
        said.append(Sentence(Phrase("DRAFT, not yet reviewed")))
    nodes = [node for _, node in edition.walk()]
    rows = (
        *(_row(node, voice) for node in nodes),
        *(_beside(one, voice) for one in edition.adjustments),
        ("", Phrase("Total"), plain(edition.total, voice), "", ""),
    )
    strong = {place for place, node in enumerate(nodes) if not node.is_leaf} | {len(rows) - 1}
    return [*said, Table("annex", "", _COLUMNS, rows, strong=frozenset(strong))]


def _row(node: Node, voice: Speech) -> tuple[Value, ...]:
    rule = rule_words(node.score, node.total, voice) if node.is_leaf else ""
    return node.printed, node.title.in_(voice.locale), plain(node.total, voice), rule, _BY[node.assessed_by]


def _beside(one: Adjustment, voice: Speech) -> tuple[Value, ...]:
    title = f"{voice.say(_KINDS[one.kind].template)}: {one.title.in_(voice.locale)}"
    return one.code, title, plain(one.max, voice), "", ""
