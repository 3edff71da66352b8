"""README.md: the page of the release's folder, and its dataset card where it is put on the Hugging Face hub."""

from __future__ import annotations

from typing import Any

from gongbao import schema
from gongbao.release.describe import Facts
from gongbao.release.pages.template import render

# Size classes of the hub, by their upper ends.
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


def card(facts: Facts) -> None:
    """Write README.md: YAML that makes every table a configuration, then what a reader needs."""
    import yaml

    head = yaml.safe_dump(_head(facts), allow_unicode=True, sort_keys=False)
    render("README.md", facts.folder / "README.md", facts=facts, head=head, tables=schema.tables())


def _head(facts: Facts) -> dict[str, Any]:
    said, rows = facts.publication, facts.counts["figures"]
    return {
        "pretty_name": said["title"],
        "license": [entry["name"].lower() for entry in said["licenses"]],
        "language": ["zh"],
        "size_categories": [next((name for limit, name in _SIZES if rows < limit), "1M<n<10M")],
        "task_categories": ["token-classification", "tabular-classification"],
        "tags": said["keywords"],
        "configs": [
            {
                "config_name": table.name,
                "data_files": [{"split": "train", "path": facts.pattern(table.name)}],
                **({"default": True} if table.name == "figures" else {}),
            }
            for table in schema.tables()
        ],
    }
