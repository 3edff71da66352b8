"""Slots that belong together: lists, values that 分别 deals out, the clause around a count."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import ET_CETERA, clean_left
from gongbao.extract.figures.names.sharing import measure_of_all, members, shared
from gongbao.extract.figures.names.sizes import size_in
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.words import tagged

DISTRIBUTES = frozenset({"percent", "points", "multiple"})
_LIMITED = re.compile(
    r"(?:及?以上|以下)?(?:的?(?:重大|重点|产业|工业)?(?:项目|企业|客商|主体|工程|产业|园区|集群|乡镇|村|[强大]?[县区镇]|街道))(?:数量|总数)?(?:达到?|[共已]*有|超过?|突破|为)?"
)
_SO_MANY = re.compile(r"(?:及?以上|以下)的?[^，,。；、（\d的和与及]{1,8}")
_AMOUNTS = re.compile(r"[\d.]+[万亿]*[余多]?(?:平方米|平方公里|公里|[\u4e00-\u9fff])")
_INVESTS = re.compile(
    r"\s*(?:[\d一二三四五六七八九十]+年来?|今年|全年|年内)?(?:当地)?(?:[共已]|累计|总计|计划)*(?:完成|总)?投[资入]"
)
_ALL_DONE = re.compile("(?:已?全[部面]|顺利|如期)?(?:完工|竣工|建成|投入使用|投用|通车|完成)$")
_REGIONS = re.compile(r"[^、]{1,12}(?:[区市县省州镇乡旗村盟]|新区|开发区)$")
_PAIRED = re.compile(r"(?:和|、|与|，)?(?:增长|下降|上升|提高|减少|增加|回落)")

_JOINT = re.compile(r"(?:、|以及|[和及与])$")
_KIND = re.compile(r"(?:领域|方面|环节|转型|改造|升级)$")


def group_size(slots: list[Slot], n: int) -> int:
    """How many slots from `n` on are one list."""
    size = 1
    while n + size < len(slots) and slots[n + size].listed:
        size += 1
    return size


def limited(text: str, slots: list[Slot], n: int) -> str:
    """The things that a value counts with the amount before it that they reach: 10亿元以上项目 of 10亿元以上项目23个,
    养羊500只以上的村; "" if it is none of theirs."""
    slot, before = slots[n], slots[n - 1] if n else None
    if before is None or before.clause != slot.clause or slot.quantity.dimension != "count":
        return ""
    dimension = before.quantity.dimension
    if dimension == "percent":
        return ""
    if not (_LIMITED if dimension == "money" else _SO_MANY).fullmatch(text, before.quantity.end, slot.quantity.start):
        return ""
    begins = slot.clause if n == 1 or slots[n - 2].clause != slot.clause else slots[n - 2].end
    name = clean_left(text[begins : slot.quantity.start].lstrip("、和及"))
    return name if len(name) <= 20 else ""


def purpose(text: str, slot: Slot) -> str:
    """What the next clause says the money built: 投资3700万元，改造11条巷道."""
    if not _INVESTS.match(text, slot.clause, slot.quantity.start):
        return ""
    following = re.split(r"[，,。；;：]", text[slot.stop :])[0]
    words = tagged(following[:6])
    if words and words[0][1][:1] == "n" and not pattern("deed").match(clean_left(following)):
        return ""  # 完成投资2亿元，起步区框架初步形成: what else came of it
    done = _ALL_DONE.sub("", clean_left(_AMOUNTS.sub("", following)))
    return done if 4 <= len(done) <= 20 and not re.search("增长|下降|同比", done) else ""


def headed(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of values that only the last of their list says the noun of: 20项新材料领域、10项低碳标准,
    总长4公里、载重3万吨的列车."""
    found = list(names)
    for n in range(len(slots) - 2, -1, -1):
        slot, after = slots[n], slots[n + 1]
        name, last = found[n], found[n + 1]
        if not name or not last or slot.clause != after.clause:
            continue
        if (size := size_in(last)) and size != last and size_in(name) == name:
            found[n] = last.removesuffix(size) + name
            continue
        if slot.quantity.unit != after.quantity.unit:
            continue
        kind = _KIND.search(slot.right.strip("、和与及"))
        joined = _JOINT.search(text[slot.end : after.quantity.start])
        if slot.quantity.dimension != "count" or not joined or not kind or not name.endswith(kind.group()):
            continue
        head, tag = tagged(last)[-1]
        found[n] = name + head if tag.startswith(("n", "v")) and not _KIND.search(last) else name
    return found


_OF_KIND = re.compile(
    r"(?P<own>[^，,。；、\d等]{2,10})等(?P<kind>[^，,。；、\d]{2,12}?(?:工程|项目|任务|活动|改造|建设|设施))(?=[，,。；]|$)"
)


_SET = re.compile("标准|限额|额度|金额|费|价|奖|补|资")
_SET_FOR = re.compile("(?P<what>.{2,}(?:标准|限额|额度|金额))为(?P<who>[^，、为]{2,24})")


