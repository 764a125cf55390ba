from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from curated.errors import SetupError
from flows.command_line import filters
from tests.support.paths import ROOT


def aktenklar(*args: str | Path, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "flows", *map(str, args)],
        input=data,
        capture_output=True,
        cwd=ROOT,
        env=os.environ | environment,
        timeout=120,
        check=False,
    )


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one sentence on standard error; asserts that it is one."""
    text = done.stderr.decode()
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    return text


DAMAGED = "Der Oberbiirgermeister dankt fiir die Unterstiitzung.\r\n\fZweite Seite, für alle\n\n  ohne Ende"


def test_repair_keeps_lines_form_feeds_and_the_missing_final_newline() -> None:
    done = aktenklar("repair", data=DAMAGED.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == DAMAGED.replace("Oberbii", "Oberbü").replace("fiir", "für").replace("stii", "stü")


def test_repair_explains_itself() -> None:
    done = aktenklar("repair", "--explain", data=DAMAGED.encode())
    assert done.returncode == 0
    assert "fiir" in done.stdout.decode() and "für" in done.stdout.decode()


@pytest.mark.parametrize("data", [b"", b"\n", b"\f", "ä\r\n".encode(), b"kein Schaden"])
def test_repair_of_nothing_to_repair_gives_the_same_bytes(data: bytes) -> None:
    assert aktenklar("repair", data=data).stdout == data


@pytest.mark.parametrize("command", ["repair", "extract-entities", "extract-head"])
def test_input_that_is_not_utf8_is_refused_with_the_offset(command: str) -> None:
    done = aktenklar(command, data=b"Stra\xdfe")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "offset 4" in said(done) and "0xDF" in said(done)


def test_entities_are_slices_of_the_input_across_form_feeds() -> None:
    text = "Kosten: 1.200,50 EUR\r\n\fDer Gemeinderat tagt am 05.03.2024.\n"
    done = aktenklar("extract-entities", data=text.encode())
    found = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert {e["kind"] for e in found} >= {"amount", "date", "gremium"}
    assert all(text[e["start"] : e["end"]] == e["text"] for e in found)
    assert [e["amount"] for e in found if e["kind"] == "amount"] == ["1200.50"]
    assert [e["date_start"] for e in found if e["kind"] == "date"] == ["2024-03-05"]


def test_head_is_one_object() -> None:
    text = "Stadt Musterlingen\nBeschlussvorlage\nVorlage Nr.: 2024/0815\n"
    done = aktenklar("extract-head", data=text.encode())
    assert json.loads(done.stdout)["reference"] == "2024/0815"
    assert done.stdout.endswith(b"}\n")


def test_a_byte_order_mark_is_no_part_of_a_title() -> None:
    done = aktenklar("extract-head", data="\ufeffHaushaltsrede 2024\n".encode())
    assert json.loads(done.stdout)["title"] == "Haushaltsrede 2024"


def test_tables_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "haushalt.txt"
    path.write_text(
        "Ertrag\t2024\t2025\nSteuern\t1.000\t2.000\nGebühren\t500\t-\nSumme\t1.500\t2.000\n", encoding="utf-8"
    )
    done = aktenklar("extract-tables", path)
    (table,) = json.loads(done.stdout)
    assert done.returncode == 0
    assert table["rows"][1] == ["Steuern", "1.000", "2.000"]
    assert table["page"] == 1


def test_filters_do_not_load_prefect(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a\tb\n1\t2\n", encoding="utf-8")
    code = (
        "import sys; from flows.command_line.main import main\n"
        "codes = [main(argv.split()) for argv in ('repair', 'extract-entities --persons', 'extract-head')]\n"
        f"codes.append(main(['extract-tables', {str(path)!r}]))\n"
        "print(codes, sorted(m for m in sys.modules if m.split('.')[0] == 'prefect'), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=b"", capture_output=True, cwd=ROOT, check=False, timeout=60
    )
    assert done.stderr.decode().splitlines()[-1] == "[0, 0, 0, 0] []"


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    program = f"yes 'Der Gemeinderat' | head -c 300000 | {sys.executable} -m flows repair | head -c 3"
    script = f'set -o pipefail; {program}; echo "${{PIPESTATUS[2]}}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, cwd=ROOT, check=False, timeout=120)
    assert done.stderr == b""
    assert done.stdout == b"Der0\n"


@pytest.mark.parametrize(
    ("args", "word"),
    [
        ([], "COMMAND"),
        (["no-such-command"], "invalid choice"),
        (["curate", "only-raw"], "OUT"),
        (["curate", "{raw}", "{out}", "--workers", "many"], "--workers"),
        (["curate", "{raw}", "{out}", "--workers", "0"], "workers"),
        (["curate", "{raw}", "{out}", "--force", "magic"], "--force"),
        (["curate", "{missing}", "{out}"], "does not exist"),
        (["curate", "{empty}", "{out}"], "no files"),
        (["curate", "{file}", "{out}"], "is no folder"),
        (["curate", "{raw}", "{raw}/out"], "inside the input folder"),
        (["curate", "{raw}", "{file}"], "not a folder"),
        (["curate", "{raw}", "{out}", "--languages", "xyz"], "xyz"),
        (["curate", "{raw}", "{out}", "--languages", "deu; rm"], "languages"),
        (["extract-tables", "{missing}"], "no file"),
        (["extract-tables", "{zip}"], "ZIP"),
    ],
)
def test_what_cannot_work_ends_with_2_and_one_sentence(tmp_path: Path, args: list[str], word: str) -> None:
    names = {name: tmp_path / name for name in ("raw", "out", "missing", "empty", "file", "zip")}
    names["raw"].mkdir()
    (names["raw"] / "a.txt").write_text("x")
    names["empty"].mkdir()
    names["file"].write_text("x")
    names["zip"].write_bytes(b"PK\x03\x04" + bytes(100))
    done = aktenklar(*(arg.format(**names) for arg in args))
    assert (done.returncode, done.stdout) == (2, b"")
    assert word in said(done)
    assert not names["out"].exists()


def test_a_setting_that_makes_no_sense_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    done = aktenklar("curate", tmp_path, tmp_path.with_name("out"), AKTENKLAR_DPI="very fine")
    assert done.returncode == 2
    assert "AKTENKLAR_DPI" in said(done)


def test_missing_tesseract_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    done = aktenklar("curate", tmp_path, tmp_path.with_name("out"), PATH=str(tmp_path))
    assert done.returncode == 2
    assert "tesseract" in said(done).lower()


def test_dry_run_counts_and_writes_nothing(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.txt").write_text("Erste Seite\fZweite Seite", encoding="utf-8")
    (raw / "b.txt").write_text("Erste Seite\fZweite Seite", encoding="utf-8")
    (raw / "c.pdf").write_bytes(b"")
    done = aktenklar("curate", raw, out, "--dry-run", "--workers", "1")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "1 documents: 0 unchanged, 1 to read, 0 that cannot be opened"
    assert lines[1].startswith("2 remarks")
    assert lines[2] == "2 pages to read, 0 of them by OCR"
    assert not out.exists()


def test_every_filter_reads_standard_input_or_one_file(monkeypatch: pytest.MonkeyPatch, capfdbinary: object) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"fiir alle\xff")))
    with pytest.raises(SetupError, match="byte 0xFF at offset 9"):
        filters.entities(argparse.Namespace(persons=False))
    with pytest.raises(SetupError, match="There is no file"):
        filters.tables(argparse.Namespace(file=Path("/nowhere.pdf")))
