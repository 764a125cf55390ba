"""Where a municipality lies, as portals read it."""

from __future__ import annotations

from curated.metadata.places import bounding_box_wkt, centroid_wkt
from curated.metadata.publication import Publication


def test_longitude_comes_first() -> None:
    about = Publication(latitude=48.5, longitude=9.25, bounding_box=(9.0, 48.0, 10.0, 49.0))
    assert centroid_wkt(about) == "POINT (9.25 48.5)"
    assert bounding_box_wkt(about) == "POLYGON ((9 48, 10 48, 10 49, 9 49, 9 48))"


def test_nothing_is_said_of_a_place_nobody_gave() -> None:
    assert centroid_wkt(Publication()) is None and bounding_box_wkt(Publication()) is None
    assert centroid_wkt(Publication(latitude=0.0, longitude=0.0)) == "POINT (0 0)"
