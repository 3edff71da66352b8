"""Title, author, date, publisher and kind of an article: the given wins over the page, the page over the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import pairwise
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
_DRAFT = re.compile(
    "(?:征求意见|公开征求意见|送审|讨论|修订|修改|审议|草案|初)稿|草案|试行|暂行|摘要|摘登|节选|全文|书面"
)
_ISSUED = re.compile(
    "([\u3400-\u9fff]{2,20}?(?:政府|委员会|发展改革委)?(?:办公[室厅]|[局厅]|(?<!干)部|国务院|政府|委员会))(?:等[^，。]{1,6}部门)?关于"
)
_NAMES_APART = re.compile("[ \u3000\xa0、]+")
_SPACED = re.compile(r"(?<=[\u3400-\u9fff])[ \u3000\xa0]+(?=[\u3400-\u9fff])")
_LAST_ALONE = re.compile("(?<=[\u3400-\u9fff])[ \u3000\xa0]+(?=[\u3400-\u9fff]$)")  # …的通    知
_LEAD_TITLE = re.compile("【([^【】]{6,60})】(?=.)")
_MEETING = re.compile("会议上|大会上|全会上|座谈会上|仪式上|论坛上")
_LONGEST_TITLE = 80
_HEAD = 10


@dataclass(frozen=True, slots=True)
class Front:
    """The lines before the body: how many blocks, the title's words, the byline."""

    size: int
    title: str | None
    byline: Byline
    issuer: str | None = None


def read_front(blocks: list[Block], page: Page) -> Front:
    """Title, subtitle and author lines at the head of the text, in any order after the title."""
    stated = squeeze(page.says.get("h1") or page.says.get("title") or "")
    title, subtitled, issuer, byline, size = None, False, None, Byline(), 0
    first = next((at for at, block in enumerate(blocks[:4]) if not _is_number_line(block.text)), 0)
    for at, block in enumerate(blocks[:_HEAD]):
        text = block.text
        if at == first and _is_title(blocks[at:], stated):
            title = text
        elif at == first + 1 and title and _is_second_line(blocks, at, stated):
            title = f"{title} {text}"
        elif _SUBTITLE.match(text) and len(text) <= 90 and not subtitled and text[-1] not in "。；":
            subtitled = True
        elif is_author_line(text) and find_label(text) is None:
            found = read_byline(text) or Byline()
            byline = Byline(byline.author or found.author, byline.role or found.role)
        elif size and is_body_name(text):
            issuer = issuer or text
        elif not (is_date_line(text) or _is_note(text) or _is_number_line(text)):
            break
        size += 1
    return Front(size, title, byline, issuer)


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
    return at + 1 < len(blocks) and _is_front_line(blocks[at + 1].text) and len(blocks[at - 1].text) <= 40


def is_body_name(text: str) -> bool:
    """Whether a line only names public bodies: 某市统计局　国家统计局某市调查队."""
    return len(text) <= 60 and all(_ISSUER.fullmatch(name) for name in _NAMES_APART.split(text))


def _is_front_line(text: str) -> bool:
    return (
        is_author_line(text)
        or is_body_name(text)
        or is_date_line(text)
        or _is_note(text)
        or _SUBTITLE.match(text) is not None
    )


def _is_note(text: str) -> bool:
    """（2024年1月23日某市第十六届人大第三次会议通过）, （征求意见稿） and their like."""
    if len(text) > 120 or text[0] not in "（(" or text[-1] not in "）)":
        return False
    return first_date(text) is not None or _DRAFT.fullmatch(text[1:-1]) is not None


def _is_number_line(text: str) -> bool:
    match = _DOC_NUMBER.fullmatch(squeeze(text))
    return match is not None


def read_metadata(snapshot: Snapshot, page: Page, blocks: list[Block], front: Front) -> Metadata:
    """All that is known of the article besides its text."""
    given, says = snapshot.given, page.says
    tail = _tail_byline(blocks)
    title = given.get("title") or _title(says, front, _lead(blocks))
    byline = Byline(front.byline.author or tail.author or _writer(says), front.byline.role or tail.role)
    if byline == Byline() and front.size < len(blocks):
        byline = read_dateline(blocks[front.size].text)
    number = given.get("doc_number") or _doc_number(blocks) or says.get("doc_number")
    found = Metadata(
        title=title,
        author=given.get("author") or byline.author,
        author_role=byline.role,
        publisher=given.get("publisher") or _publisher(says),
        published_on=_published(snapshot, page, blocks, front),
        page=says.get("page") or _first_page(says),
        doc_number=number,
        issuer=_issuer(blocks, byline, front) or says.get("issuer"),
        area=given.get("area") or None,
        source_uri=_address(snapshot, page),
        retrieved_at=_retrieved(snapshot, page),
        rights=_rights(snapshot, page),
    )
    found = replace(found, article_type=find_kind(found, [block.text for block in blocks[front.size :]]))
    return replace(found, issuer=_titled_issuer(found))