def of_groups(slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """限额标准为职工每人120元、居民每人60元: each group with what is set for it."""
    found, what, unit = list(names), "", ""
    for n, name in enumerate(found):
        if match := _SET_FOR.fullmatch(name or ""):
            what, unit = match["what"], slots[n].quantity.unit
            found[n] = match["who"] + what
        elif what and name and len(name) <= 10 and slots[n].quantity.unit == unit and not _SET.search(name):
            found[n] = name + what
    return found


_ANY_KIND = re.compile("^(?:重点)?(?:项目|工程|任务|活动)(?:的?建设)?$")  # 等项目建设 says no more than its list


def of_kind(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of counts with the kind that closes their list: 3座桥梁、5处渡口等交通设施."""
    if "等" not in text:
        return names
    found = list(names)
    for n, slot in enumerate(slots):
        kind = _OF_KIND.match(text, slot.end) if slot.quantity.dimension == "count" and not slot.first else None
        if not kind:
            continue
        of = _ANY_KIND.sub("", kind["kind"])
        found[n] = of + kind["own"]
        while n and not slots[n].first and text.startswith("、", slots[n].quantity.start - 1):
            n -= 1
            if slots[n].quantity.dimension == "count" and names[n] and len(names[n] or "") <= 10:
                found[n] = of + (names[n] or "")
    return found


def run_on(text: str, slot: Slot, own: str) -> str:
    """`own` with the members of its list that a comma parts from it: 第一产业、第二产业，以及居民用电量."""
    if not text.startswith(("以及", "及", "和"), slot.clause) or "分别" not in slot.left:
        return own
    ahead = re.search(r"[^，,。；：:]*、[^，,。；：:]*(?=[，,]$)", text[: slot.clause])
    return f"{clean_left(ahead.group())}、{own}" if ahead else own


_EXAMPLES = re.compile(
    rf"(?P<list>(?:(?!{ET_CETERA})[^，,。；：]){{0,60}}、(?:(?!{ET_CETERA})[^，,。；：]){{0,60}}){ET_CETERA}"
    r"(?:[^，,。；、\d]{0,8}?(?:行业|领域|产业|商品|产品|地区|[省市县地]))?的?(?P<of>[^，,。；、\d]{0,8}?)(?:同比)?分别"
)


def of_examples(slot: Slot, size: int) -> list[str] | None:
    """The members of a list that 等 closes, with what is measured of each: 汽车利润 of 汽车、纺织等行业利润分别."""
    match = _EXAMPLES.search(slot.left)
    if match is None:
        return None
    measure = match["of"] if len(match["of"]) <= 3 else measure_of_all(match["of"])
    parts = members(clean_left(match["list"]), size) if measure or not match["of"] else []
    return [part + measure for part in parts] or None


def distributed(own: str, size: int, known: list[str]) -> list[str] | None:
    """The subjects that values of a list have in turn; places take what is said of them, or was said before."""
    heads, _, said = own.partition("分别")
    if said and (parts := shared(heads, size)):
        return [part + said for part in parts]
    parts = shared(own, size)
    if parts and known and all(_REGIONS.fullmatch(part) for part in parts):
        return [known[-1]] * size
    return parts


def dealt_over(slots: list[Slot], n: int, size: int) -> list[str] | None:
    """The subjects that stand before the years they are said of, or before their number.

    收入、利润五年分别增长45%、30%; 臭氧、二氧化氮两项污染物浓度分别为….
    """
    before = slots[n - 1] if n and not slots[n].first else None
    if before is None or "分别" not in slots[n].left:
        return None
    if before.quantity.dimension == "duration":
        return shared(clean_left(before.left), size)
    parts = members(clean_left(before.left), size) if before.quantity.value == size else []
    own = [word for word, _ in tagged(clean_left(slots[n].left))]
    return [part + "".join(own[1:] or own) for part in parts] or None


def moved(slots: list[Slot], n: int, size: int) -> bool:
    """Whether a list gives in turn what those of the list before it became or grew by.

    分别从3元、5元提高到4元、6元; 分别为10亿人、2亿人，增加30万人、8万人.
    """
    before = n - size
    if before < 0 or group_size(slots, before) != size:
        return False
    past = slots[before]
    return past.clause == slots[n].clause or ("分别" in past.left and past.quantity.unit == slots[n].quantity.unit)


def rated(slots: list[Slot], n: int) -> bool:
    """Whether the noun of a count names the rate that the next value gives: 203个断面水质优良率达100%."""
    after = slots[n + 1] if n + 1 < len(slots) and slots[n].quantity.dimension == "count" else None
    return after is not None and after.clause == slots[n].clause and after.quantity.dimension == "percent"


def paired(slots: list[Slot], n: int, own: str) -> bool:
    """Whether a value is one of the two of 分别增长14.8%和下降2.7%, which no list joins."""
    if own or slots[n].quantity.dimension not in DISTRIBUTES:
        return False
    follows = n + 1 < len(slots) and slots[n + 1].clause == slots[n].clause and not slots[n + 1].listed
    if "分别" in slots[n].left and follows and _PAIRED.fullmatch(slots[n + 1].left):
        return True
    return bool(n and "分别" in slots[n - 1].left and not slots[n].first and _PAIRED.fullmatch(slots[n].left))


_REACHES = re.compile(r"的(?P<what>[^，,。；：、\d]{2,16}?(?:达到?|超过?|不低于|不少于|突破|低于|高于))$")


def reached(text: str, slots: list[Slot], n: int, last: Slot) -> str:
    """The share of those that reach the value after it: 办公用房达到300平方米以上的占比."""
    following = slots[n + 1] if n + 1 < len(slots) and slots[n + 1].clause == last.clause else None
    if slots[n].quantity.dimension != "percent" or following is None:
        return ""
    match = _REACHES.fullmatch(text, last.end, following.quantity.start)
    return f"{match['what']}{text[following.quantity.start : following.end]}的占比" if match else ""
