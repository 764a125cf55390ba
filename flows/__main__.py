"""``python -m flows``: the command line."""

from __future__ import annotations

from flows.command_line.main import main
from flows.processing.leave_with_parent import stay_with_parent

# A worker whose run is killed while it is still loading its modules must end, too.
if __name__ == "__mp_main__":
    stay_with_parent()

# Worker processes import this module again under another name; without the guard each would start a run of its own.
if __name__ == "__main__":
    raise SystemExit(main())
