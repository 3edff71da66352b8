"""Title, author, date, publisher and kind of an article: the given wins over the page, the page over the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import unquote

from gongbao.document.blocks import Block, Page, squeeze
from gongbao.document.byline import Byline, is_author_line, read_byline, read_dateline
from gongbao.document.dates import date_in_address, first_date, is_date_line
from gongbao.document.kinds import find_kind
from gongbao.document.labels import find_label
from gongbao.document.rights import rights_code
from gongbao.model import Metadata, Snapshot

_SUBTITLE = re.compile(r"(?:——|--+|—|－－)\s*(?=\S)")
_DOC_NUMBER = re.compile(
    r"[\u3400-\u9fff]{1,14}[〔\[［(（【﹝]\s?(?:19|20)\d{2}\s?[〕\]］)）】﹞]\s?(?:第\s?)?\d{1,5}\s?号|(?<![\u3400-\u9fff])第\s?\d{1,4}\s?号令?"
)
_ISSUER = re.compile(
    r"[\u3400-\u9fff]{2,24}?(?:政府|委员会|办公[室厅]|调查总?队|[局厅部]|发展改革委|国资委|卫生健康委|人大常委会)"
)
_NAMES_APART = re.compile("[ \u3000\xa0、]+")
_SPACED = re.compile(r"(?<=[\u3400-\u9fff])[ \u3000\xa0]+(?=[\u3400-\u9fff])")
_MEETING = re.compile("会议上|大会上|全会上|座谈会上|仪式上|论坛上")
_LONGEST_TITLE = 80
_HEAD = 10


@dataclass(frozen=True, slots=True)
class Front:
    """The lines before the body: how many blocks, the title's and subtitle's words, the byline."""

    size: int
    title: str | None
    subtitle: str | None
    byline: Byline
    issuer: str | None = None


def read_front(blocks: list[Block], page: Page) -> Front:
    """Title, subtitle and author lines at the head of the text, in any order after the title."""
    stated = squeeze(page.says.get("h1") or page.says.get("title") or "")
    title, subtitle, issuer, byline, size = None, None, None, Byline(), 0
    for at, block in enumerate(blocks[:_HEAD]):
        text = block.text
        if size == 0 and _is_title(blocks, stated):
            title = text
        elif size == 1 and title and _is_second_line(blocks, at, stated):
            title = f"{title} {text}"
        elif _SUBTITLE.match(text) and len(text) <= 90 and subtitle is None and text[-1] not in "。；":
            subtitle = text
        elif is_author_line(text) and find_label(text) is None:
            found = read_byline(text) or Byline()
            byline = Byline(byline.author or found.author, byline.role or found.role)
        elif size and issuer is None and is_body_name(text):
            issuer = text
        elif not (is_date_line(text) or _is_date_note(text) or _is_number_line(text)):
            break
        size += 1
    return Front(size, title, subtitle, byline, issuer)


def _is_title(blocks: list[Block], stated: str) -> bool:
    block = blocks[0]
    text = block.text
    if (stated and squeeze(text) in stated) or block.heading == 1:
        return True
    if len(stated) >= 6:
        return False
    if len(text) > _LONGEST_TITLE or block.row or find_label(text) or text[-1] in "。；：:，,、" or len(blocks) < 2:
        return False
    return not is_author_line(text) and not is_date_line(text)


def _is_second_line(blocks: list[Block], at: int, stated: str) -> bool:
    """Whether the title goes on: the page says so, or a subtitle, date or author line follows."""
    text = blocks[at].text
    if len(text) > 40 or text[-1] in "。；：，" or _is_front_line(text) or find_label(text):
        return False
    if stated:
        return squeeze(text) in stated
    return at + 1 < len(blocks) and _is_front_line(blocks[at + 1].text) and len(blocks[0].text) <= 40


def is_body_name(text: str) -> bool:
    """Whether a line only names public bodies: 某市统计局　国家统计局某市调查队."""
    return len(text) <= 60 and all(_ISSUER.fullmatch(name) for name in _NAMES_APART.split(text))


def _is_front_line(text: str) -> bool:
    return (
        is_author_line(text)
        or is_body_name(text)
        or is_date_line(text)
        or _is_date_note(text)
        or _SUBTITLE.match(text) is not None
    )


def _is_date_note(text: str) -> bool:
    """（2024年1月23日某市第十六届人民代表大会第三次会议通过） and its like."""
    return len(text) <= 120 and text[0] in "（(" and text[-1] in "）)" and first_date(text) is not None


def _is_number_line(text: str) -> bool:
    match = _DOC_NUMBER.fullmatch(squeeze(text))
    return match is not None


def read_metadata(snapshot: Snapshot, page: Page, blocks: list[Block], front: Front) -> Metadata:
    """All that is known of the article besides its text."""
    given, says = snapshot.given, page.says
    tail = _tail_byline(blocks)
    title = given.get("title") or _title(says, front)
    byline = Byline(front.byline.author or tail.author or _writer(says), front.byline.role or tail.role)
    if byline == Byline() and front.size < len(blocks):
        byline = read_dateline(blocks[front.size].text)
    number = given.get("doc_number") or _doc_number(blocks)
    found = Metadata(
        title=title,
        author=given.get("author") or byline.author,
        author_role=byline.role,
        publisher=given.get("publisher") or _publisher(says),
        published_on=_published(snapshot, page, blocks, front),
        page=says.get("page"),
        doc_number=number,
        issuer=_issuer(blocks, byline) or (squeeze(front.issuer) if front.issuer else None),
        area=given.get("area") or None,
        source_uri=_address(snapshot, page),
        rights=_rights(snapshot, page),
    )
    return replace(found, article_type=find_kind(found, [block.text for block in blocks[front.size :]]))


def _address(snapshot: Snapshot, page: Page) -> str | None:
    """The article's web address; what is no such address (javascript:, a path) is left out with a warning."""
    said = snapshot.given.get("source_uri") or page.says.get("link") or None
    if said and not said.startswith(("http://", "https://")):
        page.warnings.append(f"source_uri is no web address: {said[:80]}")
        return None
    return said


