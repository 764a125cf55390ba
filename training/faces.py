"""The faces lines are drawn in: files of Debian packages, four styles each, by how often they are met in office print."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path("/usr/share/fonts")
PACKAGES = (
    "fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea fonts-urw-base35 fonts-dejavu-core fonts-dejavu-extra "
    "fonts-freefont-ttf fonts-noto-core fonts-inter fonts-roboto-unhinted fonts-lato fonts-open-sans fonts-cabin "
    "fonts-sil-andika fonts-sil-gentium fonts-linuxlibertine fonts-cmu fonts-courier-prime fonts-gnutypewriter "
    "fonts-croscore fonts-ancient-scripts fonts-arkpandora"
)
HELD_BACK = ("truetype/lato/", "opentype/urw-base35/P052", "truetype/croscore/Cousine")
"""Faces that no training line is drawn in: the lines of validation are."""

Styles = tuple[str, str, str, str]  # regular, bold, italic, bold italic
_PATTERNS = {
    "sans": [
        *["truetype/liberation/LiberationSans-{Regular,Bold,Italic,BoldItalic}.ttf"] * 5,
        "truetype/liberation/LiberationSansNarrow-{Regular,Bold,Italic,BoldItalic}.ttf",
        *["truetype/crosextra/Carlito-{Regular,Bold,Italic,BoldItalic}.ttf"] * 2,
        *["opentype/urw-base35/NimbusSans-{Regular,Bold,Italic,BoldItalic}.otf"] * 2,
        "opentype/urw-base35/NimbusSansNarrow-{Regular,Bold,Oblique,BoldOblique}.otf",
        "truetype/dejavu/DejaVuSans{,-Bold,-Oblique,-BoldOblique}.ttf",
        "truetype/arkpandora/Aerial{,Bd,It,BdIt}.ttf",
        "truetype/arkpandora/Veranda{,Bd,It,BdIt}.ttf",
        "truetype/freefont/FreeSans{,Bold,Oblique,BoldOblique}.ttf",
        "truetype/noto/NotoSans-{Regular,Bold,Italic,BoldItalic}.ttf",
        "opentype/inter/Inter-{Regular,Bold,Italic,BoldItalic}.otf",
        "truetype/roboto/unhinted/RobotoTTF/Roboto-{Regular,Bold,Italic,BoldItalic}.ttf",
        "truetype/lato/Lato-{Regular,Bold,Italic,BoldItalic}.ttf",
        "truetype/open-sans/OpenSans-{Regular,Bold,Italic,BoldItalic}.ttf",
        "opentype/urw-base35/URWGothic-{Book,Demi,BookOblique,DemiOblique}.otf",
        "opentype/cabin/Cabin-{Regular,Bold,Italic,BoldItalic}.otf",
        "truetype/andika/Andika-{Regular,Bold,Italic,BoldItalic}.ttf",
    ],
    "serif": [
        *["truetype/liberation/LiberationSerif-{Regular,Bold,Italic,BoldItalic}.ttf"] * 3,
        "opentype/urw-base35/NimbusRoman-{Regular,Bold,Italic,BoldItalic}.otf",
        "truetype/crosextra/Caladea-{Regular,Bold,Italic,BoldItalic}.ttf",
        "truetype/dejavu/DejaVuSerif{,-Bold,-Italic,-BoldItalic}.ttf",
        "truetype/freefont/FreeSerif{,Bold,Italic,BoldItalic}.ttf",
        "truetype/noto/NotoSerif-{Regular,Bold,Italic,BoldItalic}.ttf",
        "opentype/urw-base35/C059-{Roman,Bold,Italic,BdIta}.otf",
        "opentype/urw-base35/P052-{Roman,Bold,Italic,BoldItalic}.otf",
        "opentype/urw-base35/URWBookman-{Light,Demi,LightItalic,DemiItalic}.otf",
        "truetype/gentium/Gentium-{R,R,I,I}.ttf",
        "opentype/linux-libertine/LinLibertine_{R,RB,RI,RBI}.otf",
        "truetype/cmu/cmun{rm,bx,ti,bi}.ttf",
    ],
    "typewriter": [
        "opentype/courier-prime/Courier Prime{, Bold, Italic, Bold Italic}.otf",
        *["truetype/gnutypewriter/GNUTypewriter.ttf"] * 2,
        "opentype/urw-base35/NimbusMonoPS-{Regular,Bold,Italic,BoldItalic}.otf",
        "opentype/urw-base35/NimbusMonoPS-{Bold,Bold,Bold,Bold}.otf",
        "truetype/liberation/LiberationMono-{Regular,Bold,Italic,BoldItalic}.ttf",
        "truetype/freefont/FreeMono{Bold,Bold,,Bold}.ttf",
        "truetype/cmu/cmun{tt,tb,it,tx}.ttf",
        "truetype/dejavu/DejaVuSansMono{,-Bold,-Oblique,-Bold}.ttf",
        "truetype/croscore/Cousine-{Regular,Bold,Italic,BoldItalic}.ttf",
    ],
}
_FALLBACKS = (
    "truetype/dejavu/DejaVuSans.ttf",
    "truetype/freefont/FreeSerif.ttf",
    "truetype/freefont/FreeSans.ttf",
    "truetype/ancient-scripts/Symbola_hint.ttf",
)  # for boxes, arrows and other signs that a face lacks


def faces(*, held_back: bool) -> dict[str, list[Styles]]:
    """The faces for training, or those held back for validation; a face whose files are missing is left out."""
    chosen: dict[str, list[Styles]] = {}
    for kind, patterns in _PATTERNS.items():
        wanted = [_styles(pattern) for pattern in patterns if pattern.startswith(HELD_BACK) == held_back]
        chosen[kind] = [styles for styles in wanted if all(Path(file).is_file() for file in styles)]
    if not all(chosen.values()):
        raise FileNotFoundError(f"Faces are missing; install these packages: {PACKAGES}")
    return chosen


def fallbacks() -> list[str]:
    """Files with signs that most faces lack."""
    return [str(FONTS / name) for name in _FALLBACKS if (FONTS / name).is_file()]


@cache
def font(file: str, pixels: int) -> ImageFont.FreeTypeFont:
    """A face at a size."""
    return ImageFont.truetype(file, pixels, layout_engine=ImageFont.Layout.BASIC)


@cache
def has_glyph(file: str, character: str) -> bool:
    """Whether a face draws a character as something else than its sign for what it lacks."""
    drawn = font(file, 40)
    lacking = drawn.getmask("\U0010fffd")
    mask = drawn.getmask(character)
    return character == " " or ((mask.size, bytes(mask)) != (lacking.size, bytes(lacking)) and bool(mask.getbbox()))


def _styles(pattern: str) -> Styles:
    listed = re.search(r"\{(.*)\}", pattern)
    if listed is None:
        return (str(FONTS / pattern),) * 4
    names = [str(FONTS / pattern.replace(listed.group(0), part)) for part in listed.group(1).split(",")]
    return (names[0], names[1], names[2], names[3])
