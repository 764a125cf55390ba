"""How others add files to a release, such as a site to look at it: they go through the same swap as the tables."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class ReleasePart(Protocol):
    """Something that writes files of its own into a release, in folders as it likes.

    What it writes must follow from the tables, the documents they name and ``identity`` alone, not from clock or machine:
    the version of a release is made from the tables and all identities, and a version that is already there is not written
    again. So put a digest of the part's code and settings into ``identity``; files that take long are then made once.
    """

    @property
    def identity(self) -> str:
        """What this part's files depend on beside tables and documents: changes when they would."""
        ...

    def write(self, candidate: Path, version: str) -> None:
        """Write into ``candidate``, which holds every table as ``<table>.parquet`` and will become the release ``version``.

        Files already there are not to be touched. Called once the tables have passed all checks, and only for a version that
        is new; SHA256SUMS names every file afterwards, in all folders below.

        Raises:
            ReleaseRefused: the release must not appear; ``latest`` stays as it is, the candidate is kept for a look.
            OSError: the file system refuses; ``latest`` stays as it is.
        """
        ...
