"""What happened while a file was opened and its pages were read."""

from __future__ import annotations

from curated.issue_codes.record import IssueCode

READING: tuple[IssueCode, ...] = (
    IssueCode(
        code="COVERED_TEXT",
        stages=("inspect",),
        severities=("warning",),
        title="Verdeckter Text",
        remedy="Quelle neu schwärzen: Der Text steht noch in der Datei. Er wurde nicht übernommen.",
    ),
    IssueCode(
        code="FILE_TOO_LARGE",
        stages=("inspect",),
        severities=("error",),
        title="Datei ist zu groß",
        remedy="Datei teilen oder die Grenze erhöhen.",
    ),
    IssueCode(
        code="FILE_TYPE_UNKNOWN",
        stages=("inspect",),
        severities=("error",),
        title="Dateiart unbekannt",
        remedy="In PDF umwandeln.",
    ),
    IssueCode(
        code="IMAGE_DAMAGED",
        stages=("inspect",),
        severities=("error",),
        title="Bild beschädigt",
        remedy="Neu beschaffen oder neu speichern.",
    ),
    IssueCode(
        code="IMAGE_TOO_LARGE",
        stages=("inspect",),
        severities=("error",),
        title="Bild zu groß",
        remedy="Verkleinern oder page_pixels erhöhen.",
    ),
    IssueCode(
        code="LOW_CONFIDENCE",
        stages=("ocr",),
        severities=("warning",),
        title="Texterkennung unsicher",
        remedy="Seite mit dem Bild vergleichen oder besser scannen.",
    ),
    IssueCode(
        code="NO_SECOND_EYE",
        stages=("ocr",),
        severities=("info",),
        title="Seite ohne zweites Auge gelesen",
        remedy="onnxruntime und (mit --no-deps) rapidocr installieren, oder ocr_quality = fast setzen.",
    ),
    IssueCode(
        code="OCR_FAILED",
        stages=("ocr",),
        severities=("error",),
        title="Texterkennung gescheitert",
        remedy="Seite neu scannen.",
    ),
    IssueCode(
        code="OCR_TIMEOUT",
        stages=("ocr",),
        severities=("warning", "error"),
        title="Texterkennung dauerte zu lange",
        remedy="ocr_seconds_per_page erhöhen oder Seite neu scannen.",
    ),
    IssueCode(
        code="PAGE_DAMAGED",
        stages=("inspect",),
        severities=("error",),
        title="Seite beschädigt",
        remedy="PDF reparieren oder Seite neu scannen.",
    ),
    IssueCode(
        code="PAGE_SCALED",
        stages=("ocr",),
        severities=("warning",),
        title="Seite verkleinert gelesen",
        remedy="Bei schlechtem Ergebnis kleineres Seitenformat liefern.",
    ),
    IssueCode(
        code="PAGE_TOO_LARGE",
        stages=("inspect",),
        severities=("error",),
        title="Seite zu groß",
        remedy="PDF prüfen oder page_pixels erhöhen.",
    ),
    IssueCode(
        code="PDF_ATTACHMENTS",
        stages=("inspect",),
        severities=("warning",),
        title="PDF enthält Dateien",
        remedy="Eingebettete Dateien herausnehmen und daneben ablegen.",
    ),
    IssueCode(
        code="PDF_DAMAGED",
        stages=("inspect",),
        severities=("warning", "error"),
        title="PDF beschädigt",
        remedy="Neu beschaffen oder reparieren (qpdf), Seiten vergleichen.",
    ),
    IssueCode(
        code="PDF_ENCRYPTED",
        stages=("inspect",),
        severities=("error",),
        title="PDF ist verschlüsselt",
        remedy="Ungeschützte Fassung anfordern.",
    ),
    IssueCode(
        code="PDF_NO_PAGES", stages=("inspect",), severities=("error",), title="PDF ohne Seiten", remedy="Neu erzeugen."
    ),
    IssueCode(
        code="PDF_TOO_MANY_PAGES",
        stages=("inspect",),
        severities=("error",),
        title="Zu viele Seiten",
        remedy="Grenze erhöhen oder Dokument teilen.",
    ),
    IssueCode(
        code="PDF_XFA",
        stages=("inspect",),
        severities=("warning",),
        title="XFA-Formular nicht lesbar",
        remedy="Formular neu als PDF drucken.",
    ),
    IssueCode(
        code="TEXT_ENCODING",
        stages=("inspect",),
        severities=("info",),
        title="Text nicht in UTF-8",
        remedy="Umlaute prüfen oder Datei umwandeln.",
    ),
    IssueCode(
        code="WRONG_EXTENSION",
        stages=("inspect",),
        severities=("info",),
        title="Dateiendung passt nicht zum Inhalt",
        remedy="Datei umbenennen.",
    ),
)
