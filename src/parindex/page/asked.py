"""What a browser asks: the address, and of a form its fields and files; a form of another page is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import UploadFile
from starlette.requests import Request

from parindex.errors import ParindexError
from parindex.page.door.keys import Keys

__all__ = ["Asked", "Upload", "asked_of"]

_MOST_FILES, _MOST_FIELDS = 2_000, 60
_FORM = "form"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was brought in; its name is hostile until it is made harmless."""

    slot: str
    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the views see it."""

    path: Mapping[str, str]
    fields: Mapping[str, str]
    """Of the address and of the form."""
    files: tuple[Upload, ...] = ()

    @property
    def year(self) -> int | None:
        """The year that was asked for."""
        return self.number("year")

    def must_name_year(self) -> int:
        """Return the year that was asked for.

        Raises:
            ParindexError: none was.
        """
        if self.year is None:
            raise ParindexError("Name a year.")
        return self.year

    def number(self, name: str) -> int | None:
        """Return a whole number, or `None` where none was given."""
        text = self.fields.get(name, "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else None  # noqa: PLR2004  a year

    def text(self, name: str) -> str | None:
        """Return a text, or `None` where nothing was typed."""
        return self.fields.get(name, "").strip() or None

    def one_file(self, name: str) -> Upload:
        """Return the file of a field.

        Raises:
            ParindexError: none was chosen.
        """
        for upload in self.files:
            if upload.slot == name:
                return upload
        raise ParindexError("No file was chosen.")


async def asked_of(request: Request, keys: Keys) -> Asked | None:
    """Return what is asked; `None` where a form does not come from this page."""
    fields = dict(request.query_params)
    if request.method != "POST":
        return Asked(request.path_params, fields)
    async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS) as form:
        files = []
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                if value.filename:
                    files.append(Upload(name, value.filename, await value.read()))
            else:
                fields[name] = value
    return Asked(request.path_params, fields, tuple(files)) if keys.signs(fields.pop(_FORM, None)) else None
