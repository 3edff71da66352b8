"""The place a document speaks for: stated, or read from who issues, publishes, signs and what it keeps naming."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, cached_property

from gongbao import lexicon
from gongbao.extract.places import gazetteer
from gongbao.extract.places.entries import entries
from gongbao.extract.places.gazetteer import holds, rank, region_of
from gongbao.extract.places.resolve import scopes, within
from gongbao.extract.places.scan import Hit, homographs, scan
from gongbao.model import Document, Mention, Metadata, Place

# A medium's name tells where it appears, not what it writes of; 江南 in 新江南网 is no district.
_MEDIUM = re.compile(r"(?:报社?|网|电视台|广播(?:电台)?|新闻|传媒|融媒体?|客户端|周刊)(?:集团|中心|总台)?$")
# Who signs: the last lines name the author's office, the first lines the body a report is made to.
_SIGNED = re.compile(r"作者[^\n。]{0,6}[为系是：:]?[^\n。]{2,40}")
_OPENING = re.compile(r"[^\n]{0,40}(?:人民代表大会|人民政府|[省市区县旗州]长|人大常委会|统计局|办公室)[^\n]{0,20}")
# how the office of a zone writes what the text calls by its short name
_IN_FULL = (("经开区", "经济技术开发区"), ("经开区", "经济开发区"), ("高新区", "高新技术产业开发区"))
_OPENS = 120  # characters in which a national body or agency speaks for the country
_OWN_ZONE = 5  # a zone named at least so often, and twice as often as its division, is what the text speaks for


@cache
def _national() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.lines("places/national_bodies.txt")))


def stated_home(document: Document, hits: Iterable[Hit]) -> Place | None:
    """The place the metadata of a document name: its area, else who issued, signed or published it."""
    return _stated(document, Naming([hit for hit in hits if hit.surface not in homographs()]))


def find_home(document: Document, hits: list[Hit], stated: Place | None) -> Place | None:
    """The place the document speaks for: the `stated` one, or one the text gives away; or its zone named all over."""
    home = stated or _from_text(document, Naming(hits))
    if home is None or home.adcode is None or home.adcode == "100000":
        return home
    return _own_zone(home.adcode, hits) or home


def office_of(meta: Metadata, text: str, mentions: Iterable[Mention]) -> Place | None:
    """The zone among the places of a text whose own office speaks: 青山高新区管委会, or a title that begins with it."""
    spoken = f"{meta.issuer or ''} {meta.publisher or ''}"
    for mention in mentions:
        name = text[mention.start : mention.end]
        own = mention.place is not None and mention.place.type == "zone" and not mention.within_name
        known = mention.place is not None and mention.place.name in spoken
        full = next((name.replace(*form) for form in _IN_FULL if name.endswith(form[0])), "")
        if own and mention.place and full and full in spoken and name != full:
            return replace(mention.place, name=full)
        if own and (known or name in spoken or (meta.title or "").startswith(f"{name}关于")):
            return mention.place
    return None


class Naming:
    """How often a text names each division; counted when first asked for."""

    def __init__(self, hits: list[Hit]) -> None:
        self._hits = hits

    @cached_property
    def counts(self) -> Counter[str]:
        """code → times; several readings count for none, until a holder beside the name tells which (北京市通州区)."""
        counts: Counter[str] = Counter()
        told: dict[str, str] = {}
        last, end = None, -1
        for found in self._hits:
            held = within(found.codes, last) if last and found.start == end else None
            if held:
                told[found.surface] = held
            last, end = held or told.get(found.surface) or _plain(found.codes), found.end
            if last:
                counts[last] += 1
        return counts


def _plain(codes: tuple[str, ...]) -> str | None:
    """The reading of a name that needs no context: the only one, or a city or province."""
    return codes[0] if codes and (len(codes) == 1 or rank(codes[0]) < 3) else None


def _stated(document: Document, named: Naming) -> Place | None:
    meta = document.meta
    if meta.area:
        return _read(meta.area, named) or _entry(meta.area)
    for source in (meta.issuer, meta.doc_number, meta.author_role, meta.publisher, meta.title):
        if source is meta.title and not meta.publisher and is_national_report(document.text):
            return _subject(meta.title, named) or gazetteer.CHINA
        if not source:
            continue
        place = _read(source, named)
        if place and source is meta.publisher and _MEDIUM.search(source):
            place = _of_medium(source, place, meta.title, named)
        if place:
            return place
        if (_national().match if source is meta.title else _national().search)(source):
            return (_subject(meta.title, named) if source is meta.publisher else None) or gazetteer.CHINA
    return None


def is_national_report(text: str) -> bool:
    """Whether a text begins as a national medium reports, and speaks for no division: 央视网消息（新闻联播）：."""
    medium = _national().search(text[:_OPENS])
    return medium is not None and _FILED.match(text, medium.end()) is not None and "我" not in _kinds(text)


def _of_medium(medium: str, place: Place, title: str | None, named: Naming) -> Place | None:
    """The place inside a medium's own that it reports on, else its own, a county only if written in full."""
    code = place.adcode or ""
    if rank(code) > 2 and place.name not in medium:
        return None
    about = _subject(title, named)
    return about if about and holds(code, about.adcode or "") else place


