"""Wordings in which what a number measures is not where it mostly is: after it, or at the start of its sentence."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import clean_left, noun_after
from gongbao.extract.figures.names.trips import of_trip
from gongbao.extract.figures.patterns import pattern

_LIMIT = re.compile(r"(?P<what>[^，,。；：的\d]{2,8}(?:上限|下限|限额))(?:是|为)?$")  # 每年的缴费上限是
_NEEDS = re.compile(r"(?:原本|原定|原计划|原先|原来|现在|目前|如今|只|仅|则)*(?:需要?|要|用)?")
_ITS_NOUN = re.compile(
    r"(?:左右|以上|以内)?的(?P<noun>[^，,。；：、\d的]{2,8}?)(?=[，,。；]|将|变|[缩延]|压|增|减|提|$)"
)
_BECOMES = re.compile(r"(?:将|已)?(?:变|缩短|延长|压缩|减少|增加|改)[为成到至]?$")
_TIME_ITSELF = ("时间", "时长", "期", "工期", "周期", "期限")
_PACE = re.compile(
    r"^(?:其)?(?P<pace>增速|增幅|涨幅|降幅)(?:均)?[比较](?:上|去|前|同|一季度|年初|全年|[\d一二三四五六七八九十]+月)"
)
_PRESENTS = re.compile(
    r"^(?:这(?:[也就]|同样)?是|作为|是)(?:我国|全国|全球|世界|国内|亚洲|目前)*(?:首(?!次)|第一|唯一)[座条个台艘套款家]?±?"
)
_CONDITION = re.compile(
    r"(?:以[上下])?(?P<size>水深|海拔|井深)[^，。；的\d]{0,5}?(?P<verb>作业|施工|运行)?的(?P<noun>[^，,。；、\d的]{2,16})(?=[，,。；])"
)
_LINE = re.compile(r"(?:“[^”]{2,12}”)?[^，,。；的“”]{0,14}?(?:通道|工程|线路|变电站|换流站)")
_TASK = re.compile(
    r"(?:^|[，,；。])(?:加大|加快|加强|推进|抓好)(?P<thing>[^，,。；、\d]{3,16}?)(?:力度|步伐|进度|进程|速度)[，,]"
)
_GOES_ON = re.compile(r"(?:年内|今年|全年|计划|力争|确保|争取|要|将|再|共|已)*(?:完成|新建|建成|改造|建设|实施)")
_THROUGH = re.compile(r"经过?$")
_RAISED = re.compile(r"(?:提升|抬升|升高)$")
_TIME_OF = re.compile(r"是[^，,。；]{2,24}的$")
_PLAN = re.compile(r"“?十[一二三四五]五”?时期")

# they say nothing without what is told in them
_ASPECTS = frozenset({"方面", "层面", "角度", "维度"})
_NEAR = 16  # characters

# 距今3000年左右的古城, 断流20年之久的河, 较原来缩短2小时
_DATED = re.compile(r"(?:前后|左右|以前)?的(?P<noun>[^，,。；：的]{2,16}?)(?=[，,。；：、的]|$)")
_SO_LONG = re.compile(
    r"之久的(?P<noun>[^，,。；：、的\d]{2,8}?)(?=[，,。；：、的\d]|首次|重新|再次|终于|恢复|全线|实现|$)"
)
_THAN = re.compile("[较比](?!赛|例)")
_NO_CROP = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:基地|田(?![间野])|示范|园区|大棚|项目|工程|任务)")
_WHOSE_LAND = re.compile(r"^(?:当地|全[省市县区]|[\u4e00-\u9fff]{2,5}[省市县区州])")


def worded(text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of a sentence's values, those mended that its wording puts elsewhere."""
    found = list(names)
    for n, slot in enumerate(slots):
        dimension, name = slot.quantity.dimension, found[n]
        if dimension == "duration":
            found[n] = of_trip(text, slot) or _lasting(text, slots, n, found)
        elif dimension == "points" and name and slot.first:
            found[n] = _paced(text[slot.clause : slot.quantity.start], name)
        elif name and name[0] in "这作是" and (match := _PRESENTS.match(name)):
            found[n] = _presented(text, slot, name[match.end() :]) or name
        elif dimension == "count" or dimension == "area":
            found[n] = _task(text, slots, n) or (_land(text, slot, name) if name and dimension == "area" else name)
        if found[n] in _ASPECTS:
            found[n] = _aspect(text, slots, n, found[n] or "")
        if not found[n] and (limit := _LIMIT.search(text[slot.clause : slot.quantity.start])):
            found[n] = limit["what"]
        if name and "经" in text and slot.clause < slot.quantity.start:
            found[n] = _passed(slots, n) or found[n]
    return found


