"""What a quantity measures, in the words of its clause, and the code of the indicators every communiqué has."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gongbao import lexicon
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.words import tagged

_HAN = re.compile(r"[\u4e00-\u9fff]")
_SPLIT = re.compile(r"以及|[、和与及]")
_KEEP_HEAD = re.compile(r"(?:类|型|性|级|业|区|市|省|县|期|系|式|部分|方面)$")
_COORDINATED = re.compile(r"[^、等]{1,8}(?:、[^、等]{1,8})*[和及与][^、等]+$")
_MEASURE = re.compile(
    r"(?:销售面积|新开工面积|竣工面积|销售额|零售额|总产值|增加值"
    r"|总额|总量|产量|产值|面积|收入|投资|人数|余额|客运量|货运量)$"
)
_ASIDE = re.compile(r"（[^（）]{6,}）")
_VERBS = (
    r"设立|建成|布局|新建|共建|增开|开通|推出|签订|引进|打通|建设|打造|培育|投放|新增|派出|设置|举办|配备|联建|互派|改造|安排"
    r"|开行|启动|签约|组建|形成|建立|销售|整治|开工建设|修复|发展|推广"
)
_EXAMPLES = re.compile(
    rf"(?P<verb>^(?:开工建设|{_VERBS}))?[^，,。；、等]{{1,24}}(?:、[^，,。；、等]{{1,24}})+等(?=[^级候待于同分量\W].)"
)
_KIND_OF = re.compile(r"、[^、]{1,12}等([^、等]{2,})$")
_QUOTED = re.compile(r"“([^”]{1,12})”(?=[^，。；、])")
_ACTOR = re.compile(
    r"^[^，、]{0,20}?(?:部门|银行|各[^，、]{1,6}区|总局|委员会|央行|单位)[^，]{0,24}?(?:开展|安排|落实|准备|下达|统筹)(?=[^，]{2,})"
)
_PARTNERS = re.compile(
    rf"^(?:在|与|为|和|同|向|联合|支持|推动)[^，,。；]{{2,30}}?(?=(?:联合|合作)?(?:{_VERBS})[^，,。；]{{2,}})"
)


def clean_left(left: str) -> str:
    """The words before a number without the time, the verb that links them and other words that measure nothing."""
    text = _ASIDE.sub("", left[-80:]) if "（" in left else left[-80:]
    if "、" in text and "等" in text:
        text = _EXAMPLES.sub(lambda match: match["verb"] or "", text)
    if "——" in text and len(text) - text.rfind("——") > 6:
        text = text[text.rfind("——") + 2 :]
    text = _ACTOR.sub("", _PARTNERS.sub("", text))
    tail, lead = pattern("indicator_tail", after="$"), pattern("indicator_lead")
    whole, stop, first = text, len(text), 0
    while stop and (match := tail.search(text, max(0, stop - 12), stop)) and not _maims(whole, match.start(), stop):
        stop = match.start()
        text = text[:stop]
    while first < len(text) and (match := lead.match(text, first)) and not _cuts(whole, match.start(), match.end()):
        first = match.end()
    return text[first:]


def _maims(text: str, at: int, stop: int) -> bool:
    """Whether what ends a clause is only the last character of a name: 约 of 公约, 从 of 乐从."""
    if stop - at != 1 or not _HAN.match(text, at):
        return False
    return (text[at - 2 : at - 1] == "、" and stop == len(text)) or (
        text[at] not in "比超" and text[at - 1 : at] != "长" and _word_across(text, at)[1][:1] == "n"
    )


def _cuts(text: str, start: int, end: int) -> bool:
    """Whether what leads to a name is only the first character of a word: 使 of 使用面积."""
    return end - start == 1 and bool(_HAN.match(text, start)) and _word_across(text, end)[0] >= 0


@lru_cache(maxsize=64)
def _ends_of_words(text: str) -> dict[int, tuple[int, str]]:
    """For every place inside a word where the word begins, and its tag."""
    inside, at = {}, 0
    for word, tag in tagged(text):
        for n in range(1, len(word)):
            inside[at + n] = (at, tag)
        at += len(word)
    return inside


def _word_across(text: str, at: int) -> tuple[int, str]:
    """Where the word that goes on across `at` begins, and its tag; -1 between two words."""
    return _ends_of_words(text).get(at, (-1, ""))


def noun_after(right: str) -> str:
    """The counted noun right after a number, "" if another word follows."""
    text = right[:30]
    text = text.removeprefix("人民币").removeprefix("的")
    if text.startswith("“") and (quoted := _QUOTED.match(text)):
        return quoted.group(1) + noun_after(text[quoted.end() :])
    match = pattern("noun_stop").search(text)
    noun = text[: match.start()] if match else text
    if "、" in noun and (kind := _KIND_OF.search(noun)):
        noun = kind.group(1)
    elif "、" in noun and not _COORDINATED.match(noun):
        noun = noun.partition("、")[0]
    return noun.removesuffix("的").removesuffix("建设任务")


def predicate_after(right: str) -> str:
    """What is said after a share: 村民完成签约 of 96%以上村民完成签约."""
    return re.split(r"[，,。；;：:！？、（）()]", right[:40].removeprefix("的"))[0][:18]


def head_of(named: list[str], own: str, unit: str) -> str:
    """The noun that a count after 其中 leaves out: 重点项目 in 重点项目105个，其中，工业类3个."""
    head = named[0]
    return head if len(own) <= 8 and _KEEP_HEAD.search(own) and not own.endswith(head[-2:]) and len(head) <= 10 else ""


def measure_of(name: str) -> str:
    """The noun at the end of an indicator that says what was measured: 增加值 of 国有控股企业增加值."""
    match = _MEASURE.search(name)
    return match.group() if match else ""


def shared(subject: str, count: int) -> list[str] | None:
    """The `count` subjects that 分别 distributes over: A、B和C; None if they are not as many."""
    parts = [part for part in subject.split("、") if part]
    if len(parts) != count:
        parts = [part for part in _SPLIT.split(subject) if part]
    if len(parts) != count or count < 2:
        return None
    last = parts[-1]
    for n, part in enumerate(parts[:-1]):
        if len(part) <= 4 and len(last) - len(part) >= 4 and not _KEEP_HEAD.search(part):
            parts[n] = part + last[len(part) :]
            continue
        ending = _KEEP_HEAD.search(part)
        if ending and (at := last.find(ending.group())) >= 0 and len(last) > at + len(ending.group()):
            parts[n] = part + last[at + len(ending.group()) :]
    return parts


@cache
def _codes() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for row in lexicon.rows("figures/indicators.csv"):
        for name in (row["label_zh"], *row["aliases"].split("|")):
            if name:
                names.setdefault(name, row["code"])
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"), names


def indicator_code(indicator: str | None) -> str | None:
    """The code of the communiqué indicator that `indicator` ends with or names, None if it is none."""
    if not indicator:
        return None
    known, names = _codes()
    found = [match.group() for match in known.finditer(indicator)]
    return names[found[-1]] if found and len(found[-1]) * 2 >= len(indicator) else None
