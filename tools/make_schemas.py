"""Write the JSON Schemas of definition files and of the answers of analysis: installed, and criteria/schema.json."""

import json
import runpy
from pathlib import Path

from parindex.model.json_schemas import json_schemas

ROOT = Path(__file__).resolve().parent.parent
INSTALLED = ROOT / "src" / "parindex" / "schemas"
FILES = {name: INSTALLED / f"{name}.json" for name in json_schemas()}
ANSWERS = runpy.run_path(str(Path(__file__).with_name("answer_schemas.py")))
BESIDE = ROOT / "criteria" / "schema.json"


def texts() -> dict[Path, str]:
    """Return what each file has to hold."""
    found = {
        FILES[name]: json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        for name, schema in json_schemas().items()
    }
    answers = {
        INSTALLED / f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in ANSWERS["answer_schemas"]().items()
    }
    return found | answers | {BESIDE: found[FILES["criteria"]]}


def main() -> None:
    for path, text in texts().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
