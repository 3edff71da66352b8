"""What a quantity measures, in the words of its clause, and the code of the indicators every communiqué has."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from gongbao import lexicon
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.words import tagged

_HAN = re.compile(r"[\u4e00-\u9fff]")
_NO_PART = re.compile("(?:建设任务|前期工作)$")
_ENUMERATION = re.compile("、")
_SPLIT = re.compile(r"以及|[、和与及]")
_KEEP_HEAD = re.compile(r"(?:类|型|性|级|业|区|市|省|县|期|系|式|部分|方面)$")
_COORDINATED = re.compile(r"[^、等]{1,8}(?:、[^、等]{1,8})*[和及与][^、等]+$")
_ACHIEVED = re.compile(r"(?<=[业品厂司社济])(?:实现|完成)(?=增加值|总量|总?产值|(?:主营)?(?:营业|业务)收入|利润|税收)")
_JOINED = re.compile(r"[和及与]")
_INITIALS = re.compile(r"(?:[^、]、){2,}[^、]{2,}")
_MEASURE = re.compile(
    r"(?:销售面积|新开工面积|竣工面积|销售额|零售额|总产值|增加值"
    r"|用[电水气热]量|总额|总量|产量|产值|面积|收入|投资|人数|余额|客运量|货运量|价格)$"
)
_SAYS_WHAT = re.compile(r"(?:[量额值率价数重比积入出资面润税费]|投资|人次|指数|规模|余额|收支|增速|增幅)$")
_MEASURES_ALONE = re.compile(rf"{_SAYS_WHAT.pattern}|(?:人口|进?出口|进口|消费|用电|参保)$")
_TRADED = re.compile("(?<=.{2})(?:进?出口|进口|消费|支出)$")
_ASIDE = re.compile(r"（[^（）]{6,}）")
# 等 that ends a list of examples, not that of 等级, 高等
ET_CETERA = r"(?<![平同相对中高上下初头次不])等(?=[^级候待于同分量\W].)"
_EXAMPLES = re.compile(
    rf"(?:^|[，,。；])[^，,。；]*(?:、[^，,。；等]{{1,24}}|[^，,。；、等]{{7}}){ET_CETERA}(?=.{{3}})"
)
# what is measured of all on a list, and is no kind of thing itself
_OF_THEM = re.compile(
    r"(?:领域|行业|地区|方面|人员)?[\u4e00-\u9fff]{0,6}(?:率|[^数]量|额|规模|占比|面积)(?:已?(?:超过?|达到?|约|近)*)?"
)
_FIELDS = re.compile("^(?:领域|行业|方面)(?=.{2})")
_LONGEST = 32
_PLACES_END = re.compile(r"(?:地(?![质产铁理方])|国(?![际内有道]|家级)|[省市县区州](?![级域场政道内际])).")
_WHITHER = re.compile(r"[向从在与同对为][^向从在与同对为]*$")
# numbers that are part of a name do not end it: 世界500强, 4A级, 运-20
_NUMBERED = re.compile(r"\d{2,4}强|[1-5]A级?|(?<![A-Za-z])[A-Z]{1,4}\d{1,4}(?![\d.%])|[运歼轰直苏图格教]-\d{1,3}")
_HIDE = {ord(digit): 0xE000 + int(digit) for digit in "0123456789"}
_SHOW = {there: here for here, there in _HIDE.items()}
_KIND_OF = re.compile(r"、[^、]{1,12}等([^、等]{2,})$")
_QUOTED = re.compile(r"“([^”]{1,12})”(?=[^，。；、])")
_IN_QUOTES = re.compile(r"“[^“”]{2,12}”")
_ACTOR = re.compile(
    r"^[^，、]{0,20}?(?:部门|银行|各[^，、]{1,6}区|总局|委员会|央行|单位)[^，]{0,24}?(?:开展|安排|落实|准备|下达|统筹)(?=[^，]{2,})"
)
_OF_ACTORS = frozenset("门行区局会位")  # one of these is in all that _ACTOR knows
_OF_CURRENCY = re.compile(r"人民币(?![\u4e00-\u9fff]*(?:国债|贷款|存款|债券|基金|业务|升值))")
_OTHERS = re.compile(rf"(?<=.{{2}})、|{ET_CETERA}")
_RATE_OF = re.compile(r"(?:参保|覆盖|普及|入学|入园|就业|合格|达标|处理|利用|完成|巩固|收缴|签约|建档|回收)率$")
_BOTH = re.compile(r"(?:产销|存贷|内外|(?<=.{2})进出)(?=(?P<of>量|款(?:余额|总额)?|资|口(?:总?[额值])?)$)")
_SECTORS = re.compile("三次产业|一二三(?:次?产业?)")
_SIDE = re.compile(r"(?:[产销储收支]|进口|出口)[量额值]$|[收支]入?出?$")
_CLOSES = {"“": "”", "《": "》"}
_RATIOS = frozenset("比率量额值数积")
_PRONOUNS = frozenset("这那它他她我此其")
_HANDED = frozenset("nbfrslj")  # tags of words that 将 can hand to a verb; before any other it tells the future
_PARTNERS = r"^(?:在|与|为|和|同|向|联合|支持|推动)[^，,。；]{2,30}?(?=(?:联合|合作)?(?:"


def clean_left(left: str) -> str:
    """The words before a number without the time, the verb that links them and other words that measure nothing."""
    text = _ASIDE.sub("", left[-80:]) if "（" in left else left[-80:]
    text = _past_examples(text) if "等" in text else text
    if "——" in text and len(text) - text.rfind("——") > 6:
        text = text[text.rfind("——") + 2 :]
    text = _past_partners(text)
    text = text if _OF_ACTORS.isdisjoint(text) else _ACTOR.sub("", text)
    tail, lead = pattern("indicator_tail", after="$"), pattern("indicator_lead")
    whole, stop, first = text, len(text), 0
    while stop and (match := tail.search(text, max(0, stop - 12), stop)) and not _maims(whole, match.start(), stop):
        stop = match.start()
        text = text[:stop]
    if whole.startswith("”", stop) and text.rfind("“") > text.rfind("”"):
        text = whole[: stop + 1]
    while first < len(text) and (match := lead.match(text, first)) and not _cuts(whole, match.start(), match.end()):
        first = match.end()
    while first and whole[first - 1] in "“《" and _CLOSES[whole[first - 1]] in text[first:]:
        first -= 1
    return _past_object(_ACHIEVED.sub("", text[first:]))


def _past_examples(text: str) -> str:
    """The kind after a list of examples: 断头路 of 打通甲路、乙路等断头路. 向甲、乙等地输送 is one phrase and stays."""
    found = list(_EXAMPLES.finditer(text))
    if not found:
        return text
    match = found[-1]
    if _OF_THEM.fullmatch(text, match.end()) and len(text) - match.start() <= _LONGEST:
        return text[match.start() :].lstrip("，,。；")  # 信号机和标识等联网率
    if not _PLACES_END.match(text, match.end()):
        return _FIELDS.sub("", text[match.end() :], count=1)
    phrase = _WHITHER.search(match.group())
    return text[match.start() + phrase.start() :] if phrase else text[match.start() :]


def _past_partners(text: str) -> str:
    """What was done, without those it was done with: 共建园区 of 与江北市共建园区."""
    if text[:1] not in "在与为和同向联支推":
        return text
    return pattern("deed", _PARTNERS, ")[^，,。；]{2,})").sub("", text, count=1)


def _past_object(text: str) -> str:
    """What 把 or 将 hands to the verb: 通勤时间 of 努力把通勤时间; and no name is a mere pronoun."""
    if "把" not in text and "将" not in text and text[:1] not in _PRONOUNS:
        return text
    words = tagged(text)
    if len(words) == 1 and text[:1] in _PRONOUNS:
        return ""
    for n, (word, tag) in enumerate(words[:-1]):
        if (word == "把" and tag == "p") or (word == "将" and words[n + 1][1][:1] in _HANDED):
            return "".join(one for one, _ in words[n + 1 :])
    return text


def _maims(text: str, at: int, stop: int) -> bool:
    """Whether what ends a clause is only the last character of a name: 约 of 公约, 从 of 乐从."""
    if stop - at != 1 or not _HAN.match(text, at):
        return False
    if text[at] == "达" and text[at - 1 : at] in _RATIOS:
        return False  # 占比达: no word 比达
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


def noun_after(right: str, counts: bool = True) -> str:
    """The noun right after a number, "" if another word follows; `counts` if it is of so many, not so much of it."""
    if not _NUMBERED.search(right):
        return _noun_after(right, counts)
    hidden = _NUMBERED.sub(lambda match: match.group().translate(_HIDE), right)
    return _noun_after(hidden, counts).translate(_SHOW)


def _noun_after(right: str, counts: bool) -> str:
    text = right[:40]
    text = _OF_CURRENCY.sub("", text).removeprefix("的")
    if text.startswith("“") and (quoted := _QUOTED.match(text)):
        return quoted.group(1) + noun_after(text[quoted.end() :])
    match = _stop(text)
    noun = text[: match.start()] if match else text
    if match and (whole := _attributed(text, match.start())):
        return whole
    noun = noun[:30]
    if not counts and (others := _OTHERS.search(noun)):
        return noun[: others.start()].removesuffix("的")
    if "、" in noun and (kind := _KIND_OF.search(noun)) and tagged(kind.group(1))[0][1] != "v":
        noun = kind.group(1)
    elif "、" in noun and not _COORDINATED.match(noun) and not _INITIALS.match(noun):
        noun = noun.partition("、")[0]
    return _NO_PART.sub("", noun.removesuffix("的"))


def _stop(text: str) -> re.Match[str] | None:
    """Where a noun ends: not at the second half of a word, 并 of 合并 or 向 of 方向."""
    match = pattern("noun_stop").search(text)
    while match and match.end() - match.start() == 1 and match.start() and _HAN.match(match.group()):
        if _word_across(text[max(0, match.start() - 4) : match.end() + 3], min(match.start(), 4))[0] < 0:
            break
        match = pattern("noun_stop").search(text, match.end())
    return match


def _attributed(text: str, stop: int) -> str:
    """A noun whose attribute stands between it and its number: 位于山区的村庄 of 12个位于山区的村庄."""
    if text.startswith("“", stop) and stop > 1 and (quoted := _IN_QUOTES.match(text, stop)):
        return text[: quoted.end()] + noun_after(text[quoted.end() :]) if "、" not in text[:stop] else ""
    match = pattern("attribute", after=r"[^，,。；：！？、\d的]{2,20}的").match(text)
    if match is None or match.end() < stop:
        return ""
    noun = noun_after(text[match.end() :])
    return match.group() + noun if noun else ""


def predicate_after(right: str) -> str:
    """What is said after a share: 村民完成签约 of 96%以上村民完成签约."""
    return re.split(r"[，,。；;：:！？、（）()]", right[:40].removeprefix("的"))[0][:24]


def said_of(right: str, after: str) -> str:
    """The noun of 的鲈鱼、鲷鱼等鲜鱼销往各地, else all that is said after 的."""
    return after if "、" in right[:20] else predicate_after(right) or after


def head_of(named: list[str], own: str, unit: str) -> str:
    """The noun that a count after 其中 leaves out: 重点项目 in 重点项目105个，其中，工业类3个."""
    head = named[0]
    if "有" in head or own.endswith("企业"):
        return ""  # 维管束植物2088种，其中鸟类…: a clause, no head; 市场主体…，其中私营企业: named in full
    return head if len(own) <= 8 and _KEEP_HEAD.search(own) and not own.endswith(head[-2:]) and len(head) <= 10 else ""


def modifiers(lead: str) -> str:
    """What of the words before a noun may stand before its neighbour too: 国内外 of 接待国内外(旅游人数)."""
    deed = pattern("deed").match(lead)
    return lead[deed.end() :] if deed and len(lead) - deed.end() > 1 else lead if len(lead) > 1 else ""


def measure_of(name: str) -> str:
    """The noun at the end of an indicator that says what was measured: 增加值 of 国有控股企业增加值."""
    match = _MEASURE.search(name)
    return match.group() if match else ""


def measure_of_all(name: str) -> str:
    """The measure, or the trade, that the last of a list names for all: 投资 of 旅游投资, 出口 of 汽车出口."""
    match = _TRADED.search(name)
    return match.group() if match else measure_of(name)


def says_what(name: str) -> bool:
    """Whether a name ends with what was measured: 占有率, 出口额."""
    return _SAYS_WHAT.search(name) is not None


def members(words: str, count: int) -> list[str]:
    """The `count` members of a list, none if they are not as many: A、B和C."""
    for mark in (_ENUMERATION, _SPLIT):
        parts = [part for part in mark.split(words) if part]
        if len(parts) == count > 1:
            return parts
    return []


def shared(subject: str, count: int) -> list[str] | None:
    """The `count` subjects that 分别 distributes over: A、B和C; None if they are not as many."""
    if count == 3 and (sectors := _SECTORS.match(subject)):
        return [f"第{which}产业{subject[sectors.end() :]}" for which in "一二三"]
    if count == 2 and subject.startswith("城乡") and len(subject) > 4:
        return [side + subject[2:] for side in ("城镇", "农村")]
    if count == 2 and not _SPLIT.search(subject) and (both := _BOTH.search(subject)):
        return [subject[: both.start()] + side + both["of"] for side in both.group()]
    parts = members(subject, count)
    if not parts:
        return None
    last = parts[-1]
    if count == 2 and len(last) <= 3 and _SIDE.fullmatch(last) and _SIDE.search(parts[0]) and len(parts[0]) > len(last):
        return [parts[0], parts[0][: -len(last)] + last]
    rate = _RATE_OF.search(last)
    ending_of_all = rate.group() if rate else measure_of_all(last)
    joint = ending_of_all in ("价格", "支出") or (
        ending_of_all and _JOINED.search(last)
    )  # no part says 用品 of 生活用品价格
    tails = {last[len(part) :] for part in parts[:-1] if len(part) <= 4 <= len(last) - len(part)}
    for n, part in enumerate(parts[:-1]):
        if len(part) <= 4 and len(last) - len(part) >= 4 and not _KEEP_HEAD.search(part):
            parts[n] = part + (ending_of_all if joint else last[len(part) :])
            continue
        ending = _KEEP_HEAD.search(part)
        if ending and (at := last.find(ending.group())) >= 0 and len(last) > at + len(ending.group()):
            parts[n] = part + last[at + len(ending.group()) :]
        elif ending_of_all and len(last) >= len(ending_of_all) + 2 and not _MEASURES_ALONE.search(part):
            parts[n] = (part.replace("参加", "") if rate else part) + ending_of_all
        elif not joint and len(tails) == 1 and len(part) > 4 and not _SAYS_WHAT.search(part):
            parts[n] = part + next(iter(tails))  # 商标转让审查、异议审查、无效宣告平均审理周期
    return parts


@cache
def _codes() -> tuple[AhoCorasick, dict[str, str]]:
    names: dict[str, str] = {}
    for row in lexicon.rows("figures/indicators.csv"):
        for name in (row["label_zh"], *row["aliases"].split("|")):
            if name:
                names.setdefault(name, row["code"])
    return AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest), names


def indicator_code(indicator: str | None) -> str | None:
    """The code of the communiqué indicator that `indicator` ends with or names, None if it is none."""
    if not indicator:
        return None
    known, names = _codes()
    found = known.find_matches_as_strings(indicator)
    return names[found[-1]] if found and len(found[-1]) * 2 >= len(indicator) else None
