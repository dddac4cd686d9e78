"""Read `surveys/ID.yaml`, and check it against itself and the criteria sets."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from parindex.model.codes import issue
from parindex.model.criteria import Edition
from parindex.model.issues import Issue
from parindex.model.rules import Proportional, Survey
from parindex.model.survey.questionnaire import Questionnaire
from parindex.sources.definitions.yaml.document import Document
from parindex.sources.definitions.yaml.yaml_file import read_definition

__all__ = ["read_survey", "takes_percent"]


def read_survey(path: Path, editions: Sequence[Edition]) -> tuple[Questionnaire | None, list[Issue]]:
    """Read a questionnaire; `None` if there is any error in it.

    Raises:
        ParindexError: there is no such file, or it cannot be opened.
    """
    survey, document, issues = read_definition(path, Questionnaire)
    if survey is None or document is None:
        return None, issues
    found = [*_names(survey, document), *_criteria(survey, editions, document)]
    return None if any(one.severity == "error" for one in found) else survey, [*issues, *found]


def takes_percent(edition: Edition, code: str) -> bool:
    """Tell whether a component is there, and its cell takes a satisfaction in percent."""
    leaf = edition.nodes.get(code)
    return leaf is not None and not leaf.parts and isinstance(leaf.score, Survey | Proportional)


def _names(survey: Questionnaire, document: Document) -> Iterator[Issue]:
    used = set[str]()
    for number, factor in enumerate(survey.factors):
        for place, item in enumerate(factor.items):
            used.add(item)
            if item not in survey.items:
                at = document.place(("factors", number, "items", place))
                yield issue("Q021", at, factor=factor.id, item=item)
    for item in [one for one in survey.items if one not in used]:
        yield issue("Q026", document.place(("items", item)), item=item)
    for written, option in survey.codes.items():
        if option not in survey.scale:
            yield _no_option(document, written, option)
    if len(survey.respondents) > 1 and survey.group_column is None:
        yield issue("Q027", document.place(("respondents",)))


def _no_option(document: Document, written: str, option: str) -> Issue:
    place = document.place(("codes", written))
    return Issue("Q022", issue("Q022", place).severity, place, values={"code": written, "option": option})


def _criteria(survey: Questionnaire, editions: Sequence[Edition], document: Document) -> Iterator[Issue]:
    known = [edition for edition in editions if edition.edition <= survey.year]
    places = {factor.id: ("factors", number, "criterion") for number, factor in enumerate(survey.factors)}
    for components, factor in survey.targets():
        at = document.place(places[factor.id] if factor else ("criterion",))
        for code in [components] if isinstance(components, str) else components.values():
            if not any(takes_percent(edition, code) for edition in known):
                yield issue("Q023", at, component=code, year=survey.year)
    if not survey.targets():
        yield issue("Q040", document.place(("factors",)))
    yield from _twice(survey, document)


def _twice(survey: Questionnaire, document: Document) -> Iterator[Issue]:
    """Yield components that two scores of the same block would go to."""
    seen = set[tuple[str, str]]()
    for components, _ in survey.targets():
        named = {"": components} if isinstance(components, str) else components
        for block, code in named.items():
            if (block, code) in seen:
                yield issue("Q041", document.place(("factors",)), component=code)
            seen.add((block, code))
