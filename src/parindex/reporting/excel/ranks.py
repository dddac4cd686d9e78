"""Ranks and tiers as formulas of the results sheet."""

from collections.abc import Sequence

from xlsxwriter.utility import xl_rowcol_to_cell

from parindex.model.criteria import Tier
from parindex.model.rules.bounds import Ladder
from parindex.reporting.excel.plan import ColumnPlan

__all__ = ["rank_formula", "tier_formula"]


def rank_formula(plan: ColumnPlan, row: int) -> str:
    """Return the rank of the unit in `row` of the components sheet among the ranked units."""
    policy = plan.edition.policy
    index = plan.tail["published" if policy.rank_on == "published" else "index"]
    columns = [index, *(plan.breakers[code] for code in policy.tie_breakers)]
    keys = [(plan.ranked_range(column), plan.elsewhere(column, row)) for column in columns]
    if policy.ties == "competition" and len(keys) == 1:
        cells, own = keys[0]
        return f"=RANK({own},{cells})"
    if policy.ties == "competition":
        return f"=1+SUMPRODUCT(--({_ahead(keys)}>0))"
    same = ",".join(f"{cells},{cells}" for cells, _ in keys)
    return f"=1+ROUND(SUMPRODUCT(({_ahead(keys)})/COUNTIFS({same})),0)"


def _ahead(keys: Sequence[tuple[str, str]]) -> str:
    """Who is ahead: more in the first key, or equal there and more in the next, and so on."""
    terms = []
    for place, (cells, own) in enumerate(keys):
        equal = "".join(f"({before}={mine})*" for before, mine in keys[:place])
        terms.append(f"{equal}({cells}>{own})")
    return "+".join(terms)


def tier_formula(key: str, tiers: Sequence[Tier], first_row: int, title: int, bound: int) -> str:
    """Return the title of the tier of an index; titles and bounds stand in a table of the same sheet."""
    formula = '""'
    places = {tier.id: place for place, tier in enumerate(tiers)}
    for tier in reversed(Ladder(tiers).steps):
        row = first_row + places[tier.id]
        name = xl_rowcol_to_cell(row, title, row_abs=True, col_abs=True)
        limit = xl_rowcol_to_cell(row, bound, row_abs=True, col_abs=True)
        if tier.bound is None:
            formula = name
        else:
            formula = f"IF({key}{'>' if tier.bound.exclusive else '>='}{limit},{name},{formula})"
    return f'=IF(ISNUMBER({key}),{formula},"")'