def _subject(title: str | None, named: Naming) -> Place | None:
    """The place a national medium reports on: named in the title and by most of the text."""
    place = _read(title, named) if title else None
    if place is None or place.adcode is None or rank(place.adcode) == 0:
        return None
    counts = {code: n for code, n in named.counts.items() if rank(code) > 0}
    own = sum(n for code, n in counts.items() if holds(place.adcode or "", code))
    return place if own > 2 and own * 10 >= 7 * sum(counts.values()) else None


def _entry(name: str) -> Place | None:
    found = entries().get(name)
    return found.place if found else None


def _read(source: str, named: Naming) -> Place | None:
    """The narrowest division a short text names."""
    best: str | None = None
    for found in scan(source):
        if found.entry and not found.codes:
            continue
        code = _pick(found.codes, best, named)
        if code and (best is None or holds(best, code)):
            best = code
    return gazetteer.place(best) if best else None


def _pick(codes: tuple[str, ...], holder: str | None, named: Naming) -> str | None:
    if len(codes) == 1:
        return codes[0]
    if holder:
        inside = [code for code in codes if holds(holder, code)]
        if len(inside) == 1:
            return inside[0]
    if codes and rank(codes[0]) < 3 and (len(codes) == 1 or rank(codes[1]) > rank(codes[0])):
        return codes[0]
    weights = {code: sum(n for other, n in named.counts.items() if _related(code, other)) for code in codes}
    best = sorted(weights, key=lambda code: -weights[code])
    if best and weights[best[0]] and (len(best) == 1 or weights[best[0]] > weights[best[1]]):
        return best[0]
    return None


def _related(code: str, other: str) -> bool:
    """Whether a division named elsewhere speaks for reading `code`: it holds it, or lies in the same city."""
    return holds(other, code) or holds(region_of(code), other)


def _from_text(document: Document, named: Naming) -> Place | None:
    text = document.text
    signed = _SIGNED.search(text, max(len(text) - 300, 0)) or _SIGNED.search(text, 0, 300)
    for piece in (signed, _OPENING.search(text, 0, 300)):
        place = _speaker(piece.group(), named) if piece else None
        if place:
            return place
    if _national().search(text[:_OPENS]) and not _kinds(text) and not LOCAL_OFFICE.search(text):
        return gazetteer.CHINA
    return _most_named(text, named)


# 我县, 全市: the text speaks for a division of this kind.
_OWN_KIND = re.compile(r"([我全本])([省市区县旗])(?![场域间块])")
# 市政府, 由市商务局: offices of a division that the text does not name
LOCAL_OFFICE = re.compile(
    r"(?:^|[，。；：、\n由经向报])(?:[省市县区旗](?:人民)?政府|[市县区旗][\u4e00-\u9fff]{2,6}[局委办](?![员公事]))|省、市"
)
# what goes on from a national medium's name where its report begins: 央视网消息（新闻联播）：
_FILED = re.compile(r"网?[^\n，。：]{0,12}(?:消息|讯|电|报道)(?:（[^）]*）)?[：:，,]")


def _kinds(text: str) -> set[str]:
    """The words by which a text calls a division its own: 我 of 我市, 全 of 全省."""
    return {own for own, _ in _OWN_KIND.findall(text)}


def _speaker(piece: str, named: Naming) -> Place | None:
    """The place a line names, unless a national body or agency comes first: 据新华社北京7月15日电."""
    national, first = _national().search(piece), next(iter(scan(piece)), None)
    if national and (first is None or national.start() <= first.start):
        return gazetteer.CHINA
    return _read(piece, named)


def _pointed(text: str, weight: Counter[str]) -> str | None:
    """The most named division of the kind the text calls its own, if one stands out."""
    kinds = Counter(kind for _, kind in _OWN_KIND.findall(text))
    for kind, _ in kinds.most_common(1):
        names = [(n, code) for code, n in weight.items() if gazetteer.divisions()[code].name.endswith(kind)]
        best = sorted(names, reverse=True)[:2]
        if best and (len(best) == 1 or best[0][0] > best[1][0]):
            return best[0][1]
    return None


def _most_named(text: str, named: Naming) -> Place | None:
    nation = len(re.findall("我国|全国", text))
    divisions = Counter({code: n for code, n in named.counts.items() if rank(code) < 4})
    if not divisions:
        return gazetteer.CHINA if nation else None
    weight: Counter[str] = Counter()
    for code, n in divisions.items():
        for up in scopes(code):
            weight[up] += n
    own = _pointed(text, weight)
    if own:
        return gazetteer.place(own)
    total = sum(divisions.values())
    if nation >= total:
        return gazetteer.CHINA
    # The narrowest division that holds most of what is named.
    heavy = [code for code, n in weight.items() if 10 * n >= 6 * total and n >= 3]
    if not heavy:
        return gazetteer.CHINA if nation else None
    return gazetteer.place(max(heavy, key=lambda code: (rank(code), weight[code])))


def _own_zone(home: str, hits: list[Hit]) -> Place | None:
    zones: Counter[Place] = Counter()
    own = 0
    for found in hits:
        if found.entry and found.entry.place.type == "zone":
            zones[found.entry.place] += 1
        own += home in found.codes
    for zone, count in zones.most_common(1):
        if count >= _OWN_ZONE and count > 2 * own and zone.parent and holds(home, zone.parent):
            return zone
    return None
