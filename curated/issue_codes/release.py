"""What was found when documents were joined, compared and released."""

from __future__ import annotations

from curated.issue_codes.record import IssueCode

RELEASE: tuple[IssueCode, ...] = (
    IssueCode(
        code="NOT_PUBLIC",
        stages=("release",),
        severities=("info",),
        title="Nicht öffentliche Vorlage",
        remedy="Nichts zu tun; sie bleibt außerhalb der Veröffentlichung.",
    ),
    IssueCode(
        code="OPARL_AGENDA_ITEM",
        stages=("release",),
        severities=("warning",),
        title="Tagesordnungspunkt anders als im OParl-Export",
        remedy="Papier und Export vergleichen; eine Seite ist falsch.",
    ),
    IssueCode(
        code="OPARL_CONSULTATION",
        stages=("release",),
        severities=("warning",),
        title="Beratung fehlt im OParl-Export",
        remedy="Beratungsfolge im Ratsinformationssystem ergänzen oder das Papier prüfen.",
    ),
    IssueCode(
        code="OPARL_FILE_MISSING",
        stages=("release",),
        severities=("warning",),
        title="Datei aus dem OParl-Export fehlt",
        remedy="Datei beschaffen.",
    ),
    IssueCode(
        code="OPARL_GREMIUM",
        stages=("release",),
        severities=("warning",),
        title="Gremium anders als im OParl-Export",
        remedy="Papier und Export vergleichen; eine Seite ist falsch.",
    ),
    IssueCode(
        code="OPARL_IS_PUBLIC",
        stages=("release",),
        severities=("warning",),
        title="Öffentlichkeit anders als im OParl-Export",
        remedy="Papier und Export vergleichen; eine Seite ist falsch.",
    ),
    IssueCode(
        code="OPARL_MEETING_DATE",
        stages=("release",),
        severities=("warning",),
        title="Sitzungstag anders als im OParl-Export",
        remedy="Papier und Export vergleichen; eine Seite ist falsch.",
    ),
    IssueCode(
        code="OPARL_REFERENCE",
        stages=("release",),
        severities=("warning",),
        title="Vorlagennummer anders als im OParl-Export",
        remedy="Papier und Export vergleichen; eine Seite ist falsch.",
    ),
    IssueCode(
        code="OPARL_RESULT",
        stages=("release",),
        severities=("warning",),
        title="Ergebnis anders als im OParl-Export",
        remedy="Papier und Export vergleichen; eine Seite ist falsch.",
    ),
    IssueCode(
        code="OPARL_UNKNOWN",
        stages=("release",),
        severities=("info",),
        title="Im OParl-Export unbekannt",
        remedy="Export erneuern.",
    ),
    IssueCode(
        code="WITHDRAWN", stages=("release",), severities=("info",), title="Zurückgezogen", remedy="Nichts zu tun."
    ),
)
