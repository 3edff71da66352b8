"""What lasted, or must be done, for as long as a duration says."""

from __future__ import annotations

import re
from itertools import takewhile

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.grant_words import PAID
from gongbao.extract.figures.names.ages import aged
from gongbao.extract.figures.names.fragments import finished, whole_words
from gongbao.extract.figures.names.indicators import clean_left, noun_after
from gongbao.extract.figures.patterns import alternatives, pattern
from gongbao.extract.figures.rules.limits import limited
from gongbao.extract.words import tagged

_LASTS = re.compile(r"(?:连续|历时|持续|为期|长达|已|有)$")
_AT_BEST = frozenset(("最快", "最短", "只需", "仅需", "最多"))
_CAN_DO = re.compile(r"(?:左右)?(?:便|就|即)?[可能](?:以)?(?P<what>[^，,。；\d]{3,14})")  # 最快20秒便可办理完手续
_SERVES = re.compile("(?P<who>.{0,12}?)(?:实行|提供|推行|今起实施)")
_TERMS = frozenset({"暂定", "试行", "执行", "施行", "暂定为"})
_LONGEST = re.compile("(?<=期)最长$")  # 存续期最长可到15年
_DONE = re.compile(r"[^，,。；：、\d（）以的来]{2,10}(?=[，,。；]|$)")
_HELD = re.compile("举办|举行|召开|开展|组织|实施")  # by whom, the text may not say
_WHERE = re.compile(r"在[^，在]{2,16}?(?:网站|平台|媒体|公众号|公告栏)上?(?=公示)")
_SET_TERM = re.compile(r"(?P<what>[\u4e00-\u9fff]{1,4}期)(?=[，,。；]|$)")
_SETS_IT = re.compile("(?:设置|设立|设定|设有|设|给予|享[受有]|有)$")
_FOR_SO_LONG = re.compile(r"(?:时间)?的(?P<what>[^，,。；：\d]{2,30}?)(?=[，,。；（]|近日|今[天日]|昨[天日]|[在已]|$)")
_TERM_OF_BOND = re.compile(
    r"期(?![间末满内限货权刊])(?:[、和](?:\d{1,2}|[一二三五十]{1,2})年期)*(?:以[上下])?(?P<bond>[^一二三四五六七八九十两各分，,。；、\d]{2,14})?"
)
_TERM_NAME = re.compile(r"(?:今[天日]|昨[天日]|近日|分别|发行|利率).*$")
_SOONER = re.compile(r"[较比]?[^，]{0,6}?(?:提前|推迟|滞后)")
_GOES_ON = re.compile(r"年均|平均(?=增长|下降)|(?:连续)?(?:稳定|保持|维持)在|[增减][加长少](?=$|[近约超])")
_LIMIT_ITSELF = frozenset({"期限", "时限", "使用期限", "最长期限", "最长", "合计", "累计", "连补"})
_SIZE = re.compile(r"(?:发行规模|总?规模|总额|总量)$")
_CHANGES = re.compile(r"(?:由|从)?(?:过去|原来|以前)?的?(?:缩短|压缩|延长|缩减|压减|减少|降低|下降|增加|提高)[到至为]?")
_AFTER_EVENT = re.compile("(?:毕业|离校|退役|退休|登记注册|注册|入职|落户|离职|失业|出生)$")  # 毕业2年内
_BEGAN = re.compile(
    r"(?:建交|印发|上线|发布|颁布|签署|运作|发行|爆发|启用|举办|推出|回归|落地)$"
    rf"|.{{2}}(?:{alternatives('begins')}|建设|开放|试点|提出)$"
)
_RECORD = re.compile(r"新[高低]|以?来的?(?:历史|同期|单[年季月])?(?:最|新[高低]|之最|峰值)")
_SETS = re.compile("(?:创下?|是|为|现|达到?|[升降跌]至)了?[^，为创]{0,6}$|之间$")
_SINCE = re.compile(r"(?:以?来|间|内|里)?[，,]?")
_GOES_TO = re.compile(r"(?:[^，,。；：、\d]{0,8}?)(?:在|于|超过?|过|突破|至|到|高于|低于|达到?)$")
_BOUND = re.compile(r"(?:以上|以下|以内|左右)?(?:的?[^，,。；、\d]{1,6}(?:区间|水平|台阶))?")

