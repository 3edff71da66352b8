"""What a sentence takes up from the one before: 项目总投资 of the project told there, 本届 of which fair."""

from __future__ import annotations

import re
from functools import cache

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.names.topics import BEFORE_NAME, CLAUSE, LEADS, VAGUE, ends_here, joined, named, topic
from gongbao.extract.figures.patterns import alternatives, pattern

# what shows that a word for a work is only the first part of a longer one
_NO_WORK = r"(?![长区]|部|办|法人|负责|工[地作人]|沿线|审批|清单|签约|储备)"
_NAMED = re.compile(r"第[一二三四五六七八九十百\d]+届[^，。；：、“”]{2,28}$")
_THIS = re.compile(
    r"(?:本[届次]|此[届次])(?P<fair>[^，。；、\d]{1,10}?(?:[会节赛]|论坛))(?![员期场议谈])|(?P<bare>论坛|大会|展会|博览会|艺术节)(?![主堂期])"
)
_SAYS = re.compile(
    r"(?:全部|全面|正式|全线)?(?:建成|投产|投用|投运|完工|竣工|通车|达产|运营|投入使用|投入运营)(?:投产|投用|投运|运营|通车|达产)*后"
    r"|(?:每?年|每[天日])(?:可|能|将)?(?:发电|供[水电气暖]|输[送水]|产|处理|减排|节约|生产|上网|吞吐|加工|提供|减少|新增)"
    r"|总投资|计划总?投资|完成投资|概算|总?装机|总?库容|设计(?:时速|库容|年)|(?:线路)?全长|总长|占地|总?建筑面积|辐射|可(?:满足|保障|节约|减排|减少|实现|新增|改善|提供)"
    r"|入[园驻]企业"
)
_OF_FAIR = re.compile(
    r"主题为|特设|展览(?:总)?面积|[共还]?设有?|设置|吸引|[共还]?推介|意向成交|签约(?:总)?(?:金额|项目)|参[展会赛]"
)
# what the power that a work gives saves is no measure of the work itself
_EQUALS = re.compile(r"(?:这)?(?:相当于|等效|折合|减排|减少二氧化碳|节约标准?煤)")
# how clauses begin that can take something up, but for the words of the lexicon: no other need be looked at
_HEADS = (
    "预届未目其还将计截自0123456789今昨（据统数、该此本这大论展博艺全正建投"
    "完竣通达运每年总概设占入辐可共吸推意签参相等折减节覆惠途串主特累已"
)
_SHARED = re.compile(r"辐射|覆盖|惠及|途经|串联|连接|通达|设")
# a clause that says what its subject is: 是全球海拔最高的电站
_SAYS_WHAT = re.compile(r"[^，]{0,8}?(?:是|成为|作为|服役于|打造|属于)")
_YEAR = re.compile(r"20\d\d年?(?=[\u4e00-\u9fff])")


def told(text: str, slots: list[Slot], names: list[str | None], before: str) -> list[str | None]:
    """The names of the values of a sentence with the work or fair they are of; `before` is the paragraph up to it."""
    found, lead, shared = list(names), "", ""
    joined(text, slots, found, lambda ahead: _fair(ahead, ""), before)
    if not any(one.first and one.clause < one.quantity.start and text[one.clause] in _heads() for one in slots):
        return found
    for n, (slot, name) in enumerate(zip(slots, tuple(found), strict=True)):
        if not name:
            continue
        clause = text[slot.clause : slot.quantity.start]
        if slot.first and clause and clause[0] not in _heads():
            lead = shared = ""
            continue
        clause = LEADS.sub("", clause, count=1)
        if slot.first and not (
            not slot.left.strip() and n and lead and slot.quantity.unit == slots[n - 1].quantity.unit
        ):
            goes_on = lead if _SHARED.match(clause) else ""
            lead, shared = _subject(clause, text[: slot.clause], before) or goes_on, ""
            if goes_on and n and names[n - 1]:
                name = name.removeprefix(names[n - 1] or "")
        if not slot.first or not slot.left.strip():
            verb = "" if shared == "设" or name.startswith(shared) else shared
            found[n] = _prefixed(lead, verb + name) if lead and shared else name
            continue
        if _EQUALS.match(clause):
            continue
        if lead and not text.startswith("的", slot.end) and not _own_work(name):
            said = _SHARED.search(clause[:12])
            shared = said.group() if said else ""
            found[n] = _prefixed(lead, _without_pointer(name))
    return found


