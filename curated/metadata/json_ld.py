"""A graph as JSON-LD, the same bytes every time."""

from __future__ import annotations

import json
from collections.abc import Mapping

from rdflib import Graph


def json_ld(graph: Graph, prefixes: Mapping[str, object]) -> str:
    """JSON-LD in a fixed order: rdflib gives nodes and values in that of its hash tables."""
    context = {name: str(namespace) for name, namespace in sorted(prefixes.items())}
    data = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=False))
    nodes = sorted(data["@graph"], key=lambda node: str(node["@id"]))
    for node in nodes:
        for name, values in node.items():
            if isinstance(values, list):
                node[name] = sorted(values, key=lambda value: json.dumps(value, sort_keys=True))
    return json.dumps({"@context": context, "@graph": nodes}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
