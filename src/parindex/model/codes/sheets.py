"""Issue codes of score sheets: table (L…), cells (S1…), unit, year (S2…), rows (S3…), completeness (S4…), all (S9…)."""

from parindex.model.codes import layouts, score_cells, what_cells_show
from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING
_REPAIRED = Severity.REPAIRED

CODES: tuple[IssueCode, ...] = (
    *layouts.CODES,
    *score_cells.CODES,
    *what_cells_show.CODES,
    IssueCode(
        "S201",
        _ERROR,
        "No unit of the registry is named {name}. Written most alike: {nearest}.",
        "Write the name as in the registry, or add it there under aliases of the unit that is meant.",
    ),
    IssueCode(
        "S202",
        _ERROR,
        "{name} may be any of these units: {candidates}.",
        "Write the full name with the kind of unit (Phường, Xã, Thị trấn, Huyện …), as in the registry.",
    ),
    IssueCode(
        "S203",
        _WARNING,
        "The title says {name}, but {where} is the name of {other}.",
        "See whose scores these are, and correct the title or the name of the sheet or file.",
    ),
    IssueCode(
        "S204",
        _ERROR,
        "{name} has more than one sheet for {year}; also: {others}.",
        "Keep the one that counts and take the others out of the folder.",
    ),
    IssueCode(
        "S255",
        _ERROR,
        "{name} stands in two sheets of this file, {sheet} and {other}, with different scores ({number}): "
        "{components}.",
        "Make both say the same, or leave one out with skip: true under layout: in parindex.yaml.",
    ),
    IssueCode(
        "S205",
        _ERROR,
        "{name} did not exist in {year} (since {since}, until {until}).",
        "See whether the year and the unit are right; correct since and until in the registry if they are wrong there.",
    ),
    IssueCode(
        "S206",
        _ERROR,
        "{name} belongs to the block {block}, scored by {wanted}; this sheet is read against {given}.",
        "Give the criteria set {wanted}, or move the unit to its block in the registry.",
    ),
    IssueCode(
        "S207",
        _ERROR,
        "There are several criteria sets ({given}), and nothing tells which one this sheet is for.",
        "Name the criteria set on the command line: --criteria FILE; or enter the unit in the registry.",
    ),
    IssueCode(
        "S210",
        _ERROR,
        "The title says {found}, but the sheet is read for {year}.",
        "Correct the year in the title, or put the file where sheets of {found} belong.",
    ),
    IssueCode(
        "S211",
        _ERROR,
        "Nothing tells the year of the sheet for certain; possible: {found}.",
        "Name the year on the command line: --year YEAR; or write Năm … in the title.",
    ),
    IssueCode(
        "S212",
        _ERROR,
        "There is no edition of the criteria set for {year}; there are: {given}.",
        "Add the edition of {year} or an earlier one to the criteria sets, or correct the year.",
    ),
    IssueCode(
        "S213",
        _ERROR,
        "{number} codes or maxima are not of {edition}, but of {other}: this is the form of another edition.",
        "Fill in the form of {edition}, or score the sheet for the year of {other}.",
    ),
    IssueCode(
        "S214",
        _ERROR,
        "{number} codes or maxima are not of {edition} (only {known} are): this is the form of another criteria set.",
        "Fill in the form of {edition}, or give the criteria set of the form.",
    ),
    IssueCode(
        "S265",
        _ERROR,
        "{number} more sheets are refused with {kind} for the same reason: {files}.",
        "Mend what the first of them says; all of them pass then.",
    ),
    IssueCode(
        "S266",
        Severity.HINT,
        "{number} files hold self scores and no appraisal yet; they were checked as self scores: {files}.",
        "Score them with --stage self; the appraisal comes in later files.",
    ),
    IssueCode(
        "S301",
        _ERROR,
        "The code {found} is not in {edition}.",
        "Correct the code as in the criteria set, or delete the row (or column).",
    ),
    IssueCode(
        "S302",
        _ERROR,
        "The code {found} stands here a second time.",
        "Keep one row (or column) for {component}; correct the code of the other (1.10 typed as a number becomes 1.1).",
    ),
    IssueCode(
        "S303",
        _ERROR,
        "The code {found} may be {possible}; title and position do not settle it.",
        "Format the cells of the codes as text and type the code again.",
    ),
    IssueCode(
        "S304",
        _REPAIRED,
        "The code {before} was read as {after} ({title}), by title or position.",
        "Format the cells of the codes as text and type {after}.",
    ),
    IssueCode(
        "S305",
        _ERROR,
        "{component} {title}: the sheet gives the maximum {found}, the criteria set {max}.",
        "Use the form of this year's criteria set, or correct the maximum to {max}.",
    ),
    IssueCode(
        "S306",
        _WARNING,
        "{component}: the sheet calls it {found}, the criteria set {title}.",
        "See whether the row has the right code.",
    ),
    IssueCode(
        "S307",
        _WARNING,
        "{component} {title}: the subtotal {value} is not the sum of its parts, {sum}.",
        "Correct the parts or the subtotal; only the parts are scored.",
    ),
    IssueCode(
        "S308",
        _WARNING,
        "The total {value} is not the sum of the scores above it, {sum}.",
        "Correct the scores or the total; only the scores count.",
    ),
    IssueCode(
        "S401",
        _ERROR,
        "{component} {title}: the score is missing.",
        "Type the score; if nothing arose, type: không phát sinh.",
    ),
    IssueCode(
        "S402",
        _ERROR,
        "{component} {title}: the sheet has no row (or column) for it.",
        "Add {component} with its score, or use the form of the criteria set.",
    ),
    IssueCode(
        "S403",
        _ERROR,
        "The sheet holds self scores but no appraised scores.",
        "Score by the self scores with --basis self, or wait for the appraisal.",
    ),
    IssueCode(
        "S467",
        _ERROR,
        "The sheet holds neither self scores nor appraised scores; it holds: {stages}.",
        "Fill in the scores of the appraisal, or score the sheet as what it brings, with --stage.",
    ),
    IssueCode(
        "S404",
        _ERROR,
        "None of the {number} components has a score: the form is blank.",
        "Fill in the scores and send the sheet again.",
    ),
    IssueCode(
        "S405",
        _ERROR,
        "None of the {number} components assessed by survey has a score.",
        "Enter the survey scores; if no survey was held, type: không đánh giá.",
    ),
    IssueCode(
        "S406",
        _WARNING,
        "{component} {title}: {value} stands in the column of self scores, but the survey assesses it; "
        "it was not read.",
        "Clear the cell; enter the result of the survey in the column of survey scores.",
    ),
    IssueCode(
        "S407",
        _ERROR,
        "The sheet says of all components that nothing arose; there is nothing to score.",
        "Type the scores; a unit to which nothing applies is taken out of the block in the registry.",
    ),
    IssueCode(
        "S408",
        _WARNING,
        "{component} {title}: the sheet says of the whole area that nothing arose.",
        "See whether that is so; for a unit to which an area never applies, enter its code under "
        "exempt in the registry.",
    ),
    IssueCode(
        "S409",
        _WARNING,
        "{component} {title}: {value} stands in the column of survey scores, but the survey does not "
        "assess it; it was not read.",
        "Clear the cell; enter the score in the column of the appraisal.",
    ),
    IssueCode(
        "S410",
        _ERROR,
        "The sheet holds no self scores.",
        "Score by the appraisal (leave --basis self out), or have the unit fill in its self scores.",
    ),
    IssueCode(
        "S411",
        _WARNING,
        "{component} {title}: the score is missing and counts as 0.",
        "Type the score, or 0; if nothing arose, type: không phát sinh.",
    ),
    IssueCode(
        "S465",
        _WARNING,
        "{number} scores are missing and count as 0: {components}.",
        "Type the scores, or 0; if nothing arose, type: không phát sinh.",
    ),
    IssueCode(
        "S466",
        _WARNING,
        "Of {number} whole areas the sheet says that nothing arose: {components}.",
        "See whether that is so; for a unit to which an area never applies, enter its code under "
        "exempt in the registry.",
    ),
    IssueCode(
        "S490",
        _WARNING,
        "{number} values stand in the column of self scores of components that the survey assesses; they were not "
        "read: {listed}.",
        "Clear the cells; enter the results of the survey in the column of survey scores.",
    ),
    IssueCode(
        "S491",
        _WARNING,
        "Scores of {number} units are missing and count as 0 (how many of each): {listed}.",
        "Type the scores, or 0; if nothing arose, type: không phát sinh.",
    ),
    IssueCode(
        "S492",
        _WARNING,
        "Of whole areas of {number} units the sheet says that nothing arose (how many of each): {listed}.",
        "See whether that is so; for a unit to which an area never applies, enter its code under "
        "exempt in the registry.",
    ),
    IssueCode(
        "S901",
        _ERROR,
        "The sheet gives {kind} {number} times more; only the first {listed} are listed.",
        "Correct the listed ones first and check again; if nearly all cells are meant, see whether this is the "
        "right form.",
    ),
)
