"""The words of a row of consultations: role, result, public or not, agenda item, and the small words between them.

Source: the row words of ALLRIS, SessionNet, SD.NET, PROVOX, KIC, RIS München, SIM and their templates.
"""

from __future__ import annotations

import re

_CELL = r"(?:(?<=\s)|(?<=^)|(?<=\())"
ROLES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), role)
    for pattern, role in (
        (r"(?i)\b(?:(?:zur|zum|als)[ ])?(?:mitberatung|vorberatung|vorberatend|vorberaten"
r"|beschlussempfehlung|empfehlungsbeschluss|empfehlung"
         r"|mitberatend|empfehlend|beratend)\b", "Vorberatung"),
        (r"(?i)\b(?:(?:zur|zum)[ ])?(?:entscheidung|beschlussfassung|beschließend|entscheidend|beschluss"
r"(?=[ \t]*(?:\)|$|\n|\t)|[ ](?:im|in|durch)[ ])|endgültiger[ ]beschluss)\b",
         "Entscheidung"),
        (r"(?i)\b(?:(?:zur|zum)[ ])?(?:kenntnisnahme|kenntnis|information|unterrichtung|zur[ ]kenntnis)\b"
r"(?![ ]genommen)", "Kenntnisnahme"),
        (r"(?i)\b(?:(?:zur|zum)[ ])?(?:anhörung|stellungnahme)\b", "Anhörung"),
        (r"(?i)\b(?:(?:zur|zum)[ ])?(?:beratung|behandlung|einbringung)\b", "Vorberatung"),
        (r"(?:^|(?<=[\t(]))E(?=$|[\t)])", "Entscheidung"),
        (r"(?:^|(?<=[\t(]))V(?=$|[\t)])", "Vorberatung"),
        (r"(?:^|(?<=[\t(]))K(?=$|[\t)])", "Kenntnisnahme"),
        (r"(?:^|(?<=[\t(]))A(?=$|[\t)])", "Anhörung"),
    )
)  # fmt: skip
"""Pattern and role; the first that matches counts. Single letters only when a cell holds nothing else."""

RESULT = re.compile(
    r"(?i)(?:\b(?:einstimmig\w*|mehrheitlich\w*|ungeändert|unverändert|geändert|abgelehnt|zugestimmt"
    r"|zustimmung|genehmigt|beschlossen"
    r"|vorberaten|vertagt|zurückgestellt|verwiesen|überwiesen|zurückgezogen|abgesetzt|erledigt|angenommen"
    r"|empfohlen|beschlussempfehlung gefolgt"
    r"|zur kenntnis genommen|kenntnis genommen|nach antrag|wie beantragt|ohne votum|mit mehrheit|ablehnung|annahme|passiert"
    r"|wie vorlage|lt\. vorschlag|laut vorschlag|ohne beschluss(?:fassung)?)\b"
    r"|\b\d+[ ]?(?:Ja|Nein|Stimmen?)\b)[^\n\t]{0,70}"
)
NOT_PUBLIC = re.compile(
    r"(?i:\bnicht[- ]?ö[fl]{2}(?:entlich(?:e[rn]?)?\b|\.)|\bn\.[ ]?ö\.)|(?:^|(?<=[\t ;(,]))(?:N|NÖ|nö|Nö|NÖT|nÖ)(?=$|[\t ;),])"
)
PUBLIC = re.compile(
    r"(?i:(?<!nicht )(?<!nicht-)(?<!nicht)\böffentlich(?:e[rn]?)?\b|(?<!nicht)(?<!nicht )\böff\.)|(?:^|"
    r"(?<=[\t ;(,]))(?:Ö|ö|ÖT)(?=$|[\t ;),])"
)
ITEM = re.compile(
    r"(?:(?:Zu[ ]|zu[ ])?(?:TOP|Top|TO-Punkt|Tagesordnungspunkt|Punkt)(?:[ -]?Nr\.?)?[ ]?:?[ ]?(?:[ÖN][ "
    r".-]{0,2})?|(?:^|(?<=[\t ]))[ÖN][ .-]{0,2})"
    r"(?P<top>\d{1,3}(?:\.\d{1,3})*(?:[ ]?[a-w](?!\w))?)(?![\w/-]|\.\d)"
)
BARE_ITEM = re.compile(
    r"(?:^|(?<=\t))(?P<top>\d{1,3}(?:\.\d{1,3})*(?:[ ]?[a-w](?![\w.]))?)\.?(?=$|[\t ])(?![ ](?:Stimmen?|Ja"
    r"|Nein|Enth|Uhr|von|[A-ZÄÖÜ]?[a-zäöü]{4}))"
)
COUNT = re.compile(r"\A\s*\d{1,2}[.)]?\s")
"""What may count the rows before their bodies; with a point or a bracket it is no agenda item."""
COUNTED = re.compile(r"\s*\d{1,2}[.)][ ]")
TICKS = re.compile(r"[☒☑✓✔]|(?:^|(?<=[ \t]))[xX](?=[ \t]|$)|☐")
GLUE = re.compile(
    r"(?i)\b(?:und|sowie|danach|zunächst|anschließend)\b"
    r"|\b(?:am|vom|den|dem|des|der|die|um|uhr|zu[ ]top|top|sitzung|im|in|den|termin|tag|gremium|datum"
    r"|status|ca\.?|ab|bis|tops?)\b"
    r"|\b(?:mo|di|mi|do|fr|sa|so)\b\.?|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\b"
    r"|\b\d{1,2}[:.]\d\d\b(?:[ ]?uhr)?|\b\d{1,2}[ ]?uhr\b|[\s:;,.()\[\]/•*–—|-]+|(?<!\w)[öÖN](?!\w)"
)
