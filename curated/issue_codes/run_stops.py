"""What ends a command or keeps a release from appearing: codes of exceptions, not of rows."""

from __future__ import annotations

from curated.issue_codes.record import IssueCode

RUN_STOPS: tuple[IssueCode, ...] = (
    IssueCode(
        code="AUDIT",
        stages=(),
        severities=(),
        title="Veröffentlichung enthält Zurückgehaltenes",
        remedy="Nichts wurde veröffentlicht; die Meldung nennt die Stellen. Bitte melden.",
    ),
    IssueCode(
        code="ERROR", stages=(), severities=(), title="Lauf nicht möglich", remedy="Die Meldung sagt, was zu tun ist."
    ),
    IssueCode(
        code="FEEDBACK",
        stages=(),
        severities=(),
        title="Datei der Rückmeldungen unbrauchbar",
        remedy="Auf der Prüfseite neu speichern oder keine angeben.",
    ),
    IssueCode(
        code="GATE",
        stages=(),
        severities=(),
        title="Veröffentlichung besteht eine Prüfung nicht",
        remedy="Beispiele in der Meldung ansehen; der letzte Stand bleibt.",
    ),
    IssueCode(
        code="OUT_DIR",
        stages=(),
        severities=(),
        title="Ausgabeordner unbrauchbar",
        remedy="Rechte prüfen oder einen anderen Ordner wählen.",
    ),
    IssueCode(
        code="PUBLIC_ANSWER_UNREADABLE",
        stages=(),
        severities=(),
        title="public.csv nicht lesbar",
        remedy="Als CSV in UTF-8 speichern, in der Spalte public ja oder nein.",
    ),
    IssueCode(
        code="REPAIR_SETTINGS",
        stages=("process",),
        severities=("error",),
        title="Wort- oder Verbotsliste nicht lesbar",
        remedy="Datei in UTF-8 speichern oder die Einstellung weglassen.",
    ),
    IssueCode(
        code="SCHEMA",
        stages=(),
        severities=(),
        title="Wert passt nicht in seine Spalte",
        remedy="Bitte als Fehler melden.",
    ),
    IssueCode(
        code="SETTINGS",
        stages=(),
        severities=(),
        title="Einstellung unbrauchbar",
        remedy="Die genannte Einstellung berichtigen; docs/settings.md nennt alle.",
    ),
    IssueCode(
        code="TESSERACT_BROKEN",
        stages=("process",),
        severities=("error",),
        title="Texterkennung startet nicht",
        remedy="Paket tesseract-ocr neu installieren.",
    ),
    IssueCode(
        code="TESSERACT_DATA_MISSING",
        stages=("process",),
        severities=("error",),
        title="Sprachdaten der Texterkennung fehlen",
        remedy="Die genannten Pakete installieren.",
    ),
    IssueCode(
        code="TESSERACT_MISSING",
        stages=("process",),
        severities=("error",),
        title="Texterkennung nicht installiert",
        remedy="Tesseract installieren (./do setup).",
    ),
    IssueCode(
        code="TOO_MANY_FAILURES",
        stages=(),
        severities=(),
        title="Zu viele Dokumente gescheitert",
        remedy="Gemeinsame Ursache suchen oder max_failed_share erhöhen.",
    ),
    IssueCode(
        code="TOO_MANY_UNTRIED",
        stages=(),
        severities=(),
        title="Zu viele Dokumente nicht versucht",
        remedy="Den Rechner prüfen, erneut ausführen.",
    ),
    IssueCode(
        code="WORK_SCHEMA",
        stages=("process",),
        severities=("error",),
        title="Arbeitsdateien einer anderen Fassung",
        remedy="Ordner .work der Ausgabe löschen oder einen anderen Ordner wählen.",
    ),
)
