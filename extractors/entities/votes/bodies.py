"""Whether a body that a sentence names is the one that sits: „Der Bauausschuss" in the minutes of the Stadtrat is another."""

from __future__ import annotations

import re

_COUNCIL = re.compile(
    r"(?i)^(?:stadt|gemeinde|markt|orts?gemeinde|verbandsgemeinde|samtgemeinde|landrats?|kreis)?(?:rat|rates|rats)$"
    r"|^(?:stadtverordneten|gemeinde|abgeordneten|verbands|regional)?(?:versammlung|vertretung)$|kreistag|bürgerschaft"
    r"|^plenum$"
)
_BARE = re.compile(
    r"(?i)^(?:rat|ausschu(?:ss|ß)|beirat|vorstand|senat|versammlung|gremium|plenum|kollegium|vertretung|kommission"
    r"|.*mitglieder|anwesenden|stadtverordneten|gemeindevertreter|stadträte|ausschüsse)$"
)


def is_same_body(named: str, own: str | None) -> bool | None:
    """True, False, or None where it cannot be told: ``own`` unknown, or two names of one kind that share no word."""
    if re.fullmatch(r"[A-ZÄÖÜ][A-Za-zÄÖÜ]{0,2}[A-ZÄÖÜ]", named):
        return True  # minutes abbreviate the body that sits
    if own is None or _BARE.match(named):
        return True if own is None else _kind_fits(named, own)
    name, mine = _stem(named), own.casefold()
    if name in mine:
        return True
    special = re.fullmatch(r"(?:und-? ?)?([a-zäöüß-]{3,}?)s?(ausschu(?:ss|ß)|beirat|rat)", name)
    if special is not None and special[2][:6] in mine and special[1][:5] in mine:
        return True  # „Bauausschuss" and „Ausschuss für Bau und Umwelt"
    if _is_council(named):
        return any(_is_council(word) for word in re.findall(r"\w+", own))
    return False


def _kind_fits(named: str, own: str) -> bool | None:
    """A bare „der Ausschuss" is the sitting body unless that is a council, „der Rat" unless that is a committee."""
    word = named.casefold()
    if word.startswith("ausschu"):
        return "ausschu" in own.casefold() or None
    if word == "rat":
        return "ausschu" not in own.casefold() and "beirat" not in own.casefold()
    return True


def _is_council(word: str) -> bool:
    return _COUNCIL.search(word) is not None


def _stem(named: str) -> str:
    return re.sub(r"(?:es|s)$", "", named.casefold()) if not named.casefold().endswith("ss") else named.casefold()
