"""What earlier sentences of the news make of a clause: a speech that urges or looks back, a paper that is quoted."""

from __future__ import annotations

import re
from functools import lru_cache

_CLAUSE_END = re.compile("[，；：]")
SENTENCE_END = re.compile("[。！？!?；]")
_REPORT = re.compile("《[^》]*(?:报告|皮书|指数|年鉴|公报)(?:（[^）]*）|20\\d\\d)?》")  # it sets out nothing
_TITLE = re.compile(f"(?!{_REPORT.pattern})《([^》]*)》")
PLAN = re.compile(r"(?:规划|方案|计划|行动|纲要|要点|清单|分工|路线图)(?:[（(][^）)]*[）)])*》?(?:的通知)?$")
_PAPER = re.compile(r"(?:》|意见|通知|办法|方案|新规|规定|条例|措施|政策|指南|细则|规划|指引|要点|(?<!高)标准)")
PUBLISHED = re.compile(r"(?:发布|印发|出台|公布|颁布|下发|推出|发出|施行|修订)")
_OUT = re.compile(f"{PUBLISHED.pattern}[^，]*{_PAPER.pattern}")
_LOCAL = re.compile(r"(?:省|市|县|区|各地|当地|今年).*(?:出台|制定|推出)[^《]*$")  # what is done besides is done, too
_SETS_OUT = re.compile(
    "《[^》]*(?:条例|办法|规定|意见|方案|规划|纲要|通知|措施|细则|计划|要点|指南)(?:（[^）]*）)?》"
    f"(?!的|[^，。；]*(?:{PUBLISHED.pattern}|实施|展开|启动|出版|显示))"
)  # a paper that is itself the subject of its sentence
_TELLING = re.compile(r"提出|(?<=》)提到|明确|(?<![严总务零”])要求|规定")
# what those concerned are told to do now, not by a paper: 要求相关省份落实…, 作出批示，要求…
_DEMANDS = re.compile(
    r"^(?!.*(?:通知|公告|意见|规定|办法|政策|新规)).*"
    r"(?:要求[^，。]{0,3}(?:相关|有关)|(?:批示|指示|致信|总书记|会商|研判|预警|响应)[^。]*要求)"
)
_AGENDA = re.compile(f"{PUBLISHED.pattern}[^，《]*(?:要点|任务清单|路线图)，")  # a paper of plans without a title
_BASIS = re.compile(r"^(?:根据|按照|依据|依照|按)")
_SUBJECT = re.compile(
    r"(?:^|[。；，\n])(?:该|这份|此次|本次)?((?:三年|五年)?(?:行动)?(?:方案|计划|规划|纲要|意见|通知|办法|条例|规定|措施|细则|指南))"
    r"(?=[^，。；]{0,12}(?:明确|提出|要求|规定|部署|指出|强调|[，：]))"
)
_SAYS = re.compile(
    "(?:指出|强调|希望(?!的)|表示|号召|(?<![新的项本高按照据出些严])要求(?=[^。；、的和])|[^听据小]说(?=[，：])|(?<!据)介绍(?=，)|认为|提出要|建议(?=[，：]))"
)
_URGES = re.compile(
    "(?<![主重需首纲摘只概险简提机紧])要(?![求素点闻是道件义么领塞])|必须|务必|应当|(?<![适相对供响反效])应(?![用对急邀变届时])|须|将(?!近)"
)
_BY_PAPER = re.compile(f"{_PAPER.pattern}[^，。；]{{0,8}}$|(?:印发|发布|通知|部署)[^。]*，[^，]{{0,4}}$")
_ASKS = re.compile("希望|建议|号召|要求")
_PLEDGES = re.compile(
    "[方国]愿(?![景望意])|期待(?=[同与和通在双进中两])|(?:^|[，、])希(?=[同与在进深])"
    "|(?:双方|我们|两国)[^，。]{0,3}(?:要|应(?!对))"
)
_PLENARY = re.compile(
    "(?:全会|二十大|大会报告)(?![^，。]*审议通过)[^，。》]{0,6}(?:提出|指出|强调)，(?:[^。了来]*，)?[^，。了]{0,6}$"
)
_QUOTED = re.compile("(?:指出|强调|要求)[：，]“(?:[^”。了我们他]*[，、])?[^”。，、了]{0,6}$")
_DONE = re.compile("了(?!解)|已|以来|年多?来|累计|去年")
_LOOKS_BACK = re.compile("过去|以来|这些年|近年|去年|上年|[一二三四五六七八九十两]年多?来|取得|成就|上半年|前三季度")
_SINCE = re.compile("过去|以来|这些年|近年|去年|[一二三四五六七八九十两]年多?来")
_URGED = (
    "积极|深入|加快|着力|继续|扎实|持续|全面|进一步|稳妥|主动|更好|做好|用好|抓好|办好|强化|深化|加强|推进|推动|完善|健全"
    "|支持|统筹|严控|严格|打造|优化|构建|建设|修复|提升|拓展|扩大|坚持|落实|实施|促进|鼓励|引导|欢迎|发挥|以"
)  # how a sentence begins that goes on to say what must be done
# nobody is named who must, or tasks are numbered: 要…, 第三，…
_MUSTS = re.compile(
    "(?:^|[，：])(?:[一二三四五六七八九十]是?|同时，?|还|也|更)?要(?![求点素闻])|^第[一二三四五六七八九十]，(?![^。]*[了已])"
)
# 表示，加强监管: what he will do himself
_VOWS = re.compile(f"表示，(?:一定|还|也)?(?:(?:{_URGED})(?![^，。]*[是了])|$)")
_REPORTED = re.compile(
    "(?:各地|各级|各部门|多地|当地|国家|党的|党中央|全会|会议|国务院|中央|在[^，。]{2,16}，|《"
    f"|(?!{_URGED})[^，。愿]{{2,12}}(?:总局|委员会|[省县厅]|市(?!场|民|值|集)|区(?!域|块|分|间|别)|公司|集团)(?=[一-龥]))"
)
_TODAY = re.compile("今天|昨天|近日|日前|联合|根据|按照|最新|了解到|获悉")
_REVIEWS = re.compile("累计|截至|以来[，、]|年多?来[，、]|(?:公报|白皮书|蓝皮书)》?(?:数据)?(?:显示|指出)")
_IN_TIME = re.compile("今年起|即日起至|分[两二三四五]批|\\d年左右|为期|20\\d\\d[—-]20\\d\\d年")
_DATED = re.compile(
    "^[^，。]{0,24}记者|^[^，。]{0,12}(?:今天|昨天|近日|日前|截至|去年|近年来|今年以来|目前|据悉|据了解|据介绍)"
)


