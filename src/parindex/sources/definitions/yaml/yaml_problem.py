"""A problem of a YAML text, before it is known which file it stands in."""

from dataclasses import dataclass, field

__all__ = ["Position", "YamlProblem"]

Position = tuple[int, int]
"""(line, column), both from 1."""


@dataclass(frozen=True, slots=True)
class YamlProblem:
    """One code with its place and values."""

    code: str
    position: Position
    values: dict[str, object] = field(default_factory=dict)
