"""Where a municipality lies, as well-known text in WGS 84 (longitude first), for portals that show data on a map."""

from __future__ import annotations

from curated.metadata.publication import Publication


def centroid_wkt(about: Publication) -> str | None:
    """The middle of the municipality as a point; None where the operator gives none."""
    if about.longitude is None or about.latitude is None:
        return None
    return f"POINT ({about.longitude:g} {about.latitude:g})"


def bounding_box_wkt(about: Publication) -> str | None:
    """The edges of the municipality as a polygon; None where the operator gives none."""
    if about.bounding_box is None:
        return None
    west, south, east, north = about.bounding_box
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return f"POLYGON (({', '.join(f'{x:g} {y:g}' for x, y in corners)}))"
