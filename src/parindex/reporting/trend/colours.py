"""The colours of the units in charts, in the order of the table; they differ in print, too."""

__all__ = ["COLOURS"]

COLOURS = (
    "#1F77B4", "#D62728", "#2CA02C", "#FF7F0E", "#9467BD", "#8C564B", "#E377C2", "#17BECF", "#BCBD22", "#393B79",
    "#AD494A", "#637939", "#BD9E39", "#7B4173", "#3182BD", "#E6550D", "#31A354", "#756BB1", "#636363", "#CE6DBD",
)  # fmt: skip
