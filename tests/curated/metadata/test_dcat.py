"""The catalogue after DCAT-AP.de: valid against shapes written from its rules, complete, and the same every time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCTERMS, RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from curated.metadata.dcat import JSON_LD, TURTLE
from curated.metadata.licences import LICENCE_BASE, LICENCES, asks_for_name
from curated.metadata.publication import Publication
from curated.metadata.table_titles import TABLE_KEYWORDS, TABLE_WORDS
from curated.release import ReleaseInfo, write_release
from curated.schema import ALL_TABLES
from tests.support.builders import simple_result, table_result
from tests.support.paths import ROOT
from tests.support.paths import SHAPES as SHAPES_FOLDER

SHAPES = SHAPES_FOLDER / "dcat-ap-de.ttl"
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
BASE = "https://daten.musterlingen.example/ratspapiere"
FULL = Publication(
    publisher="Stadt Musterlingen",
    publisher_url="https://www.musterlingen.example/",
    license=LICENCE_BASE + "dl-by-de/2.0",
    attribution='Stadt Musterlingen, "Ratsinformation"',
    base_url=BASE + "/",
    contributor_id="http://dcat-ap.de/def/contributors/stadtMusterlingen",
    keywords=("Gemeinderat", "Haushalt"),
    municipality="Stadt Musterlingen",
    ags="08999999",
    regional_key="089999999999",
    contact_mail="rat@musterlingen.example",
)
INFO = ReleaseInfo({"pipeline": "0.1.0", "tesseract": "5.3.0"}, publication=FULL)


def sourced(name: str, license: str | None, municipality: str | None = None, ags: str | None = None):
    return simple_result(name, license=license, municipality=municipality, ags=ags)


def catalog(folder: Path, form: str = "ttl") -> Graph:
    return Graph().parse(
        folder / "latest" / (TURTLE if form == "ttl" else JSON_LD), format="turtle" if form == "ttl" else "json-ld"
    )


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(SHAPES)


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    write_release([simple_result("a"), table_result("b")], [], folder, INFO)
    return folder


def complaints(graph: Graph, shapes: Graph) -> str:
    conforms, _, text = validate(graph, shacl_graph=shapes, advanced=False, inference="none")
    return "" if conforms else text


def test_it_keeps_the_rules(out, shapes):
    assert complaints(catalog(out), shapes) == ""


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # rdflib's own reader of JSON-LD
def test_both_forms_say_the_same(out):
    assert isomorphic(catalog(out), catalog(out, "jsonld"))


def test_one_data_set_per_table_with_its_files_sizes_and_sums(out):
    graph, latest = catalog(out), out / "latest"
    sets = {str(node).rpartition("#")[2] for node in graph.subjects(RDF.type, DCAT.Dataset)}
    assert sets == {spec.name for spec in ALL_TABLES} == set(TABLE_WORDS)
    seen = set()
    for node in graph.subjects(RDF.type, DCAT.Distribution):
        name = str(graph.value(node, DCAT.downloadURL)).removeprefix(BASE + "/")
        seen.add(name)
        assert int(graph.value(node, DCAT.byteSize)) == (latest / name).stat().st_size
        value = graph.value(graph.value(node, SPDX.checksum), SPDX.checksumValue)
        assert str(value) == hashlib.sha256((latest / name).read_bytes()).hexdigest()
        assert str(graph.value(node, DCTERMS.license)) == FULL.license
        assert [str(t) for t in graph.objects(node, DCATDE.licenseAttributionByText)] == [FULL.attribution]
    assert seen == {path.name for path in latest.iterdir() if path.suffix in {".parquet", ".csv"}}


def test_the_catalog_is_part_of_the_sums_and_bears_the_version(out):
    sums = (out / "latest" / "SHA256SUMS").read_text()
    assert "  catalog.ttl\n" in sums and "  catalog.jsonld\n" in sums
    graph = catalog(out)
    assert {str(v) for v in graph.objects(None, DCAT.version)} == {(out / "latest").resolve().name}


def test_the_period_is_that_of_the_papers_unless_it_is_set(out, tmp_path):
    graph = catalog(out)
    assert {str(v) for v in graph.objects(None, DCAT.startDate)} == {"2024-03-12"}
    about = replace(FULL, period_start=date(2020, 1, 1), period_end=date(2025, 12, 31))
    write_release([simple_result("a")], [], tmp_path, replace(INFO, publication=about))
    graph = catalog(tmp_path)
    assert {str(v) for v in graph.objects(None, DCAT.startDate)} == {"2020-01-01"}
    assert {str(v) for v in graph.objects(None, DCAT.endDate)} == {"2025-12-31"}


def test_an_empty_release_has_a_valid_catalog_without_period(tmp_path, shapes):
    write_release([], [], tmp_path, INFO)
    graph = catalog(tmp_path)
    assert complaints(graph, shapes) == ""
    assert not list(graph.subjects(RDF.type, DCTERMS.PeriodOfTime))


class Site:
    identity = "site"

    def write(self, candidate: Path, version: str) -> None:
        (candidate / "site").mkdir()
        (candidate / "site" / "index.html").write_text(version)


def test_it_leads_to_the_page_for_readers_and_that_to_the_site_where_there_is_one(out, tmp_path, shapes):
    write_release([simple_result("a")], [], tmp_path, INFO, extras=[Site()])
    graph = catalog(tmp_path)
    assert {str(page) for page in graph.objects(None, DCAT.landingPage)} == {f"{BASE}/index.html"}
    assert 'href="site/index.html"' in (tmp_path / "latest" / "index.html").read_text("utf-8")
    assert 'href="site/index.html"' not in (out / "latest" / "index.html").read_text("utf-8")
    assert complaints(graph, shapes) == ""


EVIL = "A\x00\x0b\"\\\n''' <x> \u2028 😀"


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # rdflib's own reader of JSON-LD
def test_odd_words_and_addresses_come_back_from_both_forms(tmp_path, shapes):
    about = replace(
        FULL, publisher=EVIL, attribution=EVIL, title=EVIL, keywords=(EVIL, '"'), contact_name=EVIL,
        contact_mail='a"b@x.example', contact_url="https://x.example/ü?a=<b> c", base_url="https://x.example/a{b}",
    )  # fmt: skip
    odd = [
        sourced("a", "http://dcat-ap.de/def/licenses/cc-by/4.0> <urn:x", EVIL, "0899999x"),
        sourced("b", EVIL, "", "08999997"),
        sourced("c", LICENCE_BASE + "cc-by/4.0", EVIL),
    ]
    write_release(odd, [], tmp_path, replace(INFO, publication=about))
    graph = catalog(tmp_path)
    assert complaints(graph, shapes) == ""
    assert EVIL in {str(text) for text in graph.objects(None, DCATDE.licenseAttributionByText)}
    assert isomorphic(graph, catalog(tmp_path, "jsonld"))
    mails = {str(o) for o in graph.objects(None, URIRef("http://www.w3.org/2006/vcard/ns#hasEmail"))}
    assert mails == {"mailto:a%22b@x.example"}


# --- the shapes notice ------------------------------------------------------------------------------------------------


def first(graph: Graph, kind: URIRef) -> URIRef:
    return min(graph.subjects(RDF.type, kind))


@pytest.mark.parametrize(
    ("kind", "predicate", "value", "rule"),
    [
        (DCAT.Distribution, DCTERMS.license, None, "K32"),
        (DCAT.Distribution, DCTERMS.license, URIRef("https://creativecommons.org/licenses/by/4.0/"), "K32"),
        (DCAT.Distribution, DCATDE.licenseAttributionByText, None, "K35"),
        (DCAT.Distribution, DCAT.accessURL, None, "K39"),
        (DCAT.Distribution, DCTERMS["format"], Literal("CSV"), "K31"),
        (DCAT.Distribution, DCAT.byteSize, Literal("viel"), "byteSize"),
        (DCAT.Dataset, DCTERMS.title, None, "dcterms:title"),
        (DCAT.Dataset, DCTERMS.publisher, Literal("Stadt"), "K36"),
        (DCAT.Dataset, DCATDE.contributorID, None, "K12"),
        (DCAT.Dataset, DCTERMS.spatial, None, "K11"),
        (DCAT.Dataset, DCAT.theme, URIRef("https://example.org/rat"), "K30"),
        (DCAT.Dataset, DCAT.inSeries, None, "inSeries"),
        (SPDX.Checksum, SPDX.checksumValue, Literal("123"), "SHA-256"),
        (DCTERMS.PeriodOfTime, DCAT.startDate, Literal(date(2099, 1, 1)), "runs forward"),
        (DCAT.Catalog, DCTERMS.description, None, "dcterms:description"),
    ],
)
def test_the_shapes_notice_what_is_wrong(out, shapes, kind, predicate, value, rule):
    graph = catalog(out)
    node = first(graph, kind)
    graph.remove((node, predicate, None))
    if value is not None:
        graph.add((node, predicate, value))
    assert rule in complaints(graph, shapes)


# --- licences ---------------------------------------------------------------------------------------------------------


def test_several_licences_and_municipalities_are_told(tmp_path, shapes):
    cc_by, other = LICENCE_BASE + "cc-by/4.0", "https://example.org/lizenz"
    results = [
        sourced("a", FULL.license, "Stadt Musterlingen", "08999999"),
        sourced("e", "https://www.govdata.de/dl-de/by-2-0", "Stadt Musterlingen", "08999999"),
        sourced("b", cc_by, "Gemeinde Seedorf", "08999998"),
        sourced("c", other, "Gemeinde Seedorf", "08999998"),
        sourced("d", None),
    ]
    write_release(results, [], tmp_path, INFO)
    graph = catalog(tmp_path)
    assert complaints(graph, shapes) == ""
    node = first(graph, DCAT.Distribution)
    assert sorted(map(str, graph.objects(node, DCATDE.licenseAttributionByText))) == [
        "Gemeinde Seedorf",
        FULL.attribution,
    ]
    (rights,) = set(graph.objects(None, DCTERMS.rights))
    (words,) = graph.objects(rights, URIRef("http://www.w3.org/2000/01/rdf-schema#label"))
    assert cc_by in words and other in words and "Spalte license" in words
    places = {str(p).rpartition("/")[2] for p in graph.objects(first(graph, DCAT.Dataset), DCTERMS.spatial)}
    assert places == {"08999999", "08999998", "089999999999"}
    package = json.loads((tmp_path / "latest" / "datapackage.json").read_text("utf-8"))
    assert [licence["path"] for licence in package["licenses"]] == [FULL.license, cc_by, other]
    told = [
        (s["title"], s.get("ags"), s["documents"], [x["path"] for x in s.get("licenses", [])])
        for s in package["sources"]
    ]
    assert told == [
        ("Ratspapiere ohne Angabe der Gemeinde", None, 1, []),
        ("Gemeinde Seedorf", "08999998", 1, [cc_by]),
        ("Gemeinde Seedorf", "08999998", 1, [other]),
        ("Stadt Musterlingen", "08999999", 2, [FULL.license]),
    ]


@pytest.mark.parametrize(("code", "named"), [("cc-by-sa/4.0", True), ("dl-zero-de/2.0", False)])
def test_only_some_licences_ask_for_a_name(tmp_path, shapes, code, named):
    about = replace(FULL, license=LICENCE_BASE + code, attribution=None)
    write_release([simple_result("a")], [], tmp_path, replace(INFO, publication=about))
    graph = catalog(tmp_path)
    assert complaints(graph, shapes) == ""
    texts = {str(text) for text in graph.objects(None, DCATDE.licenseAttributionByText)}
    assert texts == ({"Stadt Musterlingen"} if named else set())
    assert asks_for_name(about.license) is named
    assert about.license in LICENCES


@pytest.mark.parametrize(
    ("lost", "words"),
    [
        ({"license": None}, ("license",)),
        ({"license": None, "base_url": None, "publisher": None}, ("license", "publisher", "catalog.base_url")),
        (
            {"license": "https://example.org/lizenz"},
            (f"license as one of {LICENCE_BASE} (dl-by-de/2.0, dl-zero-de/2.0, cc-by/4.0, …)",),
        ),
    ],
)
def test_what_is_missing_is_named_and_no_catalog_written(tmp_path, lost, words):
    summary = write_release([simple_result("a")], [], tmp_path, replace(INFO, publication=replace(FULL, **lost)))
    assert summary.catalog_missing == words
    assert not list((tmp_path / "latest").glob("catalog.*"))
    assert (tmp_path / "latest" / "datapackage.json").is_file()


def test_what_portals_ask_for_is_named_but_stops_nothing(tmp_path):
    about = replace(FULL, contributor_id=None, contact_mail=None, ags=None, regional_key=None)
    summary = write_release([simple_result("a")], [], tmp_path, replace(INFO, publication=about))
    assert summary.catalog_missing == ()
    assert summary.catalog_advised == (
        "catalog.contributor_id", "contact.mail or contact.url", "municipality.ags or municipality.regional_key",
    )  # fmt: skip
    assert len(list((tmp_path / "latest").glob("catalog.*"))) == 2


# --- the same every time ------------------------------------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from tests.support.builders import simple_result, table_result
from tests.curated.metadata.test_dcat import INFO
from curated.release import write_release
write_release([simple_result("a"), table_result("b")], [], Path(sys.argv[1]), INFO)
"""


