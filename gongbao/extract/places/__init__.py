"""Document → the places it names, each resolved to a location with its code, and the place it speaks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gongbao.extract.places import abroad, former, gazetteer
from gongbao.extract.places.admit import JOINS, admitted
from gongbao.extract.places.deictic import deictics
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.entries import province_chars
from gongbao.extract.places.gazetteer import base, holds, rank
from gongbao.extract.places.groups import beside_groups, by_country, shorthand, split
from gongbao.extract.places.home import find_home, office_of, stated_home
from gongbao.extract.places.lists import beside_towns, contracted, town_lists
from gongbao.extract.places.local import GUESS, local, own_town
from gongbao.extract.places.names import in_name, inside_names
from gongbao.extract.places.natural import apart
from gongbao.extract.places.resolve import Context, candidates, choose, within
from gongbao.extract.places.scan import Cuts, Hit, scan
from gongbao.extract.places.shapes import bracketed, shaped
from gongbao.model import Document, Mention, Places


def find_places(document: Document) -> Places:
    """The places a document names, in order, and the place it speaks for."""
    text = document.text
    cuts = Cuts(text)
    found = scan(text, document.meta.published_on)
    stated = stated_home(document, found)
    hits = admitted(found, text, cuts, stated.adcode if stated else None)
    home = find_home(document, hits, stated)
    home_code = (home.adcode or home.parent) if home else None
    context = Context(home_code)
    drafts = abroad.onward(text, _resolved(text, hits, context))
    drafts = _joined(drafts, _free(list(abroad.nearby(text, cuts, drafts)), drafts))
    drafts = _joined(drafts, _free(shorthand(text, home_code, cuts, drafts), drafts))
    drafts = _joined(drafts, _free(beside_groups(text, drafts), drafts))
    drafts = _joined(drafts, _free(list(contracted(text, drafts, home_code)), drafts))
    drafts = _joined(drafts, _free(list(town_lists(text, home_code)), drafts))
    drafts = _joined(drafts, bracketed(text, drafts))
    drafts = _joined(drafts, local(text, home_code, cuts, drafts))
    drafts = _joined(drafts, _free(list(beside_towns(text, drafts, home_code)), drafts))
    drafts = _joined(drafts, shaped(text, cuts, drafts, home_code))
    drafts = _joined(drafts, _free(deictics(text, home, document.meta.published_on), drafts))
    named = _led(inside_names(text, drafts, home_code))
    mentions = tuple(each.mention() for draft in named for each in by_country(draft, text))
    warnings = tuple(_misprints(text, mentions))
    home = office_of(document.meta, text, mentions) or home
    return _of_its_day(Places(mentions, home, warnings), text, document.meta.published_on)


def _of_its_day(places: Places, text: str, day: date | None) -> Places:
    """The places with the names and codes of the document's day, if divisions were changed since."""
    if day is None or day >= former.newest():
        return places
    mentions = tuple(
        replace(one, place=former.on_day(one.place, text[one.start : one.end], day)) if one.place else one
        for one in places.mentions
    )
    home = former.on_day(places.home, "", day) if places.home else None
    return replace(places, mentions=mentions, home=home)


def _resolved(text: str, hits: list[Hit], context: Context) -> list[Draft]:
    """Every hit resolved in reading order; 北京市通州区 becomes one draft of 通州区."""
    drafts: list[Draft] = []
    for index, found in enumerate(hits):
        last = drafts[-1] if drafts and text[drafts[-1].end : found.start] in JOINS and _ahead(drafts, found) else None
        if found.entry is not None and not _division_meant(index, hits, last, text):
            _add_entry(text, found, last, context, drafts)
            context.note(drafts[-1].code if drafts else None)
            continue
        if last and found.full and abroad.holds_foreign(last):  # 首尔江南区 is not the district of Nanning
            drafts[-1] = abroad.stretched(last, found.end, found.surface)
            continue
        code = within(found.codes, last.code) if last and last.code else None
        if last and code is None and _strange(found, last, text):
            continue
        if code and last:
            drafts[-1] = Draft(last.start, found.end, gazetteer.place(code), 0.97, code)
        else:
            drafts.extend(_alone(found, context))
        context.note(drafts[-1].code if drafts else None)
    return drafts


