"""Issue codes of criteria sets (C…)."""

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING
_HINT = Severity.HINT

_FORM = (
    IssueCode(
        "C001",
        _ERROR,
        "The band has two lower bounds.",
        "Keep one of them: at_least counts the bound itself in, above leaves it out.",
    ),
    IssueCode(
        "C002",
        _ERROR,
        "The tier has two lower bounds.",
        "Keep one of them: at_least counts the bound itself in, above leaves it out.",
    ),
    IssueCode(
        "C003",
        _ERROR,
        "The criterion has neither parts nor a maximum.",
        "Give it a maximum (max: …), or the criteria that belong to it (parts: …).",
    ),
    IssueCode(
        "C004",
        _ERROR,
        "The criterion has parts and a rule of its own.",
        "Only criteria without parts are scored: give the rule (score: …) to the parts.",
    ),
)

_CODES = (
    IssueCode(
        "C011",
        _ERROR,
        "The code {node} stands here twice; first in line {first}.",
        "Give one of the two another code; a score could not be told apart.",
    ),
    IssueCode(
        "C012",
        _ERROR,
        "The code {node} stands here twice; first in line {first}. By its place, this one is {expected}.",
        'Write code: "{expected}"; a spreadsheet that takes codes for numbers drops the zero at the end.',
    ),
    IssueCode(
        "C013",
        _WARNING,
        "The code {node} does not begin with the code of the criterion above it, {above}.",
        "Check whether it stands in the right place; a code of this group would be {expected}.",
    ),
    IssueCode(
        "C014",
        _WARNING,
        "After {before} comes {node}; {expected} would be next.",
        "Check that no criterion was left out or changed places.",
    ),
    IssueCode(
        "C015",
        _WARNING,
        "The codes of this group begin with {node}, not with {expected}.",
        "Check that no criterion was left out.",
    ),
    IssueCode(
        "C016",
        _ERROR,
        "The bonus or penalty {node} has a code that is used already, in line {first}.",
        "Give it another code.",
    ),
    IssueCode(
        "C017",
        _ERROR,
        "Ties are to be broken by {node}, which is no criterion of this set.",
        "Name codes of this set, or survey, or appraisal.",
    ),
    IssueCode(
        "C018",
        _WARNING,
        "Ties are to be broken by the survey, but no criterion is assessed by survey.",
        "Mark the criteria of the survey with assessed_by: survey, or remove the tie breaker.",
    ),
    IssueCode(
        "C019",
        _ERROR,
        "{node} lies on level {depth}, but levels names only {number}.",
        "Name every level from the top down: levels: [area, criterion, component, …]",
    ),
)

_TOTALS = (
    IssueCode(
        "C021",
        _ERROR,
        "The maximum is given as {declared}, but the parts add up to {total}.",
        "Correct the maximum, or the maxima of the parts; the difference is {difference}.",
    ),
    IssueCode(
        "C022",
        _ERROR,
        "The whole set is given as {declared} points, but its areas add up to {total}.",
        "Correct max at the top, or the maxima of the areas; the difference is {difference}.",
    ),
    IssueCode(
        "C023",
        _WARNING,
        "The maximum is 0, so the criterion counts for nothing.",
        "Give it points, or leave it out of the set.",
    ),
    IssueCode(
        "C024",
        _ERROR,
        "The whole set is worth 0 points, so no index can be computed.",
        "Give the criteria their maxima.",
    ),
    IssueCode(
        "C025",
        _WARNING,
        "The weight {weight} has no effect: the group above adds up points.",
        "Remove the weight, or set aggregate: weighted_mean on the group above.",
    ),
    IssueCode(
        "C026",
        _WARNING,
        "The weight is missing, while others in the same mean have one; it counts as 1.",
        "Write the weight out.",
    ),
    IssueCode(
        "C027",
        _HINT,
        "This is a weighted mean, but none of its parts has a weight; all count the same.",
        "Give each part its weight, if they are not meant to count the same.",
    ),
    IssueCode(
        "C028",
        _WARNING,
        "The group averages its parts and has no maximum; it counts 100 points in the group above.",
        "Write out what it is worth: max: …",
    ),
)

