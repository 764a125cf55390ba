"""What each sample document must yield: the end-to-end tests compare the pipeline with this, not with its own output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from curated.vocabulary import DocumentType, PageSource
from tests.samples import konzept, nachtrag

Fact = tuple[int, str, str, int, str, str | None, int, str]
"""Page, row number, label, year, kind, variant, amount in EUR, verdict."""


@dataclass(frozen=True, slots=True)
class Expected:
    """The truth about one document. Tuples of entities are a selection: each must be found, more may be.

    ``joined`` are words that a line end cut and that must stand whole; ``kept`` are texts that must appear as they are.
    Compare texts after folding white space: where a joined line ends is left open.
    ``tables`` counts printed tables; the Beratungsfolge is none, its facts are head fields.
    ``checks_failed`` counts printed identities that the planted error breaks. ``budget`` is a selection of budget lines.
    """

    document_type: DocumentType
    kind: str
    page_sources: tuple[PageSource, ...]
    title: str | None = None
    reference: str | None = None
    gremium: str | None = None
    meeting_date: date | None = None
    agenda_item: str | None = None
    is_public: bool | None = None
    consultations: tuple[tuple[str, date, str, bool], ...] = ()
    tables: int = 0
    checks_failed: int = 0
    budget: tuple[Fact, ...] = ()
    amounts: tuple[Decimal, ...] = ()
    dates: tuple[date, ...] = ()
    gremien: tuple[str, ...] = ()
    laws: tuple[tuple[str, str], ...] = ()  # (law, section)
    references: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    released: bool = True


def _euro(*amounts: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(amount) for amount in amounts)


_COUNCIL = date(2025, 5, 20)

EXPECTED: Mapping[str, Expected] = MappingProxyType(
    {
        "vorlagen/2025-0117-radweg-seedorf.pdf": Expected(
            document_type="vorlage",
            kind="born_digital",
            page_sources=("text_layer",) * 3,
            title="Neubau des Radwegs zwischen Musterlingen und Seedorf – Baubeschluss und Freigabe der Mittel",
            reference="2025/0117",
            gremium="Gemeinderat",
            meeting_date=_COUNCIL,
            agenda_item="7",
            is_public=True,
            consultations=(
                ("Ortschaftsrat Seedorf", date(2025, 4, 29), "3", True),
                ("Ausschuss für Umwelt und Technik", date(2025, 5, 6), "5.1", False),
                ("Gemeinderat", _COUNCIL, "7", True),
            ),
            tables=2,
            amounts=_euro("1284317.50", "600000", "18400", "250000", "1034317.50", "1200000"),
            dates=(date(2027, 6, 30), date(2024, 7, 16), date(2025, 2, 28), date(2025, 4, 8)),
            gremien=("Gemeinderat", "Ortschaftsrat Seedorf", "Ausschuss für Umwelt und Technik"),
            laws=(("GemO", "70"), ("UVPG", "7"), ("BNatSchG", "44"), ("StrG", "9"), ("LGVFG", "2,5")),
            references=("2024/0288",),
            joined=("Kraftfahrzeugen", "Umweltverträglichkeitsprüfung", "verletzten"),
            kept=("Bau- und Unterhaltungslast", "3.380 m²", "25 €/m²", "Finanzhaushalt"),
        ),
        "vorlagen/2025-0126-gewerbeflaeche.pdf": Expected(
            document_type="vorlage",
            kind="born_digital",
            page_sources=("text_layer",),
            reference="2025/0126",
            is_public=False,
            released=False,
        ),
        "antraege/2025-0131-antrag-trinkbrunnen.pdf": Expected(
            document_type="antrag",
            kind="mixed",
            page_sources=("text_layer", "ocr", "blank"),
            title="Trinkbrunnen auf öffentlichen Plätzen",
            reference="2025/0131",
            gremium="Gemeinderat",
            meeting_date=_COUNCIL,
            agenda_item="9.2",
            is_public=True,
            consultations=(("Gemeinderat", _COUNCIL, "9.2", True),),
            amounts=_euro("48000", "1150", "2500"),
            dates=(date(2026, 3, 31), date(2025, 2, 17), date(2025, 3, 18), date(2025, 3, 24)),
            gremien=("Gemeinderat", "Ausschuss für Umwelt und Technik"),
            joined=("kostenfreies", "Trinkbrunnen"),
            kept=("Sehr geehrte Damen und Herren",),
        ),
        "antraege/2025-0131-stellungnahme.md": Expected(
            document_type="stellungnahme",
            kind="text",
            page_sources=("file",),
            title="Trinkbrunnen auf öffentlichen Plätzen",
            reference="2025/0131",
            gremium="Gemeinderat",
            meeting_date=_COUNCIL,
            agenda_item="9.2",
            is_public=True,
            tables=1,  # the costs; the form above may count as a second
            amounts=_euro("24600", "12300", "2300", "15000", "1150"),
            dates=(date(2025, 2, 11), date(2025, 4, 29), date(2026, 4, 30)),
            gremien=("Gemeinderat", "Ortschaftsrat Seedorf", "Ausschuss für Umwelt und Technik"),
            laws=(("GemO", "70"), ("WHG", "50"), ("TrinkwV", "28"), ("StrG", "13")),
            references=("2025/0034",),
        ),
        "niederschriften/2025-05-20-gemeinderat.pdf": Expected(
            document_type="niederschrift",
            kind="born_digital",
            page_sources=("text_layer",) * 2,
            gremium="Gemeinderat",
            meeting_date=_COUNCIL,
            is_public=True,
            amounts=_euro(
                "1284317.50", "138000", "600000", "310000", "842500", "532500", "6200000", "18500000", "24600"
            ),
            dates=(date(2025, 5, 24), date(2025, 5, 9), date(2025, 12, 31), date(2025, 6, 14), date(2025, 7, 15)),
            gremien=("Gemeinderat", "Hauptausschuss", "Ortschaftsrat Seedorf", "Ausschuss für Umwelt und Technik"),
            laws=(("GemO", "37"), ("GemO", "35")),
            references=("2025/0117", "2025/0120", "2025/0131"),
            joined=("Mitglieder", "beschlussfähig", "Niederschrift", "Bewegungsmeldern", "Ergebnishaushalt"),
            kept=("Bau- und Umweltbeirat", "24 Ja-Stimmen, 4 Nein-Stimmen"),
        ),
        "haushalt/nachtragshaushalt-2025.pdf": Expected(
            document_type="haushalt",
            kind="born_digital",
            page_sources=("text_layer",) * 4,
            title="1. Nachtragshaushaltssatzung für das Haushaltsjahr 2025",
            reference="2025/0120",
            tables=4,
            checks_failed=2,
            budget=(
                (3, "1", "Steuern und ähnliche Abgaben", 2025, "Ansatz", "bisher", 31_250_000, "verified"),
                (3, "1", "Steuern und ähnliche Abgaben", 2025, "Veränderung", None, 200_000, "verified"),
                (3, "1", "Steuern und ähnliche Abgaben", 2025, "Ansatz", "neu", 31_450_000, "verified"),
                (3, "7", "Sonstige ordentliche Erträge", 2025, "Veränderung", None, -25_000, "verified"),
                (3, "9", "Bestandsveränderungen", 2028, "Planung", None, 0, "verified"),
                (3, "14", "Bilanzielle Abschreibungen", 2027, "Planung", None, 4_805_000, "unchecked"),
                (3, "17", "Aufwendungen (= Zeilen 11 bis 16)", 2027, "Planung", None, 54_734_000, "contradicted"),
                (3, "22", "Jahresergebnis (= Zeilen 18 und 21)", 2025, "Ansatz", "neu", -764_500, "verified"),
                (4, "6", "Baumaßnahmen", 2026, "Planung", None, 6_400_000, "verified"),
            ),
            amounts=_euro("2500000", "1800000", "2834317.50", "6000000", "415000", "7300000"),
            dates=(date(2025, 6, 24), date(2024, 12, 17), date(2025, 4, 6), date(2024, 12, 31)),
            gremien=("Gemeinderat",),
            laws=(("GemO", "82"), ("GemHVO", "24")),
            references=("2025/0117", "2025/0131"),
        ),
        "satzungen/verwaltungsgebuehrensatzung.pdf": Expected(
            document_type="satzung",
            kind="scanned",
            page_sources=("ocr", "ocr"),
            title="Satzung über die Erhebung von Verwaltungsgebühren (Verwaltungsgebührensatzung)",
            tables=1,
            amounts=_euro("5", "25", "200"),
            dates=(date(2025, 6, 24), date(2025, 8, 1), date(2013, 11, 12), date(2020, 12, 15), date(2025, 6, 25)),
            gremien=("Gemeinderat der Stadt Musterlingen",),
            joined=("Verwaltungsgebührensatzung vom 12. November 2013", "Bekanntmachung"),
            kept=("28,50", "Sondernutzung"),
        ),
        "bekanntmachungen/2025-06-11-sitzung-und-bebauungsplan.tif": Expected(
            document_type="bekanntmachung",
            kind="image",
            page_sources=("ocr", "ocr"),
            amounts=_euro("3650000"),
            dates=(date(2025, 6, 24), date(2025, 6, 16), date(2025, 6, 11), date(2025, 3, 11), date(2025, 6, 3)),
            gremien=("Gemeinderat", "Ausschuss für Umwelt und Technik"),
            references=("2025/0120", "2025/0136", "2025/0140"),
        ),
        "bekanntmachungen/vollsperrung-k9917.jpg": Expected(
            document_type="sonstige",  # a poster without a word that names its type; bekanntmachung is as good
            kind="image",
            page_sources=("ocr",),
            amounts=_euro("50"),
            dates=(date(2025, 10, 6), date(2025, 10, 10)),
            kept=("Vollsperrung der Kreisstraße", "Tiefbauamt"),
        ),
        "konzepte/zukunftskonzept-2035.txt": Expected(
            document_type="konzept",
            kind="text",
            page_sources=("file", "file"),
            amounts=_euro("8400000", "120000", "350000"),
            dates=(date(2023, 12, 12), date(2024, 1, 30)),
            gremien=("Gemeinderat", "Hauptausschuss"),
            joined=("ausgebaut", "Gemeinderat hat", "Vorschl", "Gemeindegrenze"),
            kept=("Bau- und Umweltberatung", *konzept.TEMPTING),
            repaired=konzept.CERTAIN,
        ),
        "konzepte/digitale-buergerdienste.md": Expected(
            document_type="praesentation",
            kind="text",
            page_sources=("file",),
            title="Digitale Bürgerdienste",
            amounts=_euro("86000", "45000", "60000"),
            dates=(date(2025, 5, 8), date(2025, 3, 31)),
            laws=(("LBO", "53"),),
        ),
    }
)
PLANTED_ERROR = nachtrag.PLANTED
