"""``python -m flows``: the command line."""

from __future__ import annotations

from flows.command_line.main import main

# Worker processes import this module again under another name; without the guard each would start a run of its own.
if __name__ == "__main__":
    raise SystemExit(main())