def _aspect(text: str, slots: list[Slot], n: int, name: str) -> str | None:
    """What is set out in so many aspects: 措施涉及方面 of 从5个方面提出20条措施, None if the text does not say."""
    after = slots[n + 1] if n + 1 < len(slots) else None
    if after is None or after.quantity.dimension != "count" or after.quantity.start - slots[n].end > _NEAR:
        return None
    return f"{noun}涉及{name}" if len(noun := noun_after(after.right)) > 1 else None


def _lasting(text: str, slots: list[Slot], n: int, names: list[str | None]) -> str | None:
    """航程时间 of 原本需要35天的航程，现在只需要16天; 十二五时期 of “十二五”时期是…的五年."""
    slot, name = slots[n], names[n]
    if name and name[0] in "是这" and (match := _PRESENTS.match(name)):
        return None if name[0] == "是" else name[match.end() :] or None
    if slot.left.endswith("的") and _TIME_OF.search(slot.left) and text[slot.end : slot.end + 1] in ("，", "。", ""):
        plan = _PLAN.search(text, 0, slot.quantity.start)
        return plan.group() if plan else None
    if slot.left.rstrip("约近").endswith("距今") and (dated := _DATED.match(text, slot.end)):
        return f"{dated['noun']}距今时间"
    if name and n and _THAN.match(name) and slots[n - 1].quantity.dimension == "duration":
        return names[n - 1] or name
    if dried := _SO_LONG.match(text, slot.quantity.end):
        return f"{dried['noun']}{clean_left(slot.left)}时间"
    if not name or len(name) > 10:
        return name
    bare = _NEEDS.fullmatch(name) is not None
    if bare and (own := _ITS_NOUN.match(text, slot.quantity.end)):
        return own["noun"] if own["noun"].endswith(_TIME_ITSELF) else f"{own['noun']}时间"
    if not n or slots[n - 1].quantity.dimension != "duration" or not names[n - 1]:
        return name
    before = _ITS_NOUN.match(text, slots[n - 1].quantity.end)
    same = before and (bare or (slots[n - 1].clause == slot.clause and name.startswith(before["noun"])))
    return names[n - 1] if same and (bare or _BECOMES.search(name)) else name


def _paced(before: str, name: str) -> str:
    """存款余额增速 of 存款余额增长8%，增速比上月高0.1个百分点."""
    match = _PACE.match(before)
    return name if match is None or name[-2:] in ("增速", "增幅", "涨幅", "降幅", "差距") else name + match["pace"]


def _presented(text: str, slot: Slot, rest: str) -> str:
    """The thing that 这是我国首座 presents, with the size the number gives of it."""
    if condition := _CONDITION.match(text, slot.end):
        return condition["noun"] + (condition["verb"] or "") + condition["size"]
    if slot.quantity.unit in ("千伏", "伏") and (line := _LINE.match(text, slot.end)):
        return line.group() + "电压"
    return rest if len(rest) > 1 else ""


def _land(text: str, slot: Slot, name: str) -> str:
    """小麦面积 of 8000万亩小麦长势良好: so much land is no crop."""
    if slot.quantity.unit not in ("亩", "公顷"):
        return name
    crop = pattern("crop", "的?(?P<crop>[^，。；、的]{0,6}?(?:", "))").match(text, slot.end)
    if not crop or _NO_CROP.match(text, crop.end()):
        return name
    grown = crop["crop"]
    return grown + "面积" if _WHOSE_LAND.sub("", name, count=1).startswith(grown) else name


def _task(text: str, slots: list[Slot], n: int) -> str:
    """What a task is of so many, where only the words before its list or the start of its sentence name it."""
    slot = slots[n]
    if not slot.first or slot.right.strip("、，,。；; ") or not _GOES_ON.fullmatch(slot.left.strip("，, ")):
        return ""
    after = slots[n + 1] if n + 1 < len(slots) else None
    if after and after.quantity.start == slot.end + 1 and text[slot.end] == "、":
        return noun_after(after.right, False) if after.quantity.dimension != slot.quantity.dimension else ""
    tasks = list(_TASK.finditer(text, 0, slot.clause))
    return tasks[-1]["thing"].removesuffix("建设") if tasks else ""


def _passed(slots: list[Slot], n: int) -> str:
    """船闸 of 经过5级船闸, and what passing it did: 船闸提升高度 of 经过5级船闸提升30米后."""
    slot = slots[n]
    if slot.quantity.dimension in ("count", "other") and slot.quantity.unit in ("级", "座", "道", "处", "个"):
        if not _THROUGH.search(slot.left) or not slot.right:
            return ""
        return _RAISED.sub("", noun_after(slot.right))
    passed = n and not slot.first and _THROUGH.search(slots[n - 1].left)
    if passed and slot.quantity.dimension == "length" and (raised := _RAISED.search(slot.left)):
        return clean_left(slot.left[: raised.start()]) + raised.group() + "高度"
    return ""
