"""`site:` in the settings: what the pages for everybody show. What is not listed is in none of their bytes."""

from typing import Annotated, Literal

from pydantic import Field

from parindex.model.definition import Frozen
from parindex.model.texts.bilingual import Locale

__all__ = ["SitePart", "SiteSettings"]

SitePart = Literal["index", "ranks", "areas", "components"]
"""What can be published of results: totals and indexes with tiers, ranks, areas, everything below areas."""

Address = Annotated[str, Field(max_length=500, pattern=r"^(https?://[^\s\"'<>]+)?$")]


class SiteSettings(Frozen):
    """What the pages show, and in which languages."""

    languages: Annotated[tuple[Locale, ...], Field(min_length=1)] = ("vi", "en")
    """The first one is what a reader sees first."""
    publish: tuple[SitePart, ...] = ("index", "ranks", "areas", "components")
    evidence: bool = False
    """Whether the evidence of components is shown; only with `components`."""
    comments: Literal["none", "unit"] = "none"
    """`unit`: the comments of the appraisal stand on the page of the unit; only with `components`."""
    robustness: bool = True
    """Whether the ranks that other weights would give stand beside the ranks."""
    map: Literal["tiles", "dots", "areas", "none"] = "tiles"
    """How units are drawn on the map; their places stand in `monitor.yaml`."""
    pictures: bool = True
    """Whether every unit has a picture to share."""
    base_url: Address = ""
    """The address that the pages will have; pages that are opened from a disk need none."""
