"""The settings of a workspace: `parindex.yaml`."""

from typing import Annotated

from pydantic import Field

from parindex.model.definition import Frozen, Name, PathText, SchemaNumber
from parindex.model.definitions.analysis_rules import AnalysisSettings
from parindex.model.definitions.award_rules import AwardRule
from parindex.model.definitions.layout_rules import LayoutSettings
from parindex.model.definitions.letter_settings import LetterSettings
from parindex.model.definitions.site_rules import SiteSettings
from parindex.model.texts.bilingual import Locale, Text
from parindex.model.units import Day

__all__ = ["Settings"]


class Settings(Frozen):
    """Where things are, in which language. Paths are relative to the folder of the file."""

    schema_: Annotated[SchemaNumber, Field(alias="schema")] = 1
    name: Text
    locale: Locale = "vi"
    criteria: PathText = "criteria"
    registry: PathText = "units.yaml"
    sheets: PathText = "sheets/{year}"
    store: PathText = "parindex.db"
    templates: PathText = "templates"
    authority: Text | None = None
    """The office that publishes, as printed in the head of documents."""
    superior: Text | None = None
    """The office above it, as printed in the head of documents."""
    place: Text | None = None
    """The place of signing, as printed before the date."""
    licence: Name | None = None
    """The licence of published tables: a short name such as `CC-BY-4.0`, an address, or words."""
    published: dict[Annotated[int, Field(ge=1900, le=2200)], Day] = Field(default_factory=dict)
    """The day that the documents of a year bear, by year: `2020: 2021-01-15`."""
    layout: LayoutSettings = LayoutSettings()
    """What score sheets look like where their headings do not say it."""
    awards: tuple[AwardRule, ...] = ()
    """Rules by which units are proposed for commendation."""
    analysis: AnalysisSettings = AnalysisSettings()
    """What counts as at risk, how far the robustness of ranks is tried, what a step up costs."""
    site: SiteSettings = SiteSettings()
    """What the pages for everybody show."""
    letters: LetterSettings = LetterSettings()
    """How letters to units are numbered, dated, signed and sent."""
