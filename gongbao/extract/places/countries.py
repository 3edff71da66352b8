"""Countries by one character: 中俄两国, 对韩出口, 俄称击落乌无人机, 巴以冲突, 中非关系."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from gongbao import lexicon
from gongbao.extract.places import gazetteer
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.entries import countries, country_chars, entries, foreign_place, told_by
from gongbao.extract.places.scan import Cuts
from gongbao.extract.seeking import WHOLE, matches, sought
from gongbao.model import Place

# 来华, 驻华: China by its literary name; not 在华东, 对华为.
_CHINA = re.compile(r"(?<=[来驻赴在对访])华(?![东南北中西为侨裔夏山县盛润池莹容阴亭安容宁])")

# 俄称, 向乌提供, 击落乌无人机: a country that the text also names in full, by one character.
_ASKS = "要求|呼吁|敦促|谴责|指责|批评|警告|反对"
_SPOKEN = sought(
    r"(?:(?<![\u4e00-\u9fff\d])|(?<=[对向援打自在从与同和及称击遭由供赴访落退供阻毁挫破截入])|(?<=抵达)|(?<=摧毁))"
    r"[俄乌美英法德日韩朝伊叙黎巴以]"
)
# 以 and 朝 are prepositions, 日 is a day of the month: only before what nothing else than a country has.
_LOOSE = frozenset("以朝日")
# 中欧班列, 中老铁路 and 中方: names of their own, and words.
_NO_PAIR = re.compile(
    r"[\u4e00-\u9fff]{0,2}(?:班列|班车|铁路|高铁|通道|走廊|管道|快线|公路)|[方军语文式籍裔洲海央国空（(]"
)
LIKELY = 0.8


def by_character(text: str, cuts: Cuts, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Countries written with one character each; `drafts` are the places the text names in full."""
    yield from _country_runs(text, cuts, drafts)
    yield from _pairs_named(text, cuts, drafts)
    yield from _fixed_pairs(text, cuts)
    yield from _side_by_side(text, cuts, drafts)
    yield from _towards(text, cuts, drafts)
    yield from _spoken(text, cuts, drafts)
    yield from _headed(text, cuts, drafts)
    yield from _listed(text, drafts)
    yield from _ours(text)


def _ours(text: str) -> Iterator[Draft]:
    for match in _CHINA.finditer(text):
        yield Draft(match.start(), match.end(), gazetteer.CHINA, LIKELY)


@cache
def _towards_one() -> re.Pattern[str]:
    """对俄农业合作, 对韩出口: one country by one character."""
    return re.compile(rf"(?<=对)[俄蒙韩日美欧朝越印](?={told_by('towards')})")


def _towards(text: str, cuts: Cuts, drafts: Sequence[Draft]) -> Iterable[Draft]:
    spoken = Counter(draft.place for draft in drafts if draft.place and draft.place.type == "foreign")
    for match in _towards_one().finditer(text):
        place = _country(match.group(), spoken)
        if place and cuts.begins(match.end()):
            yield Draft(match.start(), match.end(), place, LIKELY)


