"""Make the fonts of charts and of PDF documents: run it after a change, and commit what it wrote.

    python tools/make_font.py /usr/share/fonts/truetype/dejavu/DejaVuSansCondensed.ttf
    python tools/make_font.py …/LiberationSerif-Regular.ttf …/LiberationSerif-Bold.ttf …/LiberationSerif-Italic.ttf

vl-convert brings Liberation Sans 1, which lacks the Vietnamese letters with two marks, and takes whatever the
machine has for them; a picture would look different on every machine. DejaVu Sans Condensed may be changed and
passed on (fonts/LICENSE.txt); cut to Latin letters it is small, and under a name of its own it cannot be mistaken
for a font of the machine. Documents are set in Liberation Serif 2 (fonts/LICENSE-serif.txt), whose letters are as
wide as those of Times New Roman: its licence keeps the name Liberation for the uncut font.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[1] / "src" / "parindex" / "reporting" / "fonts"
STYLES = {
    "DejaVuSansCondensed": ("Parindex Sans", "Regular", "parindex-sans.ttf"),
    "LiberationSerif-Regular": ("Parindex Serif", "Regular", "parindex-serif.ttf"),
    "LiberationSerif-Bold": ("Parindex Serif", "Bold", "parindex-serif-bold.ttf"),
    "LiberationSerif-Italic": ("Parindex Serif", "Italic", "parindex-serif-italic.ttf"),
}
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
FAMILY_NAMES, STYLE_NAMES = (1, 16), (2, 17)
UNIQUE, FULL, POSTSCRIPT = 3, 4, 6


def main(source: Path) -> None:
    family, style, name = STYLES[source.stem]
    target = FOLDER / name
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = ["ccmp", "mark", "mkmk", "kern", "locl"]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    _rename(font, family, style)
    font.save(target)
    print(f"{target.name}: {target.stat().st_size:,} bytes")


def _rename(font: TTFont, family: str, style: str) -> None:
    full = family if style == "Regular" else f"{family} {style}"
    texts = {
        **dict.fromkeys(FAMILY_NAMES, family),
        **dict.fromkeys(STYLE_NAMES, style),
        UNIQUE: f"{full} 1",
        FULL: full,
        POSTSCRIPT: full.replace(" ", ""),
    }
    for record in list(font["name"].names):
        if record.nameID in texts:
            record.string = texts[record.nameID]
    font["OS/2"].usWidthClass = 5


if __name__ == "__main__":
    for path in sys.argv[1:]:
        main(Path(path))
