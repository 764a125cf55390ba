"""Where the development corpus and its scorer are; nothing of it is ever copied into the project."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

Figure = tuple[str, str, str]  # set, figure, value

ROOT = Path(__file__).resolve().parent.parent


def corpus_dir() -> Path:
    """The folder named by ``AKTENKLAR_CORPUS``, by default ``../shared/corpus`` beside the checkout."""
    named = os.environ.get("AKTENKLAR_CORPUS")
    return Path(named) if named else ROOT.parent / "shared" / "corpus"


def score(corpus: Path, *arguments: str) -> dict[str, object]:
    """What the corpus' own scorer prints for these arguments, as read from its JSON.

    Raises:
        subprocess.CalledProcessError: the scorer refused; its message goes to stderr.
    """
    scorer = corpus.parent / "score" / "score.py"
    done = subprocess.run([sys.executable, str(scorer), *arguments], capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout)
    assert isinstance(loaded, dict)
    return loaded