@cache
def _follows() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What follows a country by one character: all of it, and what follows no other word either."""
    rows = lexicon.rows("places/country_follows.csv")
    every, firm = ("|".join(row["word"] for row in rows if row["firm"] or not only) for only in (False, True))
    return re.compile(rf"{every}|[“，、。；]"), re.compile(firm)


def _spoken(text: str, cuts: Cuts, drafts: Sequence[Draft]) -> Iterable[Draft]:
    named = _named(drafts)
    for match in _SPOKEN.finditer(text):
        char, end = match.group(), match.end()
        every, firm = _follows()
        if char not in named or not (firm if char in _LOOSE else every).match(text, end):
            continue
        if firm.match(text, end) or (cuts.begins(match.start()) and cuts.ends(end)):
            yield Draft(match.start(), end, named[char], LIKELY)


def _headed(text: str, cuts: Cuts, drafts: Sequence[Draft]) -> Iterable[Draft]:
    """美 at the head of a headline (美冬季风暴致…), or of what one asks of it (多方要求美移出…), whose story below it
    names the country in full."""
    named = {char: place for char, place in _named(drafts).items() if char not in _LOOSE}
    if not named:
        return
    for match in re.finditer(
        rf"^(?:[^，。；\n]{{2,14}}?(?:{_ASKS}))?(?P<who>[{''.join(named)}])(?=[\u4e00-\u9fff][^。；\n]{{2,40}}\n(?P<story>.+))",
        text,
        re.M,
    ):
        place, (start, end) = named[match["who"]], match.span("who")
        told = place.name in match["story"] and cuts.begins(start) and cuts.ends(end)
        if told and not _follows()[0].match(text, end):
            yield Draft(start, end, place, LIKELY)


def _named(drafts: Sequence[Draft]) -> dict[str, Place]:
    """First character → the country abroad that the text names in full, where it is one only."""
    found: dict[str, set[Place]] = {}
    for draft in drafts:
        if draft.place and draft.place.type == "foreign" and draft.place.name in countries():
            found.setdefault(draft.place.name[0], set()).add(draft.place)
    return {char: next(iter(places)) for char, places in found.items() if len(places) == 1}


@cache
def _pairs() -> dict[str, tuple[Place, Place]]:
    rows = lexicon.rows("places/country_pairs.csv")
    return {row["pair"]: (entries()[row["first"]].place, entries()[row["second"]].place) for row in rows}


@cache
def _pair_pattern() -> re.Pattern[str]:
    return re.compile("|".join(_pairs()))


@cache
def _relation() -> re.Pattern[str]:
    return re.compile(told_by("relation"))


def _fixed_pairs(text: str, cuts: Cuts) -> Iterable[Draft]:
    """巴以, 中非: pairs that mean the same everywhere."""
    for match in _pair_pattern().finditer(text):
        first, second = _pairs()[match.group()]
        region = {first.adcodes, second.adcodes} & {(), ("EU",)}  # 中非论坛 and 中欧班列 are names
        if _stands_alone(text, match, cuts) and (not region or _relation().match(text, match.end())):
            yield from _each(match, (first, second))


def _side_by_side(text: str, cuts: Cuts, drafts: Sequence[Draft]) -> Iterable[Draft]:
    """中法 in 中法艺术家: China and a country, or two countries, that the text names in full."""
    named = {char: place for char, place in _named(drafts).items() if char in country_chars() and char != "以"}
    if not named:
        return
    if "阿拉伯国家" in text:  # 中阿 is China and the Arab states then
        named.pop("阿", None)
    named["中"] = gazetteer.CHINA
    for match in re.finditer(f"[{''.join(named)}]{{2,3}}", text):
        run = match.group()
        if len(set(run)) == len(run) and run not in _not_pairs() and _stands_alone(text, match, cuts):
            yield from _each(match, [named[char] for char in run])


@cache
def _not_pairs() -> frozenset[str]:
    return frozenset(lexicon.lines("places/not_pairs.txt"))


@cache
def _named_body() -> re.Pattern[str]:
    """中俄博览会: part of the name of a body, a meeting or a year."""
    return re.compile(rf"[^和与的在为等，。、；：！？“”（）\s\d]{{0,10}}?(?:{told_by('body')})")


def _stands_alone(text: str, match: re.Match[str], cuts: Cuts) -> bool:
    whole = cuts.begins(match.start()) and cuts.ends(match.end()) and text[match.start() - 1 : match.start()] != "·"
    return whole and not _NO_PAIR.match(text, match.end()) and not _named_body().match(text, match.end())


def _each(match: re.Match[str], places: Sequence[Place]) -> Iterable[Draft]:
    for at, place in enumerate(places, match.start()):
        yield Draft(at, at + 1, place, LIKELY, place.adcode)


# 南非、中非、索马里, 黑山驻华大使: names of countries that mean something else where no other country is beside them.
_SHARED = {"中非": "CF", "黑山": "ME"}
_SHARED_NAME = sought(
    r"(?<=、)(?:中非|黑山)(?=[、和与及等]|[两二三四五六七八九十]国|驻)|黑山(?=驻华|总统|总理|议会|议长|外长|外交部)"
)


def _listed(text: str, drafts: Sequence[Draft]) -> Iterable[Draft]:
    near = {draft.end for draft in drafts if draft.place and draft.place.name in countries()}
    for match in matches(_SHARED_NAME, text):
        name = match[WHOLE]
        if text[match.start() - 1] != "、" or not near.isdisjoint(range(match.start() - 9, match.start())):
            yield Draft(*match.span(WHOLE), foreign_place(name, _SHARED[name]), LIKELY)


@cache
def _country_run() -> re.Pattern[str]:
    chars = f"[{''.join(country_chars())}]{{2,4}}"
    return sought(rf"{chars}(?={told_by('countries')})|(?<=[对与至赴同向通联]){chars}(?![人民])")


def _country_runs(text: str, cuts: Cuts, drafts: Sequence[Draft]) -> Iterable[Draft]:
    spoken = Counter(draft.place for draft in drafts if draft.place and draft.place.type == "foreign")
    for match in matches(_country_run(), text):
        run, (start, end) = match[WHOLE], match.span(WHOLE)
        if run[0] == "以" and len(run) > 2:  # 以中欧关系的稳定性
            run, start = run[1:], start + 1
        if len(run) < 2 or len(set(run)) != len(run) or not cuts.begins(start) or not cuts.begins(end):
            continue
        places = [_country(char, spoken) for char in run]
        if all(places):
            for index, place in enumerate(places):
                yield Draft(start + index, start + index + 1, place, LIKELY)


def _pairs_named(text: str, cuts: Cuts, drafts: Sequence[Draft]) -> Iterable[Draft]:
    """中莱关系 in a text that names 莱索托: China and a country whose first character is no usual sign of it."""
    named: dict[str, set[Place]] = {}
    for draft in drafts:
        if draft.place and draft.place.name in countries() and draft.place.name[0] not in country_chars():
            named.setdefault(draft.place.name[0], set()).add(draft.place)
    chars = "".join(char for char, places in named.items() if len(places) == 1)
    if not chars:
        return
    for match in re.finditer(rf"(?:中[{chars}]|[{chars}]中)(?={told_by('countries')})", text):
        if cuts.begins(match.start()) and cuts.ends(match.end()):
            for at in range(match.start(), match.end()):
                place = gazetteer.CHINA if text[at] == "中" else next(iter(named[text[at]]))
                yield Draft(at, at + 1, place, LIKELY, place.adcode)


def _country(char: str, spoken: Counter[Place]) -> Place | None:
    """The country a character stands for: one the text names in full, else the usual one if there is one."""
    if char == "中":
        return gazetteer.CHINA
    named = [place for place, _ in spoken.most_common() if place.name.startswith(char) and place.name in countries()]
    if named:
        return named[0]
    code = country_chars()[char]
    return foreign_place(next(name for name, c in countries().items() if c == code), code) if code else None
