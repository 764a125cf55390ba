"""CSV twins: no cell is a formula, nothing is lost by that, and a null is no empty text."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curated.tables.csv_twins import unescaped, write_csv_twin


def through_csv(folder: Path, texts: list[str | None]) -> list[str]:
    pq.write_table(pa.table({"n": range(len(texts)), "text": pa.array(texts, pa.string())}), folder / "t.parquet")
    write_csv_twin(folder / "t.parquet", folder / "t.csv")
    with (folder / "t.csv").open(encoding="utf-8", newline="") as file:
        return [row[1] for row in list(csv.reader(file))[1:]]


@given(st.lists(st.text(st.sampled_from("=+-@'\"\t\r\n,; a1.€＝"), max_size=6), max_size=8))
@settings(deadline=None)
def test_the_apostrophe_can_be_taken_off_without_loss(tmp_path_factory, texts):
    read = through_csv(tmp_path_factory.mktemp("csv"), list(texts))
    assert [unescaped(text) for text in read] == texts
    assert not any(text[:1] in "=@\t\r\n＝" for text in read if text)


@pytest.mark.parametrize("text", ["-5.000,00 €", "-5.000,00", "- 12 %", "+3,5 %", "-", "---", "-1", "+1.000 EUR"])
def test_plain_numbers_are_left_alone(tmp_path, text):
    assert through_csv(tmp_path, [text]) == [text]


@pytest.mark.parametrize(
    "text", ["-2+3", "-A1", "+A1*2", "-1)", "-(1)", "=5", "- Erträge", "-1\n=2", "-cmd|' /C calc'!A0"]
)
def test_what_a_spreadsheet_would_work_out_gets_an_apostrophe(tmp_path, text):
    assert through_csv(tmp_path, [text]) == ["'" + text]


def test_null_and_empty_text_differ(tmp_path):
    through_csv(tmp_path, [None, ""])
    assert (tmp_path / "t.csv").read_bytes() == b'n,text\r\n0,\r\n1,""\r\n'
