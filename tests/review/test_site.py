"""The review site as a person meets it: in a real browser, from the file system, by mouse and by keyboard."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from curated.records import Box, Cell, Check, CheckTerm, Document, DocumentResult, Issue, Table, Word
from curated.release import ReleaseInfo, write_release
from extractors.base.settings import Limits
from extractors.document import read_document
from flows.configuration.review_marks_file import load_feedback
from flows.processing.tasks import DocumentJob
from flows.review.image_store import PictureStore
from flows.review.render_jobs import draw_missing
from flows.review.site import SiteWriter, write_site
from tests.support.builders import TEXT, document_id, simple_result
from tests.support.paths import RAW

playwright = pytest.importorskip("playwright.sync_api", reason="the browser tests need playwright")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine (apt-get install chromium)")

BUDGET, DUMP = "haushalt/nachtragshaushalt-2025.pdf", "konzepte/zukunftskonzept-2035.txt"
HOSTILE = "</title></script><script>window.pwned=1</script><img src=x onerror=window.pwned=1>\"'&amp;{{7*7}}"


def hostile():
    """A document in which everything that is text is an attack."""
    page = simple_result("x").pages[0]
    owner, text = page.document_id, f"{HOSTILE} {TEXT}"
    result = simple_result("x", title=HOSTILE, source_path=f"{HOSTILE}.pdf", reference=HOSTILE, gremium=HOSTILE)
    shift = len(HOSTILE) + 1
    table = Table(
        table_id="t" * 24,
        document_id=owner,
        page_number=1,
        row_count=2,
        col_count=2,
        header_rows=1,
        method="ruled",
        check_status="mismatch",
        checks_passed=0,
        checks_failed=1,
        title=HOSTILE,
        unit=HOSTILE,
        box=Box(70, 300, 400, 340),
        checks=(
            Check(
                kind="sum",
                target=(1, 1),
                terms=(CheckTerm(1, 1, 0),),
                stated_by=HOSTILE,
                holds=False,
                difference=Decimal("-3.00"),
            ),
        ),
    )
    cells = tuple(
        Cell(
            table_id=table.table_id,
            document_id=owner,
            row=r,
            col=c,
            text=HOSTILE,
            number=Decimal(r + c),
            check="contradicted",
            box=Box(70, 300, 90, 310),
        )
        for r in range(2)
        for c in range(2)
    )
    moved = [
        replace(e, char_start=e.char_start + shift, char_end=e.char_end + shift, canonical=HOSTILE, method=HOSTILE)
        for e in result.entities
    ]
    changes = [
        replace(
            c,
            before=HOSTILE,
            rule=HOSTILE,
            evidence=HOSTILE,
            char_start=c.char_start + shift,
            char_end=c.char_end + shift,
        )
        for c in result.corrections
    ]
    return replace(
        result,
        pages=(
            replace(
                page,
                text=text,
                text_raw=None,
                words=(
                    Word(
                        text=HOSTILE,
                        box=Box(70, 70, 300, 82),
                        confidence=0.5,
                        font_size=11,
                        raw_start=0,
                        raw_end=len(HOSTILE),
                    ),
                ),
            ),
        ),
        entities=tuple(moved),
        corrections=tuple(changes),
        tables=(table,),
        cells=cells,
        issues=(
            Issue(
                stage="ocr",
                code=HOSTILE,
                severity="error",
                message=HOSTILE,
                document_id=owner,
                page_number=1,
                path=HOSTILE,
            ),
        ),
    )


def unread() -> DocumentResult:
    issue = Issue(
        stage="inspect",
        code="PDF_ENCRYPTED",
        severity="error",
        message="needs a password",
        document_id=document_id("z"),
        path="z.pdf",
    )
    return DocumentResult(
        document=Document(
            document_id=document_id("z"), source_path="z.pdf", byte_size=10, status="failed", fingerprint="f" * 32
        ),
        issues=(issue,),
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A site of two real sample papers, forty plain ones and a hostile one."""
    out = tmp_path_factory.mktemp("site")
    real = {path: read_document(RAW / path, source_path=path) for path in (BUDGET, DUMP)}
    results = [*real.values(), *(simple_result(f"p{n:03d}") for n in range(140)), hostile(), unread()]
    jobs = {
        r.document.document_id: DocumentJob(RAW / path, r.document.document_id, path, 1) for path, r in real.items()
    }
    writer = SiteWriter(
        out / "site",
        PictureStore(out),
        lambda ids: draw_missing([jobs[i] for i in ids if i in jobs], out, Limits(), 1),
    )
    loose = [
        Issue(
            stage="discover", code="FILE_EMPTY", severity="error", message=f"the file is empty {HOSTILE}", path=HOSTILE
        )
    ]
    write_site(sorted(results, key=lambda r: r.document.document_id), loose, writer, "Musterlingen", "0123456789ab")
    return out / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as play:
        # Without a sandbox, because CI runs as root in a container; the pages are our own.
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser, request) -> Iterator[playwright.Page]:
    """A page that fails the test when the browser complains or asks for anything but files."""
    options = {"viewport": {"width": 1280, "height": 800}} | getattr(request, "param", {})
    context = browser.new_context(locale="de-DE", reduced_motion="reduce", **options)
    page, trouble = context.new_page(), []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda asked: asked.url.startswith(("file:", "data:", "blob:")) or trouble.append(asked.url))
    page.set_default_timeout(15_000)
    yield page
    context.close()
    assert not trouble


