"""Done, ongoing, planned or standing: aspect words, the outlook of the section, the kind of document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongbao.extract.document_kind import STORIES
from gongbao.extract.measures.agenda import is_agenda
from gongbao.extract.measures.before import FROM_TODAY, ONCE, is_from_later, is_made, said_before, words_near
from gongbao.extract.measures.clause_parts import before_verb
from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.essays import in_essay
from gongbao.extract.measures.numbered import numbered
from gongbao.extract.measures.papers import (
    PUBLISHED,
    carried,
    is_of_paper,
    is_proposed,
    is_quoted,
    quoted,
    sets_out,
    tells_contents,
    told,
)
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.present import is_activity, is_begun, is_present, is_pursued, lasts
from gongbao.extract.measures.speeches import before_urge, exhorts, is_pledged, pledges, speech, urged_before
from gongbao.extract.measures.under_way import carries_on, counted, goes_on, is_mission, is_over, is_under_way
from gongbao.extract.measures.verbs import Token
from gongbao.extract.measures.views import View

_YEAR = re.compile(r"(20\d\d)年")
_BY_YEAR = re.compile(r"到(20\d\d)年|(20\d\d)年(?:\d{1,2}月)?(?:底|末|年底)?(?:之?前|建成)")
_ASPECT = re.compile(r"[^，。；\n]{2,8}方面，")
_ANNOUNCED = re.compile(
    r"将[^。\n]*。\s*(?:[^，。；\n]{2,8}方面，[^。\n]*。\s*)*$|决定，[^。]*$|(?:^|[，；])下一步，[^。]*$"
)
_DATED = re.compile(r"今年|去年|近年|前不久|日前|近日|昨天|20\d\d年")
_TO_COME = re.compile(
    r"(?:会议|国务院)[^，。]{0,4}决定，[^。]*。\s*$|(?:获悉|了解到)，将|(?:今年|明年|未来|下一步|接下来|国家|我国|[省市区县州部委局])，?[^，。；]{0,8}将|，将(?:会同|联合|继续)|提出，?到20\d\d年|到20\d\d年[^。]*将"
    r"|(?:^|[。；，])[一-龥]{2,4}将(?:纵深|持续|加快|深入|全力|大力|着力|继续|进一步|推进|推动|实施|建设|加强)"
)
_ASSIGNED = re.compile(r"(?<!的)(?<!决策)(?<!安排)部署(?:开展|启动|推进|实施)?")
_CARRIES_OUT = re.compile("(?:按照?|根据|依照|遵照|落实|贯彻)[^，。；]*部署")  # 按照上级部署，… is not assigned
_FIRST_MONTHS = 3
_NEW_YEAR = re.compile("新的?一年")
_CALLED_UP = re.compile(
    "(?:部署(?:开展|各地)|启动)[^，。；]*(?:活动|行动)，|(?:活动|行动)[^，。；]{0,8}启动，"
)  # what goes on in a campaign that was started
_TERMS = re.compile(r"对[^，。；]{2,}|按|每|一次性|另行|分别|最高|不超过|凡|符合|\d[^，。；]*以[上下]")
_TO_BE_LISTED = re.compile("将[^。；]{2,24}：(?:[^。]*；)?[^。；]*$")  # 今年将抓好五方面工作：…；…
_LISTED_MUST = re.compile("(?:^|[；，：])[一二三四五六七八九十]要[^。；]*$")  # 一要…, 二要…
_REVIEWED = re.compile(
    r"年多?来|去年|(?<!开展)(?<!启动)(?<!实施)以来|今年(?!起|底|年底|内)"
)  # 十年来, 今年: what has been done in a time
_EXHORTED = re.compile("强调|指示|批示|寄语|号召")  # in a headline: … 强调 加强…
_TODAY = re.compile("今天(?!（[^）]*）?起|起)")
_HABIT = re.compile("(?:(?<![生人年])每年|每逢|每到|常年|每月|每周|定期)[^，。；了]*(?:，[^，。；了]{0,6})?$")
_SINCE = re.compile(r"[从自]20\d\d年(?:\d+月)?(?:起|以来|开始)|开展以来|启动以来")
_COUNTED = re.compile(r"累计(?!人[数次]|[^，]*(?:达到|以上|[^，]的，))|已|去年|全年|截至|以来|年多?来")


def status(predicate: Predicate, tokens: Sequence[Token], before: str, seen: View, prior: str | None = None) -> str:
    """The status code of a measure.

    `tokens` are its sentence, `before` is what precedes it in its paragraph, `prior` the status of the measure before
    it in its sentence: in a story a clause that names nobody goes on with what goes on.
    """
    own = _own(predicate, tokens, before, seen)
    if own != "done" or prior != "ongoing" or seen.genre not in STORIES or not lasts(predicate.action):
        return own
    return "ongoing" if carries_on(predicate, tokens) else own


def _own(predicate: Predicate, tokens: Sequence[Token], before: str, seen: View) -> str:
    """What the clause and its surroundings say of themselves."""
    left = before_verb(tokens, predicate)
    near = words_near(tokens, left)
    said = before[before.rfind("。") + 1 :]
    if is_under_way(left):
        return "ongoing"
    if near & {"已", "已经"} or ("今天" in near and predicate.action in closed("acts")):
        return "done"
    if _is_rule(predicate, said, tokens):
        return "standing"
    if _is_perfect(predicate, tokens, seen.genre) and seen.genre != "rule" and not near & closed("status_planned"):
        contents = seen.genre == "news" and (
            (quoted(said) and tells_contents(said)) or (not predicate.named and numbered(before) == "standing")
        )
        return "standing" if contents and predicate.action not in closed("acts") else "done"
    if _is_future(said, seen):
        return "planned"
    if "现" in near and seen.genre == "notice":
        return "done"
    if seen.genre == "news":
        return _in_news(predicate, tokens, before, near, seen)
    if seen.genre in ("rule", "interpretation"):
        return _in_rule(predicate, said, seen)
    return in_essay(predicate, tokens, before, near, seen)


def _is_perfect(predicate: Predicate, tokens: Sequence[Token], genre: str | None) -> bool:
    """建立了…, 培育出…, in the news 搭建起…: the word behind the verb says that it is done (扩大出口 does not)."""
    between = (token for token in tokens if predicate.start < token.start < predicate.inside[0].start)
    return not predicate.disposal and any(
        token.text in ("了", "出") or (token.text == "起" and genre == "news") for token in between
    )


def _is_rule(predicate: Predicate, said: str, tokens: Sequence[Token]) -> bool:
    """Whether money is given on terms (对…的，按…给予…), and not counted as given; 给予|处分 gives none."""
    if predicate.verb.text in closed("award") and not predicate.inside[-1].text.endswith("处分"):
        clause = "".join(token.text for token in tokens if predicate.start <= token.start < predicate.end)
        return bool(_TERMS.search(said + clause)) and not _COUNTED.search(said)
    return predicate.verb.text == "发放" and bool(re.search("每|按|分别$", said)) and not _COUNTED.search(said)


def _is_future(said: str, seen: View) -> bool:
    """Whether the sentence sets a year to come for what it says."""
    if seen.published_on is None:
        return False
    years = [int(year) for found in _BY_YEAR.findall(said) for year in found if year]
    return bool(years) and max(years) >= seen.published_on.year and not said.startswith(("自", "从"))


def _in_rule(predicate: Predicate, said: str, seen: View) -> str:
    """A rule holds; a plan is to be done; what an interpretation tells of its making is done."""
    if seen.outlook == "back":
        return "done"
    if seen.plan or (seen.genre == "interpretation" and seen.outlook == "ahead"):
        return "standing" if predicate.action in closed("sets_terms") else "planned"
    if seen.genre == "interpretation" and (_is_publication(predicate) or _is_past(said, seen)):
        return "done"
    near = {token.text for token in predicate.left}
    return "planned" if predicate.action == "争取" or near & closed("status_coming") else "standing"


def _is_publication(predicate: Predicate) -> bool:
    return bool(PUBLISHED.search(predicate.action) or "制定" in predicate.action) and any(
        token.text.startswith("《") for token in predicate.inside
    )


def _is_past(said: str, seen: View) -> bool:
    years = [int(year) for year in _YEAR.findall(said)]
    return seen.published_on is not None and bool(years) and max(years) < seen.published_on.year


def _in_news(predicate: Predicate, tokens: Sequence[Token], before: str, near: set[str], seen: View) -> str:
    """News reports what was done, what will be, and what a new document says."""
    said = before[before.rfind("。") + 1 :]
    earlier = said_before(tokens, predicate.start)
    wanted = (near | earlier) & closed("status_planned")
    if predicate.named and "预计" not in near:
        wanted = wanted - {"预计"}  # 预计客流增长，各地|增加运力
    if not wanted and ((ONCE.search(said) and not _COUNTED.search(said)) or is_from_later(said, seen.published_on)):
        return "planned"
    if ("要" in said and _LISTED_MUST.search(said)) or ("将" in said and _is_to_be_listed(said, near)):
        return "planned"
    if not wanted and "起" in said and FROM_TODAY.search(said) and _goes_on_from(predicate, near):
        return "ongoing"
    if near & wanted or (predicate.disposal and said.endswith("将")):
        return "standing" if wanted <= closed("must") and _is_requirement(said) else "planned"
    moved = predicate.disposal and predicate.action in closed("placing")  # 决定|将草案提请大会审议
    acted = (predicate.action in closed("acts") and not moved) or _is_publication(predicate)
    if is_made(predicate, tokens) and not near & wanted:
        return "done"
    done = near & closed("status_done")
    if wanted and not near & wanted:
        done = done - closed("one_by_one")  # 将从即日起，陆续开展…
    if is_agenda(predicate, before):
        return "planned"
    if done or (acted and not wanted and not earlier & closed("status_wished")):
        return "done"
    aspect = _ASPECT.match(said) and not predicate.disposal
    announced = _ANNOUNCED.search(before[: len(before) - len(said)] if aspect else said)
    if wanted or announced:
        return "standing" if wanted <= closed("must") and _is_requirement(said) else "planned"
    if seen.headline and lasts(predicate.action) and _EXHORTED.search(said):
        return "planned"
    told_as = _as_told(predicate, tokens, before, said, earlier)
    if not told_as and tokens[0].role in ("verb", "adverb") and urged_before(said):
        return "planned"
    return told_as or _by_context(predicate, tokens, before[: len(before) - len(said)], seen)


def _goes_on_from(predicate: Predicate, near: set[str]) -> bool:
    """Whether what a verb says goes on from a day on: it is not done at one time, or is done step by step."""
    action = predicate.action
    once = action in closed("completing") or action in closed("changes_once") or PUBLISHED.match(action) is not None
    return not once or not near.isdisjoint(closed("one_by_one"))


def _is_to_be_listed(said: str, near: set[str]) -> bool:
    """Whether a clause stands on a list that 将…： opened, and does not say that it is done."""
    return _TO_BE_LISTED.search(said) is not None and near.isdisjoint(closed("status_done"))


def _is_requirement(said: str) -> bool:
    """通知要求，各地要…: what a paper that is no plan says must be done; 要抓紧出台规定，完善… is said by none."""
    paper = before_urge(said)
    return tells_contents(paper) and quoted(paper) != "planned"


def _as_told(predicate: Predicate, tokens: Sequence[Token], before: str, said: str, earlier: set[str]) -> str | None:
    """What a speech or a paper that is being quoted makes of a clause; None where nobody tells."""
    spoken = speech(before)
    if spoken == "ahead":
        return "planned"
    if (point := numbered(before)) and _is_bare(predicate, said):
        return point
    once = predicate.action in closed("completing")
    if sets_out(said) and not predicate.named and not predicate.disposal and lasts(predicate.action):
        return told(said, before)
    if (is_of_paper(predicate) and not PUBLISHED.match(predicate.action)) or is_quoted(said, once):
        return told(said, before)
    if _CALLED_UP.search(said) and lasts(predicate.action) and "要求" not in said:
        return "ongoing"
    wished = pledges(said) or exhorts(said) or bool(earlier & closed("status_wished"))
    assigned = "部署" in said and _ASSIGNED.search(_CARRIES_OUT.sub("", said)) and not _COUNTED.search(said)
    if wished or is_proposed(tokens, predicate.start) or assigned:
        return "planned"
    if spoken == "back":
        return "done"
    own = predicate.inside[0].text.startswith("《")  # 实施《…》: what is done besides
    return carried(before[: len(before) - len(said)]) if _is_bare(predicate, said) and not own else None


def _is_bare(predicate: Predicate, said: str) -> bool:
    """Whether a clause names nobody who acts and no time: it goes on with what the sentence before it said."""
    whole = any(token.text in closed("everywhere") for token in predicate.left[:1])
    return (whole or not predicate.named) and not _DATED.search(said)


def _by_context(predicate: Predicate, tokens: Sequence[Token], earlier: str, seen: View) -> str:
    """What the sentences before say, for a clause that says nothing itself."""
    unnamed = not predicate.named
    said = "".join(token.text for token in tokens if token.start < predicate.start)
    dated = counted(predicate) or _DATED.search(said)
    if _sets_out(said, earlier, seen) and not _COUNTED.search(said) and not is_over(tokens, predicate.end):
        return "planned"
    if is_begun(predicate, said, seen.published_on):
        return "ongoing"
    if is_over(tokens, predicate.end) or (dated and _COUNTED.search(said)) or _REVIEWED.search(said):
        return "done"
    if _is_past(said, seen) and not _SINCE.search(said):
        return "done"
    if predicate.disposal and _ASPECT.match(said) and PUBLISHED.search(earlier):
        return "standing"  # 在…方面，|将…纳入支持范围
    if is_pledged(predicate, earlier if unnamed else "") or (unnamed and _TO_COME.search(earlier)):
        return "planned"
    if goes_on(predicate, tokens):
        return "ongoing"
    if unnamed and _ASSIGNED.search(earlier):
        return "ongoing"
    if is_mission(said, earlier) and not _DATED.search(said):
        return "ongoing"
    if unnamed and predicate.action == "允许":
        return "standing"
    if lasts(predicate.action) and not counted(predicate):
        going = _going(predicate, tokens, earlier, seen, bool(dated))
        if going:
            return going
    return "planned" if (seen.outlook or seen.lean) == "ahead" else "done"


def _sets_out(said: str, earlier: str, seen: View) -> bool:
    """Whether a story of the first months tells what the new year shall bring: 新的一年，某省实施…行动."""
    early = seen.published_on is not None and seen.published_on.month <= _FIRST_MONTHS
    return early and _NEW_YEAR.search(said + (earlier if "今年" in said else "")) is not None


def _going(predicate: Predicate, tokens: Sequence[Token], earlier: str, seen: View, dated: bool) -> str | None:
    """What is said of something that goes on for a while: "ongoing" or, in a headline, "planned"; else None."""
    said = "".join(token.text for token in tokens if token.start < predicate.start)
    if _SINCE.search(said):
        return "ongoing"
    if seen.foretold and not dated:
        return "planned"
    if seen.headline and predicate.named and is_activity(predicate):
        return "ongoing"
    if _TODAY.search(said) and (is_activity(predicate) or predicate.inside[-1].text == "活动"):
        return None  # 各地今天集中|开展…活动: of one day
    if _HABIT.search(said):
        return "ongoing"
    reviewed = not predicate.named and _REVIEWED.search(earlier)
    present = seen.lean == "ongoing" or is_present(said, tokens, predicate.start)
    present = present or (not reviewed and is_pursued(predicate, tokens, seen.headline))
    return "ongoing" if present and not dated else None
