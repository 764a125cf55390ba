"""Work files: what comes back is what went in, and what is not whole is as good as absent."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curated.errors import SetupError
from curated.records import Box, Check, CheckTerm, DocumentResult, Word
from curated.work_files import store as store_module
from curated.work_files.envelope import Envelope
from curated.work_files.store import WorkStore, fingerprint
from tests.support.builders import document, document_id, failed_result, simple_result, table_result

PRINT = "f" * 32


def work_file(store, name):
    return next((store.out_dir / ".work/documents").rglob(f"{document_id(name)}.*"))


@pytest.mark.parametrize("result", [simple_result("a"), table_result("a"), failed_result("a")])
def test_a_result_comes_back_equal(tmp_path, result):
    store = WorkStore(tmp_path)
    assert not store.has(document_id("a"), PRINT)
    assert store.load(document_id("a"), PRINT) is None
    store.save(result)
    assert store.has(document_id("a"), PRINT)
    assert store.load(document_id("a"), PRINT) == result


def test_nested_records_and_odd_numbers_come_back(tmp_path):
    base = table_result("a")
    checks = (
        Check(
            kind="sum",
            target=(1, 1),
            terms=(CheckTerm(1, 0, 1), CheckTerm(-1, 1, 0)),
            stated_by="row",
            holds=True,
            difference=base.cells[4].number,
        ),
    )
    words = (
        Word(text="−", box=Box(float("inf"), 0.1, 1e300, -0.0), confidence=0.5, font_size=None, raw_start=0, raw_end=1),
    )
    result = replace(
        base,
        tables=(replace(base.tables[0], checks=checks),),
        pages=(replace(base.pages[0], words=words),),
    )
    store = WorkStore(tmp_path)
    store.save(result)
    assert store.load(document_id("a"), PRINT) == result


def test_another_fingerprint_is_another_file(tmp_path):
    store = WorkStore(tmp_path)
    store.save(simple_result("a"))
    assert not store.has(document_id("a"), "0" * 32)
    assert store.load(document_id("a"), "0" * 32) is None


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data[:-5] + b"XXXXX",
        lambda data: data.replace(b"aktenklar", b"aktendunk"),
        lambda data: b"\x00" * len(data),
        lambda data: data + b"\n",
    ],
    ids=["empty", "half", "one byte short", "other end", "other magic", "zeroes", "one byte more"],
)
def test_a_file_that_is_not_whole_counts_as_absent(tmp_path, harm):
    store = WorkStore(tmp_path)
    store.save(simple_result("a"))
    path = work_file(store, "a")
    path.write_bytes(harm(path.read_bytes()))
    assert not store.has(document_id("a"), PRINT)
    assert store.load(document_id("a"), PRINT) is None
    store.save(simple_result("a"))
    assert store.load(document_id("a"), PRINT) == simple_result("a")


def test_a_file_under_a_wrong_name_is_not_taken(tmp_path):
    store = WorkStore(tmp_path)
    store.save(simple_result("a"))
    path = work_file(store, "a")
    wrong = tmp_path / ".work/documents" / document_id("b")[:2] / path.name.replace(document_id("a"), document_id("b"))
    wrong.parent.mkdir(parents=True)
    path.rename(wrong)
    assert not store.has(document_id("b"), PRINT)
    assert store.load(document_id("b"), PRINT) is None


def test_another_schema_version_is_refused_with_a_clear_word(tmp_path):
    store = WorkStore(tmp_path)
    store.save(simple_result("a"))
    old = Envelope(DocumentResult, "0")
    old.write(work_file(store, "a"), f"{document_id('a')}/{PRINT}", simple_result("a"))
    assert not store.has(document_id("a"), PRINT)
    with pytest.raises(SetupError, match=r"schema version 0, this program writes .*delete the folder \.work"):
        store.load(document_id("a"), PRINT)


def test_text_that_utf8_cannot_hold_is_kept_readable(tmp_path):
    store = WorkStore(tmp_path)
    result = replace(simple_result("a"), document=document("a", source_path="Gr\udcfcn.pdf"))
    store.save(result)
    kept = store.load(document_id("a"), PRINT)
    assert kept == replace(result, document=document("a", source_path="Gr\ufffdn.pdf"))


def test_a_record_that_breaks_its_types_is_refused_when_it_is_saved(tmp_path):
    store = WorkStore(tmp_path)
    with pytest.raises(
        TypeError, match=r"DocumentResult cannot be kept: Expected `str`, got `None` - at `\$\.pages\[0\]\.text`"
    ):
        store.save(replace(simple_result("a"), pages=(replace(simple_result("a").pages[0], text=None),)))
    assert not store.has(document_id("a"), PRINT)


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path):
    store = WorkStore(tmp_path)
    store.save(simple_result("a"))
    path = work_file(store, "a")
    with pytest.raises(TypeError):
        Envelope(object, "1").write(path, "key", object())
    assert store.load(document_id("a"), PRINT) == simple_result("a")
    blocked = path.with_name(f"{path.name}.{os.getpid()}.part")
    blocked.mkdir()
    with pytest.raises(OSError, match="directory"):
        store.save(simple_result("a", title="other"))
    assert store.load(document_id("a"), PRINT) == simple_result("a")


def test_prune_removes_what_is_not_kept(tmp_path):
    store = WorkStore(tmp_path)
    for name in "abc":
        store.save(simple_result(name))
        store.pages(document_id(name), "0123", Box).put(1, Box(0, 0, 1, 1))
    stale = replace(simple_result("a"), document=document("a", fingerprint="0" * 32))
    store.save(stale)
    work_file(store, "a").with_name("x.work.99.part").write_bytes(b"left over")
    assert store.prune({(document_id("a"), PRINT), (document_id("b"), PRINT)}) == 2
    left = {path.name for path in (tmp_path / ".work").rglob("*") if path.is_file()}
    assert left == {f"{document_id('a')}.{PRINT}.work", f"{document_id('b')}.{PRINT}.work", "000001.work"}
    assert store.pages(document_id("a"), "0123", Box).get(1) == Box(0, 0, 1, 1)
    assert store.pages(document_id("c"), "0123", Box).get(1) is None


def test_prune_of_nothing(tmp_path):
    assert WorkStore(tmp_path).prune(set()) == 0


@pytest.mark.parametrize(("document_id", "print_"), [("", "f"), ("../x", "f"), ("ab", ""), ("ab", "a/b")])
def test_only_plain_names_become_files(tmp_path, document_id, print_):
    with pytest.raises(ValueError, match="not a document id"):
        WorkStore(tmp_path).has(document_id, print_)


@dataclass(frozen=True, slots=True)
class Reading:
    page_number: int
    text: str
    words: tuple[Word, ...] = ()


def test_pages_are_kept_by_number_and_fingerprint(tmp_path):
    pages = WorkStore(tmp_path).pages(document_id("a"), "0123", Reading)
    reading = Reading(3, "Seite drei", (Word("Seite", Box(1, 2, 3, 4), 0.9),))
    assert pages.get(3) is None
    pages.put(3, reading)
    assert pages.get(3) == reading
    assert pages.get(2) is None
    assert WorkStore(tmp_path).pages(document_id("a"), "0124", Reading).get(3) is None
    assert WorkStore(tmp_path).pages(document_id("b"), "0123", Reading).get(3) is None


def test_a_page_of_another_schema_version_is_read_again(tmp_path, monkeypatch):
    WorkStore(tmp_path).pages(document_id("a"), "0123", Reading).put(1, Reading(1, "alt"))
    monkeypatch.setattr(store_module, "SCHEMA_VERSION", "another")
    assert WorkStore(tmp_path).pages(document_id("a"), "0123", Reading).get(1) is None


def test_a_record_of_another_shape_counts_as_absent(tmp_path):
    path = tmp_path / "x.work"
    Envelope(Box, "1").write(path, "key", Box(0, 0, 1, 1))
    assert Envelope(Reading, "1").read(path, "key") is None


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8"))))
@settings(deadline=None)
def test_the_fingerprint_knows_no_order(parts):
    assert fingerprint(parts) == fingerprint(dict(reversed(list(parts.items()))))
    assert fingerprint(parts | {"more": "1"}) != fingerprint(parts | {"more": "2"})


def test_the_fingerprint_stays_the_same_between_versions_of_python():
    assert fingerprint({"pipeline": "0.1.0", "lexicon": "ß"}) == "df205e9a577b08964496cdd9bf8ec7e7"


def test_the_header_is_a_line_to_read(tmp_path):
    store = WorkStore(tmp_path)
    store.save(simple_result("a"))
    header = msgspec.json.decode(work_file(store, "a").read_bytes().split(b"\n")[0])
    assert header["magic"] == "aktenklar-work"
    assert header["key"] == f"{document_id('a')}/{PRINT}"
