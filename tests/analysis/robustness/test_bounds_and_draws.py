"""Which ranks hold: exact bounds, probabilities and draws, beside what is known in closed form."""

from fractions import Fraction
from statistics import NormalDist

import pytest
from tests.published.tables import table
from tests.scoring.making import NA, edition, group, leaf, sheet

from parindex.analysis import rank
from parindex.analysis.robustness import NotLinear, rank_bounds, robustness, weighed
from parindex.analysis.robustness.assumptions import drawn
from parindex.analysis.robustness.simulation import Simulation
from parindex.analysis.robustness.spread import rank_spreads
from parindex.analysis.robustness.study import StudyPlan
from parindex.analysis.robustness.two_weights import two_weights
from parindex.analysis.robustness.weight_draws import weight_draws
from parindex.model.studies.robustness import standard_error
from parindex.scoring import score

QUARTER = Fraction(1, 4)


def block(model, scores, **rest):
    codes = [node.code for node in model.leaves]
    sheets = [sheet(unit, dict(zip(codes, row, strict=True))) for unit, row in scores.items()]
    return rank("b", "Block", model.edition, model, score(model, sheets), **rest)


@pytest.fixture(scope="module")
def binh_duong():
    rows = table("binh_duong_2017.csv")
    model = edition(leaf("appraisal", 65), leaf("survey", 35, survey=True))
    sheets = [sheet(row["unit"], {"appraisal": row["appraisal"]}, survey={"survey": row["survey"]}) for row in rows]
    return rank("districts", "Districts", 2017, model, score(model, sheets))


def test_places_7_and_8_of_binh_duong_2017_are_61_6_and_38_4_percent_exactly(binh_duong):
    found = two_weights(weighed(binh_duong), QUARTER)
    assert found.ranks[6] == {7: Fraction(2617500, 4247000), 8: 1 - Fraction(2617500, 4247000)}
    assert round(float(100 * found.ranks[6][7]), 1) == 61.6
    assert round(float(100 * found.ahead[7, 6]), 1) == 38.4


def test_a_leader_is_told_that_5_of_9_ranks_hold_and_that_7_and_8_are_one(binh_duong):
    study = robustness(binh_duong, StudyPlan(draws=0))
    assert (study.held, len(study.bounds)) == (5, 9)
    assert [(bound.best, bound.worst) for bound in study.bounds][4:8] == [(5, 6), (5, 6), (7, 8), (7, 8)]
    assert all(bound.exact for bound in study.bounds)
    assert [(pair.first, pair.second) for pair in study.inseparable] == [("Huyện Dầu Tiếng", "Huyện Phú Giáo")]


def test_draws_agree_with_the_exact_probability_within_three_standard_errors(binh_duong):
    study = robustness(binh_duong, StudyPlan(draws=10_000, scenarios=("weights",)))
    seventh = study.scenarios[0].spreads[6]
    error = standard_error(seventh.counts[7], seventh.draws)
    assert abs(float(seventh.share(7)) - 61.6317) < 3 * float(error)


def test_the_closed_form_of_stochastic_acceptability_is_met_exactly():
    rows = table("smaa2_exact_two_criteria.csv")
    model = edition(leaf("1", 1), leaf("2", 1))
    made = block(
        model, {row["alternative"]: (str(float(Fraction(row["x1"]))), str(float(Fraction(row["x2"])))) for row in rows}
    )
    terms = weighed(made)
    found = two_weights(terms, Fraction(1))  # all weights from 0 to the whole
    for number, unit in enumerate(terms.units):
        row = next(row for row in rows if row["alternative"] == unit.unit)
        assert [found.ranks[number].get(place, 0) for place in (1, 2, 3, 4)] == [
            Fraction(row[f"b{place}"]) for place in (1, 2, 3, 4)
        ]
    names = [unit.unit for unit in terms.units]
    for row in table("smaa2_exact_pairwise_winning.csv"):
        pair = names.index(row["alternative"]), names.index(row["beats"])
        assert found.ahead[pair] == Fraction(row["probability"])


TREE = edition(
    group("1", leaf("1.1", 4), leaf("1.2", 6), leaf("1.3", 10)),
    group("2", leaf("2.1", 15), leaf("2.2", 5), assessed_by="survey"),
    leaf("3", 60),
)
SCORES = {
    "a": (4, 3, 7, 10, 5, 40),
    "b": (2, 6, 8, 15, 2, 37),
    "c": (1, 6, 9, 12, 5, 36),
    "d": (4, 6, 10, 5, 1, 41),
    "e": (3, NA, 8, 11, 4, 38),
}


