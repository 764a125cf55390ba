"""History is no vote: what a body decided on another day, or what another body decided, told in the record of this one."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
)  # fmt: skip
_DAY = r"(?P<d>\d{1,2})\.[ ]?(?:(?P<m>\d{1,2})\.|(?P<name>" + "|".join(_MONTHS) + r"))[ ]?(?P<y>\d{4}|\d{2}(?!\d))?"
_ON_A_DAY = re.compile(
    r"(?i)\b(?:am|vom|in[ ](?:der|seiner|ihrer)[ ](?:\w+[ ]){0,4}?sitzung[ ](?:am|vom)|sitzung[ ](?:am|vom|des \w+ (?:am"
    r"|vom)))[ ](?:\w+(?:tag|woch|abend),?[ ](?:dem[ ]|den[ ])?)?" + _DAY
)
_BY_A_DECISION = re.compile(
    r"(?i)\b(?:mit|durch|nach|gemäß|laut|aufgrund|auf[ ]grund|entsprechend|per|im|in[ ]der)[ ](?:(?:dem|des|der|einem|eines"
    r"|diesem|seinem|ihrem)[ ])?(?:\w+[ ]){0,2}?\w*(?:beschlu(?:ss|sses|ß)|sitzung|beschlüssen?)[ ](?:des[ ]\w+[ ]"
    r"|der[ ]\w+[ ])?(?:vom|am|aus[ ]dem[ ]jahr|von)\b"
)
_PAST_TENSE = re.compile(
    r"\b(?:hat|haben|hatte|hatten|wurde|wurden|beschloss(?:en)?|lehnten?|lehnte|stimmten?|stimmte|beauftragten?|fasst?en?"
    r"|fasste|empfahl(?:en)?|nahm(?:en)?|war|waren|worden|billigte|genehmigte|verwies|vertagte)\b"
)
_LONG_PAST = re.compile(
    r"\bhatten?\b(?![ ](?:sich[ ])?(?:keine|die|das))[^.;]{0,300}?\b\w*(?:t|en)\b[ ]*(?:[.,;]|$)|\b(?:war"
    r"|waren)\b[^.;]{0,200}?\bworden\b"
)
_EARLIER = re.compile(
    r"(?i)\b(?:bereits|dort|seinerzeit|damals|zuvor|früher|einst|schon[ ](?:in|am|im|einmal)|in[ ]der[ ](?:letzten|vorigen"
    r"|vergangenen|vorherigen|vorangegangenen)[ ](?:\w+[ ])?\w*(?:sitzung|wahlperiode|periode)"
    r"|in[ ](?:einer|seiner|ihrer)[ ](?:letzten|früheren|vorherigen|vorigen|vergangenen)[ ]|im[ ](?:vergangenen|letzten"
    r"|vorigen)[ ]jahr|im[ ]jahre?[ ](?:19|20)\d\d|im[ ](?:" + "|".join(_MONTHS) + r")[ ](?:19|20)\d\d"
    r"|im[ ](?:frühjahr|sommer|herbst|winter)|letzte[ns]?[ ](?:jahr|woche|monat))\b"
)
_PERFECT = re.compile(r"\b(?:hat|haben|hatte|hatten)\b")


def is_past(said: str, meeting_date: date | None) -> bool:
    """Whether a sentence tells of a decision of another day; the day of this meeting itself is not another.

    Days that belong to the thing („das Protokoll der Sitzung vom 3. Mai wird genehmigt") do not make the decision past.
    """
    if _LONG_PAST.search(said):
        return True
    if not _PAST_TENSE.search(said):
        return False
    if _EARLIER.search(said) or _BY_A_DECISION.search(said):
        return True
    return any(
        _is_other_day(match, meeting_date) and _is_of_the_deed(said, match) for match in _ON_A_DAY.finditer(said)
    )


def is_perfect(said: str) -> bool:
    """Whether it is told in the perfect („hat zugestimmt"), as minutes tell of others."""
    return _PERFECT.search(said) is not None


def _is_other_day(match: re.Match[str], meeting_date: date | None) -> bool:
    day = int(match["d"])
    month = int(match["m"]) if match["m"] else _MONTHS.index(match["name"].casefold()) + 1
    if meeting_date is None:
        return True
    year = int(match["y"]) if match["y"] else meeting_date.year
    return (day, month, year % 100) != (meeting_date.day, meeting_date.month, meeting_date.year % 100)


def _is_of_the_deed(said: str, match: re.Match[str]) -> bool:
    """„vom 3. Mai" behind a noun is of the noun, but not behind a sitting that is told in the past with „in"."""
    cue = match[0].casefold()
    if cue.startswith("vom"):
        before = said[max(0, match.start() - 60) : match.start()].casefold()
        return re.search(r"\bin (?:der|seiner|ihrer) (?:\w+ ){0,4}?sitzung $", before) is not None
    return True
