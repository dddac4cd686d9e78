"""What an analyst would write: read each file with pandas (openpyxl), stack, clean, group, rank, write.

It does less than parindex: it takes what is typed for points, knows no rules, checks nothing.
"""

import sys
from pathlib import Path

from benchmarks.clock import Clock

clock = Clock()

import pandas as pd  # noqa: E402  importing is measured

clock.lap("import")

COLUMNS = ["code", "title", "max", "self", "appraised", "survey", "evidence", "note"]


def read(path: Path) -> pd.DataFrame:
    raw = pd.read_excel(path, header=None, engine="openpyxl")
    table = raw.iloc[9:, :8].set_axis(COLUMNS, axis=1)
    table = table[table["code"].astype(str).str.count(r"\.") == 2]
    return table.assign(unit=str(raw.iloc[4, 0]).partition(":")[2].strip())


def numbers(column: "pd.Series[str]") -> "pd.Series[float]":
    text = column.astype(str).str.replace(",", ".").str.rstrip("%")
    return pd.to_numeric(text, errors="coerce")


data = pd.concat([read(path) for path in sorted(Path(sys.argv[1]).glob("sheets/*/*.xlsx"))])
data["score"] = numbers(data["survey"]).fillna(numbers(data["appraised"])).fillna(numbers(data["self"])).fillna(0)
data["max"] = numbers(data["max"])
data["score"] = data[["score", "max"]].min(axis=1)
clock.lap("read")

data["area"] = data["code"].str.partition(".")[0]
areas = data.groupby(["unit", "area"])[["score", "max"]].sum()
totals = data.groupby("unit")[["score", "max"]].sum()
totals["index"] = (totals["score"] / totals["max"] * 100).round(2)
totals["rank"] = totals["index"].rank(method="min", ascending=False).astype(int)
totals["tier"] = pd.cut(totals["index"], [-1, 60, 75, 85, 101], right=False, labels=["below", "3", "2", "1"])
totals = totals.sort_values("rank")
clock.lap("compute")

if len(sys.argv) > 2:
    with pd.ExcelWriter(sys.argv[2], engine="openpyxl") as book:
        totals.to_excel(book, sheet_name="results")
        areas.reset_index().pivot_table(index="unit", columns="area", values="score").to_excel(book, sheet_name="areas")
        data.pivot_table(index="unit", columns="code", values="score").to_excel(book, sheet_name="components")
    clock.lap("report")

clock.tell(units=len(totals))
