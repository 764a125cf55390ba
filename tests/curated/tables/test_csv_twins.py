"""CSV twins: no cell is a formula, nothing is lost by that, and a null is no empty text."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curated.tables.csv_twins import EXCEL, unescaped, write_csv_twin


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


def test_excel_opens_the_other_form_as_it_is(tmp_path):
    table = pa.table(
        {
            "agenda_item": ["8.4", "Ö 3; öffentlich", None, "=1+1", ""],
            "ags": ["08999999", "1/2", "12:30", '1"2', "9 "],
            "amount": pa.array(
                [Decimal("1234.50"), None, Decimal("-2.00"), Decimal("0.00"), None], pa.decimal128(18, 2)
            ),
            "day": pa.array([date(2024, 3, 12), None, None, None, None], pa.date32()),
            "page_number": pa.array([1, 2, 3, 4, 5], pa.int32()),
        }
    )
    pq.write_table(table, tmp_path / "t.parquet")
    write_csv_twin(tmp_path / "t.parquet", tmp_path / "t.csv", EXCEL)
    text = (tmp_path / "t.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeffagenda_item;ags;amount;day;page_number\r\n")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))[1:]
    assert rows[0] == ['="8.4"', '="08999999"', "1234,50", "2024-03-12", "1"]
    assert rows[1] == ["Ö 3; öffentlich", '="1/2"', "", "", "2"]
    assert [row[0] for row in rows[2:]] == ["", "'=1+1", ""]
    assert [row[1] for row in rows[2:]] == ['="12:30"', '1"2', '="9 "']
