"""The command line: ``aktenklar``, the same as ``python -m aktenklar`` and ``python -m flows``.

Exit codes: 0 done (``curate``: released; ``fetch``: all was brought); 1 the run worked but nothing was released, or something
could not be fetched; 2 wrong arguments, missing prerequisite, unusable input or server. Trouble is one sentence on standard
error that says what to do.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

from curated.errors import AktenklarError
from flows.command_line import filters

_REFUSED, _UNUSABLE, _INTERRUPTED = 1, 2, 130
_OUT = Path("data/curated")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    args = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int | None] = args.command
    try:
        return command(args) or 0
    except AktenklarError as error:
        return _complain(error.message, _UNUSABLE)
    except BrokenPipeError:
        # The reader has seen enough (| head). Nothing may be written any more, not even by the interpreter as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _complain("Stopped. What is done is kept: run the same command again to go on.", _INTERRUPTED)


def _complain(sentence: str, code: int) -> int:
    print(f"aktenklar: {sentence}", file=sys.stderr)
    return code


class _Parser(argparse.ArgumentParser):
    """Argparse that complains in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is; end with 2."""
        self.exit(_UNUSABLE, f"{self.prog}: {message}. See {self.prog} --help.\n")


class _Version(argparse.Action):
    """Says the version and ends; the module that knows it is loaded only when it is asked for."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Print it and end with 0."""
        from aktenklar import __version__
        from curated.schema import SCHEMA_VERSION

        print(f"aktenklar {__version__} (schema {SCHEMA_VERSION})")
        parser.exit(0)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="aktenklar", description="From a folder of council papers to a curated Parquet release.")
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    _add_curate(commands.add_parser("curate", help="read a folder of documents and release what is in them"))
    _add_fetch(commands.add_parser("fetch", help="bring papers from a council information system into a folder"))
    repair = commands.add_parser("repair", help="repair damaged German text (standard input to standard output)")
    repair.add_argument("--explain", action="store_true", help="show every change and the reason for it")
    repair.add_argument("--rejected", action="store_true", help="explain also what was weighed and not done")
    _add_repair_files(repair)
    repair.set_defaults(command=filters.repair)
    entities = commands.add_parser("extract-entities", help="amounts, dates, bodies, … of a text as JSON lines")
    entities.add_argument("--persons", action="store_true", help="names of persons, too")
    entities.set_defaults(command=filters.entities)
    head = commands.add_parser("extract-head", help="the head fields of a paper as JSON")
    head.set_defaults(command=filters.head)
    tables = commands.add_parser("extract-tables", help="the tables of a file as JSON, with checked sums")
    tables.add_argument("file", metavar="FILE", type=Path, help="PDF, image or text")
    tables.set_defaults(command=filters.tables)
    _add_diff(commands.add_parser("diff", help="rows that came, went and changed between two releases"))
    _add_audit(commands.add_parser("audit", help="search a release for what must not be in it"))
    _add_export(commands.add_parser("export", help="a whole release as one zip or one DuckDB file"))
    _add_operators(commands)
    return parser


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("release", metavar="RELEASE", help="its folder, its version or the beginning of it, or latest")
    parser.add_argument("file", metavar="FILE", type=Path, help="what to write: NAME.zip or NAME.duckdb")
    parser.add_argument("--out", metavar="OUT", type=Path, default=_OUT, help=f"where versions are looked for ({_OUT})")
    parser.set_defaults(command=_export)


def _export(args: argparse.Namespace) -> None:
    from flows.command_line.export import export

    export(args)