def three_stages(scores):
    sheets = []
    for unit, row in scores.items():
        codes = [node.code for node in TREE.leaves]
        values = dict(zip(codes, row, strict=True))
        survey = {code: values.pop(code) for code in ("2.1", "2.2")}
        sheets.append(sheet(unit, values, survey=survey))
    return rank("b", "Block", 2020, TREE, score(TREE, sheets))


@pytest.mark.parametrize("level", ["area", "component"])
def test_weights_keep_their_bounds_and_the_sum_of_their_group(level):
    terms = weighed(three_stages(SCORES), level)
    draws = weight_draws(terms, QUARTER, 7, 200)
    for number in range(200):
        factors = draws.exact(number)
        assert sum(f * term.worth for f, term in zip(factors, terms.terms, strict=True)) == terms.total
        for factor, term in zip(factors, terms.terms, strict=True):
            assert (1 - QUARTER) ** len(term.path) <= factor <= (1 + QUARTER) ** len(term.path)


@pytest.mark.parametrize("level", ["area", "component"])
def test_bounds_hold_every_draw(level):
    made = three_stages(SCORES)
    terms = weighed(made, level)
    bounds = {bound.unit: bound for bound in rank_bounds(terms, QUARTER)}
    assert not bounds["e"].exact, "a component does not apply to it"
    simulation = Simulation(terms, weight_draws(terms, QUARTER, 1, 2000))
    outcome = simulation.run(drawn(TREE.policy, ("weights",), 3, 1, 2000))
    for spread in rank_spreads(terms, outcome):
        assert bounds[spread.unit].best <= min(spread.counts) <= max(spread.counts) <= bounds[spread.unit].worst


@pytest.mark.parametrize("workers", [1, 2, 5])
@pytest.mark.parametrize("level", ["area", "component"])
def test_the_ranks_do_not_depend_on_the_number_of_workers(level, workers):
    made = three_stages(SCORES)
    plan = StudyPlan(draws=1500, seed=5, level=level, noise={"1.1": Fraction(1), "3": Fraction(2)})
    assert repr(_facts(made, plan)) == repr(_facts(made, StudyPlan(**{**_fields(plan), "workers": workers})))


def _fields(plan):
    return {name: getattr(plan, name) for name in ("draws", "seed", "level", "noise")}


def _facts(made, plan):
    study = robustness(made, plan)
    return [
        [(one.id, one.draws, one.moved, [dict(spread.counts) for spread in one.spreads]) for one in study.scenarios],
        [(one.scenario, one.first, one.total) for one in study.influences],
    ]


def test_the_first_draws_of_many_are_those_of_few():
    terms = weighed(three_stages(SCORES))
    few, many = (weight_draws(terms, QUARTER, 3, draws) for draws in (10, 5000))
    assert [few.exact(number) for number in range(10)] == [many.exact(number) for number in range(10)]


def test_without_area_not_applicable_rounding_and_ties_are_computed_once_a_variant():
    study = robustness(three_stages(SCORES), StudyPlan(draws=0))
    made = {one.id: one for one in study.scenarios}
    assert {name: one.variants for name, one in made.items()} == {
        "weights": 0,
        "noise": 0,
        "rounding": 1,
        "not_applicable": 2,
        "ties": 1,
        "without_area": 3,
        "survey": 0,
    }
    assert (made["weights"].skipped, made["noise"].skipped) == ("no_draws", "no_noise")


def test_leaving_an_area_out_gives_the_ranks_of_the_set_without_it():
    study = robustness(three_stages({unit: row for unit, row in SCORES.items() if unit != "e"}), StudyPlan(draws=0))
    without = next(one for one in study.scenarios if one.id == "without_area")
    rows = [SCORES[unit] for unit in "abcd"]
    sums = [[sum(row[3:]) for row in rows], [sum(row[:3]) + row[5] for row in rows], [sum(row[:5]) for row in rows]]
    ranks = [[1 + sum(other > mine for other in each) for mine in each] for each in sums]
    by_unit = {spread.unit: spread.counts for spread in without.spreads}
    for number, unit in enumerate("abcd"):
        expected = {}
        for column in ranks:
            expected[column[number]] = expected.get(column[number], 0) + 1
        assert dict(by_unit[unit]) == expected


