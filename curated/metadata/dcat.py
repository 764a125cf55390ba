"""The catalogue of a release after DCAT-AP.de 3.0: one Dataset per table in one DatasetSeries, Parquet and CSV of each.

Rules are those of the specification and of the conventions handbook of DCAT-AP.de, named Kn where they are followed. Every
node has an IRI below that of the catalogue and none is blank, so that the same release gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import quote

from rdflib import DCTERMS, FOAF, PROV, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from curated.metadata.json_ld import json_ld
from curated.metadata.licences import asks_for_name
from curated.metadata.origins import attributions, origins, period, rights_statement
from curated.metadata.places import bounding_box_wkt, centroid_wkt
from curated.metadata.release_days import NO_DAYS, ReleaseDays, readable_version
from curated.metadata.release_info import ReleaseInfo
from curated.metadata.table_titles import MONEY_TABLES, TABLE_KEYWORDS, TABLE_WORDS
from curated.schema import ALL_TABLES
from curated.schema.columns import TableSpec

TURTLE, JSON_LD = "catalog.ttl", "catalog.jsonld"
LANDING_PAGE = "index.html"

_DCAT = Namespace("http://www.w3.org/ns/dcat#")  # rdflib knows the terms of version 2 alone
_DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
_DCATAP = Namespace("http://data.europa.eu/r5r/")
_ADMS = Namespace("http://www.w3.org/ns/adms#")
_SPDX = Namespace("http://spdx.org/rdf/terms#")
_VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_EU = "http://publications.europa.eu/resource/authority/"
_GEO = "http://dcat-ap.de/def/politicalGeocoding/"
_WKT = URIRef("http://www.opengis.net/ont/geosparql#wktLiteral")
_MEDIA = "https://www.iana.org/assignments/media-types/"
_PREFIXES = {
    "adms": _ADMS, "dcat": _DCAT, "dcatap": _DCATAP, "dcatde": _DCATDE, "dcterms": DCTERMS, "foaf": FOAF, "prov": PROV,
    "rdfs": RDFS, "spdx": _SPDX, "vcard": _VCARD, "xsd": XSD,
}  # fmt: skip
_SHOWN_VERSIONS = ("pipeline", "lexicon", "tesseract")
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f]")
_AGS = re.compile(r"[0-9]{8}")
_FORMATS = {"parquet": ("PARQUET", "application/vnd.apache.parquet"), "csv": ("CSV", "text/csv")}


def write_catalog(
    folder: Path, sums: Mapping[str, str], info: ReleaseInfo, version: str, days: ReleaseDays = NO_DAYS
) -> None:
    """Write ``catalog.ttl`` and ``catalog.jsonld`` of the tables in ``folder``, whose SHA-256 by name are ``sums``."""
    graph = _Catalog(folder, sums, info, version, days).graph()
    (folder / TURTLE).write_text(graph.serialize(format="turtle"), encoding="utf-8")
    (folder / JSON_LD).write_text(json_ld(graph, _PREFIXES), encoding="utf-8")


class _Catalog:
    """Builds the graph; every method adds one kind of node."""

    def __init__(
        self, folder: Path, sums: Mapping[str, str], info: ReleaseInfo, version: str, days: ReleaseDays
    ) -> None:
        self._folder, self._sums, self._about = folder, sums, info.publication
        self._version, self._days, self._made_by = readable_version(version, days), days, info.versions
        self._base = str(_iri(info.publication.base_url) or "").rstrip("/")
        self._origins = origins(folder / "documents.parquet")
        self._period = period(folder / "documents.parquet")
        self._graph = Graph(bind_namespaces="none")
        for name, namespace in _PREFIXES.items():
            self._graph.bind(name, namespace)

    def graph(self) -> Graph:
        """The whole catalogue."""
        self._add_people()
        self._add_run()
        self._add_series()
        for spec in ALL_TABLES:
            self._add_dataset(spec)
        return self._graph

    def _node(self, name: str) -> URIRef:
        return URIRef(f"{self._base}/{TURTLE}#{name}")

    def _file(self, name: str) -> URIRef:
        return URIRef(f"{self._base}/{name}")

    def _add(self, subject: URIRef, predicate: URIRef, value: Node | None) -> None:
        if value is not None:
            self._graph.add((subject, predicate, value))

    def _typed(self, iri: str, kind: URIRef) -> URIRef:
        """A term of a vocabulary, with its class said here, so that the catalogue can be checked without fetching anything."""
        term = URIRef(iri)
        self._graph.add((term, RDF.type, kind))
        return term

    def _add_people(self) -> None:
        about, publisher = self._about, self._node("publisher")
        self._add(publisher, RDF.type, FOAF.Agent)
        self._add(publisher, FOAF.name, _german(about.publisher or ""))
        self._add(publisher, FOAF.homepage, _iri(about.publisher_url))
        if self._has_contact():  # K1: mail or web address
            contact = self._node("contact")
            self._add(contact, RDF.type, _VCARD.Kind)
            self._add(contact, _VCARD.fn, Literal(about.contact_name or about.publisher))
            self._add(contact, _VCARD.hasEmail, _iri(about.contact_mail and f"mailto:{about.contact_mail}"))
            self._add(contact, _VCARD.hasURL, _iri(about.contact_url))

    def _has_contact(self) -> bool:
        return bool(self._about.contact_mail or self._about.contact_url)

    def _add_run(self) -> None:
        """PROV, kept small: the release was made from the papers by this program in these versions."""
        run, software, papers = self._node("run"), self._node("software"), self._node("papers")
        self._add(run, RDF.type, PROV.Activity)
        self._add(run, RDFS.label, _german(f"Aufbereitung zur Fassung {self._version}"))
        self._add(run, PROV.wasAssociatedWith, software)
        self._add(run, PROV.used, papers)
        self._add(software, RDF.type, PROV.SoftwareAgent)
        versions, documents = self._made_by, sum(origin.documents for origin in self._origins)
        made_by = ", ".join(f"{name} {versions[name]}" for name in _SHOWN_VERSIONS if name in versions)
        self._add(software, RDFS.label, Literal(f"Aktenklar ({made_by})" if made_by else "Aktenklar"))
        self._add(papers, RDF.type, PROV.Entity)
        self._add(papers, RDFS.label, _german(f"Ratspapiere: {documents} Dokumente"))
        provenance = self._node("provenance")
        self._add(provenance, RDF.type, DCTERMS.ProvenanceStatement)
        said = f"Maschinell aus {documents} Dokumenten gelesen; jeder Wert ist bis zur Seite zurückzuverfolgen."
        self._add(provenance, RDFS.label, _german(said))
        rights = rights_statement(self._origins, self._about.license)
        if rights:
            self._add(self._node("rights"), RDF.type, DCTERMS.RightsStatement)
            self._add(self._node("rights"), RDFS.label, _german(rights))

    def _add_series(self) -> None:
        about, catalog, series = self._about, self._node("catalog"), self._node("series")
        for node, kind in ((catalog, _DCAT.Catalog), (series, _DCAT.DatasetSeries)):
            self._add(node, RDF.type, kind)
            self._add(node, DCTERMS.title, _german(about.title))
            self._add(node, DCTERMS.description, _german(about.description))
            self._add(node, DCTERMS.publisher, self._node("publisher"))
            self._add_days(node)
            self._add_place(node)
        self._add(series, DCTERMS.accrualPeriodicity, self._frequency())
        self._add(catalog, DCTERMS.language, self._german_language())
        self._add(catalog, FOAF.homepage, self._site())
        self._add(catalog, DCTERMS.license, self._typed(about.license or "", DCTERMS.LicenseDocument))
        self._add_period(series)
        if self._has_contact():
            self._add(series, _DCAT.contactPoint, self._node("contact"))

    def _add_dataset(self, spec: TableSpec) -> None:
        about, dataset = self._about, self._node(spec.name)
        title, description = TABLE_WORDS[spec.name]
        self._add(self._node("catalog"), _DCAT.dataset, dataset)
        self._add(dataset, RDF.type, _DCAT.Dataset)
        self._add(dataset, _DCAT.inSeries, self._node("series"))
        self._add(dataset, DCTERMS.title, _german(f"{about.title}: {title}"))  # K19: neither place nor year
        self._add(dataset, DCTERMS.description, _german(description))
        self._add(dataset, DCTERMS.description, Literal(spec.description, lang="en"))  # K3
        self._add(dataset, DCTERMS.identifier, Literal(str(dataset)))
        self._add(dataset, DCTERMS.publisher, self._node("publisher"))
        self._add(dataset, _DCATDE.contributorID, _iri(about.contributor_id))  # K12
        self._add(dataset, _DCAT.version, Literal(self._version))  # K20: data sets are versioned, distributions are not
        self._add_days(dataset)
        self._add(dataset, DCTERMS.accrualPeriodicity, self._frequency())
        for theme in {*about.themes, *(["ECON"] if spec.name in MONEY_TABLES else [])}:  # K30
            self._add(dataset, _DCAT.theme, URIRef(f"{_EU}data-theme/{theme}"))
        for keyword in dict.fromkeys((*about.keywords, *TABLE_KEYWORDS.get(spec.name, ()))):
            self._add(dataset, _DCAT.keyword, _german(keyword))
        if self._has_contact():
            self._add(dataset, _DCAT.contactPoint, self._node("contact"))
        self._add(dataset, DCTERMS.language, self._german_language())
        self._add(dataset, DCTERMS.accessRights, self._typed(f"{_EU}access-right/PUBLIC", DCTERMS.RightsStatement))
        self._add(dataset, DCTERMS.provenance, self._node("provenance"))
        self._add(dataset, PROV.wasGeneratedBy, self._node("run"))
        quality = str(_iri(about.quality_url) or self._file("quality.html"))
        for page in (quality, str(self._file("data-dictionary.md"))):
            self._add(dataset, FOAF.page, self._typed(page, FOAF.Document))
        self._add(dataset, _DCAT.landingPage, self._site())
        self._add_place(dataset)
        self._add_period(dataset)
        for suffix in _FORMATS if spec.csv_twin else ("parquet",):
            self._add(dataset, _DCAT.distribution, self._distribution(spec, suffix))

    def _distribution(self, spec: TableSpec, suffix: str) -> URIRef:
        about, name = self._about, f"{spec.name}.{suffix}"
        node, file_type, media_type = self._node(f"{spec.name}-{suffix}"), *_FORMATS[suffix]
        licence = about.license or ""
        self._add(node, RDF.type, _DCAT.Distribution)
        self._add(
            node, DCTERMS.title, _german(f"{TABLE_WORDS[spec.name][0]} ({'Parquet' if suffix == 'parquet' else 'CSV'})")
        )
        self._add(node, _DCAT.accessURL, self._file(name))  # K39: both, where there is nothing but the file
        self._add(node, _DCAT.downloadURL, self._file(name))
        self._add(node, DCTERMS.license, self._typed(licence, DCTERMS.LicenseDocument))  # K32
        if asks_for_name(licence):  # K35
            own = about.attribution or about.publisher or ""
            for text in attributions(self._origins, own, about.publisher):
                self._add(node, _DCATDE.licenseAttributionByText, _german(text))
        if rights_statement(self._origins, about.license):
            self._add(node, DCTERMS.rights, self._node("rights"))
        self._add(node, DCTERMS.format, self._typed(f"{_EU}file-type/{file_type}", DCTERMS.MediaTypeOrExtent))  # K31
        self._add(node, _DCAT.mediaType, self._typed(_MEDIA + media_type, DCTERMS.MediaType))
        size = (self._folder / name).stat().st_size
        self._add(node, _DCAT.byteSize, Literal(size, datatype=XSD.nonNegativeInteger))
        self._add_days(node)
        self._add(node, DCTERMS.conformsTo, self._typed(self._file("datapackage.json"), DCTERMS.Standard))
        self._add(node, _ADMS.status, URIRef(f"{_EU}distribution-status/COMPLETED"))  # K22, in the list of version 3.0
        self._add(node, _DCATAP.availability, URIRef(f"{_EU}planned-availability/AVAILABLE"))
        self._add(node, _SPDX.checksum, self._checksum(spec, suffix))
        return node

    def _checksum(self, spec: TableSpec, suffix: str) -> URIRef:
        node = self._node(f"{spec.name}-{suffix}-sha256")
        self._add(node, RDF.type, _SPDX.Checksum)
        algorithm = self._typed(f"{_SPDX}checksumAlgorithm_sha256", _SPDX.ChecksumAlgorithm)
        self._add(node, _SPDX.algorithm, algorithm)
        value = Literal(self._sums[f"{spec.name}.{suffix}"], datatype=XSD.hexBinary, normalize=False)
        self._add(node, _SPDX.checksumValue, value)
        return node

    def _places(self) -> Iterator[tuple[str, str]]:
        """Path below the geocoding lists and name of every municipality: the one that was set, and those of the papers."""
        about = self._about
        if about.ags:
            yield f"municipalityKey/{about.ags}", about.municipality or about.ags
        if about.regional_key:
            yield f"regionalKey/{about.regional_key}", about.municipality or about.regional_key
        for origin in self._origins:
            if origin.ags and origin.ags != about.ags and _AGS.fullmatch(origin.ags):
                yield f"municipalityKey/{origin.ags}", origin.municipality or origin.ags

    def _add_place(self, node: URIRef) -> None:
        """The municipalities by their keys in ``dcterms:spatial`` (K11), their level (K9), and where the own one lies."""
        places = list(self._places())
        for path, name in places:
            place = self._typed(_GEO + path, DCTERMS.Location)
            self._add(node, DCTERMS.spatial, place)
            self._add(place, RDFS.label, _german(name))
            if (node, RDF.type, _DCAT.Dataset) in self._graph:
                self._add(node, _DCATDE.politicalGeocodingLevelURI, URIRef(f"{_GEO}Level/municipality"))
        about = self._about
        shape = [(_DCAT.centroid, centroid_wkt(about)), (_DCAT.bbox, bounding_box_wkt(about))]
        if any(wkt for _, wkt in shape):
            # On the municipality itself where its key is known: portals look for keys and geometry in one place.
            own = bool(about.ags or about.regional_key)
            place = URIRef(_GEO + places[0][0]) if own else self._node("place")
            self._add(place, RDF.type, DCTERMS.Location)
            self._add(node, DCTERMS.spatial, place)
            for predicate, wkt in shape:
                self._add(place, predicate, Literal(wkt, datatype=_WKT) if wkt else None)

    def _add_period(self, node: URIRef) -> None:
        """The period that was set, else that of the papers (K38: one end at least); nothing where no paper bears a date."""
        start, end = self._about.period_start or self._period[0], self._about.period_end or self._period[1]
        if start or end:
            temporal = self._node("period")
            self._add(node, DCTERMS.temporal, temporal)
            self._add(temporal, RDF.type, DCTERMS.PeriodOfTime)
            self._add(temporal, _DCAT.startDate, _day(start))
            self._add(temporal, _DCAT.endDate, _day(end))

    def _add_days(self, node: URIRef) -> None:
        self._add(node, DCTERMS.issued, _day(self._days.issued))
        self._add(node, DCTERMS.modified, _day(self._days.modified))

    def _frequency(self) -> URIRef | None:
        """How often the release is renewed, in the list of the EU, where the operator says it."""
        code = self._about.frequency
        return self._typed(f"{_EU}frequency/{code}", DCTERMS.Frequency) if code else None

    def _site(self) -> URIRef | None:
        """The page for readers of the data, where it is written."""
        there = (self._folder / LANDING_PAGE).is_file()
        return self._typed(self._file(LANDING_PAGE), FOAF.Document) if there else None

    def _german_language(self) -> URIRef:
        return self._typed(f"{_EU}language/DEU", DCTERMS.LinguisticSystem)


def _german(text: str) -> Literal:
    return Literal(text, lang="de")


def _iri(address: str | None) -> URIRef | None:
    """The address as an IRI; what no IRI may hold (RFC 3987) is percent-encoded."""
    return URIRef(_NO_IRI.sub(lambda sign: quote(sign[0]), address)) if address else None


def _day(day: date | None) -> Literal | None:
    return Literal(day.isoformat(), datatype=XSD.date) if day else None
