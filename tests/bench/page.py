"""The page of a release: its weight, and the time to its first content and to a filtered result.

    python -m tests.bench.page RELEASE [RELEASE …] [--times N]

Each release is served as `gongbao site` serves it and opened N times by a headless Chromium with an empty cache. The
medians are told: `first` is the first page drawn, `result` a filtered search (from the address to the first rows),
`all` until sentences and places are read too, `again` another search after that. `python -m tests.bench.scale --keep`
makes a release of very many rows.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import FLAGS, chromium, serving

QUERY = "?view=find&q=产业&kind=money"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=5)
    arguments = parser.parse_args()
    path = chromium()
    if path is None:
        raise SystemExit("no Chromium here; apt-get install chromium")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=FLAGS)
        for release in arguments.releases:
            tell(release, browser, arguments.times)
        browser.close()


def tell(release: Path, browser: Browser, times: int) -> None:
    told = json.loads((release / "release.json").read_text("utf-8"))["rows"]
    weight = sum(path.stat().st_size for path in (release / "site").rglob("*") if path.is_file())
    with serving(release) as address:
        seen = [measured(browser, address) for _ in range(times)]
    print(f"{release}: {told['figures']:,} figures, {told['measures']:,} measures, {told['articles']:,} articles")
    print(
        f"  site/ {weight / 1e6:.2f} MB; read in all by a search: {median(one['bytes'] for one in seen) / 1e6:.2f} MB"
    )
    for name in ("first", "result", "all", "again"):
        print(f"  {name:8} {median(one[name] for one in seen):8,.0f} ms")


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[tuple[Any, list[int]]]:
    """The page at an address, and the lengths of what it is answered."""
    context = browser.new_context(locale="zh-CN")
    context.set_default_timeout(120_000)
    page, lengths = context.new_page(), []
    page.on("response", lambda answer: lengths.append(int(answer.headers.get("content-length", 0))))
    page.goto(address)
    yield page, lengths
    context.close()


def measured(browser: Browser, address: str) -> dict[str, float]:
    with opened(browser, address) as (page, _):
        page.wait_for_selector("main .tile")
        first = mark(page, "gongbao-first")
    with opened(browser, address + QUERY) as (page, lengths):
        page.wait_for_selector("table.rows")
        result = mark(page, "gongbao-found")
        page.wait_for_selector('html[data-stage="all"]', state="attached")
        whole = page.evaluate("performance.now()")
        begun = time.perf_counter()
        page.get_by_role("searchbox").fill("企业 奖励")
        page.wait_for_selector("html[data-found*='企业 奖励']", state="attached")
        again = (time.perf_counter() - begun) * 1000
    return {"first": first, "result": result, "all": whole, "again": again, "bytes": sum(lengths)}


def mark(page: Any, name: str) -> float:
    """When the page set a mark for the first time, in milliseconds after it was asked for."""
    found: float = page.evaluate("name => performance.getEntriesByName(name)[0].startTime", name)
    return found


if __name__ == "__main__":
    main()
