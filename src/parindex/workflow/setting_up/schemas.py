"""Use case: the JSON Schemas that are installed with the program."""

from importlib.resources import files

from parindex.errors import ParindexError

__all__ = ["schema_names", "schema_text"]

_FOLDER = files("parindex") / "schemas"


def schema_names() -> list[str]:
    """Return the names of the schemas, of definition files as of answers, in alphabetical order."""
    return sorted(file.name.removesuffix(".json") for file in _FOLDER.iterdir() if file.name.endswith(".json"))


def schema_text(name: str) -> str:
    """Return a schema as it is installed.

    Raises:
        ParindexError: there is none of this name.
    """
    if name not in schema_names():
        raise ParindexError(
            "There is no schema {name}; there are: {known}.", name=name, known=", ".join(schema_names())
        )
    return (_FOLDER / f"{name}.json").read_text("utf-8")
