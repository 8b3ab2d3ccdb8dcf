"""Builds the fonts of figures: Noto Sans and Noto Sans Arabic, cut to the scripts of our maps.

Run by ``make data``, with the folder of npm packages as its argument; needs fontTools.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
PACKAGES = Path(sys.argv[1]) / "@expo-google-fonts"
FONTS = {
    "NotoSans-Regular.ttf": "noto-sans/400Regular/NotoSans_400Regular.ttf",
    "NotoSans-Italic.ttf": "noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf",
    "NotoSans-SemiBold.ttf": "noto-sans/600SemiBold/NotoSans_600SemiBold.ttf",
    "NotoSansArabic-Regular.ttf": "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
    "NotoSansArabic-SemiBold.ttf": "noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf",
}
# Latin, Greek, Cyrillic with their marks; punctuation, currency, letterlike signs, arrows; Arabic with its forms.
SCRIPTS = [
    (0x20, 0x250), (0x2B0, 0x530), (0x600, 0x700), (0x750, 0x780), (0x8A0, 0x900), (0x1E00, 0x1F00),
    (0x2000, 0x2070), (0x20A0, 0x20C0), (0x2100, 0x2200), (0xFB50, 0xFE00), (0xFE70, 0xFF00), (0xFFFD, 0xFFFE),
]  # fmt: skip


def main() -> None:
    for name, source in FONTS.items():
        options = subset.Options(hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True)
        # Without the hour at which it was cut, the same font gives the same bytes.
        font = TTFont(PACKAGES / source, recalcTimestamp=False)
        cut = subset.Subsetter(options)
        cut.populate(unicodes=[code for first, last in SCRIPTS for code in range(first, last)])
        cut.subset(font)
        font.save(HERE / name)


if __name__ == "__main__":
    main()