def test_the_bytes_do_not_depend_on_the_hash_seed(out, tmp_path):
    subprocess.run(
        [sys.executable, "-c", WRITER, str(tmp_path)],
        env=os.environ | {"PYTHONHASHSEED": "1"},
        cwd=ROOT,
        check=True,
    )
    for name in ("catalog.ttl", "catalog.jsonld", "SHA256SUMS"):
        assert (tmp_path / "latest" / name).read_bytes() == (out / "latest" / name).read_bytes()


def test_the_day_makes_no_new_version_and_stays_with_the_content(tmp_path):
    def on(day: date):
        return replace(INFO, day=day)

    def days(predicate: URIRef) -> set[str]:
        return {str(v) for v in catalog(tmp_path).objects(None, predicate)}

    first = write_release([simple_result("a")], [], tmp_path, on(date(2025, 6, 1)))
    again = write_release([simple_result("a")], [], tmp_path, on(date(2025, 6, 2)))
    assert (again.version, again.created) == (first.version, False)
    assert days(DCTERMS.modified) == days(DCTERMS.issued) == {"2025-06-01"}
    assert days(DCAT.version) == {f"2025-06-01 · {first.version}"}
    other = write_release([simple_result("b")], [], tmp_path, on(date(2025, 6, 3)))
    assert other.created
    assert (days(DCTERMS.issued), days(DCTERMS.modified)) == ({"2025-06-01"}, {"2025-06-03"})


