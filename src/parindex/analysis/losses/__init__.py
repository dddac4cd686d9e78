"""Where points were lost, by whom, how often, and where they may be lost again."""

from parindex.analysis.losses.at_risk import RiskRules, at_risk
from parindex.analysis.losses.histories import Earlier, loss_histories
from parindex.analysis.losses.sums import node_losses, unit_losses
from parindex.analysis.losses.units import component_losses_of

__all__ = [
    "Earlier",
    "RiskRules",
    "at_risk",
    "component_losses_of",
    "loss_histories",
    "node_losses",
    "unit_losses",
]
