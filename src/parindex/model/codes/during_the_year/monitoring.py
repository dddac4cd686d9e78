"""Issue codes of dossiers in the year and of their settings (M…)."""

from typing import Final

from parindex.model.issues import IssueCode, Severity

__all__ = ["CODES"]

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
_HINT: Final = Severity.HINT

CODES: Final = (
    IssueCode(
        "M001",
        _ERROR,
        "No sheet has a table of dossiers.",
        "Head the columns, for example: Đơn vị, Tháng, Tồn kỳ trước, Tiếp nhận, Trước hạn, Đúng hạn, Quá hạn, "
        "Đang giải quyết trong hạn, Đang giải quyết quá hạn, Trả lại.",
    ),
    IssueCode(
        "M002",
        _ERROR,
        "Two columns hold the same: {first} and {second}.",
        "Keep one of the two columns, or give the other one another heading.",
    ),
    IssueCode(
        "M003",
        _ERROR,
        "{found} is no month.",
        "Write the number of the month (5), or month and year (5/2022). With one month in the file, name it: "
        "--month 5.",
    ),
    IssueCode(
        "M004",
        _ERROR,
        "The month belongs to {found}, not to {year}.",
        "Import the rows of each year by themselves, with --year.",
    ),
    IssueCode(
        "M005",
        _ERROR,
        "{found} in the column {column} is no count of dossiers.",
        "Write a whole number from 0.",
    ),
    IssueCode(
        "M006",
        _ERROR,
        "The dossiers of {name} in month {month} stand twice; first in {first}.",
        "Keep one row. A unit has several rows in a month only for dossiers that different units received.",
    ),
    IssueCode(
        "M007",
        _WARNING,
        "The counts of {name} in month {month} do not balance: {due} carried over and received, but {parts} solved, "
        "open or returned; the difference is {difference}.",
        "Ask for the counts again: every dossier carried over or received is solved, open or returned.",
    ),
    IssueCode(
        "M008",
        _WARNING,
        "{name}: {carried} dossiers carried over into month {month}, but {open} were open after the month before.",
        "Compare both months: what is open after a month is carried over into the next one.",
    ),
    IssueCode(
        "M009",
        _ERROR,
        "{name} did not exist in month {month}.",
        "Write the row of the unit that existed then, or correct since and until in the registry.",
    ),
    IssueCode(
        "M010",
        _WARNING,
        "No counts of {number} units in month {month}: {names}.",
        "Ask these units for the month; a unit without dossiers writes 0.",
    ),
    IssueCode(
        "M011",
        _HINT,
        "{name} had nothing to solve in month {month}: its rate is not applicable, and not 100 %.",
        "Nothing needs to be done.",
    ),
    IssueCode(
        "M012",
        _WARNING,
        "The row of {name} has no counts; it was left out.",
        "Write the counts, 0 where there was nothing; or delete the row.",
    ),
    IssueCode(
        "M013",
        _ERROR,
        "There is no month in the row, and none in the title of the table.",
        "Add a column Tháng, write the month into the title (Tháng 5 năm 2022), or name it: --month 5.",
    ),
    IssueCode(
        "M021",
        _ERROR,
        "There is no definition {id} of an on-time rate; there are: {known}.",
        "Name one of them, or define your own under definitions.",
    ),
    IssueCode(
        "M022",
        _ERROR,
        "The id {id} is given twice.",
        "Give every definition and every zone an id of its own.",
    ),
    IssueCode(
        "M023",
        _ERROR,
        "The zones {first} and {second} begin at the same bound.",
        "Give every zone a bound of its own: above, or at_least; one zone has none and takes the rest.",
    ),
    IssueCode(
        "M024",
        _WARNING,
        "The map places {id}, which is no unit of the registry.",
        "Correct the id, or take the line out.",
    ),
    IssueCode(
        "M025",
        _ERROR,
        "Two zones have the letter {letter}: {first} and {second}.",
        "Give every zone a letter of its own, so that the map can be read without colours.",
    ),
    IssueCode(
        "M026",
        _ERROR,
        "The component {component} is in no criteria set of the year, or takes no rate in percent.",
        "Name a component whose rule takes a rate: proportional, or bands of a rate.",
    ),
    IssueCode(
        "M031",
        _ERROR,
        "The file is no GeoJSON with areas of units: {why}.",
        "Write a FeatureCollection of Polygon or MultiPolygon with longitude and latitude in degrees, and name the "
        "property that has the id or the name of the unit.",
    ),
    IssueCode(
        "M032",
        _WARNING,
        "No area of the map is for {names}.",
        "Give the features the ids or names of these units.",
    ),
    IssueCode(
        "M033",
        _WARNING,
        "The areas {names} of the map are no units of the registry; they were left out.",
        "Write the id or the name of the unit as in the registry.",
    ),
)
