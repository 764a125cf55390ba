"""Everything that is checked before a run starts, whoever starts it: folders, settings, a reviewer's file, programs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from curated.errors import SetupError
from flows.configuration.fingerprint import Fingerprints, fingerprints
from flows.configuration.review_marks_file import Feedback, load_feedback
from flows.configuration.settings import CurateSettings
from flows.inputs.discover import holds_documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """What the checks have found: RAW with all links resolved, the reviewer's marks, and the fingerprints of the work."""

    raw_dir: Path
    feedback: Feedback
    fingerprints: Fingerprints


def preflight(raw_dir: Path, out_dir: Path, settings: CurateSettings) -> Preflight:
    """Make sure that a run can start.

    Raises:
        SetupError: RAW is missing or empty, OUT is no folder or lies within RAW, the reviewer's file cannot be used, or
            Tesseract or its language data is missing.
    """
    root = check_raw(raw_dir)
    check_out(raw_dir, out_dir)
    feedback = load_feedback(settings.feedback)
    return Preflight(raw_dir=root, feedback=feedback, fingerprints=fingerprints(settings.read_settings(), feedback))


def check_raw(raw_dir: Path) -> Path:
    """RAW with all links resolved, when there is anything in it at all.

    Raises:
        SetupError: it is missing, no directory, cannot be listed or holds no files.
    """
    try:
        if not raw_dir.is_dir():
            word = "is no folder" if raw_dir.exists() else "does not exist"
            raise SetupError(
                f"The folder of input documents {raw_dir} {word}: name a folder that holds PDF, image or text files."
            )
        os.scandir(raw_dir).close()
    except OSError as error:
        raise SetupError(f"The folder {raw_dir} cannot be listed ({error.strerror}): check its permissions.") from error
    root = raw_dir.resolve()
    if not holds_documents(root):
        raise SetupError(
            f"There are no files in {raw_dir}: put PDF, image or text files there, or name another folder."
        )
    return root


def check_out(raw_dir: Path, out_dir: Path) -> None:
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
