"""Whether the name of a file, or of a folder it lies in, says that it is not public."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from extractors.disclosure.public_spellings import in_plain_words, spelled_out
from extractors.disclosure.public_words import ABOUT, CLOSED_MENTION, OPEN_MENTION

_PARTS = re.compile(r"[\s_.,;+()\[\]&–-]+")
_CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
_SHORT = re.compile(
    r"NÖ|nö|Nö|NOE|noe|NOEFF|noeff|nöff|NÖFF|n\.?ö\.?|vertraulich|VERTRAULICH|Vertraulich|VS-?NfD"
    r"|nichtoeff|nichtöff|NichtOeff"
)
_CLOSED = re.compile(r"nichtöff(?:entlich(?:e[rnsm]?)?)?$")
_OPEN = re.compile(r"(?:öffentlich(?:e[rnsm]?)?|oeffentlich(?:e[rnsm]?)?|ö|Ö)$")
# A name that speaks about closed matters is not one: „Bekanntgabe der in nichtöffentlicher Sitzung gefassten Beschlüsse".
_ABOUT = re.compile(
    r"(?i)^(?:bekannt(?:gabe|gaben|machung|machungen|gegeben\w*)|veröffentlich\w*"
    r"|gefasste?[nr]?|aus|zu|zur|zum|über|ueber|weniger|mehr"
    r"|anfragen?|antrag|anträge|antraege|leitfaden|regelung\w*|umgang|statistik)$"
)


def name_says_closed(path: str) -> bool:
    """Whether any part of a path (POSIX, below RAW) says „nichtöffentlich" or „NÖ", in any spelling of names.

    A part that names both kinds („öffentlich und nichtöffentlich") or speaks about closed matters („Bekanntgabe aus …",
    „Antrag …") says nothing. „Noe" written like a name is one.
    """
    parts = PurePosixPath(unicodedata.normalize("NFC", path)).parts
    return any(_says(PurePosixPath(part).stem if last else part) for part, last in _with_last(parts))


def _with_last(parts: tuple[str, ...]) -> list[tuple[str, bool]]:
    return [(part, number == len(parts) - 1) for number, part in enumerate(parts)]


def _says(name: str) -> bool:
    words = [word for chunk in _PARTS.split(name) for word in _CAMEL.split(chunk) if word]
    # „nicht_oeffentlich", „NichtÖffentlich", „nicht-öff": the two halves go together again before they are read.
    joined: list[str] = []
    for word in words:
        if joined and joined[-1].lower() == "nicht" and re.match("öff|oeff", spelled_out(word.lower())):
            joined[-1] = f"nicht{word}"
        else:
            joined.append(word)
    read = [spelled_out(word.lower().replace("oeff", "öff")) for word in joined]
    closed = any(_CLOSED.match(word) for word in read) or any(_SHORT.fullmatch(word) for word in joined)
    n_letters = re.search(r"(?i)(?:^|[\s_-])n[.\s_-]{1,2}ö(?:[.\s_-]|$)", name) is not None
    about = any(_ABOUT.match(word) for word in joined) or any(_OPEN.match(word) for word in read)
    plain = in_plain_words(re.sub(r"[_+]", " ", name))
    spelled = CLOSED_MENTION.search(plain) is not None and not OPEN_MENTION.search(plain) and not ABOUT.search(plain)
    return n_letters or ((closed or spelled) and not about)