_RULES = (
    IssueCode(
        "C031",
        _ERROR,
        "The rule can give {reached} points, more than the maximum of {max}.",
        "Correct the points of the rule, or the maximum.",
    ),
    IssueCode(
        "C032",
        _WARNING,
        "The rule gives at most {reached} points; the maximum of {max} can never be reached.",
        "Correct the points of the rule, or the maximum.",
    ),
    IssueCode(
        "C033",
        _ERROR,
        "The step of {step} does not divide the maximum of {max}.",
        "Choose a step of which the maximum is a multiple.",
    ),
    IssueCode(
        "C034",
        _WARNING,
        "One counted already gives {each} points, more than the maximum of {max}.",
        "Correct each, or the maximum.",
    ),
    IssueCode(
        "C035",
        _HINT,
        "Deductions of {each} points do not lead to exactly 0 from {max}; the last one is cut short.",
        "Nothing, if that is meant; otherwise choose a step that divides the maximum.",
    ),
    IssueCode(
        "C036",
        _WARNING,
        "Every answer gives {points} points, so the criterion cannot tell units apart.",
        "Check the points of the rule.",
    ),
    IssueCode(
        "C037",
        _ERROR,
        "Values {below} are in no band and would have no points.",
        "End with a band without a bound, for all the rest: {{points: 0}}",
    ),
    IssueCode(
        "C038",
        _ERROR,
        "The band comes after one that takes its values already: bounds have to fall from band to band.",
        "Put the bands in order, highest bound first, and the one without a bound last.",
    ),
    IssueCode(
        "C039",
        _ERROR,
        "No rate can fall in this band: a rate lies between 0 and 100.",
        "Correct the bound, or write of: number if the value is no rate.",
    ),
    IssueCode(
        "C040",
        _WARNING,
        "The points of the bands neither fall nor rise from band to band.",
        "Check the points; one of them is probably a typing error.",
    ),
    IssueCode(
        "C042",
        _ERROR,
        "The part {id} of the rule stands here twice.",
        "Give each part an id of its own.",
    ),
    IssueCode(
        "C043",
        _ERROR,
        "All options of the survey are left out of the count.",
        "Give at least one option its weight in percent.",
    ),
    IssueCode(
        "C044",
        _WARNING,
        "The parts of the rule add up to {reached} points; what is above the maximum of {max} is cut off.",
        "Nothing, if that is meant; otherwise correct the maxima.",
    ),
    IssueCode(
        "C045",
        _HINT,
        "No option of the survey counts 100 %, so even the best answers do not give the maximum.",
        "Nothing, if that is meant; otherwise correct the weights of the options.",
    ),
)

_CHOICES = (
    IssueCode(
        "C046",
        _ERROR,
        "The name {name} stands for two choices: {other} and {choice}.",
        "Give each choice a name and title of its own; capitals and spaces make no difference.",
    ),
    IssueCode(
        "C048",
        _ERROR,
        "The points of all conditions add up to {total}, but together they earn the maximum of {max}.",
        "Let the points of the conditions add up to the maximum: with require: all nothing else can be earned.",
    ),
)

_SET = (
    IssueCode(
        "C047",
        _WARNING,
        "The criterion compares with {node}, which {set} does not have.",
        "Correct compares_with, or remove it if the criterion is new.",
    ),
    IssueCode(
        "C041",
        _ERROR,
        "The set {set} is defined already, in {first}.",
        "Give this file another edition or another id, or remove one of the two files.",
    ),
    IssueCode(
        "C051",
        _ERROR,
        "The tier {id} stands here twice; first in line {first}.",
        "Give each tier an id of its own.",
    ),
    IssueCode(
        "C052",
        _ERROR,
        "The tier comes after one that takes its values already: bounds have to fall from tier to tier.",
        "Put the tiers in order, highest bound first, and the one without a bound last.",
    ),
    IssueCode(
        "C053",
        _HINT,
        "An index {below} falls in no tier.",
        "Nothing, if that is meant; otherwise end with a tier without a bound.",
    ),
    IssueCode(
        "C054",
        _WARNING,
        "No index can reach this tier: its bound of {bound} is above 100.",
        "Correct the bound; it is a percentage of what can be achieved.",
    ),
    IssueCode(
        "C065",
        _WARNING,
        "Percentages are asked for here; {value} seems to be shares of 1.",
        "Write {meant} if percent is meant: 80 is 80 %, 0.8 is 0.8 %.",
    ),
    IssueCode(
        "C055",
        _HINT,
        "The set names no decision that it is based on, and is not marked as a model.",
        "Add basis: …, or model: true if it is not an official text.",
    ),
)

CODES: tuple[IssueCode, ...] = (*_FORM, *_CODES, *_TOTALS, *_RULES, *_CHOICES, *_SET)