def _rights(snapshot: Snapshot, page: Page) -> str | None:
    code, warning = rights_code(snapshot.given.get("rights", ""))
    if warning:
        page.warnings.append(warning)
    return code


def _title(says: dict[str, str], front: Front) -> str | None:
    words = front.title or says.get("h1") or says.get("title")
    return unspaced(words) if words else None


def unspaced(title: str) -> str:
    """政 府 工 作 报 告 → 政府工作报告; a single space between two halves of a title stays."""
    spaces = len(_SPACED.findall(title))
    if spaces >= 2 and spaces >= 0.6 * (len(squeeze(title)) - 1):
        return _SPACED.sub("", title)
    return title


def _writer(says: dict[str, str]) -> str | None:
    words = says.get("writer") or says.get("author")
    return words if words and 2 <= len(words) <= 12 else None


def _publisher(says: dict[str, str]) -> str | None:
    return says.get("source") or says.get("site")


def _tail_byline(blocks: list[Block]) -> Byline:
    for block in reversed(blocks[-4:]):
        text = block.text.strip("（）() ")
        if text.startswith(("作者", "本文作者")) and len(text) <= 80:
            found = read_byline(text)
            if found:
                return found
    return Byline()


def _published(snapshot: Snapshot, page: Page, blocks: list[Block], front: Front) -> date | None:
    if snapshot.given.get("published_on"):
        found = first_date(snapshot.given["published_on"]) or date_in_address(snapshot.given["published_on"])
        if found:
            return found
        page.warnings.append(f"published_on is not a date: {snapshot.given['published_on'][:40]}")
    for words in (page.says.get("published"), page.says.get("stamp")):
        found = (first_date(words) or date_in_address(words)) if words else None
        if found:
            return found
    return _dated_line(blocks, front) or _dated_address(snapshot, page)


def _dated_line(blocks: list[Block], front: Front) -> date | None:
    """The date of the speech, of the header, or of the signature."""
    for block in blocks[: max(front.size, 1)]:
        if block.text[0] in "（(—-－" or is_date_line(block.text) or _MEETING.search(block.text):
            found = first_date(block.text)
            if found:
                return found
    for block in reversed(blocks[-6:]):
        if len(block.text) <= 40 and is_date_line(block.text):
            return first_date(block.text)
    return None


def _dated_address(snapshot: Snapshot, page: Page) -> date | None:
    for address in (page.says.get("link"), snapshot.given.get("source_uri"), snapshot.source_file, snapshot.address):
        found = date_in_address(unquote(address)) if address else None
        if found:
            return found
    return None


def _doc_number(blocks: list[Block]) -> str | None:
    for block in blocks[:8]:
        match = _DOC_NUMBER.fullmatch(squeeze(block.text).strip("（）()")) if len(block.text) <= 40 else None
        if match:
            return match.group(0)
    return None


def _issuer(blocks: list[Block], byline: Byline) -> str | None:
    """The body that speaks: of the speaker's office, else the signature before the closing date."""
    if byline.role:
        match = re.match(r"(.*(?:人民政府|委员会|人大常委会))", byline.role)
        if match:
            return match.group(1)
    for before, after in zip(blocks[-6:], blocks[-5:], strict=False):
        if is_date_line(after.text) and len(before.text) <= 30 and _ISSUER.fullmatch(squeeze(before.text)):
            return squeeze(before.text)
    return None
