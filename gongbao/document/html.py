"""HTML → blocks: the element that holds the article, walked block by block. `<br>` and table rows divide blocks."""

from __future__ import annotations

import re
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongbao import lexicon
from gongbao.document.blocks import BLANK, Block, Page, has_han_text
from gongbao.document.head import read_head
from gongbao.document.masthead import with_masthead
from gongbao.model import Rejected

_SKIP = frozenset(
    (
        *("script", "style", "noscript", "template", "nav", "aside", "form", "button", "select", "option", "input"),
        *("textarea", "iframe", "object", "embed", "svg", "canvas", "video", "audio", "head", "title", "meta", "link"),
        *("map", "dialog", "rp", "rt"),
    )
)
_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "main", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"),
        *("li", "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption", "address", "table", "thead", "tbody"),
        *("tfoot", "caption", "center", "fieldset", "hr", "tr", "body", "html", "details", "summary"),
    )
)
_CELLS = frozenset(("td", "th"))
_HOLDERS = frozenset(("td", "div", "section", "article", "main"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_WORDS = re.compile(r"[A-Za-z]+(?:-[a-z]+)?")
# White space with a line break in it is the layout of the source file; the rest is the author's.
_LAYOUT = re.compile("[ \t\x0c]*[\r\n][ \t\r\n\x0c]*")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LONGEST_CELL = 300
_NOTE_MARK = re.compile(r"[\[［〔(（【]\d{1,3}[\]］〕)）】]")  # 生产总值[2]: the mark of a footnote, no number
_NESTING = re.compile(r"<(?:(/)|)(?:div|span|font|section|blockquote|ul|b|i|em|strong|u|a|center)\b", re.I)
_DEEPEST = 20_000
_MOST_FOUND = 20  # elements that a selector finds on a page; more is an attack
_MOST_INLINE = 40  # inline elements within each other
_LEAST = 60  # Chinese characters that make a main text


def read_html(text: str) -> Page:
    """The blocks of the article a page holds, and what its head and its info lines say."""
    _refuse_depth(text)
    tree = LexborHTMLParser(text)
    page = Page([], read_head(tree))
    tree.strip_tags(["script", "style", "noscript", "template"])  # also where a heading was never closed
    body = tree.body
    if body is None:
        return page
    content = _selected(body) or _densest(body)
    if content is None:
        page.blocks = Walker(bare=True).walk(body)
    else:
        above = Walker(bare=True).walk(body, until=content)
        page.blocks = with_masthead(above, Walker().walk(content), page)
    return page


def _refuse_depth(text: str) -> None:
    """Tags that are opened and never closed nest, and the parser's time grows with depth times length."""
    if len(text) > 100_000 and sum(1 if match[1] is None else -1 for match in _NESTING.finditer(text)) > _DEEPEST:
        raise Rejected("damaged", "The page opens tags without end. Save it from a browser as HTML again.")


@cache
def _any_selector() -> str:
    return ",".join(lexicon.lines("document/content_selectors.txt"))


def _selected(body: LexborNode) -> LexborNode | None:
    """The element a known publishing system puts the article in; of several the longest."""
    found = body.css(_any_selector())
    if not found:
        return None
    best = max(found[:_MOST_FOUND], key=lambda node: len(node.text()))
    return best if has_han_text(best.text(), 10 if len(found) == 1 else _LEAST) else None


def _densest(body: LexborNode) -> LexborNode | None:
    """The element with most running text directly in it; what a child has counts in part for its parent."""
    scores: dict[int, float] = {}
    nodes: dict[int, LexborNode] = {}
    divided: dict[int, bool] = {}
    for node in body.css("p, td, div, section, article, main, li, font, span"):
        own = node.text() if node.tag == "p" else node.text(deep=False)
        if len(own) < 20 or sum(map(own.count, "，。,；")) < 2 or _is_chrome_node(node):
            continue
        holder = node if node.tag in _HOLDERS and _holds_blocks(node, divided) else _holder(node, divided)
        for share in (1.0, 0.6):
            if holder is None or holder.tag in ("html", None) or _is_chrome_node(holder):
                break
            scores[holder.mem_id] = scores.get(holder.mem_id, 0.0) + share * len(own)
            nodes[holder.mem_id] = holder
            holder = holder.parent
    best = max(scores, key=lambda key: scores[key], default=None)
    return nodes[best] if best is not None and has_han_text(nodes[best].text(), _LEAST) else None


def _holds_blocks(node: LexborNode, known: dict[int, bool]) -> bool:
    """Whether an element is more than one paragraph: it divides its text itself. Asked once for each."""
    if node.mem_id not in known:
        child = node.child if node.tag not in ("td", "article", "main") else None
        while child is not None and child.tag not in _BLOCKS and child.tag != "br":
            child = child.next
        known[node.mem_id] = child is not None or node.tag in ("td", "article", "main")
    return known[node.mem_id]


def _holder(node: LexborNode, known: dict[int, bool]) -> LexborNode | None:
    """What holds the paragraph a node is or stands in; lines that `<br>` divides are held by their own element."""
    inner = node if node.tag in _HOLDERS or node.tag in ("p", "li") else _block_above(node)
    if inner is None or (inner is not node and _holds_blocks(inner, known)):
        return inner
    return inner.parent if inner.tag != "body" else inner


def _block_above(node: LexborNode) -> LexborNode | None:
    above, steps = node.parent, 0
    while above is not None and above.tag not in _BLOCKS and above.tag not in _CELLS:
        above, steps = above.parent, steps + 1
        if steps > _MOST_INLINE:
            return None
    return above


@cache
def _chrome_words() -> frozenset[str]:
    return frozenset(lexicon.lines("document/furniture_classes.txt"))


def _is_chrome_node(node: LexborNode) -> bool:
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return names != " " and any(word.lower() in _chrome_words() for word in _WORDS.findall(names))


class Walker:
    """Walks an element in document order without recursion, so depth costs nothing; collects blocks."""

    def __init__(self, bare: bool = False) -> None:
        self.bare = bare  # no main element was found: leave out what is named like chrome
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.heading = 0
        self.items = 0  # how many lists' entries are open
        self.root = 0
        self.cells: list[str] | None = None

    def walk(self, root: LexborNode, until: LexborNode | None = None) -> list[Block]:
        """The blocks under `root`, those before the element `until` if it is given."""
        self.root, last = root.mem_id, until.mem_id if until is not None else None
        node = root.child
        while node is not None and node.mem_id != last:
            if self._enter(node) and node.child is not None:
                node = node.child
                continue
            node = self._next(node)
        self._flush()
        return self.blocks

    def _next(self, node: LexborNode) -> LexborNode | None:
        while True:
            self._leave(node)
            if node.next is not None:
                return node.next
            parent = node.parent
            if parent is None or parent.mem_id == self.root:
                return None
            node = parent

    def _enter(self, node: LexborNode) -> bool:
        tag = node.tag
        if tag == "-text":
            self.pieces.append(node.text_content or "")
            return False
        if tag in _SKIP or tag in ("-comment", "_comment") or self._left_out(node):
            return False
        if tag in ("sup", "a") and _is_note_mark(node):
            return False
        if tag == "br":
            self._flush(gap=False)
        elif tag in _CELLS:
            self._cell()
        elif tag in _BLOCKS:
            self._flush()
            self.heading = _HEADINGS.get(tag, self.heading)
            self.items += tag == "li"
            if tag == "tr":
                self._open_row(node)
        return True

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag
        if tag == "tr" and self.cells is not None:
            self._row()
        elif tag in _CELLS:
            self._cell()
        elif tag in _BLOCKS:
            self._flush()
            self.items -= tag == "li"
            if tag in _HEADINGS:
                self.heading = 0

    def _open_row(self, node: LexborNode) -> None:
        """A row of data gathers cells; the rows of a table that only lays out the page are left to their blocks."""
        if self.cells is not None:
            self._row()  # a table within a cell: what stood before it is a row of its own
        lengths = [len(cell.text()) for cell in node.iter() if cell.tag in _CELLS]
        self.cells = [] if len(lengths) > 1 and max(lengths) <= _LONGEST_CELL else None

    def _left_out(self, node: LexborNode) -> bool:
        attributes = node.attributes
        if not attributes:
            return False
        style = attributes.get("style")
        if (style and _HIDDEN.search(style)) or "hidden" in attributes:
            return True
        return self.bare and node.tag in _BLOCKS and _is_chrome_node(node)

    def _take(self) -> str:
        raw = "".join(self.pieces)
        self.pieces.clear()
        return raw

    def _cell(self) -> None:
        """Inside a row, text gathered so far is one cell."""
        if self.cells is None:
            self._flush()
            return
        text = tidy(self._take()).strip(BLANK)
        if text:
            self.cells.append(text)

    def _row(self) -> None:
        self._cell()
        cells, self.cells = self.cells or [], None
        if cells:
            self.blocks.append(Block("\t".join(cells), 0, True, False, True))

    def _flush(self, gap: bool = True) -> None:
        if self.cells is not None:  # a paragraph inside a cell goes on with the cell
            self.pieces.append("\n")
            return
        raw = tidy(self._take())
        text = raw.strip(BLANK)
        if text:
            indent = raw.startswith(("\u3000", "\xa0", "\u2003"))
            self.blocks.append(Block(text, self.heading, gap, indent, item=self.items > 0))


def _is_note_mark(node: LexborNode) -> bool:
    """The mark of a footnote: raised, or a link to the note on the same page."""
    if node.tag == "a" and not (node.attributes.get("href") or "").startswith("#"):
        return False
    return _NOTE_MARK.fullmatch(node.text().strip()) is not None


def tidy(raw: str) -> str:
    """Text of a block without the layout of its source file; between two Latin words a space is left."""
    if "\n" in raw or "\r" in raw:
        raw = _LAYOUT.sub(_space, raw)
    return _CONTROLS.sub("", raw).replace("\t", " ") if not raw.isprintable() else raw


def _space(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    return " " if before.isascii() and before.isalnum() and after.isascii() and after.isalnum() else ""
