"""Tables drawn with reportlab, for the tests of their detection."""

import io
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from extractors.tables import TablesFound
from tests.support.tables import read_pdf, tables_of

BODY = [
    ["1", "Steuern", "1.200", "1.300"],
    ["2", "Gebühren und\nEntgelte", "300", "350"],
    ["3", "Summe", "1.500", "1.650"],
]


HEAD = ["Nr.", "Posten", "Ansatz 2023\nEUR", "Ansatz 2024\nEUR"]


PROSE = (
    "Der Gemeinderat der Stadt Musterlingen hat am 12.03.2024 mit 17 zu 4 Stimmen beschlossen, 1.250.000 Euro für die Halle "
    "in Seedorf bereitzustellen. Davon entfallen 500.000 Euro auf das Jahr 2024 und 750.000 Euro auf 2025. "
) * 6


def pdf(*flow: Flowable) -> io.BytesIO:
    data = io.BytesIO()
    SimpleDocTemplate(data, pagesize=A4).build(list(flow))
    return data


def styled(rows: list[list[str]], *style: tuple) -> Table:
    return Table(
        rows, style=TableStyle([("ALIGN", (-2, 0), (-1, -1), "RIGHT"), ("VALIGN", (0, 0), (-1, -1), "TOP"), *style])
    )


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, getSampleStyleSheet()["BodyText"])


def drawn_tables(data: io.BytesIO, folder: Path) -> TablesFound:
    return tables_of(read_pdf(data, folder))


def flat(rows: list[list[str]]) -> list[list[str]]:
    return [[" ".join(text.split()) for text in row] for row in rows]
