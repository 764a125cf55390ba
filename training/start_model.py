"""The model to start from: Debian's ``deu`` with floating-point weights and the longer character set.

``python -m training.start_model FOLDER`` writes ``FOLDER/start.lstm`` and ``FOLDER/deu_akten/deu_akten.traineddata``, which
``lstmtraining`` takes as ``--continue_from`` and ``--traineddata``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from training.character_set import extended
from training.network_file import load, save_as_float, set_rates

NAME = "deu_akten"
DEBIAN_MODEL = Path("/usr/share/tesseract-ocr/5/tessdata/deu.traineddata")
RATE, SOFTMAX_RATE = 1e-4, 1e-3  # learning rates that held in the trial; 5e-4 throughout diverged
_LISTS = ("lstm-punc-dawg", "lstm-word-dawg", "lstm-number-dawg")


def make_start(folder: Path, model: Path = DEBIAN_MODEL) -> None:
    """Write the start model into ``folder``.

    Raises:
        CalledProcessError: one of Tesseract's tools failed; its words are on the screen.
    """
    parts, scripts = folder / "parts", folder / "scripts"
    parts.mkdir(parents=True, exist_ok=True)
    scripts.mkdir(exist_ok=True)
    _run("combine_tessdata", "-u", model, parts / "deu.")
    network = load(parts / "deu.lstm")
    set_rates(network, RATE, SOFTMAX_RATE)
    save_as_float(network, folder / "start.lstm")

    unicharset = parts / f"{NAME}.lstm-unicharset"
    unicharset.write_text(extended((parts / "deu.lstm-unicharset").read_text("utf-8")), encoding="utf-8")
    (scripts / "radical-stroke.txt").write_text("# no Han characters here\n", encoding="utf-8")
    options = ["--input_unicharset", unicharset, "--script_dir", scripts, "--output_dir", folder, "--lang", NAME]
    _run("combine_lang_model", *options)
    # combine_lang_model 5.3 writes properties in decimal and Tesseract reads them as hexadecimal: put our own file in its place.
    for kind in _LISTS:
        (parts / f"{NAME}.{kind}").write_bytes((parts / f"deu.{kind}").read_bytes())
    replaced = [unicharset, *(parts / f"{NAME}.{kind}" for kind in _LISTS)]
    _run("combine_tessdata", "-o", folder / NAME / f"{NAME}.traineddata", *replaced)


def pack(checkpoint: Path, folder: Path, target: Path) -> None:
    """Make a model of whole-number weights from a checkpoint: ``target``, ready to be used."""
    trained = folder / NAME / f"{NAME}.traineddata"
    options = ["--stop_training", "--convert_to_int", "--continue_from", checkpoint, "--traineddata", trained]
    _run("lstmtraining", *options, "--model_output", target)


def _run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True)


if __name__ == "__main__":
    make_start(Path(sys.argv[1]))