_THROUGH = re.compile(r"(?:经过?|历经|历时|经历|走过|有着|(?:^|[这那]位)有|(?<!采)用|以往|持续)了?(?:近|约)?$")
_WHAT_PASSED = re.compile(
    r"(?:来|左右)?的?(?P<what>(?!时间)(?:[^，,。；：、\d的来间内里前后了左至到一]{2,14}|历史))(?:后(?!续)|来(?=，)|，|。|；)"
)
_HISTORY = re.compile(r"的?(?P<what>(?:中华)?(?:文明史?|文化史?|历史文化|历史|人类史|奋斗史|发展史))")
_PEOPLE = re.compile(r"(?:中华(?:民族)?|我国|中国)$")
_WHEN = re.compile(r"(?:预计|预报|在|那|最)*(?P<when>过去|未来|今后|此后|今明|明后|接下来|最近|近|这)?的?")
_WHILE = re.compile(r"(?:之?间|里|内|前|的?时间(?:里|内)?|后(?!的))?(?:的今天)?，")
_AGAIN = re.compile(r"后?(?:[，,](?=[^，,。；]*(?:再|又|重|首次)))?(?P<what>[^，,。；：\d]{2,20})")  # 时隔八年再次到访
_ENOUGH = re.compile("(?:左右|以内|内|时间)?(?:便|就|即)(?:可以|可|能|有)(?!望|关)")  # 15秒就能下线一辆
_HAVE = re.compile(
    r"[^，]{0,40}、[^，]{0,40}?(?:[仍还也]|先后|陆续)*将?(?:有|出现|迎来)(?=[^，]{2})(?P<what>[^，]{0,40}(?:雨|雪|风|雾|霾|沙|温|天气)[^，]*)"
)
_UNDER = re.compile(
    r"(?:在[^，]{2,24}|(?:特别|尤其)是[^，]{2,16}以来|以[^，]{2,16}为[^，]{2,8}|从[^，]{2,16}到[^，]{2,16})，"
)
_NO_SPELL = frozenset({"岁", "周岁", "周年", "秒", "分"})
_WITHIN = re.compile(r"(?:之?[内间里]|时间内?)")
_PREDICATE = re.compile(
    r"(?!缩|延|压|左右|以上|以[内下]|减|增|增加|即?可[达到]|就?能[达到]|[到至达变降提升前后里间多长不制]|有效|假)[\u4e00-\u9fff]{2}"
)
_NAMES_TIME = re.compile(r"[时期]|用时|车程|行程|里程|距")
_TIMES = frozenset({"时间", "车程", "行程", "航程", "路程", "期限", "周期"})


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
    return f"{finished(_SUBJECT.sub('', match['said']), '年')}{noun_after(slots[n + 1].right) if goes_on else ''}的时间"


def _unbroken(text: str, slots: list[Slot], n: int, own: str, known: list[str]) -> str:
    """What went on without a break, with the value it kept to: 粮食产量连续保持在1.3万亿斤以上."""
    slot = slots[n]
    if not slot.left.rstrip("近已").endswith("连续"):
        return ""
    subject = own.removesuffix("连续") or (known[-1] if known else "")
    following = slots[n + 1] if n + 1 < len(slots) and slots[n + 1].clause == slot.clause else None
    if following and _GOES_TO.fullmatch(text, slot.end, following.quantity.start):
        bound = _BOUND.match(text, following.quantity.end)
        return f"{subject}连续{text[slot.end : bound.end() if bound else following.quantity.end]}"
    said = _DONE.match(text, slot.end)
    if said and not own and _HELD.match(said.group()):
        return f"连续{said.group()}"
    return f"{subject}连续{said.group()}" if said and not own and subject else ""


def sets_record(text: str, slot: Slot) -> bool:
    """Whether a time is the one that a value is the highest or lowest of: 为7年来最高, 创十年来新低."""
    return _RECORD.match(text, slot.quantity.end) is not None


def of_duration(text: str, slots: list[Slot], n: int, own: str, known: list[str]) -> str:
    """What lasted, with the word for how: 连续 before what was done, 持续时间 of what went on."""
    if again := _AGAIN.match(text, slots[n].end) if slots[n].left.endswith("时隔") else None:
        return f"{own.removesuffix('时隔').removeprefix('是')}{clean_left(again['what'])}间隔时间"
    lasted, how = _what_lasted(text, slots, n, own, known), slots[n].left.rstrip("了已近约")
    if how.endswith("连续") and "连续" not in lasted and not PAID.search(lasted):
        bare = own if lasted.startswith(own) else ""
        return f"{bare}连续{lasted[len(bare) :]}" if len(lasted) > len(bare) else lasted
    if len(lasted) > 3 and _ENOUGH.match(text, slots[n].quantity.end) and not lasted.endswith(("时间", "用时", "时限")):
        return lasted + "用时"
    if lasted and how.endswith(("持续", "历时")) and (lasted == own or text.startswith("的" + lasted, slots[n].end)):
        return lasted + ("历时" if how.endswith("历时") else "持续时间")
    return lasted