def _add_operators(commands: argparse._SubParsersAction[_Parser]) -> None:
    doctor = commands.add_parser("doctor", help="whether this machine can run, and what to do where it cannot")
    doctor.add_argument("raw", metavar="RAW", type=Path, nargs="?", help="folder of documents, to look at that, too")
    doctor.add_argument("--out", metavar="OUT", type=Path, default=_OUT, help=f"output folder ({_OUT})")
    status = commands.add_parser("status", help="how an output folder stands: released, waiting, failed, withheld")
    status.add_argument("out", metavar="OUT", type=Path, nargs="?", default=_OUT, help=f"output folder ({_OUT})")
    status.add_argument("--raw", metavar="RAW", type=Path, help="count what of this folder is still to be read")
    for command in (doctor, status):
        command.add_argument("--config", metavar="FILE", type=Path, help="settings, as for curate")
        command.add_argument("--json", action="store_true", help="as JSON")
    retry = commands.add_parser("retry", help="let documents that failed be read again by the next run")
    retry.add_argument("out", metavar="OUT", type=Path, help="output folder of a run")
    retry.add_argument("--code", metavar="CODE", action="append", help="only failures of this code; several times")
    name = "only this one (beginning of its id, or path); several times"
    retry.add_argument("--document", metavar="ID", action="append", help=name)
    for name, command in (("doctor", doctor), ("status", status), ("retry", retry)):
        command.set_defaults(command=_operate, operate=name)


def _operate(args: argparse.Namespace) -> int | None:
    from flows.command_line.operators import doctor, retry, status

    return {"doctor": doctor, "status": status, "retry": retry}[args.operate](args)


def _add_audit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("release", metavar="RELEASE", help="its folder, its version or the beginning of it, or latest")
    parser.add_argument(
        "--secrets", metavar="FILE", type=Path, help="names, numbers, sentences to look for, one a line"
    )
    parser.add_argument(
        "--sources", metavar="RAW", type=Path, help="the papers, whose covered words are looked for, too"
    )
    parser.add_argument(
        "--out",
        metavar="OUT",
        type=Path,
        default=Path("data/curated"),
        help="where versions and the list of withheld papers are looked for (data/curated)",
    )
    parser.set_defaults(command=_audit)


def _audit(args: argparse.Namespace) -> int:
    from flows.command_line.audit import audit

    return audit(args)


def _add_diff(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "before", metavar="A", help="a release: its folder, its version or the beginning of it, or latest"
    )
    parser.add_argument("after", metavar="B", help="the release to compare it with")
    parser.add_argument(
        "--out",
        metavar="OUT",
        type=Path,
        default=Path("data/curated"),
        help="where versions are looked for (data/curated)",
    )
    parser.add_argument("--table", metavar="NAME", action="append", help="only this table; may be given several times")
    parser.add_argument(
        "--limit", metavar="N", type=_count, help="rows listed of each kind and table (5; with --json all)"
    )
    parser.add_argument(
        "--ignore", metavar="COLUMN", action="append", help="do not look at this column, such as fingerprint"
    )
    parser.add_argument("--json", action="store_true", help="JSON lines: a summary of each table, then its rows")
    parser.set_defaults(command=_diff)


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("a number from 0 is wanted")
    return int(text)


def _diff(args: argparse.Namespace) -> None:
    from flows.command_line.diff import diff

    diff(args)


def _add_curate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("raw", metavar="RAW", type=Path, help="folder of documents; read, never written to")
    parser.add_argument("out", metavar="OUT", type=Path, help="folder for releases and work files")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done and how long it would take")
    parser.add_argument("--workers", type=int, metavar="N", help="worker processes (default: one per core)")
    parser.add_argument("--languages", metavar="L", help="Tesseract models joined by +, such as deu+eng")
    parser.add_argument("--force", choices=("auto", "ocr", "text_layer"), help="source of every page's text")
    parser.add_argument("--persons", action="store_true", default=None, help="look for names of persons, too")
    parser.add_argument(
        "--include-non-public", action="store_true", default=None, help="release papers that are not public, too"
    )
    parser.add_argument(
        "--mask-personal-data", action="store_true", default=None, help="blacken personal data in what is released"
    )
    parser.add_argument("--feedback", metavar="FILE", type=Path, help="a reviewer's marks, exported on the review site")
    parser.add_argument(
        "--retry-failed", action="store_true", default=None, help="try documents again that failed in an earlier run"
    )
    parser.add_argument(
        "--no-site", dest="site", action="store_false", default=None, help="leave out the site to look at the release"
    )
    parser.add_argument(
        "--prune", action="store_true", default=None, help="remove work files that nothing uses any more"
    )
    parser.add_argument(
        "--max-row-drop",
        type=float,
        metavar="SHARE",
        help="share of its rows a table may lose against the last release",
    )
    parser.add_argument(
        "--config",
        metavar="FILE",
        type=Path,
        help="settings (default: aktenklar.toml beside RAW or in the current folder)",
    )
    parser.add_argument(
        "--log",
        choices=("text", "json"),
        default="text",
        help="how far the run is, on standard error: for people, or JSON lines with counts, codes and ids",
    )
    _add_repair_files(parser)
    parser.epilog = (
        "All settings: aktenklar.toml or AKTENKLAR_… environment variables, see docs/settings.md. An option here wins over "
        "the environment, and that over the file."
    )
    parser.set_defaults(command=_curate)


