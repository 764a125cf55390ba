"""Only what is published gets onto the site, with the text that was published."""

from __future__ import annotations

from dataclasses import replace

from curated.release import ReleaseInfo, write_release
from flows.review.image_store import PictureStore
from flows.review.release_part import as_published
from flows.review.site import MASK, document_folder
from tests.support.builders import TEXT, document_id, simple_result
from tests.support.releases import paper, release
from tests.support.review import HOSTILE, part, payload


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
    assert payload((site / "data" / "release.js").read_bytes(), "release") == {
        "version": release.version,
        "shown": release.version,
    }
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
