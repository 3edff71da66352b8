"""What earlier sentences of the news make of a clause where somebody speaks: who urges, and who looks back."""

from __future__ import annotations

import re
from functools import lru_cache

from gongbao.extract.measures.abroad import is_state_act
from gongbao.extract.measures.papers import DATED, PAPER, SENTENCE_END, tells_contents
from gongbao.extract.measures.predicate import Predicate

_SAYS = re.compile(
    "(?:指出|强调|希望(?!的)|表示|号召|(?<![新的项本高按照据出些严总])要求(?=[^。；、的和])|[^听据小]说(?=[，：])|(?<!据)介绍(?=，)|认为|提出要|建议(?=[，：]))"
)
_URGES = re.compile(
    "(?<![主重需首纲摘只概险简提机紧])要(?![求素点闻是道件义么领塞])|必须|务必|应当|(?<![适相对供响反效])应(?![用对急邀变届时])|须|将(?!近)"
)
_IN_LINE = re.compile("(?:落实|贯彻|按照|根据|遵照|牢记)[^，。；]{1,16}(?:要求|指示|部署)，")  # nobody speaks
_BY_PAPER = re.compile(f"{PAPER.pattern}[^，。；]{{0,8}}$|(?:印发|发布|通知|部署)[^。]*，[^，]{{0,4}}$")
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


@lru_cache(maxsize=256)
def speech(before: str) -> str | None:
    """What a speaker does in the paragraph so far: "ahead" if he urges, "back" if he reviews, None if nobody speaks."""
    state, speaks = None, False
    for whole in SENTENCE_END.split(before):
        sentence = _IN_LINE.sub("", whole) if "要求，" in whole else whole
        said = _SAYS.search(sentence)
        if _MUSTS.match(sentence) or (said and _MUSTS.search(sentence, said.end()) and not tells_contents(sentence)):
            state, speaks = "ahead", True
            continue
        if _is_by_paper(sentence, said, speaks) or (
            said is None and (not speaks or DATED.match(sentence) or _is_report(sentence))
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


def is_pledged(predicate: Predicate, earlier: str) -> bool:
    """Whether a state supports another's plan, or states work together after both have said that they are willing."""
    wanted = "".join(token.text for token in predicate.inside)
    if not is_state_act(predicate.action, wanted):
        return False
    return predicate.verb.frame == "clause" or (wanted.endswith(("合作", "对接")) and pledges(earlier))


def urged_before(said: str) -> bool:
    """Whether a clause goes on behind ； with what it was said must be done: 资金要及时拨付；修缮…."""
    head, mark, _ = said.rpartition("；")
    return bool(mark) and _URGES.search(head) is not None and not _DONE.search(head)


def before_urge(said: str) -> str:
    """What stands before the first 要 of a speaker; all of it where there is none (应当 is a word of papers)."""
    urges = _URGES.search(said)
    return said[: urges.start()] if urges and urges[0] == "要" else said


def urges(said: str) -> bool:
    """Whether what is said so far tells what must or will be done, or what somebody is willing to do."""
    return _URGES.search(said) is not None or "愿" in said


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