def _subject(clause: str, ahead: str, before: str) -> str:
    """The work or fair that a clause speaks of without naming it, "" if it has a subject of its own."""
    own = LEADS.sub("", ahead, count=1)
    before = before if not own or _starts().match(own) else ""
    last = before[-160:]
    points = _points().match(clause)
    if points and (
        work := _work(ahead) or _thing("" if points["noun"] in ahead else before, points["noun"]) or _work(last)
    ):
        return work
    if this := _THIS.match(clause):
        fair = this["fair"] or this["bare"]
        return _fair(last + ahead, fair) or (fair if this["fair"] and len(fair) > 2 else "")
    if _SAYS.match(clause) and (work := _work(ahead) or _work(last)):
        return work
    if pattern("told_of").match(clause):
        pointed = _points().match(own)
        return _thing(before, pointed["noun"]) if pointed else topic(ahead)
    return (_fair(ahead, "") or _fair(last, "")) if _OF_FAIR.match(clause) else ""


def _work(text: str) -> str:
    """The last work that a text names."""
    return _last(text, list(pattern("work", after=_NO_WORK).finditer(text))[-6:])


def _thing(text: str, noun: str) -> str:
    """The last name of a text that ends with `noun`."""
    return _last(text, list(re.finditer(noun + _NO_WORK, text))[-6:]) if noun in text else ""


def _last(text: str, found: list[re.Match[str]]) -> str:
    for match in reversed(found):
        start = max((one.end() for one in CLAUSE.finditer(text, 0, match.start())), default=0)
        if _SAYS_WHAT.match(text, start, match.start()) or not ends_here(text, match.end()):
            continue
        if phrase := named(text[start : match.end()]):
            return phrase
    return ""


@cache
def _points() -> re.Pattern[str]:
    """A word that points at a thing named before: 该工程, 隧道."""
    return pattern("thing", "(?:该|此|本|这[座条个项]?)?(?P<noun>", r")(?:路?线)?(?:的|(?![名库量经师部组法]|总师))")


@cache
def _starts() -> re.Pattern[str]:
    """How a clause begins that takes something up."""
    pieces = (_points().pattern, _THIS.pattern, _SAYS.pattern, pattern("told_of").pattern, _OF_FAIR.pattern)
    return re.compile(re.sub(r"\?P<\w+>", "?:", "|".join(pieces)))


@cache
def _heads() -> frozenset[str]:
    """The characters that a clause can begin with that takes something up."""
    pieces = f"{alternatives('thing')}|{alternatives('told_of')}".split("|")
    return frozenset(_HEADS).union(
        *(re.sub(r"^\[|\].*|(?<!^)(?<!\[).*", "", one) if one[0] == "[" else one[0] for one in pieces)
    )


def _own_work(name: str) -> bool:
    """Whether a name says itself which work it is of."""
    rest = _without_pointer(name)
    return rest == name and (match := pattern("work", after=_NO_WORK).search(name)) is not None and match.end() >= 6


def _fair(text: str, short: str) -> str:
    """The last fair that a text names in full; its name holds the characters of the `short` one in their order."""
    for match in reversed(list(pattern("fair", after="(?![堂议])").finditer(text))[-6:]):
        start = max((one.end() for one in CLAUSE.finditer(text, 0, match.start())), default=0)
        phrase = text[start : match.end()]
        edition, years = _NAMED.search(phrase), list(_YEAR.finditer(phrase))
        if edition or years:
            phrase = edition.group() if edition else phrase[years[-1].start() :]
        else:
            phrase = clean_left(BEFORE_NAME.sub("", phrase))
        if len(phrase) > max(len(short), 3) and not VAGUE.search(phrase) and _abbreviates(short, phrase):
            return phrase
    return ""


def _abbreviates(short: str, full: str) -> bool:
    at = -1
    for char in "会" if short == "展会" else short:
        at = full.find(char, at + 1)
        if at < 0:
            return False
    return True


def _without_pointer(name: str) -> str:
    """A name without the word that points at its work or fair."""
    match = _points().match(name) or _THIS.match(name)
    rest = name[match.end() :].lstrip("共已的") if match else name
    return "" if match and not rest else rest if len(rest) >= 2 else name


def _prefixed(lead: str, name: str) -> str:
    return name if (name and lead[:4] in name) or lead[-4:] in name else lead + name
