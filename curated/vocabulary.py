"""The closed vocabularies of the records: every enumeration is a plain string, in Python and in Parquet."""

from __future__ import annotations

from typing import Literal

PageSource = Literal["text_layer", "ocr", "file", "blank", "failed"]
LineRole = Literal["body", "heading", "running_head", "footer", "footnote"]
Grade = Literal["good", "fair", "poor", "none"]
Severity = Literal["info", "warning", "error"]
Stage = Literal[
    "discover", "inspect", "text_layer", "ocr", "normalise", "tables", "entities", "head", "process", "release"
]
CorrectionStage = Literal["mojibake", "characters", "linebreaks", "ocr_repair", "table_cell"]
EntityKind = Literal[
    "gremium",
    "amount",
    "date",
    "reference",
    "agenda_item",
    "law",
    "decision",
    "organisation",
    "fraktion",
    "place",
    "person",
]
DatePrecision = Literal["day", "week", "month", "quarter", "season", "half_year", "year", "decade", "interval"]
AmountRole = Literal[
    "cost", "grant", "own_share", "income", "price", "fee", "levy", "debt", "balance", "limit", "saving", "appropriation",
]  # fmt: skip
Outcome = Literal["approved", "rejected", "postponed", "noted", "referred"]
OutcomeSource = Literal["worded", "counts"]
VoteSubject = Literal["item", "amendment", "partial", "procedure", "recommendation"]
Stance = Literal["for", "against", "abstain", "divided"]
RelationKind = Literal["amends", "supplements", "answers", "replaces", "attaches", "implements"]
DocumentType = Literal[
    "vorlage", "antrag", "anfrage", "stellungnahme", "niederschrift", "einladung", "bekanntmachung", "satzung", "haushalt",
    "praesentation", "konzept", "sonstige",
]  # fmt: skip
TableMethod = Literal["ruled", "aligned", "text"]
CheckKind = Literal["sum", "difference", "ratio"]
CellCheck = Literal["verified", "contradicted", "unchecked"]
BudgetKind = Literal[
    "Ansatz", "Ergebnis", "Hochrechnung", "Planung", "Veränderung", "Übertragung", "Stand", "Verpflichtungsermächtigung",
    "Kreditermächtigung", "Hebesatz",
]  # fmt: skip
PlanBasis = Literal["original", "supplementary", "carried_over"]
SignConvention = Literal["expenses_positive", "expenses_negative", "decreases_positive"]
OrganizationSource = Literal["oparl", "register", "documents"]