def _add_repair_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--protected-words", metavar="FILE", type=Path, help="words that no repair may touch, one a line"
    )
    parser.add_argument("--house-words", metavar="FILE", type=Path, help="words the word list lacks, one a line")
    parser.add_argument(
        "--refused",
        metavar="FILE",
        type=Path,
        help="rules (ii→ü) or corrections (before → after) not to apply, one a line",
    )


def _add_fetch(parser: argparse.ArgumentParser) -> None:
    oparl = parser.add_subparsers(required=True, metavar="KIND", parser_class=_Parser).add_parser(
        "oparl", help="from a server of OParl 1.0 or 1.1"
    )
    oparl.add_argument("url", metavar="URL", help="its OParl System, or one Body of it")
    oparl.add_argument("raw", metavar="RAW", type=Path, help="folder to bring papers into; made if it is not there")
    oparl.add_argument(
        "--full", action="store_true", help="ask for everything again; what is listed no more is withdrawn"
    )
    oparl.add_argument("--delay", type=_seconds, metavar="S", default=1.0, help="seconds between two requests (1)")
    oparl.add_argument("--max-file-mb", type=_count, metavar="N", default=512, help="largest file in MB (512)")
    oparl.add_argument("--allow-private", action="store_true", help="follow addresses into private networks, too")
    oparl.set_defaults(command=_fetch)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0.0 <= seconds < float("inf"):
        raise argparse.ArgumentTypeError("seconds from 0 are wanted")
    return seconds


def _fetch(args: argparse.Namespace) -> int:
    from flows.command_line.fetch import fetch

    signal.signal(signal.SIGTERM, _interrupt)
    return fetch(args)


def _curate(args: argparse.Namespace) -> int:
    from rich.console import Console

    from flows.configuration.preflight import preflight
    from flows.configuration.settings_file import load_settings

    given = (
        "workers", "languages", "force", "persons", "include_non_public", "retry_failed", "prune", "site",
        "protected_words", "house_words", "refused", "feedback", "mask_personal_data", "max_row_drop",
    )  # fmt: skip
    chosen = {name: value for name in given if (value := getattr(args, name)) is not None}
    settings = load_settings(chosen, args.raw, args.config)
    if args.dry_run:
        from flows.command_line.dry_run import estimate, print_estimate

        print_estimate(estimate(args.raw, args.out, settings), Console())
        return 0
    preflight(args.raw, args.out, settings)  # before Prefect starts its server, which takes its time
    signal.signal(signal.SIGTERM, _interrupt)
    from flows.command_line.run_curate import curate_and_log, curate_and_watch
    from flows.publication.summary import print_summary

    if args.log == "json":
        summary = curate_and_log(args.raw, args.out, settings, sys.stderr)
    else:
        summary = curate_and_watch(args.raw, args.out, settings, Console(stderr=True))
        print_summary(summary, Console())
    return 0 if summary.release else _complain(summary.refusal or "Nothing was released.", _REFUSED)


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    """End as after Ctrl-C, so that worker processes and the temporary server end, too."""
    raise KeyboardInterrupt
