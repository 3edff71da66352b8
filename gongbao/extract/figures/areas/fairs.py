"""The town that a fair, a forum or a contest is held in: what is counted there is counted in that town."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from gongbao import lexicon
from gongbao.extract.figures.areas.marks import DIVISIONS, clause_start
from gongbao.extract.figures.patterns import where
from gongbao.extract.places import gazetteer
from gongbao.model import Mention, Place, Sentence

_FAIR = re.compile(
    r"(?:博览会|[洽交]谈会|交易会|展览会|展销会|[\u4e00-\u9fff]博会|服贸会|广交会|投洽会|高交会|论坛|(?<!代表)(?<!动员)(?<!总结)(?<!股东)大会|展览|[展巡]演|[展演剧乐]季|大展|灯会|庙会|活动"
    r"|[^竞比]赛|运动会|全运会|奥运会|电影节|艺术节|文化节|旅游节|世界杯|峰会|年会|航展|车展)"
)
_THIS_FAIR = re.compile(r"展会(?:上|现场)|(?:本[届次]|此[届次])[^，。；]{0,8}?(?:[^机都]会|论坛|赛|节|展)")
OWN_TEAM = re.compile(r"(?:中国|我国)(?:队|选手|运动员|(?:体育)?代表团|健儿|小将|组合)(?![等、和])")
# what speaks of more than the fair
_WIDER = re.compile("(?<!来自)(?:[我全]国|中国|国[内外]|全球|世界)|主办|承办")
_HELD = re.compile(r"[^，,。；：]{0,10}?(?:开幕|闭幕|举行|举办|落幕|开赛|启幕|拉开帷幕|收官)(?P<of>的)?")
_MET = re.compile(r"[^，。；]{0,30}?(?:会见|会谈|座谈|会晤|举行|召开|出席|主持|开幕)")
_ATTENDED = re.compile(
    r"(?![\d.一二两三四五六七八九十]{1,6}[余多万千百]*(?:次|周年|年|届|项))[\d.]*[余多万千百]*[^，。；\d]{1,24}?"
    r"(?:出席|参加(?!过|了(?![开闭]幕|活动|会议))|与会|参会|列席)"
)


@dataclass(slots=True)
class Fair:
    """The fair that an item tells of: its `host`, whether the sentence names it, whether the last value was of it.

    `met` is where people met, as a story of leaders tells first.
    """

    host: Place | None = None
    met: Place | None = None
    named: bool = False
    told: bool = False

    def enter(self, text: str, sentence: Sentence) -> None:
        """Begin a sentence: it may name a fair with a seat of its own."""
        seat = seat_of(text[sentence.start : sentence.end])
        self.named, self.host = seat is not None, seat or self.host

    def holds(self, text: str, sentence: Sentence, clause: int, at: int) -> bool:
        """Whether a value at `at`, whose clause begins at `clause`, counts what there is at the fair."""
        if self.met is not None and _ATTENDED.match(text, at):
            return True
        if self.host is None:
            return False
        goes_on = self.told and text.startswith("其中", sentence.start)
        self.told = bool(
            self.named
            or goes_on
            or _THIS_FAIR.search(text, sentence.start, at)
            or of_fair(text, clause, at)
            or not (_WIDER.search(text, sentence.start, at) or text.startswith("部门", at + 1))
        )
        return self.told

    def seat(self, text: str, at: int) -> Place | None:
        """Where what the value at `at` counts came together."""
        return self.met if self.met is not None and _ATTENDED.match(text, at) else self.host


def met_at(text: str, named: Sequence[Mention]) -> Place | None:
    """Where a sentence says that people met: 在某市同…座谈."""
    for one in named:
        if one.place != gazetteer.CHINA and text.startswith("在", one.start - 1) and _MET.match(text, one.end):
            return one.place
    return None


def host_of(text: str, start: int, named: Sequence[Mention]) -> Place | None:
    """The town in which a sentence says that a fair, a forum or a contest is held; None if it says nothing of one."""
    for one in named:
        if one.place is None or one.place.type not in DIVISIONS or text[max(start, one.start - 1) : one.start] != "在":
            continue
        held = _HELD.match(text, one.end)
        if held is None:
            continue
        called = (
            text[held.end() : held.end() + 30] if held["of"] else text[clause_start(text, start, one.start) : one.start]
        )
        if _FAIR.search(called):
            return one.place
    return None


def seat_of(sentence: str) -> Place | None:
    """The city of the fair that a sentence speaks of by name, of those that have a seat of their own."""
    known = _fairs()
    match = known[0].search(sentence) if "会" in sentence or "航展" in sentence or "论坛" in sentence else None
    return gazetteer.place(known[1][match.group()]) if match else None


@cache
def _fairs() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {row["name"]: row["adcode"] for row in lexicon.rows("figures/fairs.csv")}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True)))), names


def of_fair(text: str, clause: int, at: int) -> bool:
    """Whether the clause of a value counts what there is at a fair: its visitors, stands and days."""
    end = next((n for n in range(at, min(len(text), at + 30)) if text[n] in "，,。；\n"), min(len(text), at + 30))
    words = text[clause:end]
    return where("of_fair").search(words) is not None and where("not_of_fair").search(words) is None
