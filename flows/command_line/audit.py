"""``aktenklar audit RELEASE --secrets FILE``: whether a finished release holds what it must not, and where."""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

from curated.errors import SetupError
from curated.validation.audit import read_secrets, search_documents, search_release
from flows.command_line.diff import find_release


def audit(args: argparse.Namespace) -> int:
    """Print a line for every place where a secret stands, never the secret itself; 1 when there is one, else 0.

    Raises:
        SetupError: the release or the file of secrets is not there or cannot be read.
    """
    folder = find_release(args.release, args.out)
    try:
        secrets = read_secrets(args.secrets) if args.secrets else []
        secrets += withheld_names(args.out / ".work" / "withheld.csv")
        found = 0
        for finding in search_release(folder, secrets):
            found += 1
            sys.stdout.write(f"secret {finding.secret}: {finding.file}: {finding.place}\n")
        for finding in search_documents(folder, covered_by_document(args.sources) if args.sources else {}):
            found += 1
            sys.stdout.write(f"covered words {finding.secret}: {finding.file}: {finding.place}\n")
    except (OSError, ValueError) as error:  # not UTF-8, no Parquet
        raise SetupError(f"The release or the list of secrets cannot be read: {error}.") from error
    sys.stdout.write(f"{found} places of {len(secrets)} secrets\n")
    return 1 if found else 0


def covered_by_document(folder: Path) -> dict[str, frozenset[str]]:
    """What the pages of every PDF below a folder hold that no reader sees, by document id (sha256).

    Raises:
        OSError: a file cannot be read.
    """
    from extractors.pages.covered_texts import covered_texts

    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix.lower() == ".pdf" and (texts := covered_texts(path)):
            found[hashlib.sha256(path.read_bytes()).hexdigest()] = texts
    return found


def withheld_names(path: Path) -> list[str]:
    """The ids of the documents that the last run withheld; none where there is no such list.

    Raises:
        OSError: the list cannot be read.
    """
    if not path.is_file():
        return []
    return [line.split(",", 1)[0] for line in path.read_text(encoding="utf-8").splitlines()[1:] if line]
