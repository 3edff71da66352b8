"""The bodies, places and members that a number counts, and what the words around them say of them."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.folk import people
from gongbao.extract.figures.names.indicators import noun_after
from gongbao.extract.figures.names.slot_lists import rated
from gongbao.extract.figures.numbers.idioms import two_states
from gongbao.extract.seeking import sought
from gongbao.extract.words import tagged

_PLACES = frozenset("市县区省州旗国镇乡村街地")
_OF_THINGS = frozenset(("个", "类", "部", "座"))
_BODIES = frozenset({"部门", "部委", "单位", "省份", "省市", "区县", "市县", "县区", "地市", "省区", "口岸"})
# 全国妇联等11部门, 江苏、安徽、四川3个省: the members stand before their number
_MEMBERS = re.compile(r"等$|、[^、，,。；]{1,8}$|[已共]?有$")
_BODY = re.compile(
    r"(?:省区市|省市区|城市[或和、]地区|国家(?:[、和](?:地区|区域))?(?:[、和](?:国际|区域)?组织)?|省份|省区|省市|地市|区县|县区|县市|市县|城市|部门|部委|单位|央企|口岸|乡镇|街道|[省市县区州旗](?![级道]))"
)
_COMES_FROM = re.compile(r"来自(?:全[国球省市]|世界|海内外|境内外|国内外|[^，]{2,30}等)?$")
_WHOSE = re.compile(
    r"(?:（[^）]{1,12}）)?的(?P<whose>[^，,。；、：\d]{2,12}?)(?=[，,。；、：]|[参出]|齐聚|共同|围绕|$)"
)
_GOES_ON = frozenset("vdptcuxwrf")  # tags of words that say something of what stands before
_HOW = frozenset({"重点", "集中", "全面", "联合", "全部", "同步"})  # nouns of the dictionary that say how
_ASIDE_OF_UNIT = re.compile(r"（[^）]{1,4}）$")  # 省（区）
# 300家企业签约，同比增长5%
_GREW = re.compile("(?:同比|环比|[比较][^，]{0,8}?)(?:增长|增加|上升|提[高升]|下降|减少)了?(?:[约近超]|超过)?")
_BETWEEN = re.compile("之?间(?!接|歇|隔|距)")  # 甲、乙两省之间
_THROUGH = re.compile("[^、，]{0,20}?(?:横跨|连接|途经|流经|地处|涉及|覆盖|贯穿|跨越|串联|穿越|辐射|惠及)")
# one more kind of those that all of a list come from: 20个国家|和|5个国际组织
_MORE_ORIGINS = re.compile(r"[^，。；、的\d]{0,6}[、和及与](?=\d+多?个(?:国际组织|国家|地区|省|城市|高校|单位|机构))")
_LINKS = re.compile(
    "(?:连接|连通|贯通|横跨|地跨|横贯|跨越|途经|流经|贯穿|穿越|往返)(?=[^，]*[、和与至]|[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕甘青宁新]{2,4}$)"
)
_ONLY_PART = re.compile("(?:参[会赛展]|出席|与会|到会)+")
_RATE_REACHED = re.compile(
    r"(?P<rate>[^，。；、\d的]{1,10}(?:率|增速|增幅|占比|比例))(?:均|都)?(?P<how>超过?|达到?|高于|低于|不足|突破)"
)
_MOVES = sought(r"(?:推动|组织|指导|会同|联合)$")
_AMONG = re.compile(
    r"在(?P<all>全[国省市区县州])(?P<number>[\d一二三四五六七八九十百]+)个?(?P<thing>[省市县区州旗镇乡村]{1,2})(?:（[^）]{1,4}）)?[中里]"
)


def counted_of(noun: str, unit: str) -> str:
    """What is counted of 14个景区的环境: 景区, where 的 follows bare nouns and an attribute of theirs.

    Not 20名企业的负责人, whom the classifier fits, nor 7个小区的改造, which were done.
    """
    owner, of, thing = noun.partition("的")
    if unit not in _OF_THINGS or not of or len(owner) < 2 or "、" in noun or owner.endswith(("性", "需")):
        return noun
    bare = all(tag in ("n", "nz") for _, tag in tagged(owner))
    told = tagged(thing)[-1:] if thing else []
    named = bool(told) and (told[0][1] in ("n", "nz") or told[0][0] == "需求") and not _BODY.match(thing)
    return owner if bare and named else noun


def bodies(unit: str, right: str) -> str:
    """The bodies or places that are counted, "" where others are: 部门, 省份, 国家和地区."""
    if unit == "地":
        return "地区"
    if unit == "国":
        return "国家"
    unit = _ASIDE_OF_UNIT.sub("", unit)
    if unit in _BODIES or unit in _PLACES:
        whole = _BODY.match(unit + right)
        return whole.group() if whole else ""
    match = _BODY.match(right)
    return match.group() if match and _stands_alone(right, match.end()) else ""


def grew(slots: list[Slot], n: int, name: str) -> bool:
    """Whether slot `n` says by how much the count before it, of that name, grew, which bodies and places do not."""
    counts = n > 0 and slots[n - 1].quantity.dimension == "count" and _GREW.fullmatch(slots[n].left)
    return bool(counts) and _BODY.fullmatch(name.rpartition("的")[2]) is None


def body_at(text: str) -> str:
    """The word for bodies or places that a text begins with, "" if it begins with none."""
    match = _BODY.match(text)
    return match.group() if match else ""


def _stands_alone(text: str, at: int) -> bool:
    """Whether a word ends at `at` and is not the first of a longer name: 国家 of 国家重大工程, 市 of 市民广场."""
    begun = 0
    words = tagged(text[:24])
    for n, (word, tag) in enumerate(words):
        if begun == at:
            return tag[0] in _GOES_ON or (word in _HOW and n + 1 < len(words) and words[n + 1][1][:1] == "v")
        begun += len(word)
        if begun > at:
            return False
    return True


def of_members(unit: str, left: str, right: str) -> bool:
    """Whether the words before a count only name the bodies or places, or say who moves them to act, or 已有,
    or where those were to whom something was done: 西岸有1.5万人被疏散."""
    if (unit == "人" and right.startswith("被")) or (unit == "国" and two_states().search(left)):
        return True
    return bool(_MOVES.search(left) or (_MEMBERS.search(left) and bodies(unit, right)))


def led_to(unit: str, right: str, left: str) -> str:
    """What the words before a list of members say of them: 河道流经的县 of 河道流经甲、乙、丙三县."""
    if between := _BETWEEN.match(right):
        return bodies(unit, right[between.end() :])
    thing, (first, *others) = bodies(unit, right), left.split("、")
    if thing and (others or "和" in left) and (through := _THROUGH.match(left)):
        return f"{through.group()}的{thing}"
    if unit == "地" or not others or not thing:
        return ""
    lead = first[: max(len(first) - max(len(other.removesuffix("等")) for other in others), 0)]
    return f"{lead}的{thing}" if len(lead) >= 3 else ""


def linked(own: str, right: str, thing: str) -> str:
    """The places that what follows them links: 大桥连接的市 of 连接甲、乙两市的大桥; "" if nothing does."""
    through = _LINKS.search(own)
    work = noun_after(right) if through else ""
    return f"{work}{through.group()}的{thing}" if through and len(work) > 1 else ""


def origin(text: str, slots: list[Slot], n: int, thing: str, right: str) -> str:
    """Where those counted after it come from: 企业来自的国家 of 来自30个国家的600家企业."""
    first, last = n, n
    while first and _MORE_ORIGINS.fullmatch(text, slots[first - 1].end, slots[first].quantity.start):
        first -= 1
    if not thing or not _COMES_FROM.search(slots[first].left):
        return ""
    while last + 1 < len(slots) and _MORE_ORIGINS.match(text, slots[last].end):
        last += 1
    if last > n:
        right = slots[last].right
    thing = bodies(slots[n].quantity.unit, text[slots[n].end : slots[n].end + 12]) or thing
    kind = thing if last == n else bodies(slots[last].quantity.unit, right) or noun_after(right)
    own = _WHOSE.match(right.removeprefix(kind))
    following = people(slots[last + 1], noun_after(slots[last + 1].right)) if last + 1 < len(slots) else ""
    whose = own["whose"] if own else f"{following}人员" if _ONLY_PART.fullmatch(following) else following
    return f"{whose}来自的{thing}" if whose else ""


def at_rate(text: str, slots: list[Slot], n: int) -> str:
    """The bodies counted with the rate that the next value gives: 开工率超过90%的省份 of 6个省份开工率超过90%."""
    body = _BODY.match(text, slots[n].end) if rated(slots, n) else None
    match = _RATE_REACHED.fullmatch(text, body.end(), slots[n + 1].quantity.start) if body else None
    if body is None or match is None:
        return ""
    return f"{match['rate']}{match['how']}{text[slots[n + 1].quantity.start : slots[n + 1].end]}的{body.group()}"


def among(text: str, slot: Slot) -> str:
    """The places that something ranks among: 全省县 of 在全省91个县（市）中."""
    match = _AMONG.search(text, slot.clause)
    return match["all"] + match["thing"] if match and match.start("number") == slot.quantity.start else ""
