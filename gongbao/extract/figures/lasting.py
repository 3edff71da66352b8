"""What lasted, or must be done, for as long as a duration says."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.indicators import clean_left, noun_after
from gongbao.extract.figures.payments import GIVES_WORD

_LASTS = re.compile(r"(?:连续|历时|持续|为期|长达|已|有)$")
_TERMS = frozenset({"暂定", "试行", "执行", "施行", "暂定为"})
_TERM = re.compile(r"[期限间长]$|时[间长]|最长")
_DONE = re.compile(r"[^，,。；：、\d（）以的来]{2,10}(?=[，,。；]|$)")
_OWNERS = frozenset(
    ["企业", "单位", "申请人", "申报企业", "项目单位", "申报单位", "同一企业", "同一项目", "同一单位", "同一主体"]
)
_THEN = re.compile(r"([^，,。；：、\d（）]{2,16}?)(?:的?[，,。；]|的$|$|不|最|达)")
_EFFECT = re.compile(r"后?(施行|实施|生效|执行)")
_LACKED = re.compile(r"(?:均|且)?[未无][^，,。；：\d（）]{3,24}(?=[，,。；的]|$)")
_WHERE = re.compile(r"在[^，在]{2,16}?(?:网站|平台|媒体|公众号|公告栏)上?(?=公示)")
_LED = re.compile(r"会同|后$")
_BOND = re.compile(r"的?([^，,。；\d]{2,8}?(?:合同|协议))")
_TERM_OF_PAY = re.compile(
    r"(?:给予|予以|免费|按)?([^，,。；\d]{0,10}?(?:奖励|补助|补贴|资助|奖补|贴息|减免|优惠))(?=[，,。；\d]|$)"
)
_RATED = re.compile(rf"按[^，,。；]{{2,20}}?({GIVES_WORD.pattern})")
_FOR_SO_LONG = re.compile(r"(?:时间)?的(?P<what>[^，,。；：\d]{2,30}?)(?=[，,。；（]|近日|今[天日]|昨[天日]|[在已]|$)")
_TERM_OF_BOND = re.compile(
    r"期(?![间末满内限货权刊])(?:[、和](?:\d{1,2}|[一二三五十]{1,2})年期)*(?:以[上下])?(?P<bond>[^一二三四五六七八九十两各分，,。；、\d]{2,14})?"
)
_TERM_NAME = re.compile(r"(?:今[天日]|昨[天日]|近日|分别|发行|利率).*$")
_SOONER = re.compile(r"[较比]?[^，]{0,6}?(?:提前|推迟|滞后)")
_GOES_ON = re.compile(r"年均|(?:连续)?(?:稳定|保持|维持)在")
_LIMIT_ITSELF = frozenset({"期限", "时限", "使用期限", "最长期限"})
_SIZE = re.compile(r"(?:发行规模|总?规模|总额|总量)$")
_BEGAN = re.compile(
    r"(?:建交|印发|上线|发布|颁布|签署|运作|发行|爆发|启用|举办|推出|回归|落地)$|.{2}(?:建设|启动|成立|实施|运营|开通|运行|开放|投运|设立|揭牌|试点|挂牌|开馆|通车|投产|开展|提出|施行)$"
)
_SINCE = re.compile(r"(?:以?来|间|内|里)?[，,]?")
_AGED = re.compile(
    r"(?:以上|以下|及以上|及以下)?的?(?P<who>[^，,。；：、\d的来看对在被把就]{0,10}?(?:儿童|老人|老年人|人员|患者|人群|男子|女子|青年|居民|学生|孩子|[者员民]|学生))(?![之们])"
)
_GOES_TO = re.compile(r"(?:[^，,。；：、\d]{0,8}?)(?:在|于|超过?|突破|至|到|高于|低于|达到?)$")
_BOUND = re.compile(r"(?:以上|以下|以内|左右)?(?:的?[^，,。；、\d]{1,6}(?:区间|水平|台阶))?")


# 用十年左右时间，打一场攻坚战; 通过3年时间实现…; 今后五年还将建成…
_TAKES = re.compile(r"(?:用|通过|利用|花|经过|以)$")
_TIME = re.compile(r"(?:左右)?(?:的)?时间[，,]?")
_AHEAD = re.compile(r"(?:今后|未来)(?=[^年]{1,3}年$)")
_SUBJECT = re.compile(r"^[^将]{1,10}将(?=.{2})")
_IN_IT = re.compile(r"[，,]?(?:还|也|又|将|要|共|继续|力争|计划|再|争取)*(?P<said>[^，,。；：\d]{2,30})")


def _to_be_done(text: str, slots: list[Slot], n: int) -> str:
    """What is to be done in that time, with the thing whose number is left out: 建成绿道的时间."""
    slot = slots[n]
    takes = _TAKES.search(text[: slot.quantity.start]) and _TIME.match(text, slot.quantity.end)
    if not takes and not _AHEAD.search(text[: slot.quantity.end]):
        return ""
    match = _IN_IT.match(text, takes.end() if takes else slot.end)
    if not match:
        return ""
    goes_on = n + 1 < len(slots) and match.end() in (slots[n + 1].quantity.start, slots[n + 1].quantity.start - 1)
    return f"{_SUBJECT.sub('', match['said'])}{noun_after(slots[n + 1].right) if goes_on else ''}的时间"


def aged(slot: Slot) -> str:
    """Whose age it is: 儿童年龄 of 10岁以下儿童."""
    match = _AGED.match(slot.right) if slot.quantity.unit in ("岁", "周岁") else None
    return f"{match['who']}年龄" if match else ""


def _unbroken(text: str, slots: list[Slot], n: int, own: str, known: list[str]) -> str:
    """What went on without a break, with the value it kept to: 粮食产量连续保持在1.3万亿斤以上的时间."""
    slot = slots[n]
    if not slot.left.rstrip("近已").endswith("连续"):
        return ""
    subject = own.removesuffix("连续") or (known[-1] if known else "")
    following = slots[n + 1] if n + 1 < len(slots) and slots[n + 1].clause == slot.clause else None
    if following and _GOES_TO.fullmatch(text, slot.end, following.quantity.start):
        bound = _BOUND.match(text, following.quantity.end)
        return f"{subject}连续{text[slot.end : bound.end() if bound else following.quantity.end]}的时间"
    said = _DONE.match(text, slot.end)
    return f"{subject}连续{said.group()}的时间" if said and not own and subject else ""


def of_duration(text: str, slots: list[Slot], n: int, own: str, known: list[str]) -> str:
    """What lasted: the words before, or the subject and predicate after the duration, numbers left out."""
    slot = slots[n]
    if whose := aged(slot) or _unbroken(text, slots, n, own, known):
        return whose
    if term := _TERM_OF_BOND.match(text, slot.quantity.end):
        return f"{_TERM_NAME.sub('', term['bond'] or '')}期限"
    if to_do := _to_be_done(text, slots, n):
        return to_do
    since = _SINCE.match(text, slot.end)
    at = since.end() if since else slot.end
    if own in _TERMS:
        return "执行期限"
    if (course := _FOR_SO_LONG.match(text, slot.end)) and slot.left.endswith("为期"):
        return course["what"]
    if since and since.group().startswith(("来", "以来")):
        if _BEGAN.search(own):
            return own
        return clean_left(_after_since(text, slots, n, at) + "。").rstrip("。")[:24]
    own = re.sub(r"自[^，]{1,10}起$", "", own)
    if slot.sign == "<=" and not _TERM.search(own) and (done := _DONE.match(text, slot.end)):
        return ("" if len(own) > 12 or _LED.search(own) else own) + done.group() + "时限"
    if slot.sign == "<=" and not own and (paid := _RATED.match(text, slot.end)):
        return paid.group(1) + "期限"
    if own.endswith("签订") and (bond := _BOND.match(text, slot.end)):
        return bond.group(1) + "期限"
    if own in ("前", "分") and (paid := _TERM_OF_PAY.match(text, slot.end)):
        return paid.group(1) + "期限"
    if slot.sign == "<=" and own in _OWNERS and (then := _THEN.match(text, slot.end)):
        return own + then.group(1) + "期限"
    if own.endswith("之日起") and (effect := _EFFECT.match(text, slot.quantity.end)):
        return own + effect.group(1) + "时间"
    if not own and (lacked := _LACKED.match(text, slot.end)):
        return lacked.group() + "时间"
    if own.endswith("公示"):
        return _WHERE.sub("", own) + "时间"
    if own.endswith("满"):
        return own.removesuffix("满") + ("" if own.endswith("期满") else "时间")
    if own.startswith("连续") and GIVES_WORD.search(own):
        return own + "时间"
    if own and not _LASTS.search(own) and not _LASTS.search(slot.left):
        return own
    after = re.split(r"[，,。；：、（）]", slot.right)[0][:14]
    limit = "时限" if after.startswith("内") and len(after) > 2 and not since else ""
    return own + re.sub(r"^[内后前里间的]|时间$", "", after) + limit


def _after_since(text: str, slots: list[Slot], n: int, at: int) -> str:
    """The clause after 五年来, up to the second number."""
    kept, stop = [], len(text)
    for other in slots[n + 1 : n + 3]:
        if at <= other.quantity.start:
            kept.append(text[at : other.quantity.start])
            at = other.quantity.end
            stop = other.quantity.start
    rest = "".join(kept) if kept else text[at:stop]
    return re.split(r"[，,。；：、]", rest)[0]


def completed(lasted: str, here: list[str], named: list[str]) -> str:
    """What lasted with the subject it leaves out, "" if it needs none: 国债期限, 班列开行较提前时间."""
    if here and _SOONER.fullmatch(lasted):
        return f"{here[-1]}{lasted}时间"
    if here and _GOES_ON.match(lasted):
        return f"{here[-1]}{lasted}的时间"
    if lasted.startswith("指数") and (known := [name for name in (here or named) if "指数" in name]):
        return known[-1][: known[-1].find("指数")] + lasted
    if lasted in _LIMIT_ITSELF and (here or named):
        carried = _SIZE.sub("", (here or named)[-1].removesuffix("比例"))[-16:]
        return carried if carried.endswith(lasted) else carried + lasted
    return ""
