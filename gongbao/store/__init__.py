"""What is known so far: immutable Parquet parts (`parts`) and a SQLite catalogue of what lies in which (`catalogue`).

Parts lie on a `shelf`: a folder, or S3-compatible storage (`bucket`); all else in a folder of the driver (`place`).

Workers write parts; only the driver writes the catalogue, in one transaction a batch. A part that no transaction
names is as if it had never been written, so a crash costs at most the batches in flight.
"""

from gongbao.store.catalogue import Catalogue
from gongbao.store.lock import StoreBusy, exclusive
from gongbao.store.parts import Outcome, Part

__all__ = ["Catalogue", "Outcome", "Part", "StoreBusy", "exclusive"]
