"""A server for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.oparl_server import OparlServer, oparl_server


@pytest.fixture
def server() -> Iterator[OparlServer]:
    with oparl_server() as running:
        yield running
