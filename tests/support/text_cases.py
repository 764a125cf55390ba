"""Text cases kept as JSON by provenance: in_the_wild, synthetic, negative (must stay), known_failures (strict xfail)."""

import json

import pytest

from tests.support.paths import CASES


def cases(topic: str) -> list:
    """Pytest parameters (before, after) of one topic; a negative case is its own result."""
    found = []
    for kind in ("in_the_wild", "synthetic", "negative", "known_failures"):
        path = CASES / topic / f"{kind}.json"
        for number, case in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            after = case["text"] if kind == "negative" else case["after"]
            marks = [pytest.mark.xfail(strict=True, reason=case.get("why", ""))] if kind == "known_failures" else []
            found.append(pytest.param(case["text"], after, id=f"{kind}-{number}", marks=marks))
    return found
