"""The start model: weights that come back the same, and a character set that only grows at its end."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest

from training.character_set import ADDED, characters, extended
from training.network_file import load, save_as_float, set_rates
from training.start_model import DEBIAN_MODEL

pytestmark = pytest.mark.skipif(
    not DEBIAN_MODEL.is_file(), reason="Debian's tesseract-ocr-deu is not where it is expected"
)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parts")
    subprocess.run(["combine_tessdata", "-u", str(DEBIAN_MODEL), str(folder / "deu.")], check=True, capture_output=True)
    return folder


def test_weights_come_back_as_they_were_written(parts: Path, tmp_path: Path) -> None:
    whole = load(parts / "deu.lstm")
    save_as_float(whole, tmp_path / "once.lstm")
    again = load(tmp_path / "once.lstm")
    save_as_float(again, tmp_path / "twice.lstm")
    assert (tmp_path / "once.lstm").read_bytes() == (tmp_path / "twice.lstm").read_bytes()
    first, second = (network.root.inside[-1].weights[0] for network in (whole, again))
    assert np.array_equal(first, second)
    assert first.any()


def test_the_last_layer_learns_faster(parts: Path) -> None:
    network = load(parts / "deu.lstm")
    set_rates(network, rate=1e-4, last=1e-3)
    rates = network.root.rates
    assert rates is not None
    assert rates[-1] == np.float32(1e-3)
    assert set(rates[:-1].tolist()) == {float(np.float32(1e-4))}


def test_a_file_that_is_no_network_says_so(tmp_path: Path) -> None:
    (tmp_path / "short.lstm").write_bytes(b"\x00\x06\x00\x00\x00Ser")
    with pytest.raises(ValueError, match="ends at byte"):
        load(tmp_path / "short.lstm")


def test_characters_are_added_at_the_end(parts: Path, tmp_path: Path) -> None:
    known = (parts / "deu.lstm-unicharset").read_text("utf-8")
    longer = extended(known)
    assert longer.split("\n")[1:].__contains__(known.rstrip("\n").split("\n")[-1])
    assert int(longer.split("\n")[0]) == int(known.split("\n")[0]) + len(ADDED)
    (tmp_path / "set").write_text(longer, encoding="utf-8")
    assert characters(tmp_path / "set") >= set(ADDED) | {"ä", "ß", " "}
