"""What the head of an HTML page and its info lines say about the article."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from gongbao.document.blocks import BLANK, Page, squeeze
from gongbao.document.dates import first_date
from gongbao.document.furniture import note_info

_KEYS = {
    "articletitle": "title",
    "og:title": "title",
    "twitter:title": "title",
    "pubdate": "published",
    "publishdate": "published",
    "article:published_time": "published",
    "og:release_date": "published",
    "firstpublishedtime": "published",
    "date": "published",
    "contentsource": "source",
    "source": "source",
    "mediaid": "source",
    "author": "author",
    "article:author": "author",
    "sitename": "site",
    "og:site_name": "site",
    "og:url": "link",
    "url": "link",
}
_SUFFIX = re.compile(
    r"\s*[_|｜]\s*[^_|｜]{2,30}$|\s+[-–—]+\s*[^-–—_|]{2,24}$|\s*[-–—]{1,2}\s*[^-–—_|，。]{0,14}(?:网|政府|频道|门户网站|报|客户端|栏目)$"
)
_SITE_ONLY = re.compile(r".{0,20}(?:网|网站|门户|人民政府|频道|首页|正文|详情|内容页?|新闻)")
# The newspaper that some editions put before the title: 某某日报数字报-…
_PAPER = re.compile(
    r"([\u3400-\u9fff]{1,10}(?:日报|晚报|晨报|时报|商报|早报|快报|导报))(?:数字报|电子报|电子版|数字版)?\s*[-_—–|｜:：]+\s*(?=\S{4})"
)
_TIMES = "[id*=publish_time], [class*=publish-time], [class*=pubtime], [class*=pub-time], [id=pubtime], .time, .date"
_MOST_TIMES = 5
_ACCOUNTS = "微信公众平台"  # the site of all public accounts publishes none of them
_INFO_REACH = 6000  # characters of a page in which its info line stands


def read_head(tree: LexborHTMLParser) -> dict[str, str]:
    """Title, publication, source, author and address as head and info lines state them; the first statement wins."""
    says: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = (attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or "").lower()
        value = (attributes.get("content") or "").strip(BLANK)
        if name in _KEYS and value:
            says.setdefault(_KEYS[name], value)
    link = tree.css_first("link[rel=canonical]")
    if link is not None and link.attributes.get("href"):
        says["link"] = link.attributes["href"] or ""
    title = tree.css_first("title")
    if title is not None:
        words = site_free(_without_paper(title.text().strip(BLANK), says))
        if not _SITE_ONLY.fullmatch(words):
            says.setdefault("title", words)
    _account(tree, says)
    _info_lines(tree, says)
    _times(tree, says)
    return {key: value for key, value in says.items() if value}


def site_free(title: str) -> str:
    """A page title without the names of site and channel that pages append to it."""
    for _ in range(4):
        shorter = _SUFFIX.sub("", title)
        if len(squeeze(shorter)) < 4 or shorter == title:
            return title
        title = shorter
    return title


def _without_paper(title: str, says: dict[str, str]) -> str:
    paper = _PAPER.match(title)
    if not paper:
        return title
    says.setdefault("site", paper.group(1))
    return title[paper.end() :]


def _account(tree: LexborHTMLParser, says: dict[str, str]) -> None:
    """A page of a public account is published by the account, which is not its author."""
    if says.get("site") != _ACCOUNTS:
        return
    name = tree.css_first("[id=js_name]")
    account = name.text().strip(BLANK) if name is not None else says.get("author", "")
    says["site"] = account
    if says.get("author") == account:
        del says["author"]


def _times(tree: LexborHTMLParser, says: dict[str, str]) -> None:
    """The day in an element that is named so, where no label says it."""
    if "published" in says or "stamp" in says:
        return
    for node in tree.css(_TIMES)[:_MOST_TIMES]:
        words = node.text().strip(BLANK)
        if len(words) <= 40 and first_date(words):
            says["stamp"] = words
            return


def _info_lines(tree: LexborHTMLParser, says: dict[str, str]) -> None:
    body = tree.body
    if body is not None:
        note_info(body.text(separator="\n")[:_INFO_REACH], Page([], says))
