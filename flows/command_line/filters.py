"""The commands that are filters: text in, text or JSON out, every byte that is not meant to change kept. No Prefect here."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from curated.errors import SetupError


def repair(args: argparse.Namespace) -> None:
    """``repair``: the input with its damage repaired, line by line; with ``--explain`` the reasons instead."""
    from normalizers import explain, repair_text
    from normalizers.settings import load_repair_settings

    settings = load_repair_settings(args.protected_words, args.house_words, args.refused)
    text = _stdin()
    explained = args.explain or args.rejected
    _stdout(explain(text, args.rejected, settings) if explained else repair_text(text, settings).text)


def entities(args: argparse.Namespace) -> None:
    """``extract-entities``: one JSON object a line for every mention; offsets are code points of the input."""
    from extractors.entities import entity_as_json, extract_entities

    found = extract_entities(_stdin(), persons=args.persons)
    _stdout("".join(f"{entity_as_json(entity)}\n" for entity in found))


def head(_args: argparse.Namespace) -> None:
    """``extract-head``: the head fields of a paper as one JSON object; form feeds part the pages; a byte order mark goes."""
    from extractors.head import extract_head, head_as_json

    _stdout(head_as_json(extract_head(_stdin().removeprefix("\ufeff").split("\f"))).rstrip("\n") + "\n")


def tables(args: argparse.Namespace) -> None:
    """``extract-tables FILE``: a JSON array of the file's tables.

    Raises:
        TerminalError: the file cannot be read.
    """
    from extractors.document import read_tables
    from extractors.tables import tables_as_json
    from flows.configuration.settings_file import load_settings

    if not args.file.is_file():
        raise SetupError(f"There is no file {args.file}: name a PDF, image or text file.")
    _stdout(tables_as_json(read_tables(Path(args.file), load_settings({}).read_settings())))


def _stdin() -> str:
    """Standard input as text, its newlines untouched.

    Raises:
        SetupError: it is not UTF-8; says at which byte.
    """
    data = sys.stdin.buffer.read()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SetupError(
            f"The input is not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start}. Convert it first, for example "
            f"with iconv -f WINDOWS-1252 -t UTF-8."
        ) from error


def _stdout(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
