"""Values as German readers write them: days, numbers, the typed value of a mention, and why a page has no picture."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from curated.german_labels import OUTCOMES
from curated.records import AgendaItem, Entity, Vote

NO_PICTURE: Mapping[str, str] = {
    "text": "Eine Textdatei hat kein Seitenbild.",
    "missing": "Die Quelldatei war beim Erzeugen nicht lesbar oder hat sich seither geändert.",
    "masked": "Auf dieser Seite sind persönliche Angaben unkenntlich gemacht; ihr Bild wird nicht gezeigt.",
    "PAGE_TOO_LARGE": "Die Seite ist zu groß für ein Bild.",
    "WORKER_CRASHED": "Beim Zeichnen stürzte das Programm ab; die Seite wird nur als Text gezeigt.",
}


def no_picture(reason: str) -> str:
    """Why a page has no picture, as a sentence."""
    return NO_PICTURE.get(reason, "Die Seite ließ sich nicht zeichnen; sie wird nur als Text gezeigt.")


def german_date(day: date | None) -> str | None:
    """The day as 20.05.2025."""
    return None if day is None else f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def german_number(value: Decimal | int) -> str:
    """The number as 1.234,50."""
    return (
        f"{value:,f}".translate(str.maketrans(",.", ".,"))
        if isinstance(value, Decimal)
        else f"{value:,}".replace(",", ".")
    )


def entity_value(entity: Entity) -> str | None:
    """The typed value of a mention in words; None where its text says it all."""
    if entity.kind == "amount" and entity.amount is not None:
        parts = (entity.qualifier, german_number(entity.amount), entity.currency, entity.unit)
        return " ".join(p for p in parts if p)
    if entity.kind == "date":
        start, end = german_date(entity.date_start), german_date(entity.date_end)
        return start if start == end else f"{start} bis {end}" if start and end else start or entity.iso
    if entity.kind == "decision":
        votes = ((entity.votes_yes, "Ja"), (entity.votes_no, "Nein"), (entity.votes_abstain, "Enthaltungen"))
        said = [OUTCOMES.get(entity.outcome or "", "")] + (["einstimmig"] if entity.unanimous else [])
        return ", ".join(p for p in [*said, *(f"{n} {what}" for n, what in votes if n is not None)] if p) or None
    if entity.kind == "law":
        named = (("§", entity.section), ("Abs.", entity.paragraph), ("Satz", entity.sentence), ("Nr.", entity.number))
        return " ".join([f"{sign} {value}" for sign, value in named if value] + [entity.law or ""]).strip() or None
    return None


def vote_result(record: Vote | AgendaItem) -> str:
    """What came of a vote in words: „abgelehnt, mehrheitlich, 4 Ja, 12 Nein"; that it is not understood where nothing did."""
    counts = ((record.votes_yes, "Ja"), (record.votes_no, "Nein"), (record.votes_abstain, "Enthaltungen"))
    manner = record.manner if isinstance(record, Vote) else "einstimmig" if record.unanimous else None
    said = [OUTCOMES.get(record.outcome or "", "Ergebnis nicht verstanden"), manner]
    return ", ".join([part for part in said if part] + [f"{n} {what}" for n, what in counts if n is not None])
