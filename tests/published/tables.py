"""Reads the figures in `data/`."""

import csv
from pathlib import Path

DATA = Path(__file__).parent / "data"


def table(name):
    """Return the rows of a CSV file as dictionaries."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
