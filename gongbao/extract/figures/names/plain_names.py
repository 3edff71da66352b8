"""The name of what is measured without what other columns or the news around it say: place, time, who issued it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from gongbao import lexicon
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.words import tagged
from gongbao.model import Place, Places

_STAYS = frozenset({"country", "feature", "group", "foreign"})
_GOVERNED = ("新区", "自由贸易港", "自贸港", "兵团")
_SIGHTS = ("景区", "公园", "名胜区", "博物馆")  # what is counted there is not what its county counts
_GOES_ON = re.compile(
    r"[至到—、和与及\-]|特别行政区|特区|站|港|线|籍|式|大桥|通道|机场|海关|边检|公路|铁路|高铁|班列|市场|人民|民族|中文|大学|医院|[东南西北中]部"
    r"|属(?![于地])|\d|[河江湖山](?![流区体水南北东西])|湖水"
)
_ISSUER = re.compile(
    r"(?:[^，、。；]{0,10}(?:部(?!署)|委(?!托)|(?<!部)署|局|工会|银行|央行|网信办|法院|检察院|协会)[、和]?){1,3}"
    r"(?:等[^，、]{0,4}(?:部门|单位))?(?:日前|近日|再次|联合|紧急|今[天日]|昨[天日]|以[^，]{2,24}方式|将于?|已经?|共(?!同))*"
)
# what is set out, whoever does it: 两地政务部门推出首批通办事项; but a fair presents what is of the fair
_SET_OUT = re.compile(
    r"(?!.{0,12}(?:[博交贸览峰]会|论坛|文化节))[^，、的“”]{0,20}?(?:(?:推|梳理|评选)出|出台|发布|提出|部署|签署|公布|公示|创设)了?(?:要抓好|要做好)?(?=[^的出，]{4,}$)"
)
_OF_SET_OUT = frozenset("出布署示设")  # one of these is in all that _SET_OUT knows
_POINTS = re.compile(
    r"\[\d{1,3}\]|(?<=..)(?:的|/)$|"  # 总量[17]: a note
    "^(?:\\d{1,2}月份(?=.{2})|该[镇村市县区乡省州](?!的)(?=.{3})|这?(?:也|就|都|还)?是(?=.{3})|这(?!样)一?(?:些|里的?|[个家座条项次种位名款批块片件场架所间艘支枚张届])?(?=.{2})|此次(?=.{2}))"
    "|(?<=..)(?<!实)现有(?![线的])(?=..)|[自从]起(?=已|将|开|举|累)|(?<=..)(?<![其集高初震])[当之]?中$|(?<=[厅馆园室库场棚])里$"
)
_OF_POINTS = frozenset("[月该是这此现起中里的/")  # one of these is in all that _POINTS knows
_TWICE = re.compile("(日均|月均|年均|人均|全国|累计)\\1")
# 已抢通公路 behind its county; but 已建 and 已投产 tell works apart
_DONE = re.compile(
    "^(?:现?有(?![限关机色效线声氧害毒偿轨余])(?=.{2}))?(?:已(?![经有]?(?:[投核批在]|建[^成]))[经有]?(?=.{3}))?(?:(?:完成|实现)(?=.{3}))?"
)
_WITHIN = re.compile("^内(?![贸需河陆资外地销存部蒙环联])(?=.{2})")
_OF_ISSUERS = frozenset("部委署局会行办院")  # one of these is in every name that _ISSUER knows


def spoken_of(text: str, places: Places) -> dict[Place, tuple[str, ...]]:
    """The words by which a document names each division and zone, longest first."""
    found: dict[Place, set[str]] = {}
    for mention in places.mentions:
        if mention.place is not None and not _stays(mention.place) and not mention.within_name:
            found.setdefault(mention.place, set()).add(text[mention.start : mention.end])
    return {place: tuple(sorted(names, key=len, reverse=True)) for place, names in found.items()}


def _stays(place: Place) -> bool:
    """Whether a name keeps the place it begins with: a zone is a thing of its own unless governed like a county."""
    return place.type in _STAYS or (place.type == "zone" and not place.name.endswith(_GOVERNED))


def without_place(name: str, place: Place | None, spoken: Mapping[Place, tuple[str, ...]]) -> str:
    """A name without the place it begins with, which is that of its row: GDP of 广东GDP."""
    for said in spoken.get(place, ()) if place is not None else ():
        if len(said) > 1 and name.startswith(said) and not said.endswith(_SIGHTS):
            rest = _DONE.sub("", _WITHIN.sub("", name[len(said) :].removeprefix("的")))
            return rest if len(rest) >= 2 and not _GOES_ON.match(rest) else name
    return name


@cache
def _idle_words() -> frozenset[str]:
    return frozenset(lexicon.lines("figures/idle_words.txt"))


@cache
def _of_idle() -> frozenset[str]:
    """The characters without which a name has none of them."""
    return frozenset("".join(_idle_words()))


def plainly(name: str) -> str:
    """A name without what points back and what says only that it is so, was or will be, and without 了.

    What tells things apart stays: 已投产的机组.
    """
    name = name if _OF_POINTS.isdisjoint(name) else _POINTS.sub("", name)
    name = name[len(twice[1]) :] if (twice := _TWICE.match(name)) else name
    if _of_idle().isdisjoint(name):
        return name
    words = tagged(name)
    return "".join(word for n, (word, _) in enumerate(words) if not _idle(words, n))


def _idle(words: list[tuple[str, str]], n: int) -> bool:
    """Whether the word at `n` says nothing of what is measured: an adverb before its verb outside quotation marks."""
    word, tag = words[n]
    if tag[:1] not in "dtu" or word not in _idle_words():
        return False
    before = "".join(one for one, _ in words[:n])
    if word == "了" or before.count("“") != before.count("”"):
        return word == "了"
    after = "".join(one for one, _ in words[n + 1 :])
    if len(after) < 2 or "的" in after or (word[0] == "已" and not before):
        return False
    return word != "将" or words[n + 1][1][:1] in "vdpa"


def without_issuer(name: str) -> str:
    """A name without the body that issues or gives what is counted: 下拨帮扶资金 of 总工会下拨帮扶资金."""
    name = name.replace("（）", "")
    if match := None if _OF_SET_OUT.isdisjoint(name) else _SET_OUT.match(name):
        return name[match.end() :]
    match = None if _OF_ISSUERS.isdisjoint(name) else _ISSUER.match(name)
    return name[match.end() :] if match and pattern("issues").match(name, match.end()) else name
