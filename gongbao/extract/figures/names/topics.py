"""What later clauses leave out: the thing they tell of (…航线已开行…，通达…港口), what people took part in."""

from __future__ import annotations

import re
from collections.abc import Callable

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.words import tagged

LEADS = re.compile(
    r"(?:预计|届时|未来|目前|其中|还|将|计划|截至目前|自?\d{4}年(?:\d+月)?(?:底?前|以来)?|[今昨]天|（[^）]{3,8}）|据?统计|数据显示"
    r"|累计|共计?|总共|已经?|平均|一年来|上线以来|运营以来|开通以来|开行以来|[，、])*"
)
BEFORE_NAME = re.compile(
    r"^.*(?:的(?=.{4})|[、（）()]|”(?=.{3})|“(?![^”]*”)|——|\d[万亿]*(?:千瓦时?|亩|吨|[平立]方米|公里)(?!特)"
    r"|(?<!-)[\d年月日][万亿]*(?![\d号期千万-]|年期))"
)
VAGUE = re.compile(
    r"^[这该此本各]|^(?:一[批个]|多[个项]|全[部国]|重[大点]|系列|国家(?!电网)|主体|配套|首个|世界|我国)|等[^，]{2,4}$|最|^[个家场项座条批类]|^[一二三四]期|[一二两三四五六七八九十\d][座个条项家处批]|决定|举行|召开|期间|[主分]论坛$"
)
DONE_TO = re.compile(r"^(?:目前|已经?|正在|启动|打造|建设|建成|搭载|推进|加快|完成|开工|实施)+")
CLAUSE = re.compile(r"[，,。；;：:\n]|——(?=[^，]{0,3}“)")
PART = re.compile(r"[，,。；;：:！？!?\n]")
BRACKETED = re.compile(r"（[^（）]{0,20}）")
_GOES_ON = re.compile(r"南北|首[台批]|[一二三四]期|全[部线面]|顺利|规划|计划|总|正式|今[年天]|昨|自|于|在")
_FOLLOWS = frozenset("vdpuctmfrba")
# what shows that a clause does something before it comes to the thing: …从长江码头交付
_PARTED = frozenset("从在向由经对被将把了")
_THINGS = frozenset("种件部款项幅张")
_PRESENTED = re.compile(r"^(?P<name>“[^”]{2,12}”)(?:[^，“”]{0,4})是[^，]{2,}$")
_JOINS = re.compile(
    r"(?P<verb>参加|参会|参展|参赛|出席|与会)(?:活动|比赛|会议)?(?:的(?P<who>.{1,8}))?|(?P<whose>[^的，]{1,8}?)(?P<done>参会|参展|参赛|参加|与会)"
)


def topic(ahead: str) -> str:
    """The thing that the last of the clauses of `ahead` tells of, "" if none names one."""
    for clause in reversed(CLAUSE.split(ahead)):
        if subject := _subject(LEADS.sub("", clause, count=1)):
            return subject
    return ""


def _subject(clause: str) -> str:
    """The thing that a clause begins with, before its verb."""
    if presented := _PRESENTED.match(clause):
        found = list(pattern("thing", after="$").finditer(clause))
        return presented["name"] + found[-1].group() if found else ""
    for match in list(pattern("thing").finditer(clause, 0, 40))[:2]:
        if ends_here(clause, match.end()):
            words = tagged(clause[: match.end()])
            plain = words[0][1] != "v" and not any(word in _PARTED for word, _ in words)
            return named(clause[: match.end()]) if plain else ""
    return ""


def named(words: str) -> str:
    """The name that words end with, "" if they name nothing."""
    quoted = words.rfind("“") if re.search(r"“[^“”]{2,12}”[^“”]{2,6}$", words) else -1
    bare = words[quoted:] if quoted >= 0 else BEFORE_NAME.sub("", words)
    phrase = bare if quoted >= 0 else DONE_TO.sub("", clean_left(bare))
    return phrase if 4 <= len(phrase) <= 30 and not VAGUE.search(phrase) else ""


def ends_here(text: str, at: int) -> bool:
    """Whether a name ends at `at`: 灌区 before 开工, not 通道 before 联运中心."""
    following = tagged(text[at : at + 8])
    if not following or _GOES_ON.match(text, at):
        return True
    word, tag = following[0]
    return tag[:1] in _FOLLOWS or not "\u4e00" <= word <= "\u9fff"


def joined(text: str, slots: list[Slot], names: list[str | None], fair: Callable[[str], str], before: str) -> None:
    """Who took part, completed by what in; `fair` finds the last event that a text names."""
    told = tuple(names)
    for n, name in enumerate(told):
        if n and name and name == told[n - 1]:
            names[n] = names[n - 1]  # 比上届增长3% of those before
            continue
        if not name or ("参" not in name and name[:2] not in ("出席", "与会") and not name.endswith("与会")):
            continue
        counted = slots[n].quantity.dimension == "count" and slots[n].quantity.unit not in _THINGS
        if not counted or not (match := _JOINS.fullmatch(name)):
            continue
        if event := fair(text[: slots[n].quantity.start]) or fair(before[-160:]):
            who = match["who"] or match["whose"] or ""
            verb = (match["verb"] or match["done"]).replace("参赛", "参加").replace("参会", "参加")
            names[n] = f"{verb}{event}{'的' + who if who else ''}"
