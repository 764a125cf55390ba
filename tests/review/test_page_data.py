"""What the review site is made of: data that is no markup, pages of bounded size, boxes that fit, pictures that survive."""

from __future__ import annotations

import json
import os
import signal
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from curated.issue_codes import issue_remedy, issue_title
from curated.records import Box, Correction, Page, Word
from curated.release import ReleaseInfo, write_release
from extractors.base.settings import Limits
from extractors.document import read_document
from extractors.pages.sources import identify
from flows.processing.tasks import DocumentJob
from flows.review.charts import bars, timeline
from flows.review.counts import Counts
from flows.review.image_store import PictureStore
from flows.review.page_data import EntityMark, PageData, pages_data
from flows.review.release_part import SitePart, as_published
from flows.review.render_html import overview
from flows.review.render_jobs import draw_missing
from flows.review.site import MASK, document_folder
from flows.review.size_limit import DATA_BYTES, PAGE_BYTES, PICTURE_BYTES, as_script, page_script
from flows.review.text_to_box import PagePlaces, line_boxes
from normalizers.text_trail import Edit, TextTrail
from tests.support.builders import TEXT, document_id, simple_result
from tests.support.paths import RAW
from tests.support.releases import paper, release

HOSTILE = "</script><script>alert(1)</script>\u2028<!--<img src=x onerror=alert(1)>&amp;"


def payload(script: bytes, call: str) -> object:
    head, tail = f"aktenklar.{call}(", ");\n"
    text = script.decode()
    assert text.startswith(head) and text.endswith(tail)
    return json.loads(text[len(head) : -len(tail)])


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))))
def test_no_text_can_end_a_script_or_become_markup(text):
    script = as_script("page", {"text": text + HOSTILE})
    assert not set("<>&\u2028\u2029") & set(script.decode())
    assert payload(script, "page") == {"text": text + HOSTILE}


