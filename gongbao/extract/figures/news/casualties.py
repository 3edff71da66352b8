"""The dead, hurt and missing that news counts, with the event that they are counted of."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.patterns import alternatives, pattern
from gongbao.extract.words import tagged

_SIGNS = re.compile("死|伤|遇|亡|丧生|失[踪联所]|下落|被困|停电|受灾|中枪|无家可归")
_FATE = (
    r"(?P<fate>死亡或失踪|死亡|遇难|丧生|身亡|遇害|伤亡|受伤|失踪|下落不明|失联|被困|重伤|轻伤|伤势严重|流离失所|无家可归|停电|死伤|受灾|中枪"
    r"|死(?=\d+伤)|伤(?=[，,。；\s]|$))"
)
_IN_FULL = {"死": "死亡", "伤": "受伤"}  # 2死7伤
_TOLL = re.compile(
    rf"(?P<who>[^，,。；：、\d在被由对将为的和]{{0,12}}?)(?:不幸)?{_FATE}(?=[，,。；、：\d或及和！]|另|超|近|至|$)"
)
_MEMBER = re.compile(r"(?P<who>[^，,。；：、\d在被由对将为的和]{0,12})[、和]$")
_COUNTED = re.compile(
    r"(?:死亡|遇难|受伤|失踪|伤亡|死难|丧生)者?(?:总?人数|总数)(?:已经?)?(?:[升增]至|上升[至到]|增加[至到]|达到?|为|超过?|突破|[至到])*$"
)
_OF_THEM = re.compile(r"[^，,。；：]{0,6}其中(?:包括|有)?$")
_ARE = re.compile(r"[为是](?:[一两]?[名家所个])?(?P<what>[^，,。；：、\d]{2,16})")
_CAUSES = re.compile(r"(?:已经?)?(?:造成|导致|引发|(?<![引大一极精细])致(?![力辞敬电使]))")
_GOES_ON_TELLING = re.compile(r"造成|导致|致|另|其中|仍|已")
_CLAUSE = re.compile(r"[，,。；;：:！？\n]")
_SAYS = re.compile(
    r"^[^，]{0,40}?(?:[说称](?!号|为)|表示|报道|消息|宣布|证实|通报|统计|数据|(?:强烈)?谴责)(?:[，,]|显示)?(?=.{2})"
)
_DAY = (
    r"(?:(?:当地时间)?(?:\d{1,2}月)?\d{1,2}日(?:[和至到、](?:\d{1,2}月)?\d{1,2}日)?|今天|今日|昨天|昨日|当[天晚日]|[日近]日|近期"
    r"|过去(?:一天|24小时|两天)|连日)(?:（[^）]*）)?"
)
_PART = r"(?:凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|夜间|深夜|夜里|早间|晚)"
_TIME = re.compile(
    rf"(?:从|自)?{_DAY}{_PART}?(?:[至到—-](?:{_DAY}{_PART}?|{_PART}))?(?:开始|以来|起)?|(?:凌晨|上午|中午|下午|夜间)|截至目前|目前|此前|去年|今年|（[^）]*）"
)
_STARTS = re.compile(
    r"(?:再次|持续|又|正|继续)*(?:发生|发动|实施|展开|进行|采取|遭受|出现)了?的?(?:[一两三数多\d]+[十百]?[起次场轮])?(?:新一轮|大规模|密集|多[次起]|[\d.]+级)*的?"
)
_GRADE = re.compile(
    r"(?:里氏)?[\d.]+级|等多(?:地|个地[点区])|(?<=.)首都(?=.{2})|(?:又|另)?[一][起次座栋所辆个名艘场架]"
)
_LEAD = re.compile(r"^(?:另?据|此外|另外|同日|同时|随后|其中|引发的?|了|的|已经?|在|自|受|因(?=.{2}))+")
_TAIL = re.compile(r"(?:已经?|[总共]|的|在|了|至少|[、和]|(?:爆发|发生)?以来)+$")
_BARE = re.compile(r"(?:此[次起]|这[次起场]|该|本[次轮]|当[天日]的?|新一轮)?(?:的)?")
# whom an attack struck: 空袭了西岸城市
_STRUCK = re.compile(
    r"(?<=袭击|空袭|轰炸|炮击|打击)了?(?!事件|事故|中|伤人)[^，,。；：、！造导致引已等\d]{2,28}|“[^”]{1,8}”"
)
_OF_MANY = re.compile(r"^.*?\d多?[名人架位][^，]{0,12}?在|^.*?(?:造成|导致)")
_GOES_ON = re.compile(r"[与遭被]")
_LONGEST = 34
# what a short name of an event leaves out: where it was, in which countries it struck, what caused it
_WHERE = re.compile(
    r"(?:(?:位于)?(?:(?!联合国|[^，]{0,3}[军方])[\u4e00-\u9fff·]{2,9}?(?:[国州省郡县]|大区|地区|(?<![地园灾社小校景矿城城])区(?!域|块|内|分)|(?<![城都])市)(?![长府民立家际内防军教会]))"
    r"(?:[东南西北中]+部|首府|首都)?(?:的(?=.{4}))?){1,4}(?=.{4})"
    r"(?!等|也|附近|境内|有\d|市|区|[东南西北中]|遭|燃|举行|在|和|与|、|针对|沿|近|发|[多某]地|所在|[一两]带)"
)
_ACROSS = re.compile(r"在[^，在]{2,30}等(?:[国地省州县市]|国家|地区)")
_CAUSED_BY = re.compile(
    r"也?因[^，因]{2,12}?(?:泄漏|故障|失控|破裂|大雨|暴雨|降雨|超速|操作不当|短路)(?:引发的?|导致的?)?(?=.{2})"
)
# 有23个州受到暴风雪等恶劣天气
_STRUCK_BY = re.compile(r"^[^，]*\d[^，]*?(?:受到|遭到|遭受|遭遇|经历)了?(?=.{2})")
_ARTICLE = re.compile(r"(?<=的)一[处座名家所个艘架辆](?=.{2})|^一(?!些|系列)[处座名家所个艘架辆]?(?=[^一]{4})")


def casualties(text: str, slots: list[Slot], names: list[str | None], before: str) -> list[str | None]:
    """The names of the values of a sentence, tolls completed by their event; `before` is the paragraph up to it."""
    if not _SIGNS.search(text):
        return names
    found, event, fate = list(names), "", ""
    for n, slot in enumerate(slots):
        if slot.quantity.dimension != "count":
            continue
        if toll := _toll(text, slots, n):
            event, fate = _event(text, slot, before) or event, toll.rpartition("|")[2]
            found[n] = event + toll.replace("|", "") + ("户数" if fate == "停电" else "人数")
        elif counted := _COUNTED.search(text[slot.clause : slot.quantity.start]):
            event = _event(text, slot, before) or event
            found[n] = _with_event(event, names[n] or "", counted.group())
        elif event and fate and _OF_THEM.fullmatch(slot.left) and (are := _ARE.match(slot.right)):
            found[n] = f"{event}{fate}的{are['what']}"
    return found


def _toll(text: str, slots: list[Slot], n: int) -> str:
    """Who was counted and what became of them, with | between: 政府军士兵|死亡; "" if a count is no toll."""
    slot = slots[n]
    if slot.quantity.unit not in _UNITS:
        return ""
    if match := _TOLL.match(text, slot.end):
        fate = _IN_FULL.get(match["fate"], match["fate"])
        return f"{match['who']}|{fate}" if _is_noun(match["who"]) else ""
    if n + 1 < len(slots) and (member := _MEMBER.fullmatch(text, slot.end, slots[n + 1].quantity.start)):
        shared = _toll(text, slots, n + 1)
        return f"{member['who']}|{shared.rpartition('|')[2]}" if shared and member["who"] else ""
    return ""


_UNITS = frozenset({"人", "名", "个", "位", "户", ""})


def _is_noun(who: str) -> bool:
    """Whether words only say who: 政府军士兵, not 群众缅怀."""
    return not who or (tags := tagged(who))[-1][1][:1] in "nrsj" or len(tags) == 1


def _with_event(event: str, name: str, counted: str) -> str:
    number = re.sub(r"(?:已经?)?(?:[升增]至|上升[至到]|增加[至到]|达到?|为|超过?|突破|[至到])*$", "", counted)
    own = name.removesuffix(number)
    if len(own.removesuffix("造成的")) > 3 and number in name:
        return _brief(own) + number
    return name if not event or number not in name else event + number


def _event(text: str, slot: Slot, before: str) -> str:
    """The event of a toll: what its clause says caused it, else the last one told before."""
    if cause := _cause(text[: slot.quantity.start]):
        return cause
    here, full = _told(text[: slot.quantity.start])
    if full or slot.quantity.unit == "户":
        return here
    earlier, full = _told(before) if here or _GOES_ON_TELLING.search(text[: slot.quantity.start]) else ("", False)
    return earlier if full else here


def _cause(ahead: str) -> str:
    """The subject of 造成 in the clause: 以军对西岸城市的袭击."""
    start = max((match.end() for match in _CLAUSE.finditer(ahead)), default=0)
    found = list(_CAUSES.finditer(ahead, start))
    if not found:
        return ""
    subject = _plain(ahead[start : found[0].start()])
    return _brief(subject) if len(subject) > 4 and not _bare(subject) else ""


def _told(ahead: str) -> tuple[str, bool]:
    """The last event that a text names, and whether with its place or with who struck whom; "" if there is none."""
    fallback = ""
    for match in reversed(list(pattern("disaster").finditer(ahead))[-6:]):
        start = max((one.end() for one in _CLAUSE.finditer(ahead, 0, match.start())), default=0)
        stop = struck.end() if (struck := _STRUCK.match(ahead, match.end())) else match.end()
        phrase = _OF_MANY.sub("", _plain(ahead[start:stop]))
        if _GOES_ON.match(phrase) and start:
            phrase = _plain(_CLAUSE.split(ahead[: start - 1])[-1]) + phrase
        if len(phrase) >= 4 and not _bare(phrase):
            return _brief(phrase), True
        fallback = fallback or (phrase if len(phrase) > 1 else "")
    return fallback, False


def _bare(phrase: str) -> bool:
    """Whether a phrase only points at an event: 此次地震, 空袭."""
    return re.fullmatch(rf"{_BARE.pattern}(?:{alternatives('disaster')})(?:事[件故])?", phrase) is not None


def _plain(phrase: str) -> str:
    """An event without who tells of it, when it was and how it began."""
    phrase = _LEAD.sub("", _TIME.sub("", _SAYS.sub("", phrase)))
    phrase = _TAIL.sub("", _LEAD.sub("", _GRADE.sub("", _STARTS.sub("", phrase)))).replace("袭击了", "袭击")
    phrase = re.sub(r"(?<=[袭炸击])了", "", phrase)
    phrase = re.sub(r"已经?(?=在)", "", phrase)
    words = tagged(phrase) if len(phrase) > _LONGEST else []
    while words and sum(len(word) for word, _ in words) > _LONGEST:
        words = words[1:]
    return "".join(word for word, _ in words).removeprefix("的") or phrase


def _brief(event: str) -> str:
    """An event without its cause, its countries and the larger places it begins with: another column has those."""
    short = _CAUSED_BY.sub("", _ACROSS.sub("", event))
    if match := _WHERE.match(short):
        short = short[match.end() :]
    short = _ARTICLE.sub("", _STRUCK_BY.sub("", short)).removeprefix("的")
    return short if len(short) >= 4 else event
