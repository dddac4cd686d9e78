"""Make the font of the charts: run it after a change, and commit what it wrote.

    python tools/make_font.py /usr/share/fonts/truetype/dejavu/DejaVuSansCondensed.ttf

vl-convert brings Liberation Sans 1, which lacks the Vietnamese letters with two marks, and takes whatever the
machine has for them; a picture would look different on every machine. DejaVu Sans Condensed may be changed and
passed on (fonts/LICENSE.txt); cut to Latin letters it is small, and under a name of its own it cannot be mistaken
for a font of the machine.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "src" / "parindex" / "reporting" / "fonts" / "parindex-sans.ttf"
FAMILY = "Parindex Sans"
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x300, 0x33F),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
    (0x20AB, 0x20AC),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2260, 0x2265),
)
FAMILY_NAMES, STYLE_NAMES = (1, 4, 16), (2, 17)
UNIQUE, POSTSCRIPT = 3, 6


def main(source: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = ["ccmp", "mark", "mkmk", "kern", "locl"]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    _rename(font)
    font.save(TARGET)
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


def _rename(font: TTFont) -> None:
    texts = {
        **dict.fromkeys(FAMILY_NAMES, FAMILY),
        **dict.fromkeys(STYLE_NAMES, "Regular"),
        UNIQUE: f"{FAMILY} 1",
        POSTSCRIPT: FAMILY.replace(" ", ""),
    }
    for record in list(font["name"].names):
        if record.nameID in texts:
            record.string = texts[record.nameID]
    font["OS/2"].usWidthClass = 5


if __name__ == "__main__":
    main(Path(sys.argv[1]))
