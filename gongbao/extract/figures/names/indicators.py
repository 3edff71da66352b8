"""What a quantity measures, in the words of its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from gongbao.extract.figures.patterns import pattern, where
from gongbao.extract.seeking import sought
from gongbao.extract.words import adverbs, tagged

_HAN = re.compile(r"[\u4e00-\u9fff]")
_NO_PART = re.compile("(?:建设任务|前期工作)$")
_COORDINATED = re.compile(r"[^、等]{1,8}(?:、[^、等]{1,8})*[和及与][^、等]+$")
_ACHIEVED = re.compile(
    r"(?<=[业品厂司社济])(?:实现|完成)(?=增加值|总量|总?产值|(?:主营)?(?:营业|业务)收入|利润|税收|[销零营交进出][^，]{0,2}额)"
)
_INITIALS = re.compile(r"(?:[^、]、){2,}[^、]{2,}|[大中小高低]、[大中小高低][^、]{2,}")  # 大、中型灌区
_ASIDE = re.compile(r"（[^（）]{6,}）")
# 等 that ends a list of examples, not that of 等级, 高等, 一、二等奖
ET_CETERA = r"(?<![平同相对中高上下初头次不])等(?!(?<=[一二三四五特]等)奖)(?=[^级候待于同分量\W].)"
_EXAMPLES = re.compile(
    rf"(?:^|[，,。；])[^，,。；]*(?:、[^，,。；等]{{1,24}}|[^，,。；、等]{{7}}){ET_CETERA}(?=.{{3}})"
)
# what is measured of all on a list, and is no kind of thing itself
_OF_THEM = re.compile(
    r"(?:领域|行业|地区|方面|人员)?[\u4e00-\u9fff]{0,6}(?:率|[^数]量|额|规模|占比|面积|增速|[涨跌升降增]幅|产值|增加值|收入|利润|价格|[进出]口|投资)(?:已?(?:超过?|达到?|约|近)*)?"
)
_FIELDS = re.compile("^(?:领域|行业|业态|方面|方式|渠道|形式|手段|(?:称号|资质|荣誉|证书)的)(?=.{2})")
_LONGEST = 32
_PLACES_END = re.compile(r"(?:地(?![质产理方]|铁(?!路))|国(?![际内有道]|家级)|[省市县区州](?![级域场政道内际])).")
_WHITHER = re.compile(r"[向从在与同对为][^向从在与同对为]*$")
# numbers that are part of a name do not end it: 世界500强, 4A级, 运-20
_IN_NAMES = (
    r"\d{2,4}强|[1-5]A级?|(?<![A-Za-z])[A-Z]{1,4}(?:[a-z]?-)?\d{1,4}[A-Z]?(?![\d.%])"
    r"|[运歼轰直苏图格教米安]-\d{1,3}"
)
_NUMBERED, _ANY_NUMBERED = re.compile(_IN_NAMES), sought(_IN_NAMES)
_HIDE = {ord(digit): 0xE000 + int(digit) for digit in "0123456789"}
_SHOW = {there: here for here, there in _HIDE.items()}
_KIND_OF = re.compile(r"、[^、]{1,12}等([^、等]{2,})$")
_QUOTED = re.compile(r"“([^”]{1,12})”(?=[^，。；、])")
_TITLED = re.compile(r"“[^“”，]{2,12}”(?=[，,。；、]|$)")
_STILL = re.compile(r"[仍还正]在(?P<thing>[^，。；、的\d]{1,8}的[^，。；、的\d]{2,8})(?=[，。；]|$)")
_IN_QUOTES = re.compile(r"“[^“”]{2,12}”")
_ACTOR = re.compile(
    r"^[^，、]{0,20}?(?:部门|银行|各[^，、]{1,6}区|总局|委员会|央行|单位)[^，]{0,24}?(?:开展|安排|落实|准备|下达|统筹)(?=[^，]{2,})"
)
_OF_ACTORS = frozenset("门行区局会位")  # one of these is in all that _ACTOR knows
_OF_CURRENCY = re.compile(
    r"(?:人民币)?或等值(?:外币|[美港欧日][元币])|人民币(?![\u4e00-\u9fff]*(?:国债|贷款|存款|债券|基金|业务|升值))"
)
_BRACKET_IN_NAME = re.compile(
    r"(?<=[\u4e00-\u9fff]{3})（[^（）、，\d]{2,8}）(?=[\u4e00-\u9fff]{2})"
)  # 解放阵线（解阵）武装人员
_BECAUSE = re.compile("^因[^，。；]{2,12}?而(?=.{2})")  # 40户因桥断而绕行
_LONGEST_LIST = 26
_OTHERS = re.compile(rf"(?<=.{{2}})、|{ET_CETERA}")
_CLOSES = {"“": "”", "《": "》"}
_ARRIVES = frozenset("雷发直到抵传表马通转送上下可不豁伟显闻旷布")  # 达 ends a word behind these
_PACTS = frozenset("公条契合租签节预违简特婚赴履集制邀相缔毁解续爽")  # 约 ends a word behind these
_PRONOUNS = frozenset("这那它他她我此其")
_HANDED = frozenset("nbfrslj")  # tags of words that 将 can hand to a verb; before any other it tells the future
# what a value turns into is no name of it: 53%|提高到目前的60%
_TURNS = re.compile(
    "[^，]{0,2}?(?:[提升]高|提升|上[升涨]|增[加长]?|下降|[降减]低?|减少|[缩减]小?|扩大|恢复|回[升落]|调整|[延缩][长短])[^，]{0,2}[到至为]"
)
_PARTNERS = r"^(?:在|与|为|和|同|向|联合|支持|推动)[^，,。；]{2,30}?(?=(?:联合|合作)?(?:"


def clean_left(left: str) -> str:
    """The words before a number without the time, the verb that links them and other words that measure nothing."""
    text = _ASIDE.sub("", left[-80:]) if "（" in left else left[-80:]
    text = text.removeprefix("（含）").removeprefix("（不含）")
    text = _past_examples(text) if "等" in text else text
    if "——" in text and len(text) - text.rfind("——") > 6:
        text = text[text.rfind("——") + 2 :]
    text = _past_partners(text)
    text = text if _OF_ACTORS.isdisjoint(text) else _ACTOR.sub("", text)
    tail, lead = where("indicator_tail", after="$"), pattern("indicator_lead")
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
    text = text[first:]
    return _past_object(_ACHIEVED.sub("", text) if "实现" in text or "完成" in text else text)


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
    if text[at] == "达" and text[at - 1 : at] not in _ARRIVES:
        return False  # 占比达, 日产油达: no word 油达
    if text[at] == "约" and text[at - 1 : at] not in _PACTS:
        return False  # 直径约: the dictionary has words that no name ends with
    return (text[at - 2 : at - 1] == "、" and stop == len(text)) or (
        text[at] not in "比超" and text[at - 1 : at] != "长" and word_across(text, at)[1][:1] == "n"
    )


def _cuts(text: str, start: int, end: int) -> bool:
    """Whether what leads to a name is only the first character of a word: 使 of 使用面积."""
    return end - start == 1 and bool(_HAN.match(text, start)) and word_across(text, end)[0] >= 0


@lru_cache(maxsize=64)
def _ends_of_words(text: str) -> dict[int, tuple[int, str]]:
    """For every place inside a word where the word begins, and its tag."""
    inside, at = {}, 0
    for word, tag in tagged(text):
        for n in range(1, len(word)):
            inside[at + n] = (at, tag)
        at += len(word)
    return inside


def word_across(text: str, at: int) -> tuple[int, str]:
    """Where the word that goes on across `at` begins, and its tag; -1 between two words."""
    return _ends_of_words(text).get(at, (-1, ""))


def noun_after(right: str, counts: bool = True) -> str:
    """The noun right after a number, "" if another word follows; `counts` if it is of so many, not so much of it."""
    if not _ANY_NUMBERED.search(right):
        return _noun_after(right, counts)
    hidden = _NUMBERED.sub(lambda match: match.group().translate(_HIDE), right)
    return _noun_after(hidden, counts).translate(_SHOW)


def _noun_after(right: str, counts: bool) -> str:
    text = right[:40]
    text = _OF_CURRENCY.sub("", text) if "人民币" in text or "等值" in text else text
    text = text.removeprefix("的")
    if text.startswith(("基础上", "时，")) or text == "时":
        return ""  # 在去年新建12座的基础上, 目标定为5%时，
    if still := _STILL.match(text):
        return still["thing"]  # 830处仍在燃烧的火点
    text = _BRACKET_IN_NAME.sub("", text, count=1) if "（" in text else text
    text = _BECAUSE.sub("", text, count=1) if text.startswith("因") else text
    if text.startswith("“") and (quoted := _QUOTED.match(text)):
        word, tag = tagged(text[quoted.end() :][:8])[0]
        ends = tag[:1] in "dp" or word in adverbs()  # “海外千屏”|同步直播…
        return quoted.group(1) + ("" if ends else noun_after(text[quoted.end() :]))
    if counts and (titled := _TITLED.match(right)):
        return titled.group()  # 打造10个“云岭名方”
    match = _stop(text)
    noun = text[: _verb_at(text, match) if match.group().endswith("了") else match.start()] if match else text
    if match and (whole := _attributed(text, match.start())):
        return whole
    noun = noun[:30]
    if not counts and (others := _OTHERS.search(noun)):
        return noun[: others.start()].removesuffix("的")
    if "、" in noun and (kind := _KIND_OF.search(noun)) and tagged(kind.group(1))[0][1] != "v":
        noun = kind.group(1)
    elif "、" in noun and not (_COORDINATED.match(noun) or _INITIALS.match(noun) or _is_list(noun)):
        noun = noun.partition("、")[0]
    return _NO_PART.sub("", noun.removesuffix("的"))


def _is_list(noun: str) -> bool:
    """Whether nouns stand side by side that one number counts: 20项新产品、新技术, not 12个小区、完善管网."""
    parts = noun.split("、")
    if len(noun) > _LONGEST_LIST or any(len(part) < 2 for part in parts) or "等" in noun:
        return False
    words = [tagged(part) for part in parts]
    ends = words[-1][-1][1][:1] in "nj" or words[-1][-1][1] == "vn"
    return ends and all(one[0][1][:1] not in "mrdvf" for one in words) and not _acts(words[0])


def _acts(words: Sequence[tuple[str, str]]) -> bool:
    return any(tag in ("v", "d", "p", "c", "ad", "zg") for _, tag in words)


def _stop(text: str) -> re.Match[str] | None:
    """Where a noun ends: not at the second half of a word, 并 of 合并 or 向 of 方向."""
    match = pattern("noun_stop").search(text)
    while match and match.end() - match.start() == 1 and match.start() and _HAN.match(match.group()):
        if word_across(text[max(0, match.start() - 4) : match.end() + 3], min(match.start(), 4))[0] < 0:
            break
        match = pattern("noun_stop").search(text, match.end())
    befallen = befalls().search(text)
    return befallen if befallen and (match is None or befallen.start() < match.start()) else match


@cache
def befalls() -> re.Pattern[str]:
    """What befalls a thing, where its clause ends with it: 停工 of 工地停工, not of 停工工地."""
    return pattern("befalls", r"(?<=[\u4e00-\u9fff]{2})", r"(?=[，。；：！（）、 了后在至并或且致\d]|$)")


def with_fate(noun: str, right: str) -> str:
    """A noun of the words after a number with what befalls it there: 农作物受损 of 7万公顷农作物受损."""
    at = right.find(noun) if noun else -1
    befallen = befalls().match(right, at + len(noun)) if at >= 0 else None
    return noun + befallen.group() if befallen else noun


def _verb_at(text: str, match: re.Match[str]) -> int:
    """Where the verb before 了 begins: its first character may end the noun, as 车 in 新能源车充了电."""
    return match.start() + (word_across(text, match.start())[0] >= 0)


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
    """What is said after a share: 村民完成签约 of 96%以上村民完成签约, "" if only what it turns into."""
    return "" if _TURNS.match(right) else re.split(r"[，,。；;：:！？、（）()]", right[:40].removeprefix("的"))[0][:24]


def said_of(right: str, after: str) -> str:
    """The noun of 的鲈鱼、鲷鱼等鲜鱼销往各地, else all that is said after 的."""
    return after if "、" in right[:20] else predicate_after(right) or after


def modifiers(lead: str) -> str:
    """What of the words before a noun may stand before its neighbour too: 国内外 of 接待国内外(旅游人数)."""
    deed = pattern("deed").match(lead)
    return lead[deed.end() :] if deed and len(lead) - deed.end() > 1 else lead if len(lead) > 1 else ""
