"""What a value says of a subject named before: a share of a whole, so much per head, a gap to another."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.grant_words import GRANTED, PAID
from gongbao.extract.figures.names.bodies import bodies, linked
from gongbao.extract.figures.names.ellipses import clauses
from gongbao.extract.figures.names.indicators import clean_left, said_of
from gongbao.extract.figures.names.sharing import shared
from gongbao.extract.figures.names.sizes import described, size_in
from gongbao.extract.figures.names.slot_lists import group_size
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.figures.rules.descriptions import is_payee

# how the things on a list stand, before 分别 says it of each: 甲类、乙类等商品保持增长
_STANDS = re.compile(r"等[^，、]{0,6}?(?:保持|持续|稳步|均|继续|快速|较快|实现)[^，、]{0,8}$")
_GAP = re.compile(r"(?:超过|高出|高于|低于|快于|慢于|高|低|快)([^，\d]{2,14})$")
_BEATS = re.compile(r"[比较](?![上去前同今]|年初|[^，]{0,8}(?:同期|季度|月|年))([^，\d]{2,14}?)(?:高|低|快|慢)出?$")
_PER_HEAD = re.compile(r"(每[百千万十]*[人户亩名](?:拥有)?)[^，]{0,3}$")
_SHARE_OF = re.compile(r"(占(?!比)[^，占\d]{2,16}?)的?(?:比重|比例)?(?:达到?|为|约|近)*$")
_OF_WHOLE = re.compile(
    r"^(?P<part>[^，,占]{2,20}?)(?:已经?|最高|最多|原则上|一般)*(?:不得?(?:超过|高于|低于|少于)|超过|相当于|约为|约占|不足|接近)(?:其(?![他它余]))?(?P<whole>[^，,占]{3,16})的(?:近|约)?$"
)
_SPENT_ON = re.compile(r"(?:资金)?(?:主要|重点)?(?:用于|支持|投向|改善|完善)([^，,。；\d]{4,16})")
_MAKES_UP = re.compile(r"占(?:比?(?:约|近|超过?|达到?|不足))?$")
_HAS_SHARE = re.compile("占(?:[到据]?了?|比)(?:约|近|超过?|达到?|不足)*$")
_RESTORED = re.compile(r"恢复[到至](?:19|20)\d\d年同期(?=的?$)")
_OF_ALL = re.compile(r"(?:达到?|超过?)(?:了|全部|全国)*[^，,。；\d]{1,12}的")
_SHARES = ("比例", "占比", "比重")
_DONE_OF_TASK = re.compile(r"完成了?[^，]{0,8}(?:任务|计划|目标)$")
_OF_BUDGET = re.compile("完成[^，]{0,6}预算的$")
_TASK = re.compile(r"(?:任务|计划|意向面积|目标)$")
_COUNT_OF = re.compile(r"[^，,。；\d]{3,20}(?:数量|总量|人数|总额|面积)$")  # 外贸企业数量，同比增加4万家
_STATED = r"^(?:(?:19|20)\d\d年)?(?P<subject>[^，,。；\d]{3,22}?)"
_RELATED = re.compile(
    r"(?:增速)?与[^，]{2,16}的差距$|(?<=.{2})占[^占]{2,18}比重$"
    r"|(?<=.{2})(?:目前|现|实际)?已(?:经|全部)?(?:开工|完工|竣工|建成|投产|落地|签约|启动|实施)$"
)
_PAYS = re.compile(f"{GRANTED.pattern}|给予")


_REACHED = re.compile(r"(?:突破|目标|水平|成绩|新高|佳绩|增速|增长)$")
# a growth or a share, which has no pace of its own
_NO_PACE = re.compile("增(?!加值)|(?:率|比重|占比|比例|强度|浓度|密度)$")
_ONE = re.compile("^(?:引进|建成|新建|建设|落户)?一[家个座条处]")  # 引进一家投资2亿元的公司
_SPOT = re.compile("的(?:地方|位置|地点|处)")
_OF_THOSE = re.compile(r"(?P<who>[^，]*)的(?:人|企业|单位)?[约大]?占(?:比为?)?(?:约|近|超过?|达到?)?$")
_AWAY = re.compile(r"距离?.{2,12}$")
_DONE = re.compile(r"(?:完成|实现|新增|增加|减少|拥有|(?<!所)有)了?(?:大?约|近|超过?|逾)?$")
_GROUP = re.compile(".{0,8}?(?:团队|车队|旅行团|专列|包机|企业|机构|单位)")  # 100人以上的团队
_IS_TIMES = re.compile("是[^，]*的?$")
_IS_MEASURED = re.compile("(?:[^人次]数|[率值额量])$")  # 完成指标数低于60%的
_GROWS = re.compile("[且并]?(?:同比)?(?:增长|下降)$")
_IS = re.compile(r"是|成为|为全国")
_ASKED = re.compile("(?:[^贷]款|[费金价额率比例速幅量资]|收入|规模|面积|营收|产值|利润|税收|人数)$")  # 年销售额, 增速


def attributed(text: str, slots: list[Slot], n: int, own: str, after: str, here: list[str]) -> str:
    """是首个突破13万亿元的省份 speaks of the subject; 营业额80万元以上的会议 of the 营业额 of 会议."""
    slot = slots[n]
    share = slot.quantity.dimension == "percent"
    if here and slot.quantity.dimension == "multiple" and _IS_TIMES.match(slot.left):
        return here[-1]
    if here and (_IS.search(slot.left) or (share and _GROWS.search(slot.left))):
        return here[-1]
    if share and GRANTED.search(after):
        return own + after + "比例"
    if slot.quantity.unit in ("人", "名") and slot.sign in (">=", "<=") and (group := _GROUP.match(after)):
        return group.group() + "人数"
    if own and (_REACHED.search(after) or (share and _IS_MEASURED.search(own) and slot.sign in ("<", ">", "<=", ">="))):
        return own
    if _SPOT.match(slot.right) and (away := _AWAY.search(own)):
        return away.group()  # 在距离县城5公里的地方
    if who := bodies(slot.quantity.unit, ""):
        return linked(own, slot.right, who) or who  # 对两国的空袭
    if own and slot.sign != "=" and is_payee(after) and _ASKED.search(own) and PAID.search(text, slot.stop):
        return after + own.rpartition("且")[2]  # 种植面积达50亩以上的农户，补助…
    if own and (slot.first or size_in(own)) and not _DONE.search(slot.left):
        return described(_ONE.sub("", own), after, share)
    return after if after and not share else said_of(slot.right, after)


def of_those(text: str, slots: list[Slot], n: int, known: list[str]) -> str:
    """The share of those among the ones named before: 60岁以上的人口占比 of 全县人口40万人，60岁以上的占18%."""
    slot = slots[n]
    match = _OF_THOSE.match(slot.left) if slot.quantity.dimension == "percent" and known else None
    if match is None:
        return ""
    who = clean_left(match["who"])
    if not who and not slot.first:
        who = text[slots[n - 1].quantity.start : slots[n - 1].end]
    thing = known[-1].rpartition("的")[2]
    return f"{who}的{thing if len(thing) <= 8 else ''}占比" if who else ""


def subjects_ahead(text: str, slots: list[Slot], n: int, last: Slot, own: str) -> list[str] | None:
    """The subjects of the clause before, which 分别 deals the values out to: A和B再次提高，分别提高3元、5元.

    `own` is what the clause of the values adds to each, if anything.
    """
    slot = slots[n]
    ahead = clauses(text[slots[n - 1].stop if n else 0 : slot.clause])
    if not ahead or "分别" not in slot.left or _PAYS.search(slot.left) or last.right.startswith("的"):
        return None
    parts = shared(clean_left(_STANDS.sub("", ahead[-1])), group_size(slots, n))
    if not parts or any(len(part) < 2 for part in parts):
        return None
    # 处理率 of 污水处理能力 is that of 污水
    return [part[: part.find(own[:2])] + own if own and own[:2] in part else part + own for part in parts]


def stated(ahead: list[str]) -> str:
    """The subject of the last of the clauses that say how something stands: 客流量 of 客流量稳中有增."""
    if ahead and _COUNT_OF.search(ahead[-1]):
        return clean_left(ahead[-1])
    for clause in reversed(ahead):
        match = pattern("state", _STATED, "(?!的)").match(clause)
        subject = clean_left(match["subject"]) if match else ""
        if len(subject) >= 3:
            return subject.removesuffix("工作")
    return ""


def share_ahead(text: str, slot: Slot, here: list[str]) -> str:
    """The share that the clause before names: 签约比例 of 签约比例，达到全部农户的92%; "" if it names none."""
    if not _OF_ALL.match(text, slot.clause, slot.quantity.start):
        return ""
    ahead = [*here[-1:], *map(clean_left, clauses(text[: slot.clause])[-1:])]
    return next((name for name in ahead if name.endswith(_SHARES)), "")


def as_share(slot: Slot, name: str) -> str:
    """A name that its clause says makes up a share: 制造业项目占比 of 制造业项目占69%."""
    share = slot.quantity.dimension == "percent" and _HAS_SHARE.search(slot.left)
    return name if not share or re.search("[占率]|比[重例]", name) else name + "占比"


def plain(subject: str) -> str:
    """A subject without what the value before related it to: 利润 of 利润增速与全国的差距, 产值 of 产值占全省比重."""
    return _RELATED.sub("", subject) or subject


def _of_whole(slot: Slot) -> str:
    """A part and the whole it is measured by: 新增装机占全球新增装机比重 of 新增装机超过全球新增装机的50%."""
    match = _OF_WHOLE.match(slot.left)
    return f"{clean_left(match['part']) or match['part']}占{match['whole']}比重" if match else ""


def of_what(slot: Slot, own: str, text: str, here: list[str]) -> str:
    """What a share is of: 恢复至2019年同期的比例, 任务完成比例."""
    if slot.quantity.dimension == "percent":
        restored = _RESTORED.search(text[slot.clause : slot.quantity.start])
        if restored and own:
            return f"{own}{restored.group()}的比例"
        if whole := _of_whole(slot):
            return whole
        if here and (budget := _OF_BUDGET.search(slot.left)):
            return f"{plain(here[-1])}{budget.group()}比例"
        done = slot.left.endswith("的") or _DONE_OF_TASK.search(slot.left)
        if own.startswith("占") or not done or not _TASK.search(own):
            return own
        subject = plain(here[-1]) if here else ""
        return (subject if len(subject) <= 14 and "比例" not in subject else "") + own + "完成比例"
    return own


def spent_on(slot: Slot) -> str:
    """What the clause says money goes to: 老旧小区改造 of 投入3000万元用于老旧小区改造."""
    match = _SPENT_ON.match(slot.right)
    return match.group(1) if match else ""


def related(subject: str, name: str, text: str, slots: list[Slot], n: int) -> str:
    """The subject with what its clause relates it to, "" if to nothing; `name` is what the clause itself names."""
    slot = slots[n]
    before, subject = text[slot.clause : slot.quantity.start], plain(subject)
    if not name and not subject.endswith("标准") and (each := _PER_HEAD.search(before)):
        return each.group(1) + subject
    if (other := _other(slot.quantity.dimension, before)) is not None:
        return _gap(subject, other, bool(n) and slots[n - 1].quantity.dimension == "percent")
    if slot.quantity.dimension == "percent" and not name and (whole := _SHARE_OF.search(before)):
        return subject + whole.group(1) + "比重"
    if slot.quantity.dimension == "percent" and not name and slot.first and _MAKES_UP.search(before):
        return subject + "占比"
    return ""


def gaps(text: str, slot: Slot, size: int, here: list[str]) -> list[str] | None:
    """The gaps dealt out to the values before: 增速分别比全市快4.8和3.3个百分点; None if there are none."""
    if len(here) < size or "分别" not in slot.left:
        return None
    other = _other(slot.quantity.dimension, text[slot.clause : slot.quantity.start])
    return [_gap(plain(name), other, True) for name in here[-size:]] if other else None


def _gap(subject: str, other: str, grew: bool) -> str:
    """How far a subject, or its growth if the value before told that it `grew`, is from another."""
    speed = "增速" if grew and not _NO_PACE.search(subject) else ""
    return f"{subject}{speed}与{other.removesuffix('分别')}的差距"


def _other(dimension: str, before: str) -> str | None:
    """What a value is higher or lower than, if it says by how much: 昆山 of 比昆山低."""
    match = _BEATS.search(before) if dimension in ("points", "money") else None
    if match is None and dimension == "points":
        match = _GAP.search(before)
    return match.group(1) if match else None
