"""How the units of a year would stand under the rules of another one."""

from fractions import Fraction
from types import SimpleNamespace

import pytest

from parindex.analysis.comparability.rank_rules import RankField, RankRules, printed_field, rules_of
from parindex.model.criteria import Policy


def heights(**units):
    """Give each unit its index, or the index and what may break ties."""
    pairs = {unit: one if isinstance(one, tuple) else (one, {}) for unit, one in units.items()}
    return {
        unit: SimpleNamespace(index=Fraction(index), breakers=breakers) for unit, (index, breakers) in pairs.items()
    }


def field(policy, **units):
    return RankField(rules_of(policy), heights(**units))


TIED = {"a": 90, "b": 80, "c": 80, "d": 70}


@pytest.mark.parametrize(
    ("ties", "ranks"),
    [("competition", {"a": 1, "b": 2, "c": 2, "d": 4}), ("dense", {"a": 1, "b": 2, "c": 2, "d": 3})],
)
def test_a_field_is_ranked_by_its_own_rules_and_by_those_of_another_year(ties, ranks):
    own = field(Policy(ties=ties), **TIED)
    assert own.under(RankRules()) == ranks
    other = field(Policy(ties="dense" if ties == "competition" else "competition"), **TIED)
    assert other.under(rules_of(Policy(ties=ties))) == ranks


def test_ranks_by_printed_numbers_tie_what_exact_ones_part():
    own = field(Policy(), a="80.004", b="80.001", c=70)
    assert own.under(RankRules()) == {"a": 1, "b": 2, "c": 3}
    assert own.under(rules_of(Policy(rank_on="published", published_decimals=2))) == {"a": 1, "b": 1, "c": 3}


def test_what_breaks_ties_counts_in_its_order_and_an_unknown_value_comes_last():
    breaking = rules_of(Policy(tie_breakers=("1", "2")))
    low, high = Fraction(40), Fraction(60)
    own = field(
        Policy(),
        a=(80, {"1": low, "2": high}),
        b=(80, {"1": high, "2": low}),
        c=(80, {"1": None, "2": high}),
        d=(80, {"1": high, "2": high}),
    )
    assert own.under(breaking) == {"d": 1, "b": 2, "a": 3, "c": 4}
    assert set(own.under(RankRules()).values()) == {1}


def test_a_value_of_zero_stands_before_none_at_all():
    own = field(Policy(), a=(80, {"1": None}), b=(80, {"1": Fraction(0)}))
    assert own.under(rules_of(Policy(tie_breakers=("1",)))) == {"b": 1, "a": 2}


def test_ties_that_something_unknown_would_break_have_no_rank():
    own = field(Policy(), **TIED)
    assert own.under(rules_of(Policy(tie_breakers=("9",)))) == {"a": 1, "d": 4}
    assert own.under(rules_of(Policy(tie_breakers=("9",), ties="dense"))) == {"a": 1}


@pytest.mark.parametrize(
    ("ranks", "dense", "competition"),
    [
        ({"a": 1, "b": 1, "c": 3}, {"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 3}),
        ({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 3}),
        ({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 2, "c": 3}),
    ],
)
def test_the_ties_of_a_printed_table_are_known_by_the_rank_that_follows(ranks, dense, competition):
    whole = printed_field(ranks, whole=True)
    assert whole.under(RankRules()) == ranks
    assert whole.under(rules_of(Policy(ties="dense"))) == dense
    assert whole.under(rules_of(Policy(ties="competition"))) == competition
    assert printed_field(ranks, whole=False).under(RankRules()) == {}


def test_where_no_rank_follows_a_shared_one_both_conventions_fit():
    assert printed_field({"a": 1, "b": 2, "c": 2}, whole=True).rules.ties is None
    assert printed_field({"a": 1, "b": 1, "c": 2}, whole=True).rules.ties == "dense"
    assert printed_field({"a": 1, "b": 1, "c": 3}, whole=True).rules.ties == "competition"