def test_two_draws_of_the_same_block_with_other_policies_are_ranked_as_scoring_ranks_them():
    made = three_stages(SCORES)
    for rule in ("drop", "full_points"):
        other = edition(*TREE.index, policy={"not_applicable": rule})
        sheets = [standing.card.sheet for standing in made.standings]
        expected = {one.card.unit: one.rank for one in rank("b", "B", 2020, other, score(other, sheets)).standings}
        terms = weighed(made)
        rows = drawn(TREE.policy, ("not_applicable",), 3, 1, 200)
        outcome = Simulation(terms).run(rows)
        from parindex.analysis.robustness.assumptions import RULES  # noqa: PLC0415

        chosen = (rows.not_applicable == RULES.index(rule)).nonzero()[0]
        assert len(chosen) > 0
        for row in chosen:
            assert {unit.unit: int(r) for unit, r in zip(terms.units, outcome.ranks[row], strict=True)} == expected


class TestNothingToVary:
    def test_one_unit(self):
        study = robustness(block(edition(leaf("1", 5), leaf("2", 5)), {"a": (1, 2)}), StudyPlan(draws=100))
        assert {one.skipped for one in study.scenarios} == {"one_unit"}
        assert [(bound.best, bound.worst) for bound in study.bounds] == [(1, 1)]

    def test_all_tied(self):
        made = block(edition(leaf("1", 5), leaf("2", 5)), dict.fromkeys("abc", (1, 2)))
        study = robustness(made, StudyPlan(draws=100))
        assert [(bound.best, bound.worst) for bound in study.bounds] == [(1, 1)] * 3
        assert {tuple(spread.counts) for one in study.scenarios for spread in one.spreads} == {(1,)}
        assert study.influences == ()

    def test_everything_not_applicable(self):
        made = block(edition(leaf("1", 5), leaf("2", 5)), {"a": (NA, NA), "b": (NA, NA)})
        assert robustness(made, StudyPlan(draws=100)).obstacle == "nobody"

    def test_one_component(self):
        made = block(edition(leaf("1", 5)), {"a": (1,), "b": (2,)})
        skipped = {one.id: one.skipped for one in robustness(made, StudyPlan(draws=100)).scenarios}
        assert (skipped["weights"], skipped["without_area"]) == ("one_weight", "one_area")

    def test_no_width(self):
        made = block(edition(leaf("1", 5), leaf("2", 5)), {"a": (1, 2), "b": (3, 4)})
        study = robustness(made, StudyPlan(draws=100, within=Fraction(0)))
        assert study.scenarios[0].skipped == "no_width"
        assert study.held == 2

    def test_a_set_that_is_a_geometric_mean(self):
        model = edition(leaf("1", 5), leaf("2", 5), aggregate="geometric_mean", max=10)
        made = block(model, {"a": (1, 2), "b": (3, 4)})
        assert weighed(made) == NotLinear("geometric_mean")
        assert robustness(made, StudyPlan(draws=100)).obstacle == "not_linear"


def test_the_error_of_a_survey_moves_ranks_as_its_normal_law_says():
    """P(first ahead) = Phi(d / sqrt(e1² + e2²)); who has no error stays where it is, however many workers there are."""
    model = edition(leaf("1", 70), leaf("2", 30, survey=True))
    rows = {"a": (50, 20), "b": (49, 20), "c": (10, 10)}
    sheets = [sheet(unit, {"1": one}, survey={"2": other}) for unit, (one, other) in rows.items()]
    made = rank("b", "Block", 2020, model, score(model, sheets))
    errors = {"a": {"2": Fraction(3, 4)}, "b": {"2": Fraction(1)}}
    studies = [
        robustness(made, StudyPlan(draws=4_000, scenarios=("weights", "survey"), survey=errors, workers=number))
        for number in (1, 2, 5)
    ]
    assert len({repr([one.spreads for one in study.scenarios]) for study in studies}) == 1
    spreads = {one.unit: one for one in studies[0].scenarios[1].spreads}
    wanted = NormalDist().cdf(1 / 1.25)
    share = spreads["a"].counts[1] / 4_000
    assert abs(share - wanted) < 3 * (wanted * (1 - wanted) / 4_000) ** 0.5
    assert dict(spreads["c"].counts) == {3: 4_000}
    assert {one.scenario for one in studies[0].influences} == {"weights", "survey"}
    without = robustness(made, StudyPlan(draws=100, scenarios=("survey",)))
    assert [one.skipped for one in without.scenarios] == ["no_survey", "nothing_varied"]
