"""Install the built wheel outside of the checkout, and run a first year with it: init, score, rank.

python -m tools.package dist            # beside this environment's own dependencies, without a network
python -m tools.package dist --install  # with the dependencies that the wheel names
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path

YEAR = "2020"
COMMANDS = (
    ("--version",),
    ("init", "sample", "--year", YEAR),
    ("--workspace", "sample", "score", f"sample/sheets/{YEAR}"),
    ("--workspace", "sample", "rank", "--year", YEAR),
)


def main() -> None:
    folder, *options = sys.argv[1:]
    (wheel,) = Path(folder).resolve().glob("*.whl")
    (_sdist,) = Path(folder).resolve().glob("*.tar.gz")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        outside = Path(scratch)
        venv.create(outside / "venv", with_pip=True)
        scripts = Path(sysconfig.get_path("scripts", "venv", {"base": str(outside / "venv")}))
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        pip = [str(scripts / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        pip += [] if "--install" in options else ["--no-deps"]
        subprocess.run([*pip, str(wheel)], cwd=outside, env=environment, check=True)
        if "--install" not in options:
            _lend(outside / "venv")
        for words in COMMANDS:
            subprocess.run([str(scripts / "parindex"), *words], cwd=outside, env=environment, check=True)


def _lend(home: Path) -> None:
    """Let the new environment see what this one has; its own packages come first, editable ones do not come at all."""
    own = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    (own / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