def _what_lasted(text: str, slots: list[Slot], n: int, own: str, known: list[str]) -> str:
    """The words before, or the subject and predicate after the duration, numbers left out."""
    slot = slots[n]
    if whose := aged(text, slot, known) or _unbroken(text, slots, n, own, known):
        return whose
    if term := _TERM_OF_BOND.match(text, slot.quantity.end):
        return f"{_TERM_NAME.sub('', term['bond'] or '')}期限"
    if to_do := _to_be_done(text, slots, n):
        return to_do
    since = _SINCE.match(text, slot.end)
    at = since.end() if since else slot.end
    if since and since.group().endswith("，") and "来" in since.group() and slot.first and _is_event(own):
        return own
    if span := _term(text, slot, own) or _passed(text, slot, own):
        return span
    if sets_record(text, slot):
        return _SETS.sub("", own)
    if since and since.group().startswith(("来", "以来")):
        if _BEGAN.search(own):
            return _commemorated(own)
        return _said_after(text, slots, n, at)
    if within := _AFTER_EVENT.search(own) if text.startswith(("内", "以内"), slot.quantity.end) else None:
        return _whose(text, slot) + within.group() + "时间"
    if own in _AT_BEST and (done := _CAN_DO.match(text, slot.end)):
        return done["what"] + "时间"
    serves = _SERVES.fullmatch(own)
    if serves and (served := noun_after(text[slot.end :])):
        return serves["who"] + served  # 口岸实行24小时通关
    own = _LONGEST.sub("", re.sub(r"自[^，]{1,10}起$", "", own))
    if own and (slot.quantity.unit == "周年" or (slot.quantity.unit == "年" and _BEGAN.search(own))):
        return _commemorated(own)
    if meanwhile := _meanwhile(text, slot):
        return _said_after(text, slots, n, meanwhile)
    if limit := limited(text, slot, own):
        return limit
    if own.endswith("公示"):
        return _WHERE.sub("", own) + "时间"
    if own.endswith("满"):
        return own.removesuffix("满") + ("" if own.endswith("期满") else "时间")
    if own.startswith("连续") and PAID.search(own):
        return own + "时间"
    if own and not _LASTS.search(own) and not _LASTS.search(slot.left):
        return _goes_on(text, slots, n, own) or own
    after = whole_words(re.split(r"[，,。；：、（）]|[之以]外|\d{1,2}日", slot.right)[0], 16)
    limit = "时限" if after.startswith("内") and len(after) > 2 and not since else ""
    return own + re.sub(r"^[内后前里间的]|时间$", "", after) + limit


def _term(text: str, slot: Slot, own: str) -> str:
    """What is set to last so long: 执行期限 of 试行两年, the thing of 为期两年的…; "" if nothing is."""
    if own in _TERMS:
        return "执行期限"
    if (set_term := _SET_TERM.match(text, slot.end)) and _SETS_IT.search(own):
        return _SETS_IT.sub("", own) + set_term["what"]
    course = _FOR_SO_LONG.match(text, slot.end) if slot.left.endswith("为期") else None
    return course["what"] if course else ""


def _whose(text: str, slot: Slot) -> str:
    """Whose the event is that a time is counted from: 高校毕业生 of 毕业2年内的高校毕业生; "" if nobody follows."""
    whose = noun_after(text[slot.end :].removeprefix("的"))
    return whose if 2 <= len(whose) <= 10 and _is_subject(tagged(whose)) else ""


def _passed(text: str, slot: Slot, own: str) -> str:
    """What went on so long, where it stands after the number: 搜寻 of 经过4个小时的搜寻, 历史 of 有着650年历史."""
    through = _THROUGH.search(slot.left)
    what = _WHAT_PASSED.match(text, slot.end) if through else None
    if what and (what.group().startswith("的") or len(what["what"]) <= 4 or tagged(what["what"])[0][1] != "v"):
        return what["what"]
    if not (age := _HISTORY.match(text, slot.end)):
        return ""
    people = _PEOPLE.search(own)
    if not people and not through and _is_subject(tagged(own)):
        return own + age["what"]
    whose = _nouns(text[age.end() + 1 : age.end() + 12]) if text.startswith("的", age.end()) else ""
    return (people.group() if people else whose if len(whose) <= 5 else "") + age["what"]


