"""What the tests of the review site share: hostile text, the payload of a script, jobs and pictures."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from PIL import Image

from extractors.base.settings import Limits
from extractors.pages.sources import identify
from flows.processing.tasks import DocumentJob
from flows.review.release_part import SitePart

HOSTILE = "</script><script>alert(1)</script>\u2028<!--<img src=x onerror=alert(1)>&amp;"


def payload(script: bytes, call: str) -> object:
    head, tail = f"aktenklar.{call}(", ");\n"
    text = script.decode()
    assert text.startswith(head) and text.endswith(tail)
    return json.loads(text[len(head) : -len(tail)])


def job(path: Path) -> DocumentJob:
    identity = identify(path)
    return DocumentJob(path, identity.document_id, path.name, identity.byte_size)


def noise(path: Path, side: int) -> DocumentJob:
    Image.fromarray(np.random.default_rng(1).integers(0, 256, (side, side), dtype=np.uint8)).save(path, dpi=(300, 300))
    return job(path)


def part(tmp_path: Path, *results: object) -> SitePart:
    return SitePart(
        results=sorted(results, key=lambda r: r.document.document_id),
        jobs={},
        out_dir=tmp_path,
        limits=Limits(),
        workers=1,
        title="Musterlingen",
    )
