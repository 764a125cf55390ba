"""What deserves a look in what a paper says: tables, values, publicity, reviewer's marks."""

from __future__ import annotations

from curated.issue_codes.record import IssueCode

CONTENT: tuple[IssueCode, ...] = (
    IssueCode(
        code="BOX_OFF_PAGE",
        stages=("release",),
        severities=("info",),
        title="Fundstelle außerhalb der Seite",
        remedy="Nichts zu tun.",
    ),
    IssueCode(
        code="BUDGET_ACROSS_MISMATCH",
        stages=("release",),
        severities=("warning",),
        title="Haushaltszahl anders als in einem anderen Papier",
        remedy="Beide Fundstellen vergleichen; keine Zahl wurde geändert.",
    ),
    IssueCode(
        code="BUDGET_COLUMN_UNCLEAR",
        stages=("tables",),
        severities=("warning",),
        title="Haushaltsspalte ohne Jahr",
        remedy="Seite ansehen; die Zahlen stehen nur in den Tabellenzellen.",
    ),
    IssueCode(
        code="DECISION_UNCLEAR",
        stages=("entities",),
        severities=("warning",),
        title="Abstimmung nicht verstanden",
        remedy="Seite ansehen und das Ergebnis markieren.",
    ),
    IssueCode(
        code="FEEDBACK_APPLIED",
        stages=("process",),
        severities=("info",),
        title="Rückmeldungen übernommen",
        remedy="Nichts zu tun.",
    ),
    IssueCode(
        code="FEEDBACK_UNMATCHED",
        stages=("discover", "process"),
        severities=("warning",),
        title="Rückmeldung passt nicht mehr",
        remedy="Seite ansehen und neu markieren, oder die Markierung streichen.",
    ),
    IssueCode(
        code="HEAD_INCOMPLETE",
        stages=("head",),
        severities=("info",),
        title="Kopfdaten unvollständig",
        remedy="Seite ansehen; fehlt es in vielen Papieren einer Quelle, ist ihre Form noch nicht bekannt.",
    ),
    IssueCode(
        code="NOT_PUBLIC_PART",
        stages=("head",),
        severities=("info", "warning"),
        title="Nicht öffentlicher Teil",
        remedy="Nichts zu tun; er bleibt außerhalb der Veröffentlichung.",
    ),
    IssueCode(
        code="PERSONAL_DATA",
        stages=("entities",),
        severities=("info", "warning"),
        title="Persönliche Angaben gefunden",
        remedy="Prüfen, ob sie öffentlich sein dürfen; sonst mask_personal_data einschalten.",
    ),
    IssueCode(
        code="PUBLICITY_UNCLEAR",
        stages=("head",),
        severities=("warning",),
        title="Öffentlich oder nicht: unklar",
        remedy="Fundstelle in unclear.csv nachsehen und in public.csv beantworten.",
    ),
    IssueCode(
        code="SUSPICIOUS_AMOUNT",
        stages=("entities",),
        severities=("warning",),
        title="Betrag nicht sicher lesbar",
        remedy="Mit dem Seitenbild vergleichen; der Betrag fehlt, statt falsch zu sein.",
    ),
    IssueCode(
        code="TABLE_ACROSS_MISMATCH",
        stages=("tables",),
        severities=("warning",),
        title="Werte widersprechen einer anderen Tabelle",
        remedy="Mit den Seitenbildern vergleichen.",
    ),
    IssueCode(
        code="TABLE_SUM_MISMATCH",
        stages=("tables",),
        severities=("warning",),
        title="Summe stimmt nicht",
        remedy="Mit dem Seitenbild vergleichen: ein Lesefehler oder ein Fehler der Vorlage.",
    ),
    IssueCode(
        code="TABLE_TEXT_MISMATCH",
        stages=("tables",),
        severities=("warning",),
        title="Betrag im Text weicht von der Tabelle ab",
        remedy="Mit dem Seitenbild vergleichen.",
    ),
    IssueCode(
        code="VALUE_IMPLAUSIBLE",
        stages=("release",),
        severities=("warning",),
        title="Wert nicht plausibel",
        remedy="Mit dem Seitenbild vergleichen.",
    ),
    IssueCode(
        code="VALUE_OUT_OF_RANGE",
        stages=("release",),
        severities=("warning",),
        title="Wert zu groß für die Spalte",
        remedy="Mit dem Seitenbild vergleichen.",
    ),
)
