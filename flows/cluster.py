"""Batches on a Dask cluster: the same `run` as `Workers`, for which the workers of other machines do the work.

A batch takes the bytes of its inputs along, so workers need to see nothing but the store. Prefect's tasks stay with the
driver: its server listens on the loopback address, and only as many batches are on their way as the cluster can use.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from importlib.util import find_spec
from multiprocessing import current_process
from types import TracebackType

from flows.workers import Workers
from gongbao.model import WrongCall
from gongbao.pipeline import Job, extractor_version
from gongbao.store import Part

_CONNECT_SECONDS = 30
_IDLE_SECONDS = 60.0
# Dask warns of 10 MB; a batch may have 32 MiB of articles.
_CONFIG = {"distributed.admin.large-graph-warning-threshold": "1GB"}


def require_dask() -> None:
    """Raise WrongCall where the package for it is missing."""
    if find_spec("distributed") is None:
        raise WrongCall("--dask needs more packages: pip install 'gongbao[dask]'")


class ClusterLost(Exception):
    """The scheduler went away during a run."""


class Cluster:
    """The Dask cluster whose scheduler is at `address`, on which jobs of the catalogue `owner` may run.

    A context manager; `run` may be called from many threads. Raises WrongCall when nobody answers there or a worker
    cannot do the work: it has another gongbao, or does not see the store.
    """

    def __init__(self, address: str, owner: str) -> None:
        require_dask()
        import dask
        from distributed import Client

        self.address, self._owner = address, owner
        dask.config.set(_CONFIG)
        try:
            self._client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False, name="gongbao")
        except (OSError, ValueError) as error:
            raise WrongCall(f"{address}: no Dask scheduler answers there; give its address, tcp://HOST:8786") from error
        try:
            self._client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
        except TimeoutError as error:
            self._client.close()
            raise WrongCall(f"{address}: no workers there; start one with `dask worker {address}`") from error

    def __enter__(self) -> Cluster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @property
    def at_once(self) -> int:
        """How many batches it should have: twice what it works on, so that a worker that joins finds work."""
        return 2 * max(1, sum(self._client.nthreads().values()))

    def run(self, call: Callable[[Job], Part], job: Job) -> Part:
        """`call(job)` on a worker; on another one when it dies.

        Raises BrokenProcessPool when the process that works on it dies, ClusterLost, and what `call` raises.
        """
        from distributed import CancelledError, KilledWorker
        from distributed.comm import CommClosedError

        try:
            order = pickle.dumps((call, job.loaded(), self._owner))
            result: Part = self._client.submit(_sent(), job.extractor, order, pure=False).result()
        except KilledWorker as error:  # several times: it may be the batch
            raise BrokenProcessPool(str(error)) from error
        except (CancelledError, CommClosedError) as error:
            told = f"{self.address}: the Dask scheduler went away; run again, what was read is not lost"
            raise ClusterLost(told) from error
        except ImportError as error:
            raise WrongCall(f"{self.address}: its workers lack gongbao ({error}); install the same there") from error
        return result


def _sent() -> Callable[[str, bytes], Part]:
    """`there` as a function that travels by its code, not by its name: the scheduler unpacks it, and has no gongbao."""

    def call_there(extractor: str, order: bytes) -> Part:
        from importlib import import_module

        result: Part = import_module("flows.cluster").there(extractor, order)
        return result

    return call_there


def there(extractor: str, order: bytes) -> Part:
    """What a Dask worker does, in one of its threads."""
    from distributed import get_worker

    here = get_worker()
    if extractor != extractor_version():
        raise WrongCall(f"{here.address}: this Dask worker has another gongbao than the driver; install the same")
    call, job, owner = pickle.loads(order)  # noqa: S301 - whoever reaches a Dask worker can run code on it anyway
    if job.shelf.owner() != owner:
        raise WrongCall(
            f"{here.address}: this Dask worker does not see the store ({job.shelf.place('')}); give --store a folder "
            "that all machines have under the same path, or s3://BUCKET/PREFIX"
        )
    return _lasting().run(call, job, here.state.nthreads)


class _Lasting:
    """Processes of a Dask worker: in them the time limit of an article holds, and one that kills costs only them.

    They serve every batch that comes, of whatever run, and end when none came for a while: a driver may be killed.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._workers: Workers | None = None
        self._busy = 0
        self._end: threading.Timer | None = None

    def run(self, call: Callable[[Job], Part], job: Job, count: int) -> Part:
        """`call(job)` in one of at most `count` processes."""
        workers = self._begin(count)
        try:
            return workers.run(call, job)
        finally:
            self._rest()

    def _begin(self, count: int) -> Workers:
        with self._lock:
            self._busy += 1
            if self._end:
                self._end.cancel()
            if self._workers is None:
                # Dask's nanny starts workers as daemons, which must not have children, lest these outlive them; ours
                # do not.
                current_process().daemon = False
                self._workers = Workers(count)
            return self._workers

    def _rest(self) -> None:
        with self._lock:
            self._busy -= 1
            if not self._busy:
                self._end = threading.Timer(_IDLE_SECONDS, self._finish)
                self._end.daemon = True
                self._end.start()

    def _finish(self) -> None:
        with self._lock:
            if not self._busy and self._workers:
                self._workers.close()
                self._workers = None


@cache
def _lasting() -> _Lasting:
    return _Lasting()