@pytest.mark.parametrize("text", ["Straße " * 100_000, HOSTILE * 20_000, "𝔄" * 200_000])
def test_a_page_of_any_size_stays_within_its_budget_and_says_what_is_missing(text):
    words = tuple((i % 5000, i // 7, 300, 90, 55, i, 6) for i in range(20_000))
    entities = tuple(EntityMark(f"{i:024x}", "amount", i, i + 4, "kanonisch " * 50) for i in range(5_000))
    page = PageData("a" * 64, 1, 595, 842, "ocr", "no_text", "poor", text, words=words, entities=entities)
    script = page_script(page)
    shown = payload(script, "page")
    assert len(script) <= DATA_BYTES
    assert shown["cut"] == ["words", "text"]
    assert all(e["e"] <= len(shown["text"]) for e in shown["entities"])


def test_an_ordinary_page_is_shown_whole():
    result = simple_result("a")
    shown = payload(page_script(next(pages_data(result))), "page")
    assert shown["text"] == TEXT and "cut" not in shown
    (change,) = shown["corrections"]
    assert (change["a"], change["z"]) == ("B", "ß") and TEXT[change["s"] : change["e"]] == "ß"
    assert [TEXT[e["s"] : e["e"]] for e in shown["entities"] if e["k"] == "gremium"] == ["Gemeinderat"]
    (amount,) = [e for e in shown["entities"] if e["k"] == "amount"]
    assert amount["v"] == "1.200.000,00 EUR" and amount["b"] == [[2000, 700, 600, 120]]


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_words_keep_their_place_whatever_was_corrected(data):
    tokens = data.draw(st.lists(st.text(alphabet="abü", min_size=1, max_size=6), min_size=1, max_size=12))
    raw = " ".join(tokens)
    starts = [sum(len(t) + 1 for t in tokens[:i]) for i in range(len(tokens))]
    chosen = data.draw(st.sets(st.integers(0, len(tokens) - 1)))
    edits = [
        Edit(starts[i], starts[i] + len(tokens[i]), "x" * data.draw(st.integers(0, 8)), "ocr_repair", "r")
        for i in chosen
    ]
    trail = TextTrail.of(raw).apply(edits)
    words = tuple(
        Word(
            text=token,
            box=Box(10 * i, 0, 10 * i + 8, 10),
            confidence=None,
            font_size=None,
            raw_start=start,
            raw_end=start + len(token),
        )
        for i, (token, start) in enumerate(zip(tokens, starts, strict=True))
    )
    changes = [
        Correction(
            document_id="d",
            page_number=1,
            seq=seq,
            stage=c.stage,
            rule=c.rule,
            before=c.before,
            after=c.after,
            applied=True,
            char_start=c.out_start,
            char_end=c.out_end,
        )
        for seq, c in enumerate(trail.changes)
    ]
    places = PagePlaces(
        Page(
            document_id="d", page_number=1, source="ocr", source_reason="", text=trail.text, text_raw=raw, words=words
        ),
        changes,
    )
    for i, placed in enumerate(places.words):
        shown = trail.text[placed.char_start : placed.char_end]
        assert shown == tokens[i] if i not in chosen else set(shown) <= {"x"} or shown == tokens[i]
        if shown:
            (box,) = places.boxes(placed.char_start, placed.char_end)
            assert box == placed.word.box


def test_a_place_over_two_printed_lines_has_two_boxes():
    boxes = [Box(10, 10, 50, 20), Box(55, 11, 90, 20), Box(10, 25, 40, 35)]
    assert line_boxes(boxes) == (Box(10, 10, 90, 20), Box(10, 25, 40, 35))


def job(path: Path) -> DocumentJob:
    identity = identify(path)
    return DocumentJob(path, identity.document_id, path.name, identity.byte_size)


def test_pictures_fit_the_boxes_of_the_page_and_the_budget(tmp_path):
    path = RAW / "haushalt" / "nachtragshaushalt-2025.pdf"  # landscape pages among upright ones
    result = read_document(path)
    draw_missing([job(path)], tmp_path, Limits(), 1)
    store = PictureStore(tmp_path)
    for page in result.pages:
        file = store.path(result.document.document_id, page.page_number)
        assert file.stat().st_size <= PICTURE_BYTES
        image = np.asarray(Image.open(file).convert("L"), dtype=float)
        height, width = image.shape
        assert width / height == pytest.approx(page.width / page.height, rel=0.01)
        ink = [
            255 - image[int(b.y0 / page.height * height) : int(b.y1 / page.height * height) + 1,
                        int(b.x0 / page.width * width) : int(b.x1 / page.width * width) + 1].mean()
            for b in (w.box for w in page.words)
        ]  # fmt: skip
        assert np.median(ink) > 2 * (255 - image.mean()) or not ink
    assert store.is_done(result.document.document_id) and not store.fault(result.document.document_id)


def noise(path: Path, side: int) -> DocumentJob:
    Image.fromarray(np.random.default_rng(1).integers(0, 256, (side, side), dtype=np.uint8)).save(path, dpi=(300, 300))
    return job(path)


def test_the_noisiest_page_fits_the_budget_and_bad_files_cost_nobody_else_a_picture(tmp_path):
    broken, gone, text = tmp_path / "kaputt.pdf", tmp_path / "weg.pdf", tmp_path / "notiz.txt"
    broken.write_bytes(b"%PDF-1.7\n" + b"\0\xff" * 4000)
    text.write_text("Der Gemeinderat tagt.")
    gone.write_bytes(b"%PDF-1.7 weg")
    jobs = [job(broken), job(gone), job(text), noise(tmp_path / "rauschen.png", 2400)]
    gone.unlink()
    draw_missing(jobs, tmp_path, Limits(), 2)
    store = PictureStore(tmp_path)
    assert [store.is_done(j.document_id) for j in jobs] == [True, False, True, True]
    assert store.fault(jobs[0].document_id) == "PDF_DAMAGED"
    assert 0 < store.path(jobs[3].document_id, 1).stat().st_size <= PICTURE_BYTES
    assert DATA_BYTES + PICTURE_BYTES == PAGE_BYTES <= 120 * 1024


def test_a_file_that_kills_its_worker_again_and_again_loses_its_picture_only(tmp_path):
    killer_file, other = noise(tmp_path / "toedlich.png", 3000), noise(tmp_path / "harmlos.png", 300)
    marks, over = tmp_path / ".work" / "drawing", threading.Event()

    def kill() -> None:
        while not over.is_set():
            for mark in marks.glob(f"{killer_file.document_id}.*"):
                with suppress(ProcessLookupError):
                    os.kill(int(mark.suffix[1:]), signal.SIGKILL)
            over.wait(0.002)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        draw_missing([killer_file, other], tmp_path, Limits(), 2)
    finally:
        over.set()
        thread.join()
    store = PictureStore(tmp_path)
    assert store.fault(killer_file.document_id) == "WORKER_CRASHED"
    assert store.path(other.document_id, 1).is_file()


def part(tmp_path: Path, *results: object) -> SitePart:
    return SitePart(
        results=sorted(results, key=lambda r: r.document.document_id),
        jobs={},
        out_dir=tmp_path,
        limits=Limits(),
        workers=1,
        title="Musterlingen",
    )


def test_only_what_is_published_gets_onto_the_site(tmp_path):
    closed = simple_result("geheim", is_public=False, title="Grundstück der Familie Beispiel")
    results = simple_result("a"), simple_result("b", title=HOSTILE), closed
    release = write_release(results, [], tmp_path, ReleaseInfo({}), extras=[part(tmp_path, *results)])
    site = release.path / "site"
    assert (
        document_folder(site, document_id("a")).is_dir() and not document_folder(site, document_id("geheim")).exists()
    )
    files = [p for p in site.rglob("*") if p.is_file()]
    assert not [p for p in files if "Beispiel" in p.read_text() or document_id("geheim") in p.read_text()]
    assert not [p for p in files if p.suffix == ".html" and HOSTILE[:17] in p.read_text()]
    assert payload((site / "data" / "release.js").read_bytes(), "release") == {"version": release.version}
    addresses = [p.name for p in files for scheme in ("http:", "https:") if scheme in p.read_text()]
    assert set(addresses) <= {"common.js"}  # the name of the SVG namespace
    again = write_release(results, [], tmp_path, ReleaseInfo({}), extras=[part(tmp_path, *results)])
    assert not again.created


def test_text_that_was_masked_on_the_way_to_the_tables_takes_the_picture_along(tmp_path):
    masked = TEXT.replace("Seedorf", MASK * 7)
    result = simple_result("a")
    shown = as_published(result, {1: masked})
    assert shown.pages[0].text == masked and not (shown.entities or shown.corrections or shown.pages[0].words)
    assert as_published(result, {1: TEXT}) is result
    hidden = replace(result, pages=(replace(result.pages[0], text=masked, text_raw=None),), entities=(), corrections=())
    store = PictureStore(tmp_path)
    store.put(document_id("a"), 1, b"picture")
    release = write_release([hidden], [], tmp_path, ReleaseInfo({}), extras=[part(tmp_path, hidden)])
    folder = document_folder(release.path / "site", document_id("a"))
    assert not (folder / "00001.webp").exists()
    assert "unkenntlich" in payload((folder / "document.js").read_bytes(), "document")["why"]


def test_the_overview_counts_what_the_tables_say():
    counts = Counts()
    for name in "abc":
        counts.take(simple_result(name))
    assert (counts.documents, counts.pages, counts.kinds["amount"], counts.stages.total()) == (3, 3, 3, 3)
    assert counts.by_day["amount", date(2024, 3, 12)] == 3
    (bar,) = bars(counts.sources, {"text_layer": "Textebene"})
    assert (bar.label, bar.count, bar.width, bar.share) == ("Textebene", 3, 100.0, 100)


def test_the_rest_of_the_rules_has_its_share_of_all():
    counts = Counts()
    counts.rules.update({f"r{n}": 1 for n in range(200)})
    rest = overview(counts, {})["rules"][-1]
    assert rest.label.endswith(" weitere Regeln") and rest.share == round(rest.count / 2) > 90


@pytest.mark.parametrize(
    ("days", "periods"),
    [
        ([date(2024, 11, 3), date(2025, 1, 4)], ("11/2024", "12/2024", "01/2025")),
        ([date(2021, 1, 1), date(2024, 12, 31)], 16),
        ([date(2005, 1, 1), date(2024, 12, 31)], 20),
        ([date(1025, 1, 1), date(2024, 12, 31)], ("1025", "2024")),
    ],
)
def test_time_is_cut_into_as_many_periods_as_can_be_seen(days, periods):
    found = timeline({("amount", day): 2 for day in days}, {}, 240, 28)
    assert found is not None and found.series[0].count == 2 * len(days)
    assert (found.periods if isinstance(periods, tuple) else len(found.periods)) == periods
    assert sum(c.count for c in found.series[0].columns) == 2 * len(days)


def test_a_run_writes_the_site_unless_it_is_switched_off(tmp_path):
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    paper(raw, 1, "Gemeinderat 24.06.2025 5 Ö Entscheidung")
    paper(raw, 2, "Gemeinderat 24.06.2025 6 N Entscheidung")
    assert release(raw, out, site=False).release and not (out / "latest" / "site").exists()
    release(raw, out)
    shown = (out / "latest" / "site" / "data" / "documents.js").read_text()
    assert "2025/0001" in shown and "2025/0002" not in shown
    assert "Nicht öffentliche Vorlage" in (out / "latest" / "site" / "index.html").read_text()
    sums = (out / "latest" / "SHA256SUMS").read_text()
    assert "site/index.html" in sums and "site/static/viewer.js" in sums


def test_masked_data_is_masked_on_the_site(tmp_path):
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    iban = "DE89 3704 0044 0532 0130 00"
    paper(raw, 1, "Gemeinderat 24.06.2025 5 Ö Entscheidung", status=f"Konto des Antragstellers: IBAN {iban}\n")
    release(raw, out, mask_personal_data=True)
    files = [p.read_text() for p in (out / "latest" / "site").rglob("*.js")]
    assert not [text for text in files if "3704 0044" in text]
    assert [text for text in files if MASK in text and "Antragsteller" in text]


@pytest.mark.parametrize(
    "code", ["PDF_ENCRYPTED", "TABLE_SUM_MISMATCH", "PERSONAL_DATA", "OPARL_GREMIUM", "FEEDBACK_UNMATCHED"]
)
def test_readers_are_told_in_german_what_happened_and_what_to_do(code):
    assert issue_title(code) != code and (issue_remedy(code) or "").endswith(".")


def test_an_unknown_code_is_shown_as_it_is():
    assert (issue_title("NEW_CODE"), issue_remedy("NEW_CODE")) == ("NEW_CODE", None)
