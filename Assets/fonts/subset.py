"""Makes the fonts of this folder from Debian's fonts-noto-core. Needs fonttools and brotli from PyPI.

    python3 subset.py [/usr/share/fonts/truetype/noto]
"""
import copy
import pathlib
import sys

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont

LATIN = (
    "20-7E,A0-17F,18F,259,2BB-2BC,300-304,30C,1E24-1E25,1E62-1E63,2009-200B,2010-2015,2018-201E,2020-2022,2026,202F,"
    "2030,2032-2033,2039-203A,2044,2080-2084,20AC,2116")
CYRILLIC = "400-45F,490-493,49A-49B,4A2-4A3,4AE-4B1,4BA-4BB,4D8-4D9,4E8-4E9"
PERSIAN = (
    "20,28-29,2E,3A,A0,AB,BB,60C,61B,61F,621-63A,640-652,654,656,660-66D,670,67E,686,698,6A9,6AF,6C0,6CC,6D5,6F0-6F9,"
    "200C-200F,2026,FD3E-FD3F,FDFC")
SYMBOLS = "D7,2190-2194,2212,2248,2260,2264-2265,25A1,25B3,25CC"
PLAIN = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
SHAPING = ["init", "medi", "fina", "isol", "rlig", "calt", "liga", "ccmp", "locl", "mark", "mkmk", "kern", "tnum"]


def mapping(font, lookup):
    """All single substitutions of one lookup."""
    found = {}
    for table in font["GSUB"].table.LookupList.Lookup[lookup].SubTable:
        found.update(getattr(getattr(table, "ExtSubTable", table), "mapping", None) or {})
    return found


def features(font, tag):
    return [r.Feature for r in font["GSUB"].table.FeatureList.FeatureRecord if r.FeatureTag == tag]


def keep_persian_digits(font):
    """The font's locl gives Persian the Urdu forms of 4, 6 and 7: drop those lookups, keep the rest of locl."""
    for feature in features(font, "locl"):
        kept = [index for index in feature.LookupListIndex if "uni06F7" not in mapping(font, index)]
        feature.LookupListIndex, feature.LookupCount = kept, len(kept)


def widen_tabular_digits(font):
    """The bold's tabular figures are as narrow as the regular's and overlap: make them anew from its own figures."""
    glyphs, metrics, pairs = font["glyf"], font["hmtx"], {}
    for feature in features(font, "tnum"):
        for index in feature.LookupListIndex:
            pairs.update({a: b for a, b in mapping(font, index).items() if a.startswith("uni06F")})
    width = max(metrics[digit][0] for digit in pairs)
    for digit, tabular in pairs.items():
        glyph, shift = copy.deepcopy(glyphs[digit]), (width - metrics[digit][0]) // 2
        if glyph.isComposite():
            for component in glyph.components:
                component.x += shift
        else:
            glyph.coordinates.translate((shift, 0))
        glyphs[tabular] = glyph
        glyph.recalcBounds(glyphs)
        metrics[tabular] = (width, metrics[digit][1] + shift)


def write(font, name, unicodes, kept):
    options = Options(layout_features=kept, hinting=False, flavor="woff2")
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(unicodes))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(pathlib.Path(__file__).with_name(name + ".woff2"))


source = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/truetype/noto")
for weight in ("Regular", "Bold"):
    sans = source / f"NotoSans-{weight}.ttf"
    write(TTFont(sans), f"noto-sans-latin-{weight.lower()}", LATIN, PLAIN + ["tnum", "pnum", "sups", "subs"])
    write(TTFont(sans), f"noto-sans-cyrillic-{weight.lower()}", CYRILLIC, PLAIN)
    naskh = TTFont(source / f"NotoNaskhArabic-{weight}.ttf")
    keep_persian_digits(naskh)
    if weight == "Bold":
        widen_tabular_digits(naskh)
    write(naskh, f"noto-naskh-arabic-{weight.lower()}", PERSIAN, SHAPING)
write(TTFont(source / "NotoSansMath-Regular.ttf"), "noto-symbols", SYMBOLS, [])