def _ahead(drafts: list[Draft], found: Hit) -> bool:
    """Whether the last draft ends right before a hit, or before the dot ahead of it."""
    return 0 <= found.start - drafts[-1].end < 2


def _division_meant(index: int, hits: list[Hit], last: Draft | None, text: str) -> bool:
    """湖南沅江, 西双版纳、怒江等地: the division, not the river (or the place abroad) of the same name."""
    found = hits[index]
    if not found.codes or found.entry is None or found.entry.country:
        return False
    code = within(found.codes, last.code) if last and last.code else None
    if code:  # 新疆天山 is the range, not the district
        return not gazetteer.divisions()[code].name.endswith("区")
    for other in (hits[index - 1] if index else None, hits[index + 1] if index + 1 < len(hits) else None):
        if other is None or other.entry is not None:
            continue
        first, second = sorted((found, other), key=lambda one: one.start)
        if text[first.end : second.start] == "、" and {rank(c) for c in found.codes} & {rank(c) for c in other.codes}:
            return True
    return False


def _strange(found: Hit, last: Draft, text: str) -> bool:
    """湖州西塞山, 北京北海公园: right behind a place that does not hold it a short name means something else."""
    if found.full or not last.code or rank(last.code) > 3 or not found.codes:
        return False
    if rank(last.code) == 3:
        return not any(gazetteer.parent(code) == gazetteer.parent(last.code) for code in found.codes)
    return rank(found.codes[0]) > 2 or text.startswith("公园", found.end)


def _alone(found: Hit, context: Context) -> list[Draft]:
    code, sure = own_town(found, context.home) or choose(found.codes, context, found.full)
    town = all(rank(c) == 4 for c in found.codes)
    if town and not _town_fits(code, found, context):
        return []
    if code is None:
        return [Draft(found.start, found.end, None, sure, None, False, candidates(found.codes))] if found.full else []
    return [Draft(found.start, found.end, gazetteer.place(code), sure, code)]


def _town_fits(code: str | None, found: Hit, context: Context) -> bool:
    """A town's name needs its county nearby; a long one that is borne once in the country does not."""
    if code is None:
        return False
    home = context.home if context.home and rank(context.home) else None
    anchors = [*context.named[-6:], *([home] if home else [])]
    if any(holds(gazetteer.region_of(anchor), code) for anchor in anchors if rank(anchor) > 1):
        return True
    return any(holds(anchor, code) for anchor in anchors) or (
        home is None and len(found.codes) == 1 and len(found.surface) > 3
    )


def _add_entry(text: str, found: Hit, last: Draft | None, context: Context, drafts: list[Draft]) -> None:
    """Add a place of the lexicon; one that needs a province around it only if there is one."""
    entry = found.entry
    assert entry is not None
    if entry.within and not (context.home or "").startswith(entry.within):
        near = any(code.startswith(entry.within) for code in context.named[-3:])
        if not near and entry.place.adcode not in context.named:
            return
    if entry.place.type == "group" and len(found.surface) < 5 and _splits(found.surface):
        drafts.extend(split(found.surface, found.start, 0.85))
        return
    draft = abroad.whole(text, found) if entry.place.type == "foreign" and not entry.country else None
    draft = draft or Draft(found.start, found.end, entry.place, 0.9, entry.place.adcode)
    # 江苏紫金山实验室: the province stands for itself; before 青秀山公园 it joins the park, not the hill
    nature = entry.place.type == "feature" and (in_name(text, draft) or apart(entry.place.name))
    if last and last.place and not nature and _leads(last, found):
        draft = replace(draft, start=drafts.pop().start)
    drafts.append(draft)


