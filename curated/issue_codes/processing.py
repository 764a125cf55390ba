"""What kept a document from being worked through: limits, the machine, faults of the program."""

from __future__ import annotations

from curated.issue_codes.record import IssueCode

PROCESSING: tuple[IssueCode, ...] = (
    IssueCode(
        code="DOCUMENT_TIMEOUT",
        stages=("process",),
        severities=("error",),
        title="Zeitgrenze erreicht",
        remedy="Datei teilen oder seconds_per_document erhöhen.",
    ),
    IssueCode(
        code="FILE_CHANGED",
        stages=("process",),
        severities=("error",),
        title="Datei hat sich beim Lesen geändert",
        remedy="Erneut ausführen.",
    ),
    IssueCode(
        code="IO_ERROR",
        stages=("process",),
        severities=("error",),
        title="Zugriff vom System verweigert",
        remedy="Speicherplatz und Rechte prüfen, erneut ausführen.",
    ),
    IssueCode(
        code="MEMORY_EXCEEDED",
        stages=("process",),
        severities=("error",),
        title="Speichergrenze erreicht",
        remedy="Datei teilen oder memory_bytes erhöhen.",
    ),
    IssueCode(
        code="PROCESS_FAILED",
        stages=("process",),
        severities=("error",),
        title="Programmfehler",
        remedy="Bitte als Fehler melden.",
    ),
    IssueCode(
        code="SELF_CHECK_FAILED",
        stages=("process",),
        severities=("error",),
        title="Ergebnis verletzt eine Regel",
        remedy="Bitte als Fehler melden.",
    ),
    IssueCode(
        code="TASK_FAILED",
        stages=("process",),
        severities=("error",),
        title="Auftrag abgebrochen",
        remedy="Prefect-Server prüfen, erneut ausführen.",
    ),
    IssueCode(
        code="WORKER_CRASHED",
        stages=("process",),
        severities=("error",),
        title="Lesen brachte das Programm zum Absturz",
        remedy="Datei teilen oder umwandeln.",
    ),
    IssueCode(
        code="WORK_LOST",
        stages=("process",),
        severities=("error",),
        title="Arbeitsstand verloren",
        remedy="Erneut ausführen.",
    ),
)
