"""The places as GeoParquet 1.1 and as GeoJSON (RFC 7946): points in WGS 84, longitude first; no boundaries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongbao import schema
from gongbao.release.formats.rows import batches, rows

if TYPE_CHECKING:
    import pyarrow as pa

GEOPARQUET = "locations.geo.parquet"
GEOJSON = "locations.geojson"
_AXES = ("longitude", "latitude")


def geoparquet(folder: Path) -> None:
    """Write the table `locations` with a column `geometry` (WKB points, null where no coordinates are known)."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    plain = schema.arrow_schema("locations")
    metadata = {**(plain.metadata or {}), b"geo": json.dumps(_geo(folder)).encode()}
    declared = plain.append(pa.field("geometry", pa.binary(), metadata={"description": "Point (WKB)"}))
    with pq.ParquetWriter(folder / GEOPARQUET, declared.with_metadata(metadata), compression="zstd") as writer:
        for batch in batches(folder, "locations"):
            columns = [*batch.columns, _points(batch)]
            writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=writer.schema))


def _geo(folder: Path) -> dict[str, Any]:
    """The file metadata of the GeoParquet specification; without `crs` it is OGC:CRS84."""
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
    points = [tuple(row[axis] for axis in _AXES) for row in rows(folder, "locations", list(_AXES))]
    if known := [point for point in points if None not in point]:
        column["bbox"] = [edge(axis) for edge in (min, max) for axis in zip(*known, strict=True)]
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}


def _points(batch: pa.RecordBatch) -> pa.Array:
    """Little-endian WKB: byte order, type 1 (point), x, y."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    longitude, latitude = (batch.column(axis) for axis in _AXES)
    layout = np.dtype([("order", "u1"), ("type", "<u4"), ("x", "<f8"), ("y", "<f8")])
    points = np.zeros(batch.num_rows, layout)
    points["order"], points["type"] = 1, 1
    points["x"], points["y"] = (pc.fill_null(axis, 0.0).to_numpy() for axis in (longitude, latitude))
    known = pc.and_(pc.is_valid(longitude), pc.is_valid(latitude))
    wide = pa.FixedSizeBinaryArray.from_buffers(
        pa.binary(layout.itemsize), batch.num_rows, [None, pa.py_buffer(points.tobytes())]
    )
    return pc.if_else(known, wide.cast(pa.binary()), pa.scalar(None, pa.binary()))


def geojson(folder: Path) -> None:
    """Write the places as features, one a line; without coordinates the geometry is null."""
    with (folder / GEOJSON).open("w", encoding="utf-8", newline="\n") as handle:
        handle.write('{"type": "FeatureCollection", "features": [')
        for number, row in enumerate(rows(folder, "locations")):
            handle.write(",\n" if number else "\n")
            json.dump(_feature(row), handle, ensure_ascii=False, allow_nan=False)
        handle.write("\n]}\n")


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    key = schema.table("locations").key
    point = [row.pop(axis) for axis in _AXES]
    geometry = None if None in point else {"type": "Point", "coordinates": point}
    return {"type": "Feature", "id": row[key], "geometry": geometry, "properties": row}
