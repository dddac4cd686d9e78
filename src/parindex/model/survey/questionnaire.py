"""`surveys/ID.yaml`: what is asked, how answers count, and who is asked."""

from typing import Annotated, Literal

from pydantic import Field

from parindex.model.definition import Code, Frozen, Identifier, Name, Number, PathText, SchemaNumber
from parindex.model.rules.items import OptionWeight
from parindex.model.texts.bilingual import Text

__all__ = ["Combination", "Factor", "Item", "Minimum", "Questionnaire", "RespondentGroup", "Strata"]

Weight = Annotated[Number, Field(gt=0)]
Components = Code | dict[Identifier, Code]
"""A component, or one for each block."""


class RespondentGroup(Frozen):
    """A group of respondents (citizens, officials …) and its weight in the score."""

    title: Text | None = None
    weight: Weight = Field(default=1)  # type: ignore[assignment]  # pydantic makes a Decimal of it
    names: tuple[Name, ...] = ()
    """What the column of groups says of it, beside its id and title."""


class Item(Frozen):
    """A question with the scale of the survey."""

    title: Text
    columns: tuple[Name, ...] = ()
    """Other headings of its column in exports, beside its id and title."""
    groups: tuple[Identifier, ...] = ()
    """The groups that are asked; none: all."""


class Factor(Frozen):
    """Items that are one content, and its weight in the score."""

    id: Identifier
    title: Text
    items: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    weight: Weight = Field(default=1)  # type: ignore[assignment]  # as above
    criterion: Components | None = None
    """The component that gets the score of this factor alone."""


class Combination(Frozen):
    """How answers become one number. No official formula is built in: each step is named.

    `items`: `pooled` puts all answers of a factor into one base, `mean_of_items` averages the items' scores.
    `factors`: `weighted_mean` of the factors, or `pooled`: all answers in one base.
    """

    items: Literal["pooled", "mean_of_items"] = "pooled"
    factors: Literal["weighted_mean", "pooled"] = "weighted_mean"


class Minimum(Frozen):
    """How many respondents a score needs, and what stands for it where there are fewer."""

    respondents: Annotated[int, Field(ge=1, le=100_000)] = 30
    suppress_below: Annotated[int, Field(ge=1, le=1_000)] = 10
    """Nothing is printed on fewer respondents, nor what would let it be computed."""
    otherwise: Annotated[Literal["missing", "block_mean", "not_held"], Field(alias="else")] = "missing"


class Strata(Frozen):
    """Parts of a unit that were drawn from by themselves."""

    column: Name | None = None
    """Heading of the column of strata; none: each unit is one stratum."""
    population: PathText
    """A table of unit, stratum, N and (where it is known) the answers wanted."""
    cluster: Name | None = None
    """Heading of the column of clusters (villages) that were drawn as a whole."""
    collapse: dict[Name, Name] = Field(default_factory=dict)
    """Strata that are too small, and the neighbour that each is joined with."""


class Questionnaire(Frozen):
    """One survey of one year."""

    schema_: Annotated[SchemaNumber, Field(alias="schema")] = 1
    id: Identifier
    year: Annotated[int, Field(ge=1900, le=2200)]
    title: Text
    intro: Text | None = None
    model: bool = False
    """Not an official questionnaire."""
    criterion: Components | None = None
    """The component that gets the score of all factors together."""
    unit_column: Name = "Đơn vị"
    group_column: Name | None = None
    respondents: dict[Identifier, RespondentGroup] = Field(default_factory=dict)
    strata: Strata | None = None
    scale: Annotated[dict[Name, OptionWeight], Field(min_length=2, max_length=20)]
    """Options with their weights in percent; null leaves the base."""
    codes: dict[Name, Name] = Field(default_factory=dict)
    """What exports write instead of the options: {"5": Rất hài lòng}."""
    items: Annotated[dict[Identifier, Item], Field(min_length=1, max_length=300)]
    factors: Annotated[tuple[Factor, ...], Field(min_length=1)]
    combine: Combination = Combination()
    minimum: Minimum = Minimum()
    id_column: Name | None = None
    """Heading of the column with the number of each answer sheet: only used to tell the same one sent twice."""
    personal: Literal["drop"] = "drop"
    """Columns that are not named here are never read."""

    def targets(self) -> list[tuple[Components, Factor | None]]:
        """Return the components that get points, each with its factor; `None`: all factors together."""
        every = [(self.criterion, None), *((factor.criterion, factor) for factor in self.factors)]
        return [(components, factor) for components, factor in every if components is not None]

    def scored_in(self, block: str) -> dict[str, Factor | None]:
        """Return the components of a block that get points, each with its factor; `None`: all factors together."""
        named = [(one if isinstance(one, str) else one.get(block), factor) for one, factor in self.targets()]
        return {code: factor for code, factor in named if code is not None}

    def columns_beside_unit(self) -> list[str]:
        """Return the headings that a sheet has beside the unit: the group, where there are several, and the stratum."""
        columns = [self.group_column] if len(self.respondents) > 1 else []
        return [one for one in (*columns, self.strata.column if self.strata else None) if one]
