"""The house as it is, for `docs/architecture.md`: its layers as they are enforced, its folders and their subjects."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "parindex"


def layers() -> None:
    """Write the layers from the contract that import-linter keeps; a line may import from those below it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    names = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    _out("```text\n" + "\n".join(names) + "\n```\n")


def folders() -> None:
    """Write every folder with the number of its modules and the first sentence that it says of itself."""
    _out("| Folder | Modules | Subject |\n| --- | ---: | --- |\n")
    for folder, modules, subject in _folders():
        _out(f"| `{folder}` | {modules} | {subject} |\n")


def _folders() -> Iterator[tuple[str, int, str]]:
    for path in sorted(SOURCE.rglob("__init__.py")):
        folder = path.parent
        modules = [module for module in folder.glob("*.py") if module.name != "__init__.py"]
        yield folder.relative_to(SOURCE.parent).as_posix() + "/", len(modules), _subject(path)


def _subject(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return text.split("\n\n", 1)[0].replace("\n", " ").replace("|", "\\|")


def _out(text: str) -> None:
    import cog  # noqa: PLC0415  there only while a page is written

    cog.out(text)