def ids(site: Path) -> dict[str, str]:
    text = (site / "data" / "documents.js").read_text()
    listed = json.loads(text[text.index("(") + 1 : text.rindex(")")])
    lines = [dict(zip(listed["fields"], row, strict=True)) for row in listed["rows"]]
    return {line["path"]: line["id"] for line in lines}


def visit(page, site: Path, path: str, number: int = 1) -> None:
    page.goto("about:blank")
    page.goto(f"{site.as_uri()}/document.html#{ids(site)[path]}/{number}")
    page.wait_for_selector("#panel-text .text", state="attached")


def test_the_overview_says_what_there_is_and_needs_no_network(page, site):
    page.goto(f"{site.as_uri()}/index.html")
    assert page.locator("h1").inner_text() == "Übersicht"
    assert "144" in page.locator(".figures").inner_text()
    assert page.locator(".release").inner_text() == "0123456789ab"
    assert page.locator(".check-contradicted").count() == 1
    failures = page.locator("#befunde").inner_text()
    assert "Datei ist leer" in failures and "Abhilfe: Datei neu beschaffen." in failures
    assert page.locator("svg[role=img]:not([aria-label])").count() == 0


def test_the_list_is_searched_filtered_and_sorted(page, site):
    page.goto(f"{site.as_uri()}/documents.html")
    assert page.locator("#list tbody tr").count() == 100 and "144 Dokumente" in page.locator("#found").inner_text()
    page.click("#more")
    assert page.locator("#list tbody tr").count() == 144
    page.keyboard.press("/")
    page.keyboard.type("NACHTRAG 2025/0120")
    assert page.locator("#list tbody tr").count() == 1 and "1 von 144" in page.locator("#found").inner_text()
    page.fill("#query", "p01")
    assert page.locator("#list tbody tr").count() == 10
    page.click("[data-sort='title']")
    first = page.locator("#list tbody th a").first
    assert first.inner_text().endswith("(p010)") and page.locator("[aria-sort=ascending]").inner_text() == "Titel"
    page.click("[data-sort='title']")
    assert first.inner_text().endswith("(p019)")
    page.fill("#query", "")
    page.check("#troubled")
    assert 2 <= page.locator("#list tbody tr").count() < 144
    page.reload()
    assert page.is_checked("#troubled")
    page.fill("#query", "gibt es nicht")
    assert "Kein Dokument" in page.locator("#list tbody").inner_text()