@lru_cache(maxsize=256)
def speech(before: str) -> str | None:
    """What a speaker does in the paragraph so far: "ahead" if he urges, "back" if he reviews, None if nobody speaks."""
    state, speaks = None, False
    for sentence in SENTENCE_END.split(before):
        said = _SAYS.search(sentence)
        if _MUSTS.match(sentence) or (said and _MUSTS.search(sentence, said.end()) and not tells_contents(sentence)):
            state, speaks = "ahead", True
            continue
        if _is_by_paper(sentence, said, speaks) or (
            said is None and (not speaks or _DATED.match(sentence) or _is_report(sentence))
        ):
            state, speaks = None, False
            continue
        told = sentence[said.end() :] if said else sentence
        speaks = True
        if _URGES.search(told) or (said and (_ASKS.match(said[0]) or _VOWS.match(sentence, said.start()))):
            state = "ahead"
        elif said:
            state = "back" if _LOOKS_BACK.search(told) else None
        elif _SINCE.search(told):
            state = "back"
    return state


def pledges(said: str) -> bool:
    """Whether what is said tells what a state is willing, or both sides ought, to do: 中方愿…, 双方要…."""
    return _PLEDGES.search(said) is not None


def urged_before(said: str) -> bool:
    """Whether a clause goes on behind ； with what it was said must be done: 资金要及时拨付；修缮…."""
    head, mark, _ = said.rpartition("；")
    return bool(mark) and _URGES.search(head) is not None and not _DONE.search(head)