# --- the shapes of GovData ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def official() -> Graph:
    graph = Graph()
    for path in sorted((SHAPES_FOLDER / "govdata").glob("*.ttl")):
        graph.parse(path)
    return graph


def test_the_official_shapes_find_neither_violation_nor_deprecated_property(tmp_path, official):
    about = replace(FULL, frequency="DAILY", latitude=48.5, longitude=9.25, bounding_box=(9.1, 48.4, 9.4, 48.6))
    info = replace(INFO, publication=about, day=date(2025, 6, 1))
    write_release([simple_result("a"), table_result("b")], [], tmp_path, info, extras=[Site()])
    assert complaints(catalog(tmp_path), official) == ""


def test_the_official_shapes_notice_what_is_deprecated(out, official):
    graph = catalog(out)
    graph.add((first(graph, DCAT.Dataset), DCATDE.qualityProcessURI, URIRef("https://x.example/")))
    assert "qualityProcessURI" in complaints(graph, official)


# --- what portals show --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", [{}, {"ags": None, "regional_key": None}])
def test_the_place_lies_on_the_map(tmp_path, shapes, keys):
    about = replace(FULL, latitude=48.5, longitude=9.25, bounding_box=(9.1, 48.4, 9.4, 48.6), **keys)
    write_release([simple_result("a")], [], tmp_path, replace(INFO, publication=about))
    graph = catalog(tmp_path)
    places = set(graph.objects(first(graph, DCAT.Dataset), DCTERMS.spatial))
    assert [str(v) for p in places for v in graph.objects(p, DCAT.centroid)] == ["POINT (9.25 48.5)"]
    (box,) = [str(v) for p in places for v in graph.objects(p, DCAT.bbox)]
    assert box == "POLYGON ((9.1 48.4, 9.4 48.4, 9.4 48.6, 9.1 48.6, 9.1 48.4))"
    if not keys:
        assert complaints(graph, shapes) == ""


def test_frequency_and_keywords_help_to_find_the_table(tmp_path):
    write_release([simple_result("a")], [], tmp_path, replace(INFO, publication=replace(FULL, frequency="DAILY")))
    graph = catalog(tmp_path)
    budget = URIRef(f"{BASE}/{TURTLE}#budget_lines")
    assert str(graph.value(budget, DCTERMS.accrualPeriodicity)).endswith("/frequency/DAILY")
    assert {"Gemeinderat", "Haushaltsplan"} <= {str(word) for word in graph.objects(budget, DCAT.keyword)}
    assert set(TABLE_KEYWORDS) <= set(TABLE_WORDS)
