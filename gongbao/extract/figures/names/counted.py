"""What a count of things or places that a predicate follows is about: 12家企业完成对接, 酒泉、张掖两市率先建成."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.bodies import bodies, body_at
from gongbao.extract.figures.names.fragments import whole_words
from gongbao.extract.figures.names.indicators import befalls, clean_left, noun_after
from gongbao.extract.figures.names.sharing import says_what
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.words import tagged

_ADVERBS = re.compile(
    r"^(?:近日|日前|[今昨当]天(?:（[^）]{2,8}）)?|目前|已经?|共同|率先|陆续|相继|先后|重点|集中|全部|同步|分别|均|都|还|也|又|将(?!军)|正在|正式|正|同时|顺利|成功|首次|近期|累计|(?:线上)?线[上下]|按(?!照)[^，]{0,12}?比例)+"
)
_TITLE = re.compile(
    r"(?:[和、及与]?《[^》]*?(?P<kind>意见|办法|通知|方案|规划|计划|条例|措施|协议|公约|倡议|报告|标准|规定|细则|指南)?(?:（[^）]*）)?》)+|《[^》]*$"
)
_ISSUES = re.compile(
    r"(?P<what>[^，。；：《》（）\d]{0,6}(?:印发|发布|出台|公布|制定|下发|签署))(?:了|我国|全国|首[个部份项])*(?P<title>《[^《》]{2,80}》)"
)
# 七部门共同举办的2024年全国合唱展演在江苏举行
_HELD_BY = re.compile(
    r"(?P<held>(?:联合|共同)?(?:[举主承]办|印发|发布|发起|组织|开展))的(?P<what>[^，。；：]{3,}?)(?=[在于将]|\d+日|[今昨]天|日前|近日|正式|启动|举行|开幕|$)"
)
_OF_YEAR = re.compile(r"(?<=[办布起织展发])(?P<of>的?)20\d\d(?:[—-]20\d\d)?年(?:度)?")
_ON_DAY = re.compile(
    r"^\d{1,2}日(?:至\d{1,2}日)?(?:在[^，在]{2,10}?(?=召开|举行|举办|发表|签署))?"
)  # 四国9日在首都召开峰会
_AMONG = re.compile("^[^，]{0,8}[之其]?中(?:有|已)?$")  # 9道|城门中有|8个水门
_SINCE = re.compile(r"^从[^，]{2,10}?起")
_PREDICATE = re.compile(r"[^，,。；;：:！？、（）()]{2,40}")


_INCLUDES = re.compile(r"(?P<whole>[^，]{0,24}?)(?:包括|涵盖|包含)(?!.*领域的)[^，包]{2,60}等?$")
_CLAUSE = re.compile("[，,。；：]")
_WHICH = re.compile(r"\d{4}年度?|第[一二三四五六七八九十\d]+[期批]|首[期批]")
_HEADS = frozenset({"人", "人次"})
_SHARED = frozenset({"国", "地"})
_DIVISION = re.compile(r"[\u4e00-\u9fff]{2,6}[省市县区]")
_FARMED = re.compile(
    r"(?:已经?|正在?|陆续|全面|全部|顺利|迎来|大面积|进入)*(?P<done>开?[镰犁机]?(?:收获|收割|播种|开播|返青|移栽|完成[收播]\w))"
)
_TAKES_PART = re.compile(r"(?:已|将|共同|报名|踊跃)*(?:参与|参加|参展|参会|报名|签约|入驻|入选|获奖|亮相)")
_ASIDE = re.compile(r"^（[^）]{1,8}）")
_SAYS_WHERE = re.compile("[的从在对就按以赴]|围绕|包[括含]|聚焦|涉及|覆盖|针对")
# a noun that names itself well takes only a short word on what became of it
_LONG_NOUN, _LONG_SAID = 8, 14
_NO_END = ("为期", "超过", "达到", "不低于", "不低", "不少于", "不少", "不超过", "增收")
_FACETS = frozenset({"方面", "阶段", "领域", "环节", "维度", "板块", "层面"})
_LEADS_ON = re.compile("(?:可能|或将?|预计)?(?:[在于至到]|将)$|^(?:可能|或将?|预计)$")  # 两人可能在9月返回
_OFTEN = re.compile("每(?:天|日|周|月|年|季度?)(?P<does>[\u4e00-\u9fff]{2,4})$")
_SUFFERS = re.compile(r"[遭被][^，,。；的\d]{2,12}")


def past_counted(slots: list[Slot], n: int, own: str) -> str:
    """The words between two counts without what the first one counts: 开展 of 29个省份开展125个项目."""
    before = slots[n - 1]
    if not n or slots[n].first or before.quantity.dimension != "count":
        return own
    thing = bodies(before.quantity.unit, before.right).removeprefix(before.quantity.unit)
    if not thing and says_what(own):
        own = own.rpartition("等")[2] or own  # 云山等|6个|省份开工率
        thing = body_at(own)
    own = own.removeprefix(thing) if before.right.startswith(thing) else own
    return _AMONG.sub("", own)


def _in_full(whole: str, ahead: str) -> str:
    """The fuller name that the text before has for a thing: 河道修复工程 of 修复工程."""
    found = re.findall(rf"([^，,。；：\d]{{0,14}}{re.escape(whole)})", ahead) if len(whole) >= 4 else []
    return clean_left(found[-1]) if found else whole


def included(left: str, thing: str, ahead: str, unit: str) -> str:
    """What the members counted belong to: 首批试点城市 of 首批试点包括甲、乙等十个城市; `ahead` is the text before."""
    match = _INCLUDES.match(left)
    if match and not thing and unit == "项":
        return _in_full(clean_left(match["whole"]), ahead)
    if not match or not thing:
        return ""
    whole = clean_left(match["whole"]) or object_of(_CLAUSE.split(ahead.rstrip("，,"))[-1])
    return whole + thing if 2 <= len(whole) <= 20 else ""


def occasions(slot: Slot, own: str) -> str:
    """What happens so many times: 巡江 of 他们每天巡江两次, 遭袭击 of 当天两次遭袭击; "" if a value counts no times."""
    if slot.quantity.unit not in ("次", "趟", "遍"):
        return ""
    if often := _OFTEN.search(slot.left):
        return often["does"]
    suffered = _SUFFERS.match(slot.right)
    return own + suffered.group() if suffered else ""


def these_are(own: str, right: str) -> str:
    """What so many of those before are: 全球首发新品 of 其中有12款是全球首发新品."""
    return noun_after(right[1:]) if own in ("", "有") and right.startswith("是") else ""


def harvested(slot: Slot, own: str, crop: str, right: str) -> str:
    """So much land of a crop with what was done with it: 开镰收获的秋粮 of 9000万亩秋粮已经开镰收获."""
    if slot.quantity.dimension != "area" or not 0 < len(crop) <= 3 or (own and not _DIVISION.fullmatch(own)):
        return ""
    match = _FARMED.match(right.removeprefix(crop))
    return f"{match['done']}的{crop}" if match else ""


def object_of(clause: str) -> str:
    """What a clause that acts acts on: 国债 of 招标发行2024年第三期国债."""
    found = [match for match in pattern("deed").finditer(clause) if match.end() < len(clause)]
    thing = _WHICH.sub("", clause[found[-1].end() :]) if found else ""
    thing = clean_left(thing)
    return thing if 2 <= len(thing) <= 16 and not re.search(r"\d", thing) else ""


_JOINED = re.compile(r"(?P<noun>[^，,。；：、\d的“”]{0,10}?)(?:（[^）]{1,8}）)?(?P<joint>、|以及|[和及与])?")
_LISTED = re.compile(r"[^，,。；：\d]{2,30}?等(?![待候级])")
_ET_CETERA = re.compile(r"(?:（[^）]{1,8}）)?(?:(?:、[^，,。；：、\d“”]{1,10})*等(?!待))?")


def past_list(text: str, slots: list[Slot], n: int) -> str:
    """What follows the last of the counts that slot `n` opens the list of: 举办读书班 of 9个市、88个县等举办读书班."""
    last = n
    while last + 1 < len(slots) and slots[last + 1].quantity.dimension == "count":
        slot, following = slots[last], slots[last + 1]
        joined = _JOINED.fullmatch(text, slot.end, following.quantity.start)
        if following.clause != slot.clause or not joined or befalls().search(joined["noun"]):
            break  # 9艘渔船回港避风、7处工地停工
        if not joined["joint"] and joined["noun"] not in ("", bodies(slot.quantity.unit, slot.right)):
            break
        last += 1
    right = text[slots[last].end :]
    if last == n:
        return right
    noun = (bodies(slots[last].quantity.unit, right) if slots[last].quantity.unit != "家" else "") or noun_after(right)
    named = noun if right.startswith(noun) else noun.removeprefix(slots[last].quantity.unit)
    listed = None if right.startswith(named) else _LISTED.match(right)
    rest = right[listed.end() :] if listed else right.removeprefix(named)
    return _ET_CETERA.sub("", rest, count=1)


def subject_from(slots: list[Slot], n: int, apart: bool) -> int:
    """Where the clauses begin that may hold the subject of slot `n`: the places it is said of hold none.

    `apart` if the count before is told of by itself: 五省区新能源发电量创新高，达到….
    """
    if not n:
        return 0
    before = slots[n - 1]
    places = bodies(before.quantity.unit, before.right) if apart and before.quantity.dimension == "count" else ""
    return before.end + len(places.removeprefix(before.quantity.unit)) if places else before.stop


def _is_verb(word: str) -> bool:
    return [tag[0] for _, tag in tagged(word)] == ["v"]


def _past_aside(rest: str) -> str:
    """What follows the bracket of 24个省（区、市）出台…, not of 村（社区）儿童主任."""
    past = _ASIDE.sub("", rest, count=1)
    past = past if past is rest else _ET_CETERA.sub("", past, count=1)
    return past if past is rest or not past or tagged(past[:6])[0][1][:1] not in "nj" else rest


def acts(own: str, left: str) -> bool:
    """Whether the words before a count only say where those are that do something: 贵州省, 山西省在."""
    if (own.endswith(("全境", "境内")) and len(own) <= 6) or (left.endswith("等") and not _SAYS_WHERE.search(own)):
        return True  # 张三等20名同志
    if pattern("anywhere").fullmatch(own):
        return not left.removesuffix(own).endswith(("对", "与", "向", "同", "和", "在", "含", "括"))
    return _DIVISION.fullmatch(own) is not None or (not own and left.endswith(("在", "于")))


def _issues_or_holds(rest: str, body: str) -> str:
    """What those counted have issued (发布《…》), or hold if they are bodies (共同举办的…在江苏举行); "" if neither."""
    if titled := _ISSUES.match(_ADVERBS.sub("", rest[:120])):
        return titled["what"] + titled["title"]
    held = _HELD_BY.match(_ADVERBS.sub("", rest[:60])) if body else None
    return held["held"] + held["what"] if held else ""


def counted(unit: str, noun: str, right: str, after: str) -> str:
    """The thing counted with what is said of it, "" if it can stand alone.

    `right` follows the number, `after` the list of counts that it stands on.
    """
    body = bodies(unit, right)
    thing = body or noun or (unit if unit in _HEADS else "")
    rest = right.removeprefix(thing if right.startswith(thing) else thing.removeprefix(unit))
    rest = _past_aside(rest if right == after else after)
    rest = _ON_DAY.sub("", rest, count=1) if body else rest
    long = len(thing) > 3 and not body and not _TAKES_PART.match(rest)
    if thing in _FACETS:
        return ""
    if not thing or len(thing) > (_LONG_NOUN if long else 5) or (long and "、" in thing):
        return ""
    if re.match(r"的?(?:近|约|超)?[\d一二两三四五六七八九十]", rest):
        return ""  # 298个县的1261家企业
    if body and rest.startswith("，联合"):
        rest = rest[1:]
    rest = _OF_YEAR.sub(r"\g<of>", rest[:120], count=1) if body else rest
    if does := _issues_or_holds(rest, body):
        return f"{does}的{thing}"
    rest = _ADVERBS.sub("", _SINCE.sub("", _TITLE.sub(lambda title: title["kind"] or "", rest[:90])))
    match = _PREDICATE.match(rest)
    said = _ADVERBS.sub("", match.group()) if match else ""
    halved = not body and thing not in _HEADS and match is not None and rest.startswith("、", match.end())
    if halved and said and tagged(said)[0][1][:1] in "vpd" and not pattern("falls_to").match(said):
        return ""  # 35个集群|涵盖了航天、农机等领域: half of what is said says nothing
    cut = re.search(r"\d", said)
    said = (said[: cut.start()].rstrip("超达为约近").removesuffix("至少") if cut else said).removesuffix("了")
    if cut and (long or said.endswith(_NO_END) or (len(said) < 3 and not _is_verb(said))):
        return ""
    if pattern("in_passing").match(said):
        return ""  # 300名工人|冒雨奋战: how they do what others do too
    if unit in _SHARED and pattern("relates").match(said):
        return thing  # 甲乙两国|要互相支持: what they are or ought to do tells them from no others
    if len(said) < 2 or (unit == "地" and says_what(said)) or re.match(r"[的以和与及之等多是中里就]", said):
        return ""
    if long and not (len(said) <= _LONG_SAID and (pattern("falls_to").match(said) or pattern("befalls").match(said))):
        return ""
    said = _LEADS_ON.sub("", said.removesuffix("的"))
    if len(said) < 2:
        return ""
    if thing == "人" and said[0] in "被获" and len(said) <= 6:
        return f"{said}人数"
    if unit == "国" and not any(tag[:1] in "vd" for _, tag in tagged(said)):
        return thing  # 两国国旗
    return f"{whole_words(said, 26)}的{thing}"
