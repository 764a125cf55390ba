"""The texts of the development corpus, read where they lie; nothing of them is kept."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pypdfium2 as pdfium

_READ_AS_TEXT = {".txt", ".tsv", ".html", ".csv"}
_LEFT_OUT = {"scan", "hostile", "files"}  # folders of pictures, and of files made to be hard or dangerous to open
_PAPERS_AT_ONCE = 500


def corpus_texts(corpus: Path) -> Iterator[str]:
    """Every text of the corpus: papers, first pages, transcripts, gold values, made cases, text layers of PDFs.

    The corpus' own descriptions (``*.md``) are none of its documents.
    """
    for path in sorted(corpus.rglob("*")):
        if path.suffix == ".parquet":
            for batch in pq.ParquetFile(path).iter_batches(_PAPERS_AT_ONCE, columns=["text"]):
                yield from (text for text in batch.column("text").to_pylist() if text)
        elif path.name.endswith((".jsonl", ".jsonl.gz")):
            yield from _json_lines(path)
        elif path.suffix == ".json":
            yield "\n".join(_strings(json.loads(path.read_text(encoding="utf-8"))))
        elif path.suffix in _READ_AS_TEXT:
            yield path.read_text(encoding="utf-8", errors="replace")
        elif path.suffix == ".pdf" and path.parent.name not in _LEFT_OUT:
            yield _text_layer(path)


def _json_lines(path: Path) -> Iterator[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield from _strings(json.loads(line))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for entry in value.values() if isinstance(value, dict) else value:
            yield from _strings(entry)


def _text_layer(path: Path) -> str:
    with pdfium.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
