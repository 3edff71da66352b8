"""A headless Chromium, a release served as `gongbao site` serves it, and a page that tells what it asks for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.browser.chromium import FLAGS, NAMES, chromium, serving

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    path = chromium()
    if path is None:
        pytest.skip(f"no Chromium here ({', '.join(NAMES)}); apt-get install chromium")
    with playwright.sync_playwright() as started:
        own = started.chromium.launch(executable_path=path, args=FLAGS)
        yield own
        own.close()


@pytest.fixture(scope="package")
def address(raw_release: Path, browser: object) -> Iterator[str]:
    """Where the page of the release made of raw/ is served."""
    with serving(raw_release) as found:
        yield found


@dataclass
class Seen:
    """What a page asked for, and what it complained about."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@dataclass
class Reader:
    """A reader at the page: `go` opens an address of it and waits until what it needs is read."""

    page: Any
    address: str
    seen: Seen

    def go(self, query: str, until: str = 'html[data-stage="all"]') -> Any:
        self.page.goto(self.address + query)
        self.page.wait_for_selector(until, state="attached")
        return self.page

    def find(self, query: str) -> Any:
        """Open a search and wait for its last result."""
        page = self.go(f"?view=find&{query}")
        page.wait_for_selector("#results > *")
        return page

    def until(self, condition: str) -> None:
        """Wait until JavaScript says so. (Playwright's own way is an `eval`, which the page's policy forbids.)"""
        ends = time.monotonic() + 15
        while not self.page.evaluate(condition):
            assert time.monotonic() < ends, condition
            self.page.wait_for_timeout(20)


Opens = Callable[..., Reader]


@pytest.fixture
def opens(browser: Any) -> Iterator[Opens]:
    """Opens the page at an address as a reader with these settings; nothing may be asked of another host."""
    contexts, readers = [], []

    def open_(address: str, **settings: Any) -> Reader:
        usual = {"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN", "accept_downloads": True}
        context = browser.new_context(**(usual | settings))
        context.set_default_timeout(15_000)
        page, seen = context.new_page(), Seen()
        page.on("request", lambda request: seen.requests.append(request.url))
        page.on("console", lambda said: said.type in {"error", "warning"} and seen.complaints.append(said.text))
        page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (seen.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        contexts.append(context)
        readers.append(Reader(page, address, seen))
        return readers[-1]

    yield open_
    for context in contexts:
        context.close()
    for reader in readers:
        own = reader.address.removesuffix("site/")
        assert [url for url in reader.seen.requests if not url.startswith((own, f"blob:{own}", "data:"))] == []
        assert reader.seen.complaints == []


@pytest.fixture
def reader(opens: Opens, address: str) -> Reader:
    """A reader of the release made of raw/: Chinese, light, on a desktop."""
    return opens(address)
