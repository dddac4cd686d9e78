"""Issue codes of scales, conditions and policies of groups in criteria sets, and of what sheets say against them."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING
_REPAIRED = Severity.REPAIRED

CODES: tuple[IssueCode, ...] = (
    IssueCode(
        "C170",
        _ERROR,
        "The rule has one fixed goalpost, or says what happens beyond goalposts that it does not have.",
        "Give both, low and high; without them the smallest and the largest value of the block are the ends.",
    ),
    IssueCode(
        "C171",
        _ERROR,
        "The lower goalpost is not below the upper one.",
        "Let low be the smaller number; where less is better, write direction: lower.",
    ),
    IssueCode(
        "C172",
        _ERROR,
        "The scale begins at {least}, which is not below the maximum of {max}.",
        "Let from be the lowest number of the scale, and the maximum its highest.",
    ),
    IssueCode(
        "C173",
        _ERROR,
        "At least {number} conditions are required, but there are only {items}.",
        "Correct at_least, or add the conditions that are lacking.",
    ),
    IssueCode(
        "S480",
        _ERROR,
        "{component} {title}: {value} is below {least}, where the scale begins.",
        "Type a number from {least} to {max}.",
    ),
    IssueCode(
        "C174",
        _ERROR,
        "The condition is about nothing, or about two things.",
        "Name a component (code: …) or a property of units (property: …), not both.",
    ),
    IssueCode(
        "C175",
        _ERROR,
        "The condition does not say what must hold.",
        "Add a test: is, is_not, at_least, above, at_most or below.",
    ),
    IssueCode(
        "C176",
        _ERROR,
        "The condition asks for the answer to {node}, which is no component of the set.",
        "Name a component that is scored; groups have no answer.",
    ),
    IssueCode(
        "C177",
        _ERROR,
        "The condition compares {node} with “{value}”, which nobody can answer there; it knows: {known}.",
        "Use the keys of its levels, grades or conditions.",
    ),
    IssueCode(
        "C178",
        _ERROR,
        "The answer to {node} cannot be compared in this way.",
        "Compare choices by name (is, is_not) and numbers by bounds (at_least, above, at_most, below); tallies and "
        "answers of several parts cannot be asked for.",
    ),
    IssueCode(
        "C179",
        _ERROR,
        "The criterion would apply by an answer that hangs on the criterion itself ({node}).",
        "Let the condition ask for a component outside of it that does not depend on it.",
    ),
    IssueCode(
        "U090",
        _ERROR,
        "The unit has no property {property}, which {set} asks for.",
        "Add it to the unit: properties: {{{property}: …}}",
    ),
    IssueCode(
        "U091",
        _ERROR,
        "The property {property} of the unit is “{value}”; {set} compares it as a number.",
        "Write a number with a point before decimals and nothing else: 12500",
    ),
    IssueCode(
        "S481",
        _WARNING,
        "{component} {title} was scored, but does not apply by the answer to {other}; the score does not count.",
        "Correct the answer to {other}, or leave the cell empty.",
    ),
    IssueCode(
        "C180",
        _ERROR,
        "A component has a policy for what does not apply.",
        "Give not_applicable to the group that it is part of.",
    ),
    IssueCode(
        "C181",
        _WARNING,
        "The group averages its parts, and a mean leaves out what does not apply by itself: {policy} says nothing "
        "here.",
        "Leave it out, or give not_applicable to groups that add up; full_points and count_as hold for all components "
        "below.",
    ),
    IssueCode(
        "C182",
        _ERROR,
        "Nothing in this group counts: all of its parts have the weight 0.",
        "Let at least one part count; leave its weight out, or write a number above 0.",
    ),
    IssueCode(
        "C183",
        _ERROR,
        "Only components of groups that add up can be taken off.",
        "Put the component into a group that adds up; for the whole set write a penalty (adjustments).",
    ),
    IssueCode(
        "C184",
        _ERROR,
        "The group {node} has nothing from which points could be taken off.",
        "Add the components that earn points, or let this one earn points as well.",
    ),
    IssueCode(
        "C185",
        _ERROR,
        "Only groups that add up have a floor or caps.",
        "Give floor and caps to the group above; a component is bounded by its rule and its maximum.",
    ),
    IssueCode(
        "C186",
        _ERROR,
        "The floor of {floor} points is not below the maximum of {max}: the group could not tell units apart.",
        "Correct the floor, or leave it out: deductions stop at 0.",
    ),
    IssueCode(
        "C187",
        _ERROR,
        "A cap asks for a property; only answers cap the points of a group.",
        "Name a component: code: …",
    ),
    IssueCode(
        "S482",
        _REPAIRED,
        "{component} {title}: {value} was read as {read}; what is taken off is typed without a sign.",
        "Nothing; the points are taken off as they are. Type {read} next time.",
    ),
    IssueCode(
        "C188",
        _ERROR,
        "This is no tie breaker.",
        "Write the code of a criterion, survey, appraisal, or a property of units: "
        "{{property: population, lower: true}}",
    ),
    IssueCode(
        "C190",
        _ERROR,
        "Weights by class of unit count in a mean; the group above this criterion adds points up.",
        "Let the group average (aggregate: weighted_mean). Where the maximum differs, write one criterion for each "
        "class, with applies_if: {{property: …, is: …}}.",
    ),
    IssueCode(
        "C191",
        _ERROR,
        "A period begins before it ends, and both days are in one year.",
        "Write the first and the last day: period: {{from: 2025-07-01, to: 2025-12-31}}",
    ),
    IssueCode(
        "C192",
        _ERROR,
        "The period does not lie in the year of the edition.",
        "Write the days of that year, or the year of the period as edition.",
    ),
    IssueCode(
        "C193",
        _ERROR,
        "Weights by class of unit differ by a property of units.",
        "Name the property: weight_for: {{property: kind, is: ward, weight: 25}}",
    ),
    IssueCode(
        "U092",
        _ERROR,
        "The unit has no number above 0 for {property}, by which the block {block} weighs its means.",
        "Add it to the unit: properties: {{{property}: 12500}}",
    ),
    IssueCode(
        "U093",
        Severity.HINT,
        "Several criteria sets of the block {block} are in force in {year}: {sets}; {set} counts for the whole year.",
        "Nothing, if that is meant; otherwise name the first year that the later set counts for: counts_from: …",
    ),
)
