"""The components sheet: points as values, everything above them as formulas."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial

from xlsxwriter.utility import xl_range

from parindex.language.single_line import one_line
from parindex.model.conditions import lowest_cap
from parindex.model.criteria import Edition, Node
from parindex.model.results.scorecards import Scorecard, Standing
from parindex.model.tie_breakers import property_of
from parindex.reporting.excel.formulas import NOTHING, Formulas, RowFormulas
from parindex.reporting.excel.page import Page
from parindex.reporting.excel.plan import APPRAISAL, FIRST_COLUMN, HEAD_ROW, SURVEY, ColumnPlan
from parindex.reporting.writers.book import cached, merged, row_height

__all__ = ["write_components"]

_HEADS: Mapping[str, str] = {
    "code": "Code",
    "title": "Title",
    "max": "Maximum",
    "weight": "Weight",
    "kind": "Assessed by",
}
_TITLES: Mapping[str, str] = {
    "appraised": "Appraised points",
    "appraised_max": "Maximum that applies, appraised",
    "surveyed": "Survey points",
    "surveyed_max": "Maximum that applies, survey",
    "points": "Points in all",
    "max": "Maximum that applies",
    "converted": "Points on the full scale",
    "index": "Index %",
    "published": "Published index %",
}
_AREA = {"bg_color": "#EEF3F8", "bold": True}
_GROUP = {"bg_color": "#F7F9FB"}
_NAME_WIDTH = 28
_LAST = -1e15
"""Stands for a property that a unit does not have."""

_SCALE = 60
"""Percent: some thirty units and twenty components on a page."""
_DEEPEST = 7
"""Excel folds no more levels."""


def write_components(page: Page) -> None:
    """Write the points of every unit and component, and the formulas from there to the index."""
    page.title(page.voice.say("Points by component"))
    _heads(page)
    formulas = RowFormulas(page.plan)
    for place, standing in enumerate(page.block.source.standings.standings):
        _unit(page, page.plan.first_row + place, standing, formulas)
    _foot(page, page.plan.foot_row)
    _shape(page)


def _heads(page: Page) -> None:
    plan, voice = page.plan, page.voice
    for name in _HEADS:
        line = plan.head(name)
        merged(page.sheet, (line, 0, line, 1), voice.say(_HEADS[name]), page.book.look("head"))
    for node in plan.edition.nodes.values():
        _node_head(page, node)
    for item in plan.edition.adjustments:
        title = f"{one_line(item.title.in_(voice.locale))}{' (−)' if item.kind == 'penalty' else ' (+)'}"
        _tail_head(page, plan.adjustments[item.code], item.code, title)
        small = page.book.look("head_small")
        page.sheet.write_number(plan.head("max"), plan.adjustments[item.code], float(item.max), small)
    for name, column in plan.tail.items():
        _tail_head(page, column, "", voice.say(_TITLES[name]))
    for code, column in plan.indexes.items():
        _tail_head(page, column, code, voice.say("Index % ({code})", code=code))
    weights = page.block.source.standings.weights
    if plan.weights is not None and weights is not None:
        _tail_head(page, plan.weights, "", voice.say("Weight in means: {name}", name=one_line(weights.name)))
    for code, column in plan.breakers.items():
        _tail_head(page, column, code, voice.say("Parts ties: {code}", code=_named(plan, code)))


def _named(plan: ColumnPlan, breaker: str) -> str:
    asked = property_of(breaker)
    return one_line(asked.name) if asked else plan.kinds.get(breaker, breaker)


def _node_head(page: Page, node: Node) -> None:
    sheet, plan, column, small = page.sheet, page.plan, page.plan.nodes[node.code], page.book.look("head_small")
    sheet.write_string(plan.head("code"), column, node.code, page.book.look("head"))
    title = one_line(node.title.in_(page.voice.locale))
    if not node.counts:
        title = page.voice.say("{title} (not counted)", title=title)
    elif node.deducts:
        title = page.voice.say("{title} (taken off)", title=title)
    sheet.write_string(plan.head("title"), column, title, page.book.look("head_up"))
    sheet.write_number(plan.head("max"), column, float(node.total), small)
    if _averaged(plan, node):
        sheet.write_number(plan.head("weight"), column, float(node.weighs), small)
    else:
        sheet.write_blank(plan.head("weight"), column, None, small)
    kind = plan.kinds.get(plan.terms.get(node.code, ""), "")
    sheet.write_string(plan.head("kind"), column, kind, small)


def _averaged(plan: ColumnPlan, node: Node) -> bool:
    """Tell whether a node is a part of a mean, where its weight counts."""
    return plan.edition.above(node.code).aggregate != "sum"


def _tail_head(page: Page, column: int, code: str, title: str) -> None:
    page.sheet.write_string(page.plan.head("code"), column, code, page.book.look("head"))
    page.sheet.write_string(page.plan.head("title"), column, title, page.book.look("head_up", bold=True))
    for name in ("max", "weight", "kind"):
        page.sheet.write_blank(page.plan.head(name), column, None, page.book.look("head_small"))


def _unit(page: Page, row: int, standing: Standing, formulas: RowFormulas) -> None:
    sheet, plan, card = page.sheet, page.plan, standing.card
    formulas = formulas.under(_caps(card), _class_weights(card, page.plan.edition))
    name = one_line(card.name)
    sheet.write_string(row, 0, "–" if standing.rank is None else str(standing.rank), page.book.look("centre"))
    sheet.write_string(row, 1, name, page.book.look("text"))
    sheet.set_row(row, row_height((name, _NAME_WIDTH)))
    for depth, node in plan.edition.walk():
        if node.is_leaf:
            _leaf(page, row, card, node)
        else:
            score, look = card.nodes[node.code], page.number(**(_GROUP if depth else _AREA))
            value = cached(score.points if score.applicable else None)
            formula = formulas.at(row, ("group", node.code), partial(Formulas.group, node=node))
            sheet.write_formula(row, plan.nodes[node.code], formula, look, value)
    for code, column in plan.adjustments.items():
        sheet.write_number(row, column, float(card.leaves[code].points), page.number())
    _results(page, row, card, formulas)
    weights = page.block.source.standings.weights
    if plan.weights is not None and weights is not None:
        number = float(weights.of_unit.get(card.unit, 0))
        sheet.write_number(row, plan.weights, number, page.book.general())


def _class_weights(card: Scorecard, edition: Edition) -> dict[str, Decimal]:
    """Return what parts of means weigh for the class of a unit, by code, where that is not as the set says of all."""
    if card.edition is edition:
        return {}
    return {code: node.weighs for code, node in card.edition.nodes.items() if node.weight != edition.nodes[code].weight}


def _caps(card: Scorecard) -> dict[str, Decimal]:
    """Return the caps that hold for a unit, by code of the group."""
    found = {
        code: lowest_cap(node.caps, lambda asked: card.leaves[asked].answer)
        for code, node in card.edition.nodes.items()
        if node.caps
    }
    return {code: cap for code, cap in found.items() if cap is not None}


def _leaf(page: Page, row: int, card: Scorecard, node: Node) -> None:
    """Write points, or a dash where the component does not apply."""
    score, column = card.nodes[node.code], page.plan.nodes[node.code]
    if score.applicable or not node.total:
        page.sheet.write_number(row, column, float(score.points), page.number())
    else:
        page.sheet.write_string(row, column, "–", page.book.look("centre"))


def _results(page: Page, row: int, card: Scorecard, formulas: RowFormulas) -> None:
    sheet, plan = page.sheet, page.plan
    results: dict[str, tuple[Callable[[Formulas], str], Fraction | None]] = {
        "appraised": (lambda of: of.achieved(APPRAISAL), card.appraisal.points),
        "appraised_max": (lambda of: of.applicable(APPRAISAL), card.appraisal.applicable),
        "surveyed": (lambda of: of.achieved(SURVEY), card.survey.points),
        "surveyed_max": (lambda of: of.applicable(SURVEY), card.survey.applicable),
        "points": (Formulas.points, card.points),
        "max": (Formulas.maximum, card.applicable),
        "converted": (Formulas.converted, card.converted),
        "index": (Formulas.total_index, card.index),
        "published": (Formulas.published, card.published),
    }
    for name, (make, value) in results.items():
        sheet.write_formula(row, plan.tail[name], formulas.at(row, ("", name), make), page.number(), cached(value))
    for code, column in plan.indexes.items():
        formula = formulas.at(row, ("index", code), partial(Formulas.index, code=code))
        sheet.write_formula(row, column, formula, page.number(), cached(card.nodes[code].index))
    for code, column in plan.breakers.items():
        if property_of(code):
            _outside(page, row, column, card.outside.get(code))
            continue
        look, stored = page.number(num_format='0.00;"–"'), cached(_breaker(card, code), -1)
        formula = formulas.at(row, ("breaker", code), partial(Formulas.index, code=code, nothing="-1"))
        sheet.write_formula(row, column, formula, look, stored)


def _outside(page: Page, row: int, column: int, number: Fraction | None) -> None:
    """Write a property that parts ties; a unit without it is behind all others."""
    sheet, general = page.sheet, page.book.general()
    sheet.write_number(row, column, _LAST if number is None else float(number), general)


def _breaker(card: Scorecard, code: str) -> Fraction | None:
    if code in card.nodes:
        return card.nodes[code].index
    return card.survey.index if code == SURVEY else card.appraisal.index


def _foot(page: Page, row: int) -> None:
    """Write lost points of the ranked units under what points are the sum of, exact means under the indexes.

    Raw points inside a mean are no points of the index, so the mean has its loss and its parts have none.
    """
    plan, lost = page.plan, _lost(page)
    head = page.voice.say("Lost points, mean index")
    merged(page.sheet, (row, 0, row, 1), head, page.book.look("head"))
    for code, column in plan.nodes.items():
        if code in lost and plan.ranked and plan.partly(code):
            page.sheet.write_number(row, column, float(lost[code]), page.number(bold=True))
        elif code in lost and plan.ranked:
            cells = xl_range(plan.first_row, column, plan.last_ranked, column)
            formula = f"=COUNT({cells})*{plan.head_cell(code, 'max')}-SUM({cells})"
            page.sheet.write_formula(row, column, formula, page.number(bold=True), cached(lost[code]))
        else:
            page.sheet.write_blank(row, column, None, page.number())
    means = {plan.indexes[area.code]: area.mean for area in page.block.areas}
    for column, mean in {**means, plan.tail["index"]: page.block.mean}.items():
        formula = _mean(plan, column) if plan.ranked else f"={NOTHING}"
        page.sheet.write_formula(row, column, formula, page.number(bold=True), cached(mean.exact))


def _mean(plan: ColumnPlan, column: int) -> str:
    cells = xl_range(plan.first_row, column, plan.last_ranked, column)
    if plan.weights is None:
        return f"=IF(COUNT({cells})=0,{NOTHING},AVERAGE({cells}))"
    counted = xl_range(plan.first_row, plan.weights, plan.last_ranked, plan.weights)
    return f"=IF(COUNT({cells})=0,{NOTHING},SUMPRODUCT({cells},{counted})/SUMPRODUCT(ISNUMBER({cells})*{counted}))"


def _lost(page: Page) -> dict[str, Fraction]:
    """Return what the ranked units lost on every term of the sum; nothing where the whole set averages."""
    if not page.plan.edition.adds_up(page.plan.edition.root):
        return {}
    cards = [one.card for one in page.block.source.standings.standings if one.rank is not None]
    return {code: sum((card.nodes[code].lost for card in cards), Fraction(0)) for code in page.plan.terms}


def _shape(page: Page) -> None:
    """Set widths, outline, frozen head and print titles."""
    sheet, plan = page.sheet, page.plan
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, _NAME_WIDTH)
    for depth, node in plan.edition.walk():
        column = plan.nodes[node.code]
        sheet.set_column(column, column, 7.5, None, {"level": min(depth, _DEEPEST)})
    sheet.set_column(FIRST_COLUMN + len(plan.nodes), plan.last_column, 9.5)
    sheet.set_row(plan.head("title"), 170)
    if not any(_averaged(plan, node) for node in plan.edition.nodes.values()):
        sheet.set_row(plan.head("weight"), options={"hidden": True})
    sheet.outline_settings(visible=True, symbols_below=False, symbols_right=False)
    sheet.freeze_panes(plan.first_row, FIRST_COLUMN)
    sheet.repeat_rows(HEAD_ROW, plan.first_row - 1)
    sheet.repeat_columns(0, 1)
    sheet.set_print_scale(_SCALE)