def test_a_file_that_could_not_be_read_says_what_to_do(page, site):
    page.goto(f"{site.as_uri()}/index.html")
    page.click("#befunde a[href*='" + document_id("z") + "']")
    page.wait_for_selector("#panel-facts:visible .issues")
    assert "Ungeschützte Fassung anfordern" in page.locator("#panel-facts").inner_text()
    assert "konnte nicht gelesen werden" in page.locator("#sheet").inner_text()


def ring(page) -> dict[str, float]:
    page.wait_for_selector(".spot rect", state="attached")
    return page.locator(".spot rect").first.bounding_box()


def inside(inner: dict[str, float], outer: dict[str, float]) -> bool:
    return (
        inner["x"] >= outer["x"] - 2
        and inner["y"] >= outer["y"] - 2
        and inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 2
        and inner["y"] + inner["height"] <= outer["y"] + outer["height"] + 2
    )


def test_text_and_picture_lead_to_each_other(page, site):
    visit(page, site, BUDGET)
    image = page.locator(".sheet image")
    assert "Nachtragshaushalt" in image.get_attribute("aria-label")
    amount = page.locator(".text .ent.k-amount").first
    key = amount.get_attribute("data-item")
    amount.click()
    box = page.locator(f".sheet [data-item='{key}'] rect").first.bounding_box()
    assert inside(box, ring(page)) and inside(ring(page), page.locator("#sheet").bounding_box())
    assert "Betrag" in page.locator("#detail").inner_text() and "EUR" in page.locator("#detail").inner_text()
    assert key in page.url
    page.keyboard.press("Escape")
    assert "wählen" in page.locator("#detail").inner_text() and not page.locator(".spot rect").count()
    other = page.locator(".sheet .ent.k-date rect").last
    other.click(position={"x": 2, "y": 2})
    chosen = page.locator(".text .chosen").first
    assert "k-date" in chosen.get_attribute("class") and chosen.is_visible()


def test_a_contradicted_cell_shows_its_sum_and_its_place(page, site):
    visit(page, site, BUDGET, 3)
    page.click("#tab-tables")
    bad = page.locator(".cells .contradicted button").first
    assert "✗" in bad.inner_text() and page.locator(".cells .verified .verdict").first.inner_text().strip() == "✓"
    bad.click()
    key = bad.get_attribute("data-item")
    assert inside(page.locator(f".sheet [data-item='{key}'] rect").bounding_box(), ring(page))
    detail = page.locator("#detail").inner_text()
    assert "durch eine Summe widerlegt" in detail and "weicht um −9.000 ab" in detail
    assert page.locator(".sheet .cell.term").count() == 6
    page.locator("#detail .checks .link").nth(1).click()
    assert page.locator(".cells .chosen").get_attribute("data-item") != key
    page.locator(f".sheet [data-item='{key}'] rect").click()
    assert page.locator(".cells .chosen").get_attribute("data-item") == key


def test_the_keyboard_is_enough(page, site):
    visit(page, site, DUMP)
    page.click("#tab-text")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.locator("#tab-corrections").get_attribute("aria-selected") == "true"
    page.keyboard.press("n")
    assert "Oberbürgermeisterin" in page.locator("#detail ins").inner_text() or page.locator("#detail del").count() == 1
    page.keyboard.press("f")
    assert page.evaluate("document.activeElement.id") == "right-value"
    page.keyboard.press("Tab")
    page.keyboard.type("n und f und 1 sind hier nur Buchstaben")
    assert page.locator("#note").input_value().startswith("n und f")
    assert page.locator("#marks-count").inner_text() == "1"
    page.keyboard.press("Escape")
    page.locator("#page").focus()
    page.keyboard.press("Escape")
    page.locator("#sheet").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#back:enabled")
    assert page.url.endswith("/2")
    visit(page, site, BUDGET, 3)
    layer = page.locator(".sheet .entities")
    assert layer.evaluate("e => getComputedStyle(e).visibility") == "visible"
    page.locator("#sheet").focus()
    page.keyboard.press("3")
    assert layer.evaluate("e => getComputedStyle(e).visibility") == "hidden"
    page.keyboard.press("?")
    assert page.locator("#legend").is_visible()
    page.keyboard.press("Escape")
    page.click("#tab-tables")
    page.locator(".cells button").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("[document.activeElement.dataset.row, document.activeElement.dataset.col]") == ["1", "1"]


