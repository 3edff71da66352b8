"""OpenStack Swift with its S3 interface, whole and small: one process, one disk, one copy.

    python -m tests.s3_server FOLDER

Proxy, account, container and object server as they come from the package; data in FOLDER, whose file system must have
extended attributes. Prints its address when it is ready. The key of the one user is test:tester / testing.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

import eventlet
from eventlet import wsgi
from swift.common import utils
from swift.common.ring.builder import RingBuilder
from swift.common.wsgi import loadapp

utils.HASH_PATH_PREFIX, utils.HASH_PATH_SUFFIX = b"gongbao", b"tests"
KINDS = ("account", "container", "object")
PROXY = """
[DEFAULT]
swift_dir = {folder}
[pipeline:main]
pipeline = catch_errors cache s3api tempauth bulk slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
check_bucket_owner = false
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:bulk]
use = egg:swift#bulk
[filter:slo]
use = egg:swift#slo
"""
STORAGE = """
[DEFAULT]
swift_dir = {folder}
devices = {folder}/devices
mount_check = false
[pipeline:main]
pipeline = {kind}-server
[app:{kind}-server]
use = egg:swift#{kind}
"""


def ring(folder: Path, kind: str, port: int) -> None:
    """Where the server of a kind is: one copy of everything, on the one disk."""
    here = {"ip": "127.0.0.1", "port": port, "replication_ip": "127.0.0.1", "replication_port": port}
    builder = RingBuilder(part_power=2, replicas=1, min_part_hours=1)
    builder.add_dev({"id": 0, "region": 1, "zone": 1, "device": "disk", "weight": 1, "meta": "", **here})
    builder.rebalance()
    builder.get_ring().save(str(folder / f"{kind}.ring.gz"))


def application(folder: Path, name: str, config: str) -> Any:
    file = folder / f"{name}.conf"
    file.write_text(config, encoding="utf-8")
    return loadapp(str(file), global_conf={"log_level": "CRITICAL"})


def serve(folder: Path) -> None:
    """Serve until killed."""
    (folder / "devices" / "disk").mkdir(parents=True, exist_ok=True)
    utils.eventlet_monkey_patch()
    log = logging.getLogger("requests")
    listeners = {kind: eventlet.listen(("127.0.0.1", 0)) for kind in KINDS}
    for kind, listener in listeners.items():
        ring(folder, kind, listener.getsockname()[1])
    for kind, listener in listeners.items():
        storage = application(folder, kind, STORAGE.format(folder=folder, kind=kind))
        eventlet.spawn(wsgi.server, listener, storage, log, log_output=False)
    proxy, front = application(folder, "proxy", PROXY.format(folder=folder)), eventlet.listen(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{front.getsockname()[1]}", flush=True)
    wsgi.server(front, proxy, log, log_output=False)


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
