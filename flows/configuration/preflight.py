"""What can be known to be wrong before any work starts: settings, folders, programs."""

from __future__ import annotations

from pathlib import Path

from curated.errors import SetupError
from flows.configuration.fingerprint import fingerprints
from flows.configuration.review_marks_file import load_feedback
from flows.configuration.settings import CurateSettings
from flows.inputs.discover import check_raw


def ready(raw_dir: Path, out_dir: Path, settings: CurateSettings) -> None:
    """Make sure that a run can start.

    Raises:
        SetupError: RAW is missing or empty, OUT lies within it, or Tesseract or its language data is missing.
    """
    check_raw(raw_dir)
    check_folders(raw_dir, out_dir)
    load_feedback(settings.feedback)
    fingerprints(settings.read_settings())


def check_folders(raw_dir: Path, out_dir: Path) -> None:
    """Make sure that the output does not lie within the input, where the next run would read it.

    Raises:
        SetupError: it does, or it is no folder.
    """
    if out_dir.resolve().is_relative_to(raw_dir.resolve()):
        raise SetupError(
            f"The output folder {out_dir} lies inside the input folder {raw_dir}: choose one outside of it."
        )
    if out_dir.exists() and not out_dir.is_dir():
        raise SetupError(f"{out_dir} is not a folder: choose another output folder.")
