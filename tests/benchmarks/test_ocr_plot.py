"""The table and the plot of the OCR benchmark, from rates that are given; nothing is read here."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from benchmarks.ocr_plot import Series, draw

SVG = "{http://www.w3.org/2000/svg}"


def places(svg: str) -> list[float]:
    return [float(dot.attrib["cx"]) for dot in ElementTree.fromstring(svg).iter(f"{SVG}circle")]


def test_the_plot_has_a_dot_for_each_rate_and_says_in_words_who_is_best() -> None:
    svg = draw("Fehler", ["clean", "fax <low>"], [Series("ours", [0.001, 0.1]), Series("peer", [0.01, 0.05])])
    root = ElementTree.fromstring(svg)
    assert root.findtext(f"{SVG}desc") == "ours has the lowest rate on 1 of 2 kinds of pages."
    assert {"clean", "fax <low>", "ours", "peer"} <= {text.text for text in root.iter(f"{SVG}text")}
    assert len(places(svg)) == 1 + 2  # the key and one dot a row
    assert len(list(root.iter(f"{SVG}rect"))) == 1 + 1 + 2  # the paper, the key and one square a row


def test_rates_stand_on_a_logarithmic_scale_and_never_outside_it() -> None:
    low, middle, high, none, all_wrong = places(draw("x", list("abcde"), [Series("o", [0.001, 0.01, 0.1, 0.0, 3.0])]))[
        1:
    ]
    assert middle - low == pytest.approx(high - middle, abs=0.2)
    assert none == low
    assert all_wrong > high
