"""Numbers that binary formats of Excel write in four bytes (RK). Source: [MS-XLS] 2.5.217, [MS-XLSB] 2.5.122."""

import struct

__all__ = ["unpacked"]

_WHOLE, _HUNDREDTHS = 2, 1


def unpacked(packed: int) -> float:
    """Return the number; `packed` has a sign."""
    if packed & _WHOLE:
        value = float(packed >> 2)
    else:
        (value,) = struct.unpack("<d", bytes(4) + struct.pack("<i", packed & ~3))
    return value / 100 if packed & _HUNDREDTHS else value
