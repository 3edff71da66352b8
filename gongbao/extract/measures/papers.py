"""What a paper sets out: the clauses that say what is in it (《条例》规定…), in its sentence or after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.verbs import Token

_CLAUSE_END = re.compile("[，；：]")
SENTENCE_END = re.compile("[。！？!?；]")
_REPORT = re.compile("《[^》]*(?:报告|皮书|指数|年鉴|公报)(?:（[^）]*）|20\\d\\d)?》")  # it sets out nothing
_TITLE = re.compile(f"(?!{_REPORT.pattern})《([^》]*)》")
PLAN = re.compile(r"(?:规划|方案|计划|行动|纲要|要点|清单|分工|路线图)(?:[（(][^）)]*[）)])*》?(?:的通知)?$")
PAPER = re.compile(r"(?:》|意见|通知|办法|方案|新规|规定|条例|措施|政策|指南|细则|规划|指引|要点|(?<!高)标准)")
PUBLISHED = re.compile(r"(?:发布|印发|出台|公布|颁布|下发|推出|发出|施行|修订)")
_OUT = re.compile(f"{PUBLISHED.pattern}[^，]*{PAPER.pattern}")
_LOCAL = re.compile(
    r"(?:省|市|县|区|各地|多地|当地|今年).*(?:出台|制定|推出)[^《]*$"
)  # what is done besides is done, too
_ONE_BY_ONE = re.compile(f"(?:陆续|相继|先后|密集){PUBLISHED.pattern}(?![^，]*通知)")  # papers of which none is told
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
_TODAY = re.compile("今天|昨天|近日|日前|联合|根据|按照|最新|了解到|获悉")
_REVIEWS = re.compile("累计|截至|以来[，、]|年多?来[，、]|(?:公报|白皮书|蓝皮书)》?(?:数据)?(?:显示|指出)")
_IN_TIME = re.compile("今年起|即日起至|分[两二三四五]批|\\d年左右|为期|20\\d\\d[—-]20\\d\\d年")
DATED = re.compile(
    "^[^，。]{0,24}记者|^[^，。]{0,12}(?:今天|昨天|近日|日前|截至|去年|近年来|今年以来|目前|据悉|据了解|据介绍)"
)


def tells(said: str) -> bool:
    """Whether what precedes a clause in its sentence names a paper and goes on to say what is in it."""
    clauses = [
        clause for clause in _CLAUSE_END.split(_TITLE.sub("《》", _REPORT.sub("", said))) if not _BASIS.match(clause)
    ]
    if any(_TELLING.match(clause) for clause in clauses):
        return True
    told = [n for n, clause in enumerate(clauses) if _TELLING.search(clause)]
    published = any(
        _OUT.search(clause) and not _LOCAL.search(clause) and not _ONE_BY_ONE.search(clause) for clause in clauses[:-1]
    )
    return published or (bool(told) and any(PAPER.search(clause) for clause in clauses[: told[-1] + 1]))


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
        if DATED.match(sentence):
            return None
    return None


def tells_contents(sentence: str) -> bool:
    """Whether a sentence says what a paper it names, or names as its subject, sets out."""
    return bool(_SUBJECT.search(sentence)) or (
        tells(sentence + "，") and bool(PAPER.search(sentence) or _TITLE.search(sentence))
    )


def is_of_paper(predicate: Predicate) -> bool:
    """《条例》|规定…, 决议|鼓励…, but not 在《公约》缔约方大会期间|设立…."""
    for token in predicate.left:
        if token.role == "preposition":
            return False
        if token.text.startswith("《"):
            return True
    return bool(predicate.left) and predicate.left[-1].text in closed("paper")


def is_proposed(tokens: Sequence[Token], start: int) -> bool:
    """报告提出，推动…; 合作明确在…建立…: what is proposed and not yet begun (提出了一系列要求 is told as done)."""
    texts = {token.text for token in tokens if token.end <= start}
    if "明确" in texts and not closed("agreement").isdisjoint(texts):
        return True
    turns = not {"宣布", "后"}.isdisjoint(texts)
    return "提出" in texts and any(
        token.text == "提出"
        and token.end <= start
        and (after.role == "mark" or after.start >= start or (_is_act(tokens, n + 1) and not turns))
        for n, (token, after) in enumerate(pairwise(tokens))
    )


def _is_act(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is proposed is an act: 提出|推动…, 提出|建设|三大高地, but not 提出|建设目标."""
    verb = tokens[at].verb
    if verb is None or not verb.noun:
        return verb is not None
    end = next((n for n in range(at, len(tokens)) if tokens[n].text in closed("stop")), len(tokens))
    return end > at + 2 and tokens[end - 1].text not in closed("proposed")
