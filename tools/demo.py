"""Run the main job on a copy of the example city and say where the reports are."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "tam-ky"
DEMO = ROOT / "demo"


def main() -> None:
    """Copy the example, score three years, rank, report, explain."""
    if DEMO.exists():
        shutil.rmtree(DEMO)
    shutil.copytree(EXAMPLE, DEMO, ignore=shutil.ignore_patterns("expected", "*.db", "*.py"))
    for year in (2019, 2020, 2021):
        parindex("score", f"sheets/{year}", quiet=True)
    parindex("rank", "--year", "2020", "--compare", "2019")
    for form in ("docx", "xlsx", "md"):
        parindex("report", "--year", "2020", "--format", form, "--out", "reports")
    parindex("explain", "hoa-thuan", "1.1", "--year", "2020")
    print("\nThe workspace, its store and the reports:")
    for path in (DEMO, DEMO / "parindex.db", *sorted((DEMO / "reports").iterdir())):
        print(f"  {path.relative_to(ROOT)}")


def parindex(*arguments: str, quiet: bool = False) -> None:
    """Run one command in the copy, and show it as a user would type it."""
    print(f"\n$ parindex {' '.join(arguments)}", flush=True)
    output = subprocess.DEVNULL if quiet else None
    subprocess.run([sys.executable, "-m", "parindex", *arguments], cwd=DEMO, check=True, stdout=output)


if __name__ == "__main__":
    main()
