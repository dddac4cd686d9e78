"""Write the JSON Schemas of the definition files: criteria/schema.json and docs/schemas/*.json."""

import json
from pathlib import Path

from parindex.model.json_schemas import json_schemas

ROOT = Path(__file__).resolve().parent.parent
FILES = {
    "baseline": ROOT / "docs" / "schemas" / "baseline.json",
    "criteria": ROOT / "criteria" / "schema.json",
    "registry": ROOT / "docs" / "schemas" / "registry.json",
    "workspace": ROOT / "docs" / "schemas" / "workspace.json",
}


def texts() -> dict[Path, str]:
    """Return what each file has to hold."""
    schemas = json_schemas()
    return {
        path: json.dumps(schemas[name], ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        for name, path in FILES.items()
    }


def main() -> None:
    for path, text in texts().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
