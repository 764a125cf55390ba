"""What a fetch remembers between runs: the objects, how far each list was walked, which file lies where.

One SQLite file for each server, in the hidden folder ``.fetch`` of RAW: ``curate`` reads nothing hidden, and what is known of
files goes where the files go. Every method leaves it whole, so a run may end at any point.
"""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from curated.errors import SetupError
from flows.fetching.oparl_objects import OparlObject, moment
from flows.fetching.polite_client import NOTHING_KNOWN, Validators
from flows.inputs.snapshot import FETCH_MEMORY

FOLDER = FETCH_MEMORY
_TABLES = """
create table if not exists about (name text primary key, value integer not null);
create table if not exists objects (
    id text primary key, kind text not null, body_id text not null, json blob not null, deleted integer not null,
    seen_run integer not null, etag text, last_modified text);
create index if not exists objects_by_kind on objects (kind, id);
create table if not exists lists (
    url text primary key, done_until text, started text, first_run integer not null, complete integer not null, next text);
create table if not exists files (
    id text primary key, path text not null, url text not null, version text not null, etag text, last_modified text);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListProgress:
    """How far a list was walked.

    ``done_until``: when the last walk began that came to its end. ``next_url``: where the present one goes on, which began at
    ``started`` in the run ``first_run``; ``complete``: it asks for the whole list, not for what was modified.
    """

    done_until: datetime | None = None
    started: datetime | None = None
    first_run: int = 0
    complete: bool = False
    next_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFile:
    """A file that lies in RAW: ``path`` relative to the folder of its server, ``version`` as its object told."""

    id: str
    path: str
    url: str
    version: str
    validators: Validators = NOTHING_KNOWN


class FetchState:
    """The memory of one server. Runs are numbered; ``fresh`` is what was met since the last run that came to its end."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database
        self._db.executescript(_TABLES)
        self.run = self._number("run") + 1
        self._done_run = self._number("done_run")
        self._say("run", self.run)

    def _number(self, name: str) -> int:
        row = self._db.execute("select value from about where name = ?", (name,)).fetchone()
        return int(row[0]) if row else 0

    def _say(self, name: str, value: int) -> None:
        with self._db:
            self._db.execute("insert or replace into about values (?, ?)", (name, value))

    def done(self) -> None:
        """Say that this run came to its end: what it has met is no longer fresh."""
        self._say("done_run", self.run)

    def keep(self, objects: Sequence[OparlObject]) -> None:
        """Take in objects; of several copies the better one is kept."""
        with self._db:
            for thing in objects:
                self._keep(thing)

    def _keep(self, thing: OparlObject) -> None:
        row = self._db.execute("select kind, body_id, json, seen_run from objects where id = ?", (thing.id,)).fetchone()
        held = _object(thing.id, *row[:3]) if row else None
        if held is None or thing.supersedes(held, same_run=row[3] == self.run):
            self._put(replace(thing, body_id=thing.body_id or (held.body_id if held else "")))
        else:
            self._db.execute("update objects set seen_run = ? where id = ?", (self.run, thing.id))

    def _put(self, thing: OparlObject) -> None:
        self._db.execute(
            "insert or replace into objects values (?, ?, ?, ?, ?, ?, null, null)",
            (thing.id, thing.kind, thing.body_id, thing.as_json(), thing.deleted, self.run),
        )

    def seen(self, object_id: str) -> None:
        """Say that the server still has an object in the version that is held."""
        with self._db:
            self._db.execute("update objects set seen_run = ? where id = ?", (self.run, object_id))

    def learn_version(self, object_id: str, validators: Validators) -> None:
        """Remember what the server said of the version of an object that was asked for by itself."""
        with self._db:
            self._db.execute(
                "update objects set etag = ?, last_modified = ? where id = ?",
                (validators.etag, validators.last_modified, object_id),
            )

    def version_of(self, object_id: str) -> Validators:
        """What the server said of the version of an object that is held; empty when it is not."""
        row = self._db.execute("select etag, last_modified from objects where id = ?", (object_id,)).fetchone()
        return Validators(*row) if row else NOTHING_KNOWN

    def delete(self, object_id: str, kind: str) -> None:
        """Mark an object as deleted, of which the server no longer says anything."""
        held = self.object(object_id)
        known = held.kind if held else kind
        fields = {"id": object_id, "type": f"https://schema.oparl.org/1.1/{known}", "deleted": True}
        with self._db:
            self._put(OparlObject(object_id, known, fields, held.body_id if held else ""))

    def objects(self, kind: str) -> Iterator[OparlObject]:
        """All objects of a kind, the deleted ones too, by id."""
        rows = self._db.execute("select id, kind, body_id, json from objects where kind = ? order by id", (kind,))
        return (_object(*row) for row in rows)

    def object(self, object_id: str) -> OparlObject | None:
        """One object, None when it is not held."""
        row = self._db.execute("select id, kind, body_id, json from objects where id = ?", (object_id,)).fetchone()
        return _object(*row) if row else None

    def is_fresh(self, object_id: str) -> bool:
        """Whether an object was met since the last run that came to its end."""
        row = self._db.execute("select seen_run from objects where id = ?", (object_id,)).fetchone()
        return bool(row) and row[0] > self._done_run

    def unseen(self, kind: str, body_id: str, first_run: int) -> tuple[list[str], int]:
        """The ids of a Body's living objects of a kind not met from ``first_run`` on, and how many living ones there are."""
        rows = self._db.execute(
            "select id, seen_run from objects where kind = ? and body_id = ? and not deleted order by id",
            (kind, body_id),
        ).fetchall()
        return [str(row[0]) for row in rows if row[1] < first_run], len(rows)

    def progress(self, url: str) -> ListProgress:
        """How far a list was walked."""
        row = self._db.execute(
            "select done_until, started, first_run, complete, next from lists where url = ?", (url,)
        ).fetchone()
        if row is None:
            return ListProgress()
        return ListProgress(
            done_until=moment(row[0]), started=moment(row[1]), first_run=row[2], complete=bool(row[3]), next_url=row[4]
        )

    def remember(self, url: str, progress: ListProgress) -> None:
        """Keep how far a list was walked."""
        days = [day.isoformat() if day else None for day in (progress.done_until, progress.started)]
        with self._db:
            self._db.execute(
                "insert or replace into lists values (?, ?, ?, ?, ?, ?)",
                (url, *days, progress.first_run, progress.complete, progress.next_url),
            )

    def files(self) -> dict[str, HeldFile]:
        """The files that lie in RAW, by id."""
        rows = self._db.execute("select id, path, url, version, etag, last_modified from files order by id").fetchall()
        return {
            row[0]: HeldFile(id=row[0], path=row[1], url=row[2], version=row[3], validators=Validators(row[4], row[5]))
            for row in rows
        }

    def hold(self, file: HeldFile) -> None:
        """Keep where a file lies."""
        said = file.validators
        with self._db:
            self._db.execute(
                "insert or replace into files values (?, ?, ?, ?, ?, ?)",
                (file.id, file.path, file.url, file.version, said.etag, said.last_modified),
            )

    def let_go(self, file_id: str) -> None:
        """Forget a file that lies in RAW no more."""
        with self._db:
            self._db.execute("delete from files where id = ?", (file_id,))


def _object(object_id: str, kind: str, body_id: str, json: bytes) -> OparlObject:
    return OparlObject(object_id, kind, msgspec.json.decode(json, type=dict[str, object]), body_id)


@contextmanager
def fetch_state(raw_dir: Path, server: str) -> Iterator[FetchState]:
    """The memory of a server for one run, which no other run may use at the same time.

    Raises:
        SetupError: RAW cannot be written to, another fetch works on it, or the memory is none of ours.
    """
    folder = raw_dir / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as error:
        raise SetupError(f"Cannot write to {raw_dir} ({error.strerror}): choose another folder.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SetupError(f"Another fetch is working on {raw_dir}: wait for it.") from error
        path = folder / f"{server}.sqlite"
        database = sqlite3.connect(path)
        try:
            yield FetchState(database)
        except sqlite3.Error as error:
            raise SetupError(f"{path} cannot be used ({error}): remove it, and everything is fetched anew.") from error
        finally:
            database.close()
