"""Numbers that Word makes itself: they stand in no text, and are counted here as Word counts them.

Office Open XML, part 1, 17.9: a paragraph names a list (`numId`) and a level, itself or by its style; lists of one
abstract definition count together; a level begins anew behind a paragraph of a level above it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from parindex.sources.workbook.documents.word_markup import (
    child,
    children,
    is_on,
    local_name,
    parsed_part,
    value_of,
    whole_number,
)
from parindex.sources.workbook.guard.package import Package

__all__ = ["write_list_numbers"]

_NUMBERING, _STYLES = "word/numbering.xml", "word/styles.xml"
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_LEVELS = 9
_BULLET = "- "
_LONGEST_CHAIN = 20
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MOST_ROMAN = 399
_HIDDEN = {"drawing", "pict", "AlternateContent", "del", "moveFrom"}


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered; `restart` is the level (from 1) behind which it begins anew."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    plain: bool = False
    style: str = ""


@dataclass(slots=True)
class _Lists:
    """The lists of a document, and how far each has counted."""

    abstract_of: Mapping[str, str]
    levels: Mapping[str, Mapping[int, _Level]]
    """By abstract definition, and by `list:` and the name of a list that overrides some."""
    starts: Mapping[str, Mapping[int, int]]
    """By list: the number with which it begins a level when it is first met."""
    counted: dict[str, dict[int, int]] = field(default_factory=dict)
    met: set[tuple[str, int]] = field(default_factory=set)

    def level(self, name: str, level: int) -> _Level:
        """Return how a level of a list is numbered."""
        own = self.levels.get(f"list:{name}", {})
        return own.get(level) or self.levels.get(self.abstract_of.get(name, ""), {}).get(level) or _Level()

    def number(self, name: str, level: int) -> str:
        """Count one paragraph, and return what Word prints before it."""
        shape, counts = self.level(name, level), self.counted.setdefault(self.abstract_of[name], {})
        anew = self.starts.get(name, {}).get(level) if (name, level) not in self.met else None
        self.met.add((name, level))
        before = counts.get(level)
        counts[level] = anew if anew is not None else shape.start if before is None else before + 1
        for deeper in [each for each in counts if each > level]:
            restart = self.level(name, deeper).restart
            if restart is None or level < restart:
                del counts[deeper]
        if shape.format == "bullet":
            return _BULLET
        told = shape.text
        for each in range(_LEVELS):
            mark = f"%{each + 1}"
            if mark in told:
                above = self.level(name, each)
                told = told.replace(
                    mark, _shown(counts.get(each, above.start), "decimal" if shape.plain else above.format)
                )
        return f"{told} " if told else ""


def write_list_numbers(package: Package, body: ET.Element) -> None:
    """Put the numbers of all numbered paragraphs into their texts.

    Raises:
        Refused: the part that tells of lists, or of styles, is damaged.
    """
    numbering = parsed_part(package, _NUMBERING)
    if numbering is None:
        return
    styles = _styles(parsed_part(package, _STYLES))
    lists = _lists(numbering, styles)
    for paragraph in _paragraphs(body):
        if (found := _list_of(paragraph, styles, lists)) and (number := lists.number(*found)):
            text = ET.Element(_TEXT)
            text.text = number
            paragraph.insert(0, text)


def _paragraphs(parent: ET.Element) -> Iterator[ET.Element]:
    """Yield the paragraphs that are printed, in their order: not those of deleted rows, nor below a vertical merge."""
    for each in parent:
        name = local_name(each)
        if name in _HIDDEN or (name == "tr" and _has(each, "trPr", "del")):
            continue
        merge = child(child(each, "tcPr"), "vMerge") if name == "tc" else None
        if merge is not None and value_of(merge) in {"", "continue"}:
            continue
        if name == "p":
            yield each
        else:
            yield from _paragraphs(each)


def _has(element: ET.Element, holder: str, name: str) -> bool:
    return child(child(element, holder), name) is not None


def _list_of(paragraph: ET.Element, styles: Mapping[str, ET.Element], lists: _Lists) -> tuple[str, int] | None:
    """Return list and level of a paragraph: its own, else those of its style."""
    properties = child(paragraph, "pPr")
    own, style = child(properties, "numPr"), value_of(child(properties, "pStyle"))
    if child(own, "numId") is not None:
        name, level = value_of(child(own, "numId")), whole_number(child(own, "ilvl"), 0)
    else:
        name, level = _list_of_style(style, styles, lists)
        level = whole_number(child(own, "ilvl"), level)
    return (name, level) if name in lists.abstract_of and level < _LEVELS else None


def _list_of_style(style: str, styles: Mapping[str, ET.Element], lists: _Lists) -> tuple[str, int]:
    name, level, found = "", None, style
    for _ in range(_LONGEST_CHAIN):
        if (known := styles.get(found)) is None:
            break
        given = child(child(known, "pPr"), "numPr")
        level = whole_number(child(given, "ilvl"), 0) if level is None and child(given, "ilvl") is not None else level
        if child(given, "numId") is not None:
            name = value_of(child(given, "numId"))
            break
        found = value_of(child(known, "basedOn"))
    linked = lists.levels.get(lists.abstract_of.get(name, ""), {})
    by_link = next((number for number, one in linked.items() if one.style and one.style in {style, found}), 0)
    return name, by_link if level is None else level


def _styles(root: ET.Element | None) -> dict[str, ET.Element]:
    return {} if root is None else {value_of(one, "styleId"): one for one in children(root, "style")}


def _lists(root: ET.Element, styles: Mapping[str, ET.Element]) -> _Lists:
    abstract = {value_of(one, "abstractNumId"): one for one in children(root, "abstractNum")}
    lists = {value_of(one, "numId"): one for one in children(root, "num") if value_of(one, "numId") != "0"}
    of_list = {name: value_of(child(one, "abstractNumId")) for name, one in lists.items()}
    levels = {name: _levels(_linked(one, abstract, of_list, styles)) for name, one in abstract.items()}
    starts = dict[str, dict[int, int]]()
    for name, one in lists.items():
        overrides = {whole_number(each, 0, "ilvl"): each for each in children(one, "lvlOverride")}
        levels[f"list:{name}"] = {
            at: _level(own) for at, each in overrides.items() if (own := child(each, "lvl")) is not None
        }
        told = {at: child(each, "startOverride") for at, each in overrides.items()}
        starts[name] = {at: whole_number(each, 1) for at, each in told.items() if each is not None}
    return _Lists({name: number for name, number in of_list.items() if number in abstract}, levels, starts)


def _linked(
    one: ET.Element, abstract: Mapping[str, ET.Element], of_list: Mapping[str, str], styles: Mapping[str, ET.Element]
) -> ET.Element:
    """Return the definition that a link to a style of lists means."""
    style = styles.get(value_of(child(one, "numStyleLink")))
    name = value_of(child(child(child(style, "pPr"), "numPr"), "numId"))
    return abstract.get(of_list.get(name, ""), one)


def _levels(abstract: ET.Element) -> dict[int, _Level]:
    return {whole_number(one, 0, "ilvl"): _level(one) for one in children(abstract, "lvl")}


def _level(one: ET.Element) -> _Level:
    restart, plain = child(one, "lvlRestart"), child(one, "isLgl")
    return _Level(
        whole_number(child(one, "start"), 0),
        value_of(child(one, "numFmt")) or "decimal",
        value_of(child(one, "lvlText"))[:40],
        None if restart is None else whole_number(restart, 0),
        is_on(plain),
        value_of(child(one, "pStyle")),
    )


def _shown(number: int, kind: str) -> str:
    match kind:
        case "upperRoman" | "lowerRoman":
            text = _roman(number)
        case "upperLetter" | "lowerLetter":
            text = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 26 * 9 else str(number)
        case "decimalZero":
            text = f"{number:02}"
        case "none":
            text = ""
        case _:
            text = str(number)
    return text.lower() if kind.startswith("lower") else text


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    told = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        told += letters * count
    return told
