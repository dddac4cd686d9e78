"""What holds for the ranks of any block without each part of its set."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.laws.blocks import blocks, editions, places, ranking

from parindex.analysis.robustness import NotLinear
from parindex.analysis.supposed import left_out
from parindex.model.criteria import Edition

SETS = editions(aggregates=("sum", "sum", "weighted_mean", "geometric_mean"), plain=True)
BREAKERS = st.lists(st.sampled_from(["survey", "appraisal", "1", "1.1", "2", "2.2", "3"]), max_size=3, unique=True)


@given(blocks(SETS), BREAKERS)
@settings(max_examples=150, deadline=None)
def test_a_part_left_out_leaves_what_a_set_without_it_gives(drawn, breakers):
    model, sheets = drawn
    surveyed = {"survey"} if not model.survey_codes else set()
    model = _without(model, "", [name for name in breakers if name not in surveyed])
    whole = ranking(model, sheets)
    found = left_out(whole)
    if isinstance(found, NotLinear):
        assert model.aggregate != "sum"
        return
    ranked = [one.card.unit for one in whole.standings if one.rank is not None]
    assert [one.unit for one in found.units] == ranked
    for part in found.parts:
        left = _without(model, part.code, model.policy.tie_breakers)
        alone = ranking(left, [sheet for sheet in sheets if sheet.unit in ranked])
        indexes = {one.card.unit: one.card.index for one in alone.standings}
        assert dict(zip(ranked, part.ranks, strict=True)) == {unit: places(alone)[unit] for unit in ranked}
        assert dict(zip(ranked, part.indexes, strict=True)) == {unit: indexes[unit] for unit in ranked}


def _without(model, code, breakers):
    """Return a set that never had a part (none: the whole), nor tie breakers that it has no more."""
    document = model.model_dump(by_alias=True, exclude_unset=True, mode="json")
    document.pop("max", None)
    document["index"] = [node for each in document["index"] if (node := _node(each, code)) is not None]
    there = {node["code"] for node in document["index"]} | {
        part["code"] for node in document["index"] for part in node.get("parts", ())
    }
    surveyed = [one.code for one in model.leaves if one.code in model.survey_codes and one.code in there]
    known = there | {"appraisal"} | ({"survey"} if surveyed else set())
    document["policy"] = {**document.get("policy", {}), "tie_breakers": [one for one in breakers if one in known]}
    return Edition.model_validate(document)


def _node(node, code):
    if node["code"] == code:
        return None
    if "parts" not in node:
        return node
    parts = [part for each in node["parts"] if (part := _node(each, code)) is not None]
    if parts == node["parts"]:
        return node
    return {**{key: value for key, value in node.items() if key != "max"}, "parts": parts} if parts else None