def _address(snapshot: Snapshot, page: Page) -> str | None:
    """The article's web address; what is no such address (javascript:, a path) is left out with a warning."""
    said = snapshot.given.get("source_uri") or page.says.get("link") or None
    if said and not said.startswith(("http://", "https://")):
        page.warnings.append(f"source_uri is no web address: {said[:80]}")
        return None
    return said


def _retrieved(snapshot: Snapshot, page: Page) -> str | None:
    """When the bytes were fetched, as who fetched them says: a day, or a time, which is told in UTC."""
    if not (said := snapshot.given.get("retrieved_at")):
        return None
    try:
        when = datetime.fromisoformat(said)
    except ValueError:
        page.warnings.append(f"retrieved_at is no time in ISO 8601: {said[:80]}")
        return None
    if len(said) <= len("2026-11-24"):
        return when.date().isoformat()
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _rights(snapshot: Snapshot, page: Page) -> str | None:
    code, warning = rights_code(snapshot.given.get("rights", ""))
    if warning:
        page.warnings.append(warning)
    return code


def _title(says: dict[str, str], front: Front, lead: str | None) -> str | None:
    words = front.title or says.get("h1") or says.get("title") or lead
    return unspaced(words) if words else None


def _lead(blocks: list[Block]) -> str | None:
    """The title some short news carry in their first line: 【某某市发布…】."""
    match = _LEAD_TITLE.match(blocks[0].text) if blocks else None
    return match.group(1) if match else None


def unspaced(title: str) -> str:
    """政 府 工 作 报 告 → 政府工作报告; a single space between two halves of a title stays."""
    spaces = len(_SPACED.findall(title))
    if spaces >= 2 and spaces >= 0.6 * (len(squeeze(title)) - 1):
        return _SPACED.sub("", title)
    return _LAST_ALONE.sub("", title)


def _first_page(says: dict[str, str]) -> str | None:
    """The page the article was begun on, for a continuation."""
    return re.sub("[第版]", "", says.get("turned_from", "")) or None


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
    given = snapshot.given.get("published_on")
    if given and not (first_date(given) or date_in_address(given)):
        page.warnings.append(f"published_on is not a date: {given[:40]}")
    return _stated_day(snapshot, page) or _dated_line(blocks, front) or _dated_address(snapshot, page)


def printed_on(snapshot: Snapshot, page: Page) -> date | None:
    """The day of the newspaper or page itself, whatever day its text speaks of."""
    return _stated_day(snapshot, page) or _dated_address(snapshot, page)


def _stated_day(snapshot: Snapshot, page: Page) -> date | None:
    for words in (snapshot.given.get("published_on"), page.says.get("published"), page.says.get("stamp")):
        found = (first_date(words) or date_in_address(words)) if words else None
        if found:
            return found
    return None


def _dated_line(blocks: list[Block], front: Front) -> date | None:
    """The date of the speech, of the header, or of the signature."""
    for block in blocks[: max(front.size, 1)]:
        if block.text[0] in "（(—-－" or is_date_line(block.text) or _MEETING.search(block.text):
            found = first_date(block.text)
            if found:
                return found
    closing = [*reversed(blocks[-6:]), *blocks]  # a notice is signed before what it issues
    dated = next((block for block in closing if len(block.text) <= 40 and is_date_line(block.text)), None)
    return first_date(dated.text) if dated else None


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


def _issuer(blocks: list[Block], byline: Byline, front: Front) -> str | None:
    """The body that speaks: of the speaker's office, else the one under the title, else the one that signs."""
    if byline.role:
        match = re.match(r"(.*(?:人民政府|委员会|人大常委会))", byline.role)
        if match:
            return match.group(1)
    if front.issuer:
        return " ".join(_NAMES_APART.split(front.issuer))
    signed = _signature(blocks)
    return squeeze(signed.text) if signed else None


def _titled_issuer(found: Metadata) -> str | None:
    """The body that a document names in its title: 某某省人民政府办公厅关于…; news of it is not issued by it."""
    if found.issuer or not found.title or found.article_type not in ("rule", "notice", "communique"):
        return found.issuer
    match = _ISSUED.match(squeeze(found.title))
    return " ".join(found.title.partition("关于")[0].split()) if match else None


def _signature(blocks: list[Block]) -> Block | None:
    """The body that signs, in the line before a date: in a notice that is followed by what it issues too."""
    for before, after in pairwise(blocks):
        if len(before.text) <= 30 and is_date_line(after.text) and _ISSUER.fullmatch(squeeze(before.text)):
            return before
    return None
