"""Patterns that organisations, places and persons share: capitalised names, and what looks like one but is none."""

from __future__ import annotations

WORD = r"[A-ZÄÖÜ][\wäöüß]*(?:-[A-ZÄÖÜ][\wäöüß]*)*"
# Words that open sentences, cells and headings; they are capitalised, too, but no part of a name.
NO_NAME = (
    r"(?!(?:D(?:er|ie|as|en|em|es)|Ein(?:e[nmrs]?)?|I[mn]|A[mn]|Auf|Aus|Bei|Mit|Nach|Von|Vom|Vor|Zu|Zur|Zum|Für|Über|Unter|Um"
    r"|Und|Oder|Sowie|Wir|Sie|Er|Es|Ich|Ihr|Ja|Nein|Nicht|Als|Wie|Wenn|Dass|Dies\w*|Jede\w*|Alle|Herrn?|Frau|Seite|Anlagen?"
    r"|Vorlagen?|Termin|Gremi\w+|TOP|Nr|Ö|N|Telefon|Tel|Fax|E-Mail|Datum|Ort|Antrag\w*|Anfrage\w*|Beschlu\w+|Sitzung\w*|Status"
    r"|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Uhr|Euro|EUR|Jahr\w*|Finanz\w*|Haushalt\w*"
    r"|Begründung|Sachverhalt|Abstimmung\w*|Öffentlich\w*|Tagesordnung\w*|Protokoll\w*|Niederschrift\w*|Vorsitz\w*"
    r"|Bürger(?:innen)?|Einwohner\w*|Kurzfassung|Erläuterung\w*|Firma|Fa|Tochter\w*|Erste[nr]?|Hr|Fr|Geschäftsführ\w+|Vorstands?\w*|Inhaber\w*|Rates?|Ratsherr\w*|Verwaltung|Gemeinder[aä]t\w*|Stadtr[aä]t\w*|Bürgermeister\w*|Oberbürgermeister\w*)\b)"
)
_BEFORE_TOWN = (
    r"(?:(?:Bad|Sankt|St\.|Klein|Groß|Neu|Alt|Ober|Unter|Nieder|Hohen|Hann\.|Südliche[rn]?|Nördliche[rn]?"
    r"|Östliche[rn]?|Westliche[rn]?)[ ])"
)
TOWN = rf"{_BEFORE_TOWN}?{NO_NAME}(?!\w+(?:ung|ungen|heit|keit|tion|tionen|schaft)\b)[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ][\wäöüß]+)*"
MUNICIPALITY = (
    r"(?:Stadt|STADT|Gemeinde|GEMEINDE|Samtgemeinde|SAMTGEMEINDE|Verbandsgemeinde|Ortsgemeinde|Einheitsgemeinde|Hansestadt"
    r"|Landeshauptstadt|Universitätsstadt|Kreisstadt|Marktgemeinde)"
)
COUNTY = r"(?:Landkreis(?:es)?|LANDKREIS|Kreis(?:es)?|KREIS)"


def in_title_case(name: str) -> str:
    """„STADT MUSTERLINGEN" → „Stadt Musterlingen"; acronyms and mixed case stay."""
    return " ".join(
        "-".join(part.capitalize() for part in word.split("-")) if word.isupper() and len(word) > 3 else word
        for word in name.split(" ")
    )
