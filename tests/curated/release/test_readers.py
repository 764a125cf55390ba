"""A release as others read it: frictionless, DuckDB, Polars, pandas and spreadsheets."""

from __future__ import annotations

import csv
import json
from decimal import Decimal

import duckdb
import frictionless
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow.dataset import dataset, field

from curated.metadata.publication import Publication
from curated.release import ReleaseInfo, write_release
from curated.schema import ALL_TABLES
from curated.tables.csv_twins import unescaped
from tests.support.builders import failed_result, simple_result, table_result

INFO = ReleaseInfo(
    {"pipeline": "0.1.0"},
    publication=Publication(
        license="http://dcat-ap.de/def/licenses/dl-zero-de/2.0",
        publisher="Stadt Musterlingen",
        contact_mail="rat@musterlingen.example",
        base_url="https://daten.musterlingen.example",
        keywords=("Gemeinderat",),
    ),
)
EVIL = [
    "=1+1",
    '=HYPERLINK("http://example.org";"x")',
    "@SUM(A1)",
    "\tx",
    'a"b,c\r\nd',
    "",
    "'=x",
    "- Punkt eins",
    "+49",
    ";",
]


@pytest.fixture(scope="module")
def latest(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    evil = [simple_result(f"evil{n}", title=title) for n, title in enumerate(EVIL)]
    write_release([simple_result("a"), table_result("b"), failed_result("c"), *evil], [], out, INFO)
    return out / "latest"


def test_frictionless_finds_nothing_to_object_to(latest):
    report = frictionless.validate(str(latest / "datapackage.json"))
    assert report.valid, report.to_summary()
    checked = {task.name: task.type for task in report.tasks}
    assert {name for name, kind in checked.items() if kind == "table"} == {
        f"{spec.name}_csv" for spec in ALL_TABLES if spec.csv_twin
    }
    assert {spec.name for spec in ALL_TABLES} <= set(checked)


def test_frictionless_finds_an_empty_release_in_order(tmp_path):
    write_release([], [], tmp_path, INFO)
    report = frictionless.validate(str(tmp_path / "latest/datapackage.json"))
    assert report.valid, report.to_summary()


def test_frictionless_notices_changed_bytes_and_broken_keys(latest, tmp_path):
    for path in latest.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "pages.parquet").open("ab") as file:
        file.write(b"x")
    documents = tmp_path / "documents.csv"
    documents.write_bytes(documents.read_bytes().partition(b"\r\n")[0] + b"\r\n")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    errors = {error.type for task in report.tasks for error in task.errors}
    assert {"hash-count", "byte-count", "foreign-key"} <= errors


def test_the_package_describes_every_column(latest):
    package = json.loads((latest / "datapackage.json").read_text("utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["version"] == latest.resolve().name
    assert [licence["path"] for licence in package["licenses"]] == [INFO.publication.license]
    assert "created" not in package
    resources = {resource["name"]: resource for resource in package["resources"]}
    for spec in ALL_TABLES:
        for name in [spec.name, f"{spec.name}_csv"] if spec.csv_twin else [spec.name]:
            schema = resources[name]["schema"]
            assert [field["name"] for field in schema["fields"]] == [column.name for column in spec.columns]
            assert all(field["description"] for field in schema["fields"])
            assert schema["primaryKey"] == list(spec.key)
        assert resources[spec.name]["bytes"] == (latest / f"{spec.name}.parquet").stat().st_size


def test_duckdb_joins_and_sums_exactly(latest):
    query = f"""
        select d.title, sum(e.amount) as total
        from '{latest}/entities.parquet' e join '{latest}/documents.parquet' d using (document_id)
        where e.kind = 'amount' and d.source_path = 'vorlagen/b.pdf' group by all
    """
    assert duckdb.sql(query).fetchall() == [("Neubau der Sporthalle (b)", Decimal("-1500.50"))]


def test_duckdb_reads_the_table_schema_from_the_file(latest):
    query = f"select value from parquet_kv_metadata('{latest}/tables.parquet') where key = 'table_schema'::blob"
    ((value,),) = duckdb.sql(query).fetchall()
    assert json.loads(value)["primaryKey"] == ["table_id"]


def test_polars_reads_spans_and_decimals(latest):
    joined = pl.scan_parquet(latest / "entities.parquet").join(
        pl.scan_parquet(latest / "pages.parquet"), on=["document_id", "page_number"], suffix="_page"
    )
    for row in joined.collect().iter_rows(named=True):
        assert row["text_page"][row["char_start"] : row["char_end"]] == row["text"]
    assert pl.read_parquet(latest / "amounts.parquet").schema["amount"] == pl.Decimal(18, 2)


def test_pandas_reads_in_one_line(latest):
    amounts = pd.read_parquet(latest / "amounts.parquet", dtype_backend="pyarrow")
    assert amounts.amount.sum() == Decimal("1200000.00") * (len(EVIL) + 1) - Decimal("1500.50")
    assert str(amounts.meeting_date.dtype) == "date32[day][pyarrow]"


def test_pyarrow_reads_one_document_without_the_others(latest):
    wanted = pq.read_table(latest / "documents.parquet")["document_id"][3].as_py()
    pages = dataset(latest / "pages.parquet").to_table(filter=field("document_id") == wanted, columns=["text"])
    assert pages.num_rows == 1
    assert dataset(latest / "amounts.parquet").schema.field("amount").type == pa.decimal128(18, 2)


def test_every_table_opens_in_every_reader(latest):
    for spec in ALL_TABLES:
        path, rows = latest / f"{spec.name}.parquet", pq.read_metadata(latest / f"{spec.name}.parquet").num_rows
        assert len(pd.read_parquet(path, dtype_backend="pyarrow")) == rows
        assert pl.read_parquet(path).height == rows
        assert duckdb.sql(f"select count(*) from '{path}'").fetchall() == [(rows,)]
        assert dataset(path).count_rows() == rows


# --- CSV ----------------------------------------------------------------------------------------------------------------


def test_csv_is_what_rfc_4180_says(latest):
    data = (latest / "documents.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    header = data.split(b"\r\n")[0].decode().split(",")
    assert header == [column.name for column in ALL_TABLES[0].columns]


@pytest.mark.parametrize("spec", [spec for spec in ALL_TABLES if spec.csv_twin], ids=lambda spec: spec.name)
def test_csv_says_what_parquet_says(latest, spec):
    with (latest / f"{spec.name}.csv").open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    expected = [
        {name: "" if value is None else written(value) for name, value in row.items()}
        for row in pq.read_table(latest / f"{spec.name}.parquet").to_pylist()
    ]
    assert [{name: unescaped(value) for name, value in row.items()} for row in read] == expected


def written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


def test_no_cell_of_a_csv_is_a_formula(latest):
    with (latest / "documents.csv").open(encoding="utf-8", newline="") as file:
        titles = {row["title"] for row in csv.DictReader(file)}
    assert {"'=1+1", "'@SUM(A1)", "'\tx", "''=x", "'- Punkt eins", "+49", ";"} <= titles
    assert not any(title[:1] in "=@\t\r\n" for title in titles if title)
