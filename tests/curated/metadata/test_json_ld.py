"""JSON-LD in an order of its own, not in that of hash tables."""

from __future__ import annotations

import json

from rdflib import DCTERMS, Graph, Literal, URIRef

from curated.metadata.json_ld import json_ld


def test_nodes_and_values_come_in_order() -> None:
    graph = Graph()
    for name, words in (("b", "xy"), ("a", "zx")):
        for word in words:
            graph.add((URIRef(f"https://x.example/{name}"), DCTERMS.title, Literal(word)))
    said = json.loads(json_ld(graph, {"dcterms": DCTERMS}))
    assert [node["@id"] for node in said["@graph"]] == ["https://x.example/a", "https://x.example/b"]
    assert said["@graph"][0]["dcterms:title"] == ["x", "z"]
