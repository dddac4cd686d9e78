"""Scoring rules: the kinds, what is typed for each, and how many points it can give."""

from parindex.model.rules.compound import BestOf, CompoundRule, Part, Rule, SumOf
from parindex.model.rules.items import Band, ChecklistItem, Grade, Level
from parindex.model.rules.kinds import (
    Bands,
    BestUnit,
    Checklist,
    Count,
    Deduction,
    Levels,
    MinMax,
    Percent,
    PointsTyped,
    Proportional,
    SimpleRule,
    Survey,
)
from parindex.model.rules.rule_kind import RuleKind

__all__ = [
    "Band",
    "Bands",
    "BestOf",
    "BestUnit",
    "Checklist",
    "ChecklistItem",
    "CompoundRule",
    "Count",
    "Deduction",
    "Grade",
    "Level",
    "Levels",
    "MinMax",
    "Part",
    "Percent",
    "PointsTyped",
    "Proportional",
    "Rule",
    "RuleKind",
    "SimpleRule",
    "SumOf",
    "Survey",
]