def _nouns(text: str) -> str:
    """The nouns that a text begins with: 文昌塔 of 文昌塔修缮一新."""
    return "".join(word for word, _ in takewhile(lambda word: word[1][:1] == "n", tagged(text)))


def _meanwhile(text: str, slot: Slot) -> int:
    """Where the clause begins that tells what happened in a time: 未来三天，…; 十年间，…; 0 if none follows."""
    when, while_ = _WHEN.fullmatch(slot.left), _WHILE.match(text, slot.end)
    return while_.end() if when and while_ and (when["when"] or len(while_.group()) > 1) else 0


def _commemorated(own: str) -> str:
    """An event without who marks it and how: 新中国成立 of 热烈祝贺新中国成立75周年."""
    bare = pattern("marks_event", "^.*(?:", ")").sub("", own)
    return bare if len(bare) >= 2 else own


def _said_after(text: str, slots: list[Slot], n: int, at: int) -> str:
    """The clause after a time, without what it happened under: 10年来，在…框架内，各领域合作蓬勃发展."""
    while under := _UNDER.match(text, at):
        at = under.end()
    said = _after_since(text, slots, n, at)
    weather = _HAVE.match(said) if "、" in said else None  # 未来三天，甲地、乙地等地将有大雨
    return whole_words(clean_left((weather["what"] if weather else said) + "。").rstrip("。"), 24)


def _goes_on(text: str, slots: list[Slot], n: int, own: str) -> str:
    """A subject with the predicate that its time parts it from: 普查员…采集登记 of 普查员将在4个月里…采集登记."""
    slot = slots[n]
    words = tagged(own)
    if slot.quantity.unit in _NO_SPELL or not _is_subject(words) or _NAMES_TIME.search(own):
        return ""
    if text.startswith("的", slot.end):
        noun = noun_after(text[slot.end + 1 :])
        return ("" if "、" in slot.left[-1:] else own) + noun if 2 <= len(noun) <= 8 and noun not in _TIMES else ""
    at = within.end() if (within := _WITHIN.match(text, slot.end)) else slot.end
    said = _after_since(text, slots, n, at) if _PREDICATE.match(text, at) else ""
    said = pattern("name_begins", "(?:", ")+").sub("", said, count=1) if said else ""
    if n + 1 < len(slots) and not slots[n + 1].first and not any(tag == "v" for _, tag in tagged(said)):
        return ""  # 春运40天全社会人员流动量84亿人次: what follows has a value of its own
    return whole_words(clean_left(own + said), 24) if len(said) >= 2 else ""


def _is_event(own: str) -> bool:
    """Whether words tell of an event that time is counted from: 协商机制实行, not 我们, 城镇 or 近."""
    words = tagged(own)
    return len(own) >= 4 and words[-1][1][:1] in "vn" and any(tag == "v" for _, tag in words[1:])


def _is_subject(words: list[tuple[str, str]]) -> bool:
    """Whether words name only who or what does something."""
    return bool(words) and words[-1][1][:1] in "nrjsz" and (len(words) <= 2 or not any(tag == "v" for _, tag in words))


def _after_since(text: str, slots: list[Slot], n: int, at: int) -> str:
    """The clause after 五年来, up to the second number."""
    kept, stop = [], len(text)
    for other in slots[n + 1 : n + 3]:
        if at <= other.quantity.start:
            kept.append(text[at : other.quantity.start])
            at = other.quantity.end
            stop = other.quantity.start
    rest = "".join(kept) if kept else text[at:stop]
    return re.split(r"[，,。；：（]", rest)[0]


def changes(lasted: str) -> bool:
    """Whether only a change is told and not of what: 缩短 of 由4小时缩短到2小时."""
    return _CHANGES.fullmatch(lasted) is not None


def completed(lasted: str, here: list[str], named: list[str]) -> str:
    """What lasted with the subject it leaves out, "" if it needs none: 国债期限, 班列开行较提前时间."""
    if here and _SOONER.fullmatch(lasted):
        return f"{here[-1]}{lasted}时间"
    if here and lasted.startswith("翻了"):
        return here[-1] + lasted.removesuffix("时限")
    if here and _GOES_ON.match(lasted):
        return f"{here[-1]}{lasted}的时间"
    if lasted.startswith("指数") and (known := [name for name in (here or named) if "指数" in name]):
        return known[-1][: known[-1].find("指数")] + lasted
    if lasted in _LIMIT_ITSELF and (here or named):
        lasted = lasted if lasted.endswith("限") else "期限"
        carried = _SIZE.sub("", (here or named)[-1].removesuffix("比例"))[-16:]
        return carried if carried.endswith(lasted) else carried + lasted
    return ""