_NAMED_GROUPS = frozenset(("京津冀", "粤港澳", "陕甘宁"))


def _splits(surface: str) -> bool:
    return surface not in _NAMED_GROUPS and all(char in province_chars() for char in surface)


_POINTS = ("口岸", "港", "机场", "站", "难民营")  # 拉法口岸 holds no other place


def _leads(last: Draft, found: Hit) -> bool:
    """Whether the place before is what holds an entry: 法国巴黎, 重庆两江新区."""
    entry = found.entry
    if not entry or not last.place or entry.country:
        return False
    inner, outer = entry.place.adcodes, last.place.adcodes
    if entry.place.type == "group":  # 江苏苏北: a province and a region of its own
        return False
    if entry.place.type == "foreign":
        return last.place.type == "foreign" and inner == outer and not last.place.name.endswith(_POINTS)
    if not last.code or not inner or not all(code.isdigit() for code in inner):
        return False
    held = [holds(base(last.code), code) for code in inner]
    return all(held) or (any(held) and all(rank(code) > 1 for code in inner))  # 江西武功山, of three counties


def _led(drafts: list[Draft]) -> list[Draft]:
    """湖北荆门屈家岭遗址: a division with the feature in it right behind is one mention, of the feature."""
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        if last and last.end == draft.start and _holds_feature(last, draft):
            kept[-1] = replace(draft, start=last.start)
        else:
            kept.append(draft)
    return kept


def _holds_feature(division: Draft, feature: Draft) -> bool:
    if division.within_name or feature.within_name or not division.code or not division.code.isdigit():
        return False
    place = feature.place
    if place is None or place.type != "feature" or division.place is None:
        return False
    if division.place.type in ("feature", "country"):
        return False
    return all(code.isdigit() and holds(base(division.code), code) for code in place.adcodes)


def _free(new: list[Draft], taken: list[Draft]) -> list[Draft]:
    """The new drafts that touch none of the old."""
    if not new:
        return []
    used = bytearray(max((draft.end for draft in (*new, *taken)), default=0))
    for draft in taken:
        used[draft.start : draft.end] = b"\x01" * (draft.end - draft.start)
    return [draft for draft in new if 1 not in used[draft.start : draft.end]]


def _joined(drafts: list[Draft], new: list[Draft]) -> list[Draft]:
    """All in order, the longer first; what lies inside a longer one is inside a name; equal spans once."""
    if not new:
        return drafts
    kept: list[Draft] = []
    reach: Draft | None = None
    said: Draft | None = None  # the last one left out
    for draft in sorted([*drafts, *new], key=lambda d: (d.start, -d.end)):
        if kept and (kept[-1].start, kept[-1].end) == (draft.start, draft.end):
            continue
        if reach is not None and draft.end <= reach.end:
            if any(one and one.end >= draft.end and _told(draft, one) for one in (reach, kept[-1], said)):
                said = draft
                continue
            draft = replace(draft, within_name=True)
        elif reach is not None and draft.start < reach.end:
            continue
        else:
            reach = draft
        kept.append(draft)
    return kept


def _told(draft: Draft, reach: Draft) -> bool:
    """Whether the longer draft says all the inner one does: 哈克 in 哈克镇, 通州区 in 通州区哈克村."""
    if draft.code == reach.code is not None or (draft.end == reach.end and draft.place == reach.place):
        return True
    village = reach.place is not None and reach.place.type == "village"
    return village and draft.start == reach.start


def _misprints(text: str, mentions: tuple[Mention, ...]) -> Iterator[str]:
    """A warning for each town that was read through a misprint in its name."""
    read = {
        (text[mention.start : mention.end], mention.place.name)
        for mention in mentions
        if mention.place and mention.place.type == "town" and mention.confidence <= GUESS
    }
    for printed, name in sorted(read):
        if printed not in name:
            yield f"possible misprint: {printed} read as {name}"
