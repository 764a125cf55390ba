"""The Prefect flow ``fetch-and-curate``: bring what is new on an OParl server, then read and release it.

What the schedule of a council runs. A folder that others fill needs only ``curate``: each run finds what is new in it.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, cast

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed
from pydantic import Field

from curated.errors import AktenklarError
from flows.configuration.run_parameters import RunParameters
from flows.configuration.settings_file import ALLOW_PRIVATE
from flows.curate import curate
from flows.fetching.fetch_oparl import FetchOrder, fetch_oparl
from flows.fetching.polite_client import Manners
from flows.publication.publish import RunSummary


@flow(name="fetch-and-curate", flow_run_name="fetch {url}", persist_result=False)
def fetch_and_curate(
    url: str,
    raw_dir: Path,
    out_dir: Path,
    settings: RunParameters | None = None,
    delay: Annotated[float, Field(ge=0.0, le=60.0)] = 1.0,
    whole: bool = False,
) -> State[RunSummary]:
    """Bring what is new at ``url`` into ``raw_dir`` and release everything to ``out_dir``.

    Ends as ``curate`` does, and ``CompletedWithIssues`` also when something could not be fetched; ``Failed`` when the server
    cannot be used at all: then nothing was released, for nothing is new. Addresses in private networks are followed only where
    the worker's environment says ``AKTENKLAR_FETCH_ALLOW_PRIVATE=1``: whoever may start a run need not be let in there.

    Args:
        url: Address of the OParl System, or of one Body of it.
        raw_dir: Folder that papers are brought into, on the machine of the worker.
        out_dir: Folder for releases, on the machine of the worker; the current release is ``latest`` in it.
        settings: What this run sets otherwise than the environment and ``aktenklar.toml``.
        delay: Seconds between two requests to the server.
        whole: Ask for everything again; what is listed no more is withdrawn. Once a week is enough.
    """
    log = get_run_logger()
    manners = Manners(delay=delay, allow_private=os.environ.get(ALLOW_PRIVATE) == "1")
    order = FetchOrder(url=url, raw_dir=raw_dir, manners=manners, whole=whole)
    try:
        fetched = fetch_oparl(order, datetime.now(UTC), log.debug)
    except AktenklarError as error:
        return cast("State[RunSummary]", Failed(message=error.message, data=error))
    for line in fetched.lines():
        log.info("%s", line)
    ended = cast("State[RunSummary]", curate(raw_dir, out_dir, settings, return_state=True))
    if fetched.complete or not ended.is_completed():
        return ended
    missing = f"{len(fetched.failures)} addresses could not be fetched, {fetched.untried} files were not tried"
    return Completed(
        name="CompletedWithIssues", message=f"{ended.message}; {missing}", data=ended.result(raise_on_failure=False)
    )