def test_marks_are_kept_and_exported_in_the_agreed_form(page, site, tmp_path):
    visit(page, site, BUDGET, 3)
    page.click("#tab-tables")
    page.locator(".cells .contradicted button").first.click()
    page.click("#mark")
    page.fill("#right-value", "etwa 54")
    assert "keine Zahl" in page.locator("#value-hint").inner_text()
    page.fill("#right-value", "54.743.000")
    assert page.locator("#value-hint").inner_text() == ""
    page.fill("#note", "Druckfehler der Vorlage")
    page.click("#tab-entities")
    page.locator("#panel-entities button:has(.k-date)").first.click()
    page.click("#mark")
    page.fill("#right-value", "1.7.2027")
    visit(page, site, DUMP)
    page.click("#tab-corrections")
    page.locator("#panel-corrections button").first.click()
    page.click("#mark")
    assert page.locator(".text .wrong").count() > 0
    page.reload()
    page.goto(f"{site.as_uri()}/document.html#rueckmeldungen")
    assert page.locator("#marks tr").count() == 3
    with page.expect_download() as download:
        page.click("#export")
    assert download.value.suggested_filename == "aktenklar-rueckmeldung.json"
    download.value.save_as(tmp_path / "marks.json")
    found = json.loads((tmp_path / "marks.json").read_text())
    assert (found["format"], found["version"], found["release"]) == ("aktenklar-feedback", 1, "0123456789ab")
    number, entity, correction = found["marks"]
    assert number["document_id"] == ids(site)[BUDGET] and number["page_number"] == 3 and number["verdict"] == "wrong"
    assert (number["kind"], number["value"], number["note"]) == ("number", "54.743.000", "Druckfehler der Vorlage")
    assert set(number["target"]) == {"table_id", "row", "col", "text", "number"}
    assert number["target"]["text"] == "54.734.000" and Decimal(number["target"]["number"]) == 54734000
    assert entity["value"] == "2027-07-01"
    assert set(entity["target"]) == {"entity_id", "entity_kind", "text", "char_start", "char_end", "canonical"}
    assert set(correction["target"]) == {"seq", "rule", "before", "after", "char_start", "char_end"}
    assert (correction["kind"], correction["value"], entity["kind"]) == ("correction", None, "entity")
    taken = load_feedback(tmp_path / "marks.json")
    assert {name: len(marks) for name, marks in taken.marks.items()} == {ids(site)[BUDGET]: 2, ids(site)[DUMP]: 1}
    page.locator("#marks button").first.click()
    assert page.locator("#marks tr").count() == 2


def test_hostile_text_is_shown_and_never_run(page, site):
    for address in ("index.html", "documents.html", "document.html#rueckmeldungen"):
        page.goto(f"{site.as_uri()}/{address}")
        assert page.evaluate("window.pwned") is None
    visit(page, site, f"{HOSTILE}.pdf")
    assert page.locator("#title").inner_text() == HOSTILE
    assert page.locator("#panel-text").inner_text().startswith(HOSTILE)
    for tab in ("entities", "corrections", "tables", "facts"):
        page.click(f"#tab-{tab}")
        if page.locator(f"#panel-{tab} button").count():
            page.locator(f"#panel-{tab} button").first.click()
            page.click("#mark")
    page.goto(f"{site.as_uri()}/document.html#rueckmeldungen")
    assert page.locator("#marks tr").count() == 3
    assert page.evaluate("window.pwned") is None
    for fragment in ("../../evil/1", "%3Cscript%3E/1", "a" * 64 + "/9", f"{ids(site)[BUDGET]}/1/e%22%5D"):
        page.goto("about:blank")
        page.goto(f"{site.as_uri()}/document.html#{fragment.replace('a' * 64, ids(site)[BUDGET])}")
    assert page.evaluate("window.pwned") is None


