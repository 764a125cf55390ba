"""The way of matters between two releases: stations of papers and sittings, and which of them are new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from curated.records import AgendaItem, Consultation
from curated.release import ReleaseInfo, write_release
from curated.tables.matter_ways import matter_ways
from flows.command_line.diff import ways_as_json, ways_as_text
from tests.support.builders import document_id, simple_result


def test_a_sitting_is_a_new_station_of_its_papers_matter(tmp_path: Path) -> None:
    paper = replace(
        simple_result("a", reference="2030/0007", document_type="vorlage"),
        consultations=(
            Consultation(
                document_id=document_id("a"), gremium="Bauausschuss", meeting_date=date(2030, 2, 1), role="Vorberatung"
            ),
        ),
    )
    item = AgendaItem(
        document_id=document_id("b"), number="4", reference="2030/0007", outcome="rejected", votes_yes=4, votes_no=12
    )
    sitting = simple_result("b", document_type="niederschrift", gremium="Stadtrat", meeting_date=date(2030, 3, 1))
    sitting = replace(sitting, consultations=(), agenda_items=(item,))
    first = write_release([paper], [], tmp_path / "first", ReleaseInfo())
    second = write_release([paper, sitting], [], tmp_path / "second", ReleaseInfo())
    assert first is not None and second is not None
    before, after = ((tmp_path / name / "latest").resolve() for name in ("first", "second"))
    (way,) = matter_ways(before, after)
    assert way.reference == "2030/0007"
    assert way.stations == (
        ("2030-02-01", "Bauausschuss", "Vorberatung"),
        ("2030-03-01", "Stadtrat", "item 4 rejected 4:12:–"),
    )
    assert way.new == way.stations[1:]
    assert list(ways_as_text([way], 5))[-1] == "      + 2030-03-01 · Stadtrat · item 4 rejected 4:12:–"
    assert list(ways_as_text([way], 0)) == ["matters with new stations:", "    … 1 more (--limit, --json)"]
    (line,) = ways_as_json([way])
    assert '"reference": "2030/0007"' in line
    assert list(matter_ways(after, after)) == []
