"""The registry of issue codes and the literals in the code name the same codes, stages and severities."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from curated.issue_codes import (
    ISSUE_CODES,
    SUBJECTS,
    content,
    input_files,
    issue_remedy,
    issue_title,
    processing,
    reading,
    record,
    release,
    run_stops,
)
from tests.support.paths import ROOT

PACKAGES = ("extractors", "normalizers", "curated", "flows")
REGISTRY = ROOT / "curated" / "issue_codes"
CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+")
ERRORS = {
    "AktenklarError",
    "UnreadableInput",
    "LimitExceeded",
    "SetupError",
    "ReleaseRefused",
    "TransientError",
    "TerminalError",
}
# Upper-case names with an underscore that are no codes: variables of the environment and terms of a vocabulary.
NO_CODES = re.compile(
    r"(OMP|OPENBLAS|MKL|PREFECT)_\w+|DO_NOT_TRACK|TESSDATA_PREFIX|AKTENKLAR_\w+|OP_DATPRO|TESSERACT_(PROCESSOR_SECONDS|STARTED_BY)"
    r"|(ANNUAL|MONTHLY|WEEKLY|DAILY)_\d|UPDATE_CONT"  # words for how often a release comes
    r"|POOR_PAGES"  # a group of the list of what is to be decided
)  # fmt: skip


@cache
def sources() -> tuple[tuple[Path, tuple[ast.AST, ...]], ...]:
    """Every module of ours outside the registry, with the nodes of its syntax tree that tests look at."""
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return tuple((path, tuple(_nodes(path))) for path in paths if not path.is_relative_to(REGISTRY))


def _nodes(path: Path) -> Iterator[ast.AST]:
    return (n for n in ast.walk(ast.parse(path.read_bytes())) if isinstance(n, ast.Constant | ast.Call))


def text_of(node: ast.AST | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def name_of(call: ast.Call) -> str:
    return (
        call.func.id
        if isinstance(call.func, ast.Name)
        else call.func.attr
        if isinstance(call.func, ast.Attribute)
        else ""
    )


def used_as_code(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Codes by where they stand: ``code=`` of an issue, the second value of an error, and every text of a code's shape."""
    for node in nodes:
        if (text := text_of(node)) and CODE.fullmatch(text) and not NO_CODES.fullmatch(text):
            yield text
        if isinstance(node, ast.Call):
            makes_issue = "issue" in name_of(node).lower() or name_of(node) in ERRORS
            given = [text_of(k.value) for k in node.keywords if k.arg == "code" and makes_issue]
            given += [text_of(node.args[1])] if name_of(node) in ERRORS and len(node.args) > 1 else []
            yield from (text for text in given if text)


def test_every_code_in_the_code_is_registered():
    used = {(code, str(path.relative_to(ROOT))) for path, nodes in sources() for code in used_as_code(nodes)}
    assert len({code for code, _ in used}) > 70
    assert sorted(pair for pair in used if pair[0] not in ISSUE_CODES) == [], "register them in curated/issue_codes"


def test_every_registered_code_is_used():
    literals = {text for _, nodes in sources() for node in nodes if (text := text_of(node))}
    assert sorted(set(ISSUE_CODES) - literals) == [], "take them out of curated/issue_codes"


def test_rows_have_the_stages_and_severities_that_the_registry_names():
    seen = 0
    for path, nodes in sources():
        for node in nodes:
            if not (isinstance(node, ast.Call) and name_of(node) == "Issue"):
                continue
            given = {k.arg: text_of(k.value) for k in node.keywords}
            code, stage, severity = (given.get(name) for name in ("code", "stage", "severity"))
            if code is None:
                continue
            where = f"{code} in {path.relative_to(ROOT)}"
            seen += 1
            assert stage is None or stage in ISSUE_CODES[code].stages, where
            assert severity is None or severity in ISSUE_CODES[code].severities, where
    assert seen > 15


def test_a_code_stands_once_and_in_the_order_of_its_subject():
    by_module = {
        "content": content.CONTENT,
        "input_files": input_files.INPUT_FILES,
        "processing": processing.PROCESSING,
        "reading": reading.READING,
        "release": release.RELEASE,
        "run_stops": run_stops.RUN_STOPS,
    }
    assert {path.stem for path in REGISTRY.glob("*.py")} - {"__init__", "record"} == set(by_module)
    for codes in by_module.values():
        assert [known.code for known in codes] == sorted({known.code for known in codes})
    assert sum(map(len, SUBJECTS.values())) == len(ISSUE_CODES) == sum(map(len, by_module.values()))


@pytest.mark.parametrize("known", ISSUE_CODES.values(), ids=lambda known: known.code)
def test_every_code_is_whole(known: record.IssueCode):
    assert re.fullmatch(r"[A-Z][A-Z0-9_]*", known.code)  # the pattern of the published column
    assert bool(known.stages) == bool(known.severities) == known.has_rows
    assert known.title and known.title != known.code and not known.title.endswith(".")
    assert known.remedy.endswith(".")


def test_a_code_of_an_older_release_is_shown_as_it_is():
    assert (issue_title("NO_SUCH_CODE"), issue_remedy("NO_SUCH_CODE")) == ("NO_SUCH_CODE", None)
    assert issue_title("PDF_ENCRYPTED") == "PDF ist verschlüsselt"
