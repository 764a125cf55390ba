"""The process of a temporary Prefect server: ``python -m flows.command_line.server_process PORT PARENT``.

As Prefect would start it, but it ends with the run that has started it, even when that is killed.
"""

from __future__ import annotations

import os
import sys
import threading

from flows.processing.leave_with_parent import leave_with_parent


def main(port: int, parent: int) -> None:
    """Serve until the process ``parent``, which has started this one, is gone."""
    if os.getppid() != parent:
        return
    threading.Thread(target=leave_with_parent, args=(parent,), daemon=True).start()
    import uvicorn

    app = "prefect.server.api.server:create_app"
    uvicorn.run(app, factory=True, host="127.0.0.1", port=port, log_level="error", lifespan="on")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
