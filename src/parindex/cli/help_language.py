"""`--help` in the language of the run.

The texts of commands and options are English in the code and keys of the catalogue, as all others; they are put
in their places while the help is written. What Typer itself says is recognised by its words.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from parindex.cli.current import current
from parindex.errors import ParindexError
from parindex.language import Speech
from parindex.sources.files.paths import find_workspace

__all__ = ["help_texts", "spoken"]

_PLACES: Final[Mapping[str, str]] = {
    "YEAR": "NĂM",
    "NAME": "TÊN",
    "FILE": "TỆP",
    "DIR": "THƯ-MỤC",
    "FILE|DIR": "TỆP|THƯ-MỤC",
    "BLOCK": "KHỐI",
    "UNIT": "ĐƠN-VỊ",
    "CODE": "MÃ",
    "[CODE]": "[MÃ]",
    "ID": "MÃ",
    "RULE": "QUY-TẮC",
    "DAY": "NGÀY",
    "DATE": "NGÀY",
    "TEXT": "CHỮ",
    "REASON": "LÝ-DO",
    "FORMAT=FILE": "DẠNG=TỆP",
    "KIND[,KIND]": "LOẠI[,LOẠI]",
    "AREA": "LĨNH-VỰC",
    "PATH": "ĐƯỜNG-DẪN",
    "[PATH]...": "[ĐƯỜNG-DẪN]...",
    "PATH...": "ĐƯỜNG-DẪN...",
}
"""What stands for a value. Only Vietnamese needs other words than the code."""
_SAID: Final = (
    (r"^Usage: ", "Cách dùng: "),
    (r"\[OPTIONS\]", "[TÙY-CHỌN]"),
    (r"COMMAND \[ARGS\]\.\.\.", "LỆNH [ĐỐI-SỐ]..."),
    (r"^Options:$", "Tùy chọn:"),
    (r"^Arguments:$", "Đối số:"),
    (r"^Commands:$", "Lệnh:"),
    (r"\bdefault:", "mặc định:"),
    (r"\brequired\]", "bắt buộc]"),
    (r"<path>", "<đường dẫn>"),
    (r"<int range>", "<số nguyên>"),
    (r"<int>", "<số nguyên>"),
    (r"<text>", "<chữ>"),
    (r"\benv\s+var:", "biến môi trường:"),
)
"""What Typer says around the texts, and how it is said in Vietnamese."""


def spoken(command: Any, written: Callable[[Any], str], ctx: Any) -> str:  # noqa: ANN401  Typer's own Click is private
    """Return the help of a command; `written` writes it from the texts that the command holds."""
    _settle()
    speech = current.speech
    if speech.locale == "en":
        return written(ctx)
    with _translated([command, *getattr(command, "commands", {}).values()], ctx, speech):
        text = written(ctx)
    for pattern, words in _SAID:
        text = re.sub(pattern, words, text, flags=re.MULTILINE)
    return text


def help_texts(command: Any) -> Iterator[str]:  # noqa: ANN401  as above
    """Yield what the help of a command, and of those below it, has to be translated of."""
    yield from (one.help.strip() for one in (command, *command.params) if getattr(one, "help", None))
    for below in getattr(command, "commands", {}).values():
        yield from help_texts(below)


def _settle() -> None:
    """Take the language of the workspace, if there is one, before it was read."""
    with suppress(ParindexError, OSError):
        if current.root is None:
            current.root = find_workspace(Path.cwd())
        current.speak_as_workspace()


@contextmanager
def _translated(commands: list[Any], ctx: Any, speech: Speech) -> Iterator[None]:  # noqa: ANN401  as above
    held = [one for command in commands for one in (command, *command.get_params(ctx))]
    before = [(one, name, getattr(one, name)) for one in held for name in ("help", "metavar") if hasattr(one, name)]
    for one, name, text in before:
        if text:
            setattr(one, name, speech.say(text.strip()) if name == "help" else _PLACES.get(text, text))
    try:
        yield
    finally:
        for one, name, text in before:
            setattr(one, name, text)
