"""catalog-zh.json: the records a Chinese catalogue of public data asks for.

The fields are those of the core metadata for government information resources (GB/T 21063.3; the guide of 2017 to
catalogues of them, 发改高技术〔2017〕1272号): name, code, provider, abstract, format, items, sharing, opening, update
cycle, date.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gongbao import schema
from gongbao.release.describe.facts import DataFile, Facts
from gongbao.release.files import write_json

_TYPES = {
    "string": "字符型",
    "integer": "数值型",
    "number": "数值型",
    "boolean": "布尔型",
    "date": "日期型",
    "array": "字符型（列表）",
}


def catalog_zh(facts: Facts) -> None:
    """Write catalog-zh.json: a record for every table, under the record of the whole."""
    said = facts.publication
    cycle = next(code.label_zh for code in schema.codes("frequency") if code.code == said["frequency"])
    common = {
        "信息资源提供方": said["publisher"]["name_zh"],
        "信息资源提供方代码": said["publisher"].get("identifier") or None,
        "联系方式": said["contact"]["email"],
        "共享属性": {"共享类型": said["catalogue"]["sharing"]},
        "开放属性": {"是否向社会开放": "是", "开放条件": said["catalogue"]["opening"]},
        "更新周期": cycle,
        "发布日期": facts.created.date().isoformat(),
        "版本": facts.version,
        "许可协议": said["licenses"][0]["path"],
    }
    record = {
        "信息资源名称": said["title_zh"],
        "信息资源代码": said["catalogue"]["code"],
        "信息资源摘要": said["description_zh"],
        "关键字": [word for word in said["keywords"] if not word.isascii()],
        "空间范围": said["coverage"]["name_zh"],
        "时间范围": [day.isoformat() for day in facts.period] if facts.period else None,
        "信息资源格式": _forms(facts.files),
        **common,
        "数据表": [_table(facts, table, common) for table in schema.tables()],
    }
    write_json(facts.folder / "catalog-zh.json", record)


def _table(facts: Facts, table: schema.Table, common: dict[str, Any]) -> dict[str, Any]:
    files = [entry for entry in facts.files if entry.table == table]
    return {
        "信息资源名称": table.title_zh,
        "信息资源代码": f"{facts.publication['catalogue']['code']}/{table.name}",
        "信息资源摘要": table.description_zh,
        "信息资源格式": _forms(files),
        "文件": [{"文件名": entry.path, "字节数": entry.bytes, "SHA-256": entry.sha256} for entry in files],
        "数据量": facts.counts[table.name],
        "信息项": [_item(table, field) for field in table.fields],
        **common,
    }


def _forms(files: Sequence[DataFile]) -> dict[str, Any]:
    return {"信息资源格式分类": "数据库", "信息资源格式类型": sorted({entry.form for entry in files})}


def _item(table: schema.Table, field: schema.Field) -> dict[str, Any]:
    return {
        "信息项名称": field.name,
        "信息项说明": field.description_zh,
        "数据类型": _TYPES[field.type],
        "计量单位": field.unit,
        "是否必填": bool(field.constraints.get("required", False)),
        "是否主键": field.name == table.key,
        "值域": {code.code: code.label_zh for code in schema.codes(field.codes)} if field.codes else None,
    }
