"""``withdrawn.csv``: documents are met by content, path, number or OParl id, and a tombstone stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from curated.errors import ReleaseRefused
from flows.inputs.discover import discover
from flows.inputs.withdrawals import WITHDRAWN, TombstonePart, Withdrawals, read_withdrawn
from tests.support.builders import document, document_id


def read(raw: Path, text: str, deleted: dict[str, date | None] | None = None) -> Withdrawals:
    (raw / "a.txt").write_text("Vorlage")
    (raw / WITHDRAWN).write_text(text, encoding="utf-8")
    return read_withdrawn(discover(raw), deleted or {}, (), raw / "no release")


@pytest.mark.parametrize(
    "row",
    [
        f"document_id\n{document_id('a').upper()}",
        "file\nvorlagen/a.pdf",
        "datei;grund\nvorlagen/a.pdf;x",
        "reference\n2024/017",
    ],
)
def test_a_document_is_met_by_any_of_its_names(tmp_path: Path, row: str) -> None:
    found = read(tmp_path, row)
    assert found.takes(document("a"), ("vorlagen/a.pdf",))
    assert not found.takes(document("b", reference="2024/018"), ("vorlagen/b.pdf",))
    assert [tombstone[0] for tombstone in found.tombstones()] == [document_id("a")]


def test_what_oparl_deletes_is_withdrawn_with_its_day(tmp_path: Path) -> None:
    address = "https://oparl.musterlingen.example/paper/1"
    found = read(tmp_path, "file,reason\n", {address: date(2025, 3, 1)})
    assert found.takes(document("a", oparl_paper_id=address), ())
    ((owner, day, _, oparl_id),) = found.tombstones()
    assert (owner, day, oparl_id) == (document_id("a"), "2025-03-01", address)


def test_a_list_without_a_name_of_a_document_stops_the_release(tmp_path: Path) -> None:
    with pytest.raises(ReleaseRefused, match=r"withdrawn\.csv"):
        read(tmp_path, "grund\nDatenschutz\n").refuse_unreadable()


def test_tombstones_are_written_without_title_or_path(tmp_path: Path) -> None:
    found = read(tmp_path, f"document_id,reason,date\n{document_id('a')},Datenschutz,12.3.2025\n")
    found.takes(document("a"), ())
    (tmp_path / "candidate").mkdir()
    TombstonePart(found).write(tmp_path / "candidate", "v1")
    lines = (tmp_path / "candidate" / WITHDRAWN).read_bytes().decode().splitlines()
    assert lines == ["document_id,date,reason,oparl_id", f"{document_id('a')},2025-03-12,Datenschutz,"]
