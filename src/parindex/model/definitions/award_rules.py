"""`awards:` in the settings: by which rules units are proposed for commendation."""

from typing import Annotated, Literal

from pydantic import Field

from parindex.model.definition import Frozen, Identifier, Number
from parindex.model.texts.bilingual import Text

__all__ = ["AwardRule", "MostImproved", "TierInARow"]

Count = Annotated[int, Field(ge=1, le=10_000)]
Years = Annotated[int, Field(ge=1, le=50)]
Percent = Annotated[Number, Field(ge=0, le=1_000)]


class MostImproved(Frozen):
    """The units that gained most from one year to a later one, every step between them comparable."""

    count: Count
    years: Years = 1
    by: Literal["index", "rank"] = "index"


class TierInARow(Frozen):
    """A tier, or a better one, in each of the last `years` years."""

    at_least: Identifier = "top"
    """`top`, or the id of a tier."""
    years: Years = 1


class AwardRule(Frozen):
    """One award. All conditions that are given must hold."""

    id: Identifier
    title: Text
    blocks: tuple[Identifier, ...] = ()
    """The blocks that it is for, each by itself; none: all."""
    first: Count | None = None
    """The first so many of a block."""
    most_improved: MostImproved | None = None
    tier: TierInARow | None = None
    no_area_under: Percent | None = None
    """Every area has at least this index."""
    at_least: Percent | None = None
    """The index is at least this."""
    limit: Count | None = None
    """At most so many of a block, the best ranks first."""
    ties_at_limit: Literal["include", "exclude"] = "include"
    """Equals at the end of a counted list: all of them are listed, or none."""
    published: bool = True
    """Whether years that are known only as published count."""

    @property
    def has_condition(self) -> bool:
        """Tell whether anything is asked at all."""
        return any(
            condition is not None
            for condition in (self.first, self.most_improved, self.tier, self.no_area_under, self.at_least)
        )

    @property
    def years(self) -> int:
        """How many years before the award year it looks at."""
        improved = self.most_improved.years if self.most_improved else 0
        return max(improved, self.tier.years - 1 if self.tier else 0)
