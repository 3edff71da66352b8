"""Prefect as gongbao runs it by default: quiet, on this machine only, its database inside the store.

Set before Prefect is imported; whatever the environment already says wins, so the same flows run against a server.
"""

from __future__ import annotations

import os
from pathlib import Path

_OFFLINE = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",  # a failed run is told by its exception
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
    "DO_NOT_TRACK": "1",
}


def use_offline(store: Path) -> Path:
    """Make the defaults above those of this process, with PREFECT_HOME in the folder `store`; returns that home."""
    home = store / "prefect"
    home.mkdir(parents=True, exist_ok=True)
    for name in ("NO_PROXY", "no_proxy"):  # the temporary server is on this machine, whatever proxy leads outside
        os.environ[name] = ",".join(filter(None, (os.environ.get(name), "127.0.0.1,localhost")))
    for name, value in {**_OFFLINE, "PREFECT_HOME": str(home)}.items():
        os.environ.setdefault(name, value)
    return Path(os.environ["PREFECT_HOME"])
