"""Issue codes of published results (H…): tables of totals, how they fit together, and how they fit the scores."""

from typing import Final

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
_HINT: Final = Severity.HINT

CODES: Final = (
    IssueCode(
        "H101",
        _ERROR,
        "There is no table of published results: no heading for the units with an index, points or ranks beside it.",
        "Give the columns headings such as: Đơn vị, Chỉ số, Tổng điểm, Điểm tối đa, Xếp hạng, Xếp loại.",
    ),
    IssueCode(
        "H102",
        _ERROR,
        "The table speaks of {found}, not of {year}.",
        "Name the year of the table with --year, or correct its title.",
    ),
    IssueCode(
        "H103",
        _HINT,
        "The column {heading} is not read.",
        "Nothing, if that is meant. If it holds an area, let its heading begin with: Lĩnh vực.",
    ),
    IssueCode(
        "H104",
        _ERROR,
        "The columns {first} ({first_heading}) and {second} ({second_heading}) both seem to hold the same figure.",
        "Keep the column that counts for {year}; give the other one the year in its heading, or take it out.",
    ),
    IssueCode(
        "H105",
        _ERROR,
        "The table has no line with figures of a unit.",
        "Check that the figures stand below the heading, with the name of a unit in each line.",
    ),
    IssueCode(
        "H201",
        _ERROR,
        "The registry has no unit {name} in {year}. Similar: {nearest}.",
        "Correct the name, or add the unit (or an alias, or its since and until) to the registry.",
    ),
    IssueCode(
        "H202",
        _ERROR,
        "The name {name} may mean: {candidates}.",
        "Write the name with the kind of the unit, or add an alias to the registry.",
    ),
    IssueCode(
        "H203",
        _ERROR,
        "{name} stands here twice; first in {first}.",
        "Keep one of the two lines.",
    ),
    IssueCode(
        "H204",
        _ERROR,
        "{name} is in the block {found}, not in {block}.",
        "Leave out --block, or import the table of each block by itself.",
    ),
    IssueCode(
        "H205",
        _WARNING,
        "The table lacks {number} of the units of the block {block}: {names}.",
        "Nothing, if the table was published so; otherwise add their lines.",
    ),
    IssueCode(
        "H206",
        _ERROR,
        "There are figures here, but no name of a unit.",
        "Write the name into the column of the units, or take the line out.",
    ),
    IssueCode(
        "H207",
        _WARNING,
        "{name} has no figures in this table; nothing is stored of it.",
        "Nothing, if it was published so; otherwise fill in the line.",
    ),
    IssueCode(
        "H301",
        _ERROR,
        "{value} is not a number.",
        "Write the number as printed, or leave the cell empty where nothing was published.",
    ),
    IssueCode(
        "H302",
        _ERROR,
        "{value} may be {decimal} or {thousands}.",
        "Write {decimal} with two or four decimals, or {thousands} without a separator.",
    ),
    IssueCode(
        "H303",
        _ERROR,
        "{value} is no rank: a rank is a whole number from 1.",
        "Correct the rank, or leave the cell empty.",
    ),
    IssueCode(
        "H304",
        _ERROR,
        "The cell shows no value: {value}.",
        "Calculate the workbook and save it, or write the number instead of the formula.",
    ),
    IssueCode(
        "H305",
        _ERROR,
        "All indexes of the table are at most 1; they look like shares, not percent.",
        "Give the cells a percent format, or write 84.79 instead of 0.8479.",
    ),
    IssueCode(
        "H306",
        _ERROR,
        "A figure of {name} is below zero: {value}.",
        "Correct the number.",
    ),
    IssueCode(
        "H307",
        _WARNING,
        "{name} has {points} points of at most {maximum}.",
        "Check both; nothing, if a bonus is counted in.",
    ),
    IssueCode(
        "H308",
        _WARNING,
        "The index of {name} is above 100 %: {index}.",
        "If these are points, call the column Tổng điểm; nothing, if a bonus is counted in.",
    ),
    IssueCode(
        "H385",
        _WARNING,
        "The total of {name} is below zero: {value}.",
        "Nothing, if penalties were taken off; otherwise correct the number.",
    ),
    IssueCode(
        "H401",
        _ERROR,
        "{name} has rank {rank} with {value}, but {other} has the better rank {better} with only {lower}.",
        "Compare with the publication. If it was printed so, leave the rank of the wrong line empty.",
    ),
    IssueCode(
        "H402",
        _WARNING,
        "{name} has rank {rank} with {value}, but {other} has the better rank {better} with {lower}: one unit in the "
        "last place less.",
        "Nothing, if it was printed so: rounding may do that where totals were made of rounded parts.",
    ),
    IssueCode(
        "H403",
        _ERROR,
        "{name} and {other} share rank {rank} with {value} and {lower}.",
        "Compare with the publication. If it was printed so, leave the rank of the wrong line empty.",
    ),
    IssueCode(
        "H404",
        _WARNING,
        "After rank {before} comes rank {rank}: ranks are missing in the block {block}.",
        "Nothing, if the table was published so; otherwise look for the missing line or the wrong rank.",
    ),
    IssueCode(
        "H405",
        _ERROR,
        "{name} has rank {rank} of {of} units.",
        "Correct the rank; or say how many units were ranked with --of, if the table shows only some of them.",
    ),
    IssueCode(
        "H406",
        _ERROR,
        "The index of {name} is {index}, but {points} of {maximum} points are {computed} %.",
        "Compare with the publication. If it was printed so, leave the maximum empty.",
    ),
    IssueCode(
        "H407",
        _ERROR,
        "The parts of {name} add up to {sum}, not to {total}; rounding explains at most {tolerance}.",
        "Compare with the publication. If it was printed so, leave the parts of the line empty.",
    ),
    IssueCode(
        "H408",
        _HINT,
        "The areas add up to the total in {fitting} of {lines} lines; they were not checked against it.",
        "Nothing, if they are not parts of the total; otherwise check that all of them are in the table.",
    ),
    IssueCode(
        "H409",
        _HINT,
        "The tier {tier} of {name} is not one of the criteria set {criteria}: {known}.",
        "Nothing, if other tiers were in force in {year}; it is kept as printed.",
    ),
    IssueCode(
        "H501",
        _ERROR,
        "The store has other published results of {name} for {year} ({stored}): {changes}.",
        "See which is right; to store those of the table instead, add --replace.",
    ),
    IssueCode(
        "H502",
        _ERROR,
        "{name}: published index {published} %, recomputed {recomputed} %.",
        "Look for the scores that differ; a published year is corrected by a decision, not by the program.",
    ),
    IssueCode(
        "H503",
        _WARNING,
        "{name} has a published result, but no scores in the store.",
        "Score its sheet, or nothing if the scores are not to be had.",
    ),
    IssueCode(
        "H504",
        _WARNING,
        "{name} has scores in the store, but no published result.",
        "Import the table that has it, or nothing if its result was not published.",
    ),
    IssueCode(
        "H505",
        _WARNING,
        "{name} has a published result, but its sheet is incomplete ({missing}).",
        "Score the complete sheet.",
    ),
    IssueCode(
        "H506",
        _ERROR,
        "{name}: published rank {published}, recomputed {recomputed}.",
        "Look for the scores that differ; a published year is corrected by a decision, not by the program.",
    ),
    IssueCode(
        "H507",
        _ERROR,
        "{name}: published points {published}, recomputed {recomputed}.",
        "Look for the scores that differ; a published year is corrected by a decision, not by the program.",
    ),
    IssueCode(
        "H508",
        _WARNING,
        "{number} units of this table have scores of {year} in the store, too; the scores count, not these figures.",
        "See where they differ: parindex history check --year {year}",
    ),
    IssueCode(
        "H509",
        _HINT,
        "There is no criteria set {criteria} here; it is kept as a name. Known: {known}.",
        "Nothing, if it is another set; otherwise name the right edition with --criteria.",
    ),
    IssueCode(
        "H571",
        _WARNING,
        "{number} units have points without their maximum: no index % is known of them, and no points can be compared.",
        "Add a column with the maximum, or name the criteria set of the figures to take its total: --criteria ID@YEAR.",
    ),
    IssueCode(
        "H572",
        _WARNING,
        "{number} units have more points than the criteria set {criteria} can give ({total}); its total is not taken "
        "for their maximum.",
        "Name the set that the figures were measured with, or add a column with the maximum.",
    ),
    IssueCode(
        "H601",
        _ERROR,
        "The id {id} of an award stands here twice; first in line {first}.",
        "Give each award an id of its own.",
    ),
    IssueCode(
        "H602",
        _ERROR,
        "The award {id} has no condition.",
        "Give it one or more of: first, most_improved, tier, no_area_under, at_least.",
    ),
    IssueCode(
        "H603",
        _ERROR,
        "The award {id} names the block {block}, which the registry does not have.",
        "Use blocks of the registry: {known}.",
    ),
    IssueCode(
        "H604",
        _ERROR,
        "The award {id} names the tier {tier}; no criteria set of its blocks has it.",
        "Use top, or the id of a tier: {known}.",
    ),
)
