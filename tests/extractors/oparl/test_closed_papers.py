"""An export closes a paper only where everything it says of it is closed and nothing is public."""

from __future__ import annotations

import pytest

from extractors.oparl.closed_papers import closed_in_export
from extractors.oparl.matching import Match
from extractors.oparl.objects import Export

TYPE = "https://schema.oparl.org/1.1/"


def export(*publicity: bool | None) -> Export:
    """One paper with a consultation and an item for each given publicity, all items of one meeting."""
    found = Export()
    found.add([{"id": "m", "type": TYPE + "Meeting", "start": "2026-05-20T18:00:00+02:00"}])
    for number, public in enumerate(publicity):
        item = {"id": f"i{number}", "type": TYPE + "AgendaItem", "meeting": "m", "number": str(number + 1)}
        found.add(item if public is None else item | {"public": public})
        consultation = {"id": f"c{number}", "type": TYPE + "Consultation", "paper": "p", "agendaItem": f"i{number}"}
        found.add(consultation | {"meeting": "m"})
    return found


@pytest.mark.parametrize(
    ("publicity", "closed"),
    [((False,), True), ((False, None), True), ((False, True), False), ((None,), False), ((), False)],
)
def test_a_paper_and_a_meeting_are_closed_when_something_says_so_and_nothing_opens_them(
    publicity: tuple[bool | None, ...], closed: bool
) -> None:
    for match in (Match(paper_id="p"), Match(meeting_id="m")):
        assert closed_in_export(match, export(*publicity), (), {}) is closed


def test_of_a_resolution_its_own_item_decides() -> None:
    both = export(False, True)
    assert closed_in_export(Match(item_id="i0"), both, (), {})
    assert not closed_in_export(Match(item_id="i1"), both, (), {})
