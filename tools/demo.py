"""Run the main job on a copy of the example city, make its pages, follow a plan and dossiers, say where all that is."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
DEMO = ROOT / "demo"
DISTRICTS = DEMO / "districts"


def main() -> None:
    """Copy the examples, score three years, rank, report, explain; follow the year of other units."""
    if DEMO.exists():
        shutil.rmtree(DEMO)
    copied("tam-ky", DEMO)
    for year in (2019, 2020, 2021):
        parindex("score", f"sheets/{year}", quiet=True)
    parindex("rank", "--year", "2020", "--compare", "2019")
    for form in ("docx", "xlsx", "md"):
        parindex("report", "--year", "2020", "--format", form, "--out", "reports")
    parindex("explain", "hoa-thuan", "1.1", "--year", "2020")
    parindex("site", "--year", "2020", "--draft", "--out", "site")  # nothing is published yet
    during_the_year()
    print("\nThe workspaces, the store and the reports:")
    made = (DEMO, DEMO / "parindex.db", *sorted((DEMO / "reports").iterdir()), DISTRICTS, DISTRICTS / "map.png")
    for path in made:
        print(f"  {path.relative_to(ROOT)}")
    print("\nThe pages for everybody begin here:")
    print(f"  {(DEMO / 'site' / 'index.html').relative_to(ROOT)}")


def during_the_year() -> None:
    """Show where an invented plan stands, and the map of the dossiers of 18 districts (invented but for one fact)."""
    print("\nDuring the year (invented: the plan of a district, the dossiers of 18):")
    copied("monitor", DISTRICTS)
    copied("plan", DEMO / "plan")
    parindex("plan", "status", "--year", "2022", "--on", "2022-06-20", at=DEMO / "plan")
    months = [f"dossiers/{path.name}" for path in sorted((DISTRICTS / "dossiers").glob("*.csv"))]
    parindex("monitor", "import", *months, "--year", "2022", at=DISTRICTS)
    parindex("monitor", "map", "--year", "2022", "--out", "map.png", at=DISTRICTS)


def copied(example: str, place: Path) -> None:
    """Copy an example without what it is tested with."""
    shutil.copytree(EXAMPLES / example, place, ignore=shutil.ignore_patterns("expected", "*.db", "*.py"))


def parindex(*arguments: str, quiet: bool = False, at: Path = DEMO) -> None:
    """Run one command in a copy, and show it as a user would type it."""
    print(f"\n$ parindex {' '.join(arguments)}", flush=True)
    output = subprocess.DEVNULL if quiet else None
    subprocess.run([sys.executable, "-m", "parindex", *arguments], cwd=at, check=True, stdout=output)


if __name__ == "__main__":
    main()