def exhorts(said: str) -> bool:
    """Whether words are quoted that say without a subject what to do: 他指出：“积极培育…; 全会提出，深化…."""
    return _QUOTED.search(said) is not None or _PLENARY.search(said) is not None


def _is_by_paper(sentence: str, said: re.Match[str] | None, speaks: bool) -> bool:
    """Whether a paper says it (《意见》指出), or a clause without subject that goes on with one (要求各地…)."""
    if said is None:
        return False
    return (said.start() == 0 and not speaks) or bool(_BY_PAPER.search(sentence[: said.start()]))


def _is_report(sentence: str) -> bool:
    """Whether somebody is told to act in a sentence within a speech that urges nothing."""
    return bool(_REPORTED.match(sentence)) and not _URGES.search(sentence)


def tells(said: str) -> bool:
    """Whether what precedes a clause in its sentence names a paper and goes on to say what is in it."""
    clauses = [
        clause for clause in _CLAUSE_END.split(_TITLE.sub("《》", _REPORT.sub("", said))) if not _BASIS.match(clause)
    ]
    if any(_TELLING.match(clause) for clause in clauses):
        return True
    told = [n for n, clause in enumerate(clauses) if _TELLING.search(clause)]
    published = any(_OUT.search(clause) and not _LOCAL.search(clause) for clause in clauses[:-1])
    return published or (bool(told) and any(_PAPER.search(clause) for clause in clauses[: told[-1] + 1]))


def on_the_way(said: str) -> bool:
    """Whether a paper came out in the middle of what somebody did: 确立…，出台规划，….; 近日印发规划，… tells of it."""
    clauses = _CLAUSE_END.split(_TITLE.sub("《》", said))[:-1]
    out = next((n for n, clause in enumerate(clauses) if _OUT.search(clause)), 0)
    return out > 0 and not _TELLING.search(said) and not _TODAY.search(said)


def is_review(said: str) -> bool:
    """Whether what precedes counts or looks back and asks for nothing: 党的十八大以来，…提出战略任务，…."""
    return _REVIEWS.search(said) is not None and "要求" not in said


def is_quoted(said: str, once: bool) -> bool:
    """Whether a clause is what a paper says that its sentence names; `once`: what is done is done once (设立)."""
    return tells(said) and not is_review(said) and not (once and on_the_way(said))


def sets_out(sentence: str) -> bool:
    """Whether a paper is the subject of a sentence: 《条例》坚持…，健全制度, not 《条例》实施一年来."""
    return _SETS_OUT.match(sentence) is not None


def sets_a_time(said: str) -> bool:
    """Whether a paper sets a time in which something is done once, and requires nothing: 今年起分三批，…."""
    return _IN_TIME.search(said) is not None and "要求" not in said


def told(said: str, before: str) -> str:
    """Status of what a paper says, named in the sentence or before it: a rule stands unless it sets a time."""
    plans = _DEMANDS.search(said) or _AGENDA.search(said)
    found = quoted(said) or quoted(before) or ("planned" if plans else "standing")
    return "planned" if found == "standing" and sets_a_time(said) else found


def quoted(text: str) -> str | None:
    """Status of what the paper named last in `text` sets out: a plan is "planned", any other paper "standing"."""
    named = [(match.start(), match[1]) for pattern in (_TITLE, _SUBJECT) for match in pattern.finditer(text)]
    if not named:
        return None
    return "planned" if PLAN.search(max(named)[1]) else "standing"


def carried(before: str) -> str | None:
    """Status of a clause without subject whose earlier sentences in the paragraph quote a paper; None if none does."""
    sentences = [sentence for sentence in SENTENCE_END.split(before) if sentence]
    for sentence in reversed(sentences):
        if tells_contents(sentence):
            return quoted(before)
        if _DATED.match(sentence):
            return None
    return None


def tells_contents(sentence: str) -> bool:
    """Whether a sentence says what a paper it names, or names as its subject, sets out."""
    return bool(_SUBJECT.search(sentence)) or (
        tells(sentence + "，") and bool(_PAPER.search(sentence) or _TITLE.search(sentence))
    )
