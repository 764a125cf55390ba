"""Whether two releases tell a reader the same: ``python -m benchmarks.same_release OLD NEW``, exit 0 or 1.

Used when code is moved or renamed and nothing may change for those who read what it makes. Every file of both releases is held
against its twin byte by byte. What names the program instead of the papers is masked first: the version and the fingerprints,
checksums and sizes (they follow from the former), and the line of a generated text that says which module made it. Parquet
files are compared by schema, metadata and rows, for one other byte in a fingerprint moves the whole compressed file.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

_FINGERPRINT = "fingerprint"  # the column of documents
_PIPELINE = b"aktenklar:pipeline"  # the metadata of a file that says what made it, beside what it holds
_ARROW_SCHEMA = b"ARROW:schema"  # Arrow's own copy of the schema, metadata included
_LENGTHS = (
    re.compile(r'(?<="bytes": )\d+'),  # datapackage.json
    re.compile(r'(?<=dcat:byteSize ")\d+'),  # catalog.ttl
    re.compile(r'(?<="@type": "xsd:nonNegativeInteger",\n    "@value": ")\d+'),  # catalog.jsonld
)
_GENERATED = re.compile(r"^Generated from .*$", re.M)
_SHOWN = 5  # differences named per file; more say nothing new


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what differs, a line each; 0 when nothing does, 1 when something does, 2 when a folder is no release."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.same_release", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("old", type=Path, help="a release, or an output folder whose `latest` is taken")
    parser.add_argument("new", type=Path, help="the release to hold against it")
    given = parser.parse_args(arguments)
    old, new = _release(given.old), _release(given.new)
    if old is None or new is None:
        print(f"{given.old if old is None else given.new} holds no release (no SHA256SUMS)", file=sys.stderr)
        return 2
    count = len(_files(old).keys() | _files(new).keys())
    found = list(differences(old, new))
    for line in found:
        print(line)
    print(f"{count} files compared, {'no difference' if not found else f'{len(found)} differences'}")
    return 1 if found else 0


def differences(old: Path, new: Path) -> Iterator[str]:
    """A line for every difference between two release folders, by file; at most a few for each file."""
    ours, theirs = _files(old), _files(new)
    masks = _masks(old), _masks(new)
    for name in sorted(ours.keys() | theirs.keys()):
        if name not in theirs or name not in ours:
            yield f"{name}: only in the {'old' if name in ours else 'new'} release"
        elif name.endswith(".parquet"):
            yield from itertools.islice(_parquet(name, ours[name], theirs[name]), _SHOWN)
        elif ours[name].read_bytes() != theirs[name].read_bytes():
            yield from itertools.islice(_text(name, ours[name], theirs[name], masks), _SHOWN)


def _release(folder: Path) -> Path | None:
    """The folder itself, or the ``latest`` release in it."""
    return next((f.resolve() for f in (folder, folder / "latest") if (f / "SHA256SUMS").is_file()), None)


def _files(release: Path) -> dict[str, Path]:
    return {path.relative_to(release).as_posix(): path for path in release.rglob("*") if path.is_file()}


def _masks(release: Path) -> dict[str, str]:
    """What of a release's texts names the program or follows from it, and the word to put in its place."""
    masks = {release.name: "VERSION"}
    documents = pq.read_table(release / "documents.parquet")
    masks |= dict.fromkeys(documents.column(_FINGERPRINT).to_pylist(), "FINGERPRINT")
    masks[(documents.schema.metadata or {}).get(_PIPELINE, b"no pipeline").decode()] = "PIPELINE"
    sums = (release / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return masks | {line.partition("  ")[0]: "SHA256" for line in sums}


def _parquet(name: str, old: Path, new: Path) -> Iterator[str]:
    a, b = pq.read_table(old), pq.read_table(new)
    if not a.schema.equals(b.schema, check_metadata=False):
        yield f"{name}: other columns or types"
        return
    yield from (f"{name}: metadata {key}" for key in _other_keys(_metadata(a.schema), _metadata(b.schema)))
    for field in a.schema.names:
        if _field_metadata(a.schema, field) != _field_metadata(b.schema, field):
            yield f"{name}: metadata of column {field}"
        if field != _FINGERPRINT and not a.column(field).equals(b.column(field)):
            yield f"{name}: column {field}{_first_row(a, b, field)}"


def _first_row(a: pa.Table, b: pa.Table, field: str) -> str:
    if a.num_rows != b.num_rows:
        return f", {a.num_rows} and {b.num_rows} rows"
    ours, theirs = a.column(field).to_pylist(), b.column(field).to_pylist()
    row = next((n for n, (x, y) in enumerate(zip(ours, theirs, strict=True)) if x != y), None)
    return "" if row is None else f", first in row {row}"


def _metadata(schema: pa.Schema) -> dict[bytes, bytes]:
    """The metadata of a file without what names the program."""
    return {k: v for k, v in (schema.metadata or {}).items() if k not in (_ARROW_SCHEMA, _PIPELINE)}


def _field_metadata(schema: pa.Schema, name: str) -> Mapping[bytes, bytes]:
    return schema.field(name).metadata or {}


def _other_keys(a: Mapping[bytes, bytes], b: Mapping[bytes, bytes]) -> list[str]:
    return sorted(key.decode() for key in a.keys() | b.keys() if a.get(key) != b.get(key))


def _text(name: str, old: Path, new: Path, masks: tuple[Mapping[str, str], Mapping[str, str]]) -> Iterator[str]:
    """The lines that differ once both files are masked; one sentence where they are no text."""
    try:
        a, b = (_masked(path.read_text(encoding="utf-8"), own) for path, own in zip((old, new), masks, strict=True))
    except UnicodeDecodeError:
        yield f"{name}: other bytes"
        return
    for number, (ours, theirs) in enumerate(itertools.zip_longest(a, b), start=1):
        if ours != theirs:
            yield f"{name}: line {number}"


def _masked(text: str, masks: Mapping[str, str]) -> list[str]:
    for named, word in masks.items():
        text = text.replace(named, word)
    for pattern in _LENGTHS:
        text = pattern.sub("BYTES", text)
    return _GENERATED.sub("GENERATED", text).splitlines()


if __name__ == "__main__":
    sys.exit(main())
