"""Names that Windows keeps for devices, whatever stands behind their first dot."""

from typing import Final

__all__ = ["is_device"]

_PORTS: Final = ("com", "lpt")
_NUMBERS: Final = "0123456789¹²³"
_DEVICES: Final = frozenset(
    ("con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{number}" for port in _PORTS for number in _NUMBERS))
)


def is_device(name: str) -> bool:
    """Tell whether Windows would take the name of a file for a device: what is written there is in no file.

    >>> is_device("Aux.xlsx"), is_device("con .b.txt"), is_device("con-2020.xlsx"), is_device("com10")
    (True, True, False, False)
    """
    return name.partition(".")[0].rstrip(" ").casefold() in _DEVICES