@pytest.mark.parametrize("page", [{"viewport": {"width": w, "height": 740}} for w in (360, 1400)], indirect=True)
def test_the_page_on_quality_fits_and_breaks_no_word_of_its_columns(page, tmp_path):
    issue = Issue(
        stage="tables",
        code="TABLE_SUM_MISMATCH",
        severity="warning",
        message="The number in row 17 is not what its terms add up to. " * 4,
    )
    write_release([simple_result("a")], [issue], tmp_path, ReleaseInfo())
    page.goto(f"{(tmp_path / 'latest' / 'quality.html').as_uri()}")
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    lines = """element => { const r = document.createRange(); r.selectNodeContents(element); return r.getClientRects().length }"""
    assert page.locator("td", has_text=re.compile("^Warnung$")).evaluate(lines) == 1
    code = page.locator("th", has_text="TABLE_SUM_MISMATCH").evaluate(lines)
    assert code == 1 if width > 1000 else code <= 3


@pytest.mark.parametrize("page", [{"viewport": {"width": 360, "height": 740}}], indirect=True)
def test_a_phone_shows_everything_without_scrolling_sideways(page, site):
    for address in ("index.html", "documents.html", "document.html#rueckmeldungen"):
        page.goto(f"{site.as_uri()}/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
    visit(page, site, BUDGET, 3)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.click("#tab-entities")
    page.locator("#panel-entities button").first.click()
    assert inside(ring(page), page.locator("#sheet").bounding_box())
    assert page.locator("#mark").is_visible()


def barriers(page, place: str, rules: dict[str, object]) -> list[str]:
    """What axe-core calls serious or critical."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    found = (
        axe.Axe().run(page, options={"preload": False, "resultTypes": ["violations"]} | rules).response["violations"]
    )
    serious = [rule for rule in found if rule["impact"] in ("serious", "critical")]
    return [f"{place}: {rule['id']}: {rule['nodes'][0]['html'][:150]}" for rule in serious]


def test_axe_finds_no_serious_barrier(page, site):
    found: list[str] = []
    for address in ("index.html", "documents.html#q=p01", "document.html#rueckmeldungen"):
        page.goto(f"{site.as_uri()}/{address}")
        found += barriers(page, address, {})
    visit(page, site, DUMP, 2)
    for tab in ("text", "entities", "corrections", "facts"):
        page.click(f"#tab-{tab}")
        if tab != "facts":
            page.locator(f"#panel-{tab} [data-item]").nth(1).click()
            page.click("#mark, #unmark")
        found += barriers(page, tab, {})
    visit(page, site, BUDGET, 4)
    page.click("#tab-tables")
    page.locator("#panel-tables [data-item]").nth(1).click()
    found += barriers(page, "tables", {})
    page.click("#help")
    found += barriers(page, "legend", {})
    assert not found


@pytest.mark.parametrize("page", [{"color_scheme": "dark"}], indirect=True, ids=["dark"])
def test_the_dark_scheme_has_contrast_enough(page, site):
    contrast = {"runOnly": ["color-contrast"]}
    page.goto(f"{site.as_uri()}/index.html")
    found = barriers(page, "index", contrast)
    visit(page, site, DUMP, 2)
    for tab in ("text", "entities", "corrections"):
        page.click(f"#tab-{tab}")
        page.locator(f"#panel-{tab} [data-item]").nth(1).click()
        found += barriers(page, tab, contrast)
    visit(page, site, BUDGET, 4)
    page.click("#tab-tables")
    page.locator("#panel-tables [data-item]").nth(1).click()
    found += barriers(page, "tables", contrast)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
    assert not found


def test_nothing_is_read_from_the_machine(site):
    text = "".join(p.read_text() for p in site.rglob("*") if p.suffix in (".html", ".js", ".css"))
    assert os.fspath(RAW.parent.parent) not in text
