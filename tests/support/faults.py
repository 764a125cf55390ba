"""Stops a release at its n-th file operation, for every EVERY-th n: ``python -m tests.support.faults OUT die|refuse EVERY``.

The operations are those the interpreter tells its audit hooks of, below OUT: files opened to be written, renamed, removed,
linked, folders made. ``die`` ends the process before it as a power cut would; ``refuse`` lets the system refuse it (ENOSPC).
Each try is a process of its own and releases other content. After each, ``latest`` must be a whole release, the last one or the
new one. A reader opens ``latest`` again
and again meanwhile. Prints what must not be, and the counts.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from curated.errors import AktenklarError
from curated.records import DocumentResult
from curated.release import ReleaseInfo, latest_version, write_release
from curated.release.swap import RELEASES, is_whole
from tests.support.builders import simple_result

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.utime", "os.truncate", "os.link"}
_BY_FOLDER = {"os.remove", "os.rmdir"}
_DIED, _REFUSED = 9, 3


def results(number: int) -> list[DocumentResult]:
    """What the release of this number holds; each is another."""
    return [simple_result("a"), simple_result(f"b{number}")]


def stop_at(number: int, out: Path, how: str) -> Callable[[], int]:
    """From now on, stop this process at its ``number``-th file operation below ``out``; gives who tells how many there were."""
    count = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if not is_write and event not in _CHANGES:
            return
        below = any(isinstance(a, str | os.PathLike) and str(a).startswith(str(out)) for a in arguments[:2])
        if not below and not (event in _BY_FOLDER and arguments[-1] != -1):  # names within an opened folder
            return
        count += 1
        if count == number:
            if how == "die":
                os._exit(_DIED)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(hook)
    return lambda: count


def attempt(number: int, out: Path, how: str) -> int:
    """The exit code of a process that releases something new and is stopped at this operation; 0 when it came to its end."""
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    try:
        operations = stop_at(number, out, how)
        write_release(results(number), [], out, ReleaseInfo({"pipeline": "0"}, keep_releases=3))
    except (OSError, AktenklarError):
        os._exit(_REFUSED)
    except BaseException as error:
        print(f"{number}: {error!r}", flush=True)
        os._exit(1)
    os._exit(0 if operations() < number else _REFUSED)


def read_for_ever(out: Path) -> None:
    """Open ``latest`` again and again, as readers do, and print every time that it was not whole; ends with its parent."""
    parent = os.getppid()
    while os.getppid() == parent:
        target = latest_version(out)
        if target is None:
            print("a reader found no latest", flush=True)
        elif not is_whole(out / RELEASES / target) and latest_version(out) == target:
            print(f"a reader found {target} not whole", flush=True)
        with (out.parent / "reads").open("a", encoding="ascii") as log:
            log.write(".")
    os._exit(0)


def main(out: Path, how: str, every: int) -> None:
    """Try every operation and print what came of it."""
    for number in range(3):  # so that there are old ones to remove
        write_release(results(-number - 1), [], out, ReleaseInfo({"pipeline": "0"}, keep_releases=3))
    reader = os.fork()
    if not reader:
        read_for_ever(out)
    tried, released = 0, latest_version(out)
    for number in range(1, 100_000, every):
        code = attempt(number, out, how)
        after = latest_version(out)
        if after is None or not is_whole(out / RELEASES / after):
            print(f"{number}: latest is not whole", flush=True)
        if code == 0:
            break
        tried += 1
        if code not in (_DIED, _REFUSED):
            print(f"{number}: ended with {code}", flush=True)
    reads = (out.parent / "reads").stat().st_size
    os.kill(reader, signal.SIGKILL)
    print(f"{tried} operations, {reads} reads, released at the end: {latest_version(out) != released}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
