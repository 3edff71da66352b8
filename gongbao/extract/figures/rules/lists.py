"""Amounts of a rule that a list deals out: to titles (省级、市级工厂, 分别奖励…), to bounds."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from gongbao.extract.figures.clauses import ITEM, Slot
from gongbao.extract.figures.grant_words import GRANTED, PAYS
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.names.sharing import steps
from gongbao.extract.figures.patterns import alternatives, pattern
from gongbao.extract.figures.rules.payments import BY_VERB, EACH, SAYS_MEASURE, granted_behind
from gongbao.extract.figures.rules.terms import REACHED, is_term, leading_noun
from gongbao.extract.words import tagged

_GIVEN = re.compile(rf"(?:{PAYS})$")
_GIVEN_BEHIND = re.compile(rf"(?:{PAYS})(?=[，,。；]|$)")
_GIVES_WHOM = re.compile(rf"^(?P<what>{PAYS})(?P<whom>.{{2,}})")
_AND_ALSO = re.compile("(?:及?以上)?的?[，,]?[且并]")
_DEALS = ("分别", "依次")
_DEALT = re.compile("(?P<whom>.*?)(?:分别|依次)")
_GIVES_TO = re.compile("给予|予以|发放")
_SPLIT = re.compile("、|[和及与或](?=[\u4e00-\u9fffA-Z])")
_OF_STEP = re.compile("[级等档为]")  # what belongs to the last step, or leads from all of a list to their title
_FOR = re.compile("^(?:[且并]|同时)?(?:对于?|凡|将|给予|向)?")
_ASIDE = re.compile("（[^（）]*）")
_DIGIT = re.compile(r"\d[\d.]*[万亿]*[美欧港日]?元")
_HANDS = re.compile("(?:分别|依次)?(?:发放|(?<=分别)给予|(?<=依次)给予)(?=每[^，,]{1,3}|$)")
_LETTERS = re.compile("[A-Z]{1,2}")
_RANKS, _SIZES = "零一二三四五六七八九十", "零一两三四五六七八九十"
_FIRST_RANKS = re.compile(f"前(?P<size>[{_SIZES[2:]}])名")
_LONGEST_LABEL, _LONGEST_TITLE = 16, 12

Turn = tuple[int, int]  # the values of one list: the first and the one behind the last


def deal_out(text: str, slots: list[Slot], found: list[str | None]) -> None:
    """Complete the names (`found`) of values that a list deals out."""
    heads = [n for n, slot in enumerate(slots) if not slot.listed]
    bounds = list(zip(heads, [*heads[1:], len(slots)], strict=True))
    for terms, amounts in [*pairwise(bounds), *_past_condition(text, slots, bounds)]:
        if terms[1] - terms[0] == amounts[1] - amounts[0] > 1:
            _to_bounds(text, slots, found, terms, amounts)
    for first, stop in bounds:
        if stop - first > 1:
            _to_titles(text, slots, found, (first, stop))
        _given_after(text, slots, found, (first, stop))
        _to_ranks(found, (first, stop))


def _deals(text: str, slot: Slot) -> bool:
    """Whether the clause of a list says that it is dealt out."""
    return any(word in text[slot.clause : slot.quantity.start] for word in _DEALS)


def _past_condition(text: str, slots: list[Slot], lists: list[Turn]) -> list[tuple[Turn, Turn]]:
    """The lists between which one thing more is asked: 产值3亿元、6亿元以上，且增长10%以上的，分别奖30万元、70万元."""
    return [
        (lists[n - 1], lists[n + 1])
        for n in range(1, len(lists) - 1)
        if lists[n][1] - lists[n][0] == 1 and _AND_ALSO.match(text, slots[lists[n][0] - 1].quantity.end)
    ]


def _to_bounds(text: str, slots: list[Slot], found: list[str | None], terms: Turn, amounts: Turn) -> None:
    """年产值首次过3亿元、6亿元，分别奖30万元、70万元: the amounts are told apart by what they are paid for."""
    (first, last), (second, stop) = terms, amounts
    lead = text[slots[first].clause : slots[first].quantity.start]
    bounds = is_term(text, slots[last - 1]) or slots[last - 1].sign != "=" or REACHED.search(lead)
    if not _deals(text, slots[second]) or not bounds or not found[second]:
        return
    said = found[first] or ""
    if not all(said.endswith(name or "") for name in found[first:last]) or len(set(found[second:stop])) != 1:
        return
    found[first:last] = [said or None] * (last - first)
    verb = match.group() if (match := REACHED.search(lead.replace("分别", ""))) else ""
    for n in range(last - first):
        term = slots[first + n].quantity
        paid = (found[second + n] or "").removeprefix(said).removeprefix(verb)
        paid = given.group() if (given := _GIVEN.search(paid)) else _GIVES_WHOM.sub(r"\g<whom>\g<what>", paid)
        paid = granted_behind(slots[stop - 1].right) or paid
        found[second + n] = f"{said}{verb}{text[term.start : term.end]}的{paid}"


def _to_titles(text: str, slots: list[Slot], found: list[str | None], turn: tuple[int, int]) -> None:
    """评为省级、市级工厂的，分别给予50万元、20万元: each amount is paid for the title that stands in its place."""
    first, stop = turn
    slot, name = slots[first], found[first] or ""
    dealt = _DEALT.match(text, slot.clause, slot.quantity.start)
    if slot.quantity.dimension not in ("money", "percent"):
        return
    given = _GIVEN.search(text[slot.clause : slot.quantity.start])
    given = given or (_GIVEN_BEHIND.match(text, slots[stop - 1].end) if name.endswith("奖") else None)
    if given and slot.quantity.dimension == "money" and len(set(found[first:stop])) == stop - first:
        found[first:stop] = [(title or "").removesuffix(given.group()) + given.group() for title in found[first:stop]]
        return  # 获得一等奖、二等奖的分别奖励2万元、1万元
    if len(set(found[first:stop])) != 1 and not name.startswith(_DEALS):
        return
    ahead = re.split("[，,；;。：:]", text[max(0, slot.clause - 120) : slot.clause].rstrip("，,；;"))
    own = dealt["whom"] if dealt else _GIVES_TO.split(text[slot.clause : slot.quantity.start])[0]
    for clause in (own, *reversed(ahead[-2:])):
        said = ITEM.sub("", clause.removesuffix("的"))
        whole = titles_of(said, stop - first, dealt is None)
        if titles := whole or titles_of(said.rpartition("的")[2], stop - first, dealt is None):
            given = _GIVEN.search(name) or GRANTED.search(text, slot.clause, slots[stop - 1].stop)
            paid = name if clean_left(name) == name and len(name) <= 6 and name[:1] in "户人单每" else ""
            paid = paid or granted_behind(slots[stop - 1].right).removeprefix("一次性")
            paid = paid or (given.group() if given else BY_VERB.get(text[slot.quantity.start - 1], ""))
            if paid:
                found[first:stop] = [title + paid for title in titles]
            return


def titles_of(clause: str, size: int, stepped: bool = False) -> list[str]:
    """The `size` members of the list in a clause, each with the words they share; none if it lists another number, or
    if they are to be steps (`stepped`) of one title and are not."""
    parts = _SPLIT.split(_ASIDE.sub("", clause))
    parts = parts if len(parts) == size else clause.split("、")  # 省级、市级示范社和农场
    if len(parts) != size or _DIGIT.search(clause) or not all(parts) or any(len(part) > 24 for part in parts[:-1]):
        return []
    lead = match.group() if (match := _led().match(parts[0])) else ""
    own = [parts[0][len(lead) :], *parts[1:]]
    whose, of, own[0] = own[0].rpartition("的")
    lead = lead + whose + of if len(whose) < _LONGEST_TITLE else lead
    if not own[0]:
        return []
    if titles := _steps(own):
        return [_FOR.sub("", lead) + title for title in titles]
    if stepped:
        return []
    letters = all(_LETTERS.fullmatch(part) for part in own[:-1])
    at = len(own[0]) - 1 if letters else -1 if own[0][-1].isdigit() else own[-1].find(own[0][-1])
    shared = _shared(own[-1][at + 1 :]) if 0 <= at < 8 else ""
    own[-1] = own[-1][: at + 1] + shared if shared else own[-1]
    lead = _FOR.sub("", lead)
    return [lead + part + ("" if part is own[-1] else shared) for part in own]


def _to_ranks(found: list[str | None], turn: Turn) -> None:
    """排名前三名的街道奖励 of three amounts: 排名第一名的街道奖励, 排名第二名的街道奖励 and so on."""
    first, stop = turn
    name = found[first] or ""
    ranks = _FIRST_RANKS.search(name)
    if not ranks or len(set(found[first:stop])) != 1 or stop - first != _SIZES.find(ranks["size"]):
        return
    for rank in range(1, stop - first + 1):
        found[first + rank - 1] = f"{name[: ranks.start()]}第{_RANKS[rank]}名{name[ranks.end() :]}"


def _steps(own: list[str]) -> list[str]:
    """国家级工厂, 省级工厂, 市级工厂 of 国家、省、市级工厂, 科技奖一等奖, 科技奖二等奖 of 科技奖一、二等奖; none if the
    members of the list are no such steps."""
    stem, named, rest = steps(own)
    shared = _shared(rest)
    return [stem + step + shared for step in named] if shared else []


def _shared(rest: str) -> str:
    """What the members of a list have in common: 示范合作社和农场 of what is left of 市级示范合作社和农场."""
    if mark := _OF_STEP.match(rest):
        return mark.group() + _shared(rest[mark.end() :])
    if rest[:1] in "的且并":
        return rest.rpartition("的")[2]
    title, _, whose = rest.partition("的")  # 制造业创新中心的企业
    joined = whose or all(tag[:1] in "nbjlszm" or tag == "vn" or word in "和及与或" for word, tag in tagged(title))
    whole = joined or pattern("payees", after="$").search(title)  # 专精特新企业
    return title if whole and len(title) <= _LONGEST_LABEL else leading_noun(rest) or title


def _given_after(text: str, slots: list[Slot], found: list[str | None], turn: tuple[int, int]) -> None:
    """轻度、重度分别按每人每月150元、300元给予补贴: what is given stands behind the list."""
    first, stop = turn
    ahead = text[slots[first].clause : slots[first].quantity.start]
    match = _given_behind().match(text, slots[stop - 1].end) if "按" in ahead else None
    handed = granted_behind(slots[stop - 1].right) if _HANDS.search(ahead) else ""
    if slots[first].quantity.dimension != "money" or not (match or handed):
        return
    what = match["what"] if match else handed
    each = EACH.findall(ahead)
    for n in range(first, stop):
        name = _HANDS.sub("", found[n] or "")
        name = name.rpartition("的")[2] if handed and len(name) > _LONGEST_TITLE else name
        if name and (handed or len(name) <= _LONGEST_LABEL) and not SAYS_MEASURE.search(name):
            found[n] = name + (each[-1] if each else "") + what


@cache
def _given_behind() -> re.Pattern[str]:
    return re.compile(
        rf"(?:的标准|标准)?(?:给予|予以|发放|进行)[^，,。；\d]{{0,2}}?(?P<what>[^，,。；\d]{{0,6}}?(?:{alternatives('granted')}))"
    )


@cache
def _led() -> re.Pattern[str]:
    """What leads to the first title of a list: 首次认定为国家级、省级平台."""
    return pattern("titled_by", before="^.*?", after="(?=.)")
