"""What the words around a place say of it: that it opens its clause, stands aside, or lies in another place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gongbao.extract.figures.patterns import pattern
from gongbao.extract.places import gazetteer
from gongbao.extract.places.entries import countries, foreign_place
from gongbao.extract.seeking import sought
from gongbao.model import Mention, Place

DIVISIONS = frozenset({"province", "city", "county"})  # types of places that values are counted in
OPENING = re.compile(
    r"^(?:[\s，,、。：:；;“”（）()\d年月日]|[一二三四五六七八九十]{1,3}[、是]|其中|而|但|同时|此外|另外|目前|截至|今年|去年"
    r"|春节|国庆|中秋|元旦|清明|端午|假期|假日|首日|前[两三四五]天|黄金周|春运"
    r"|全年|据|记者|在|位于|《|施行《|印发《|出台《|以来|期间|份|末|底|前|初步核算|同期|今天|昨天|到|上半年|[前一二三四]季度)*$"
)
# the last characters of what OPENING matches
_LEADS_IN = re.compile(
    r"[\s，,、。：:；;“”（）()\d年月日是中而但时外前至据者在于《来间份末底算期天到度—节庆秋旦明午周运]"
)
# what may stand between a place and a smaller one in it
INWARD = re.compile(
    r"^(?:(?:的|境内|首都|(?:最大|第[一二三]大)?城市|(?:中心|主)城区|[\u4e00-\u9fff]{2}重镇|[东南西北中]{1,2}部(?:城市|地区)?|[东南西北]海岸|边境(?:城市|地区)?|远东(?:地区)?)的?){0,2}$"
)
_OUR_COUNTRY = frozenset({"全国", "我国", "中国", "国内"})
_AMONG = re.compile(r"等\d+个[^，。；]{0,6}(?:国家|地区|城市)")  # 埃及等43个国家
_WORLD = re.compile(
    r"[^，,。；：\d]{0,12}?(?:\d{4}年)?(?<![占在居向对了的到])全球(?![最首第唯多各一二三四五六七八九十百\d])[^，,。；]{0,10}?"
    r"(?:贸易|经济|产量|总量|市场|人口|气温|通胀|债务|需求|供应|销量|出货|投资)"
)
_WORLD_BODY = re.compile(
    r"(?m)^(?:世界(?:经济论坛|银行|贸易组织|卫生组织|气象组织|知识产权组织|粮食计划署)|世贸组织|世卫组织|国际(?:货币基金组织|能源署|劳工组织|原子能机构)"
    r"|联合国[^，。；：\n]{0,14}?|联大|经合组织|石油输出国组织|欧佩克)[^，。；：\n]{0,12}?(?:发布|报告|称|警告|预测|预计|说|呼吁|数据|宣布|通过|选举)"
)
_OURS = re.compile(r"中国|我国|全国|国内")
_GAMES = re.compile(
    r"(?:冬|夏季?)?(?:奥运会|残奥会|亚运会|全运会|大运会|世锦赛|世界杯)(?P<team>中国|我国|内地)?"
)  # and whose team it is
_RANKS = re.compile(r"首[个座家条批]|第[一二三]|最[大高长早多]|唯一|平均(?:水平|线|值)?的")
_FILED = re.compile(r"(?:\d{1,2}月)?\d{1,2}日(?:电|讯|报道)")
_ASIDE = re.compile(
    r"(?:与|对|向|同|赴|至|往|来自|从|于|比|较|飞往|驶往|运往|前往|抵达|访问|通达|销往|发往"
    r"|占|直飞|往返|输往|助力|保障|承接|疏解|出口|进口|和|及|、)$"
)
_HERE = re.compile("当地|这里|这[家座]|在这个?[村镇县乡园厂店]|该(?:县|市|村|镇|乡|企业|公司|园区|基地)")
_RUNS = re.compile("起[自于点]|[东西南北]起|连接|始于")
_ALL_OF = re.compile("(?:目前|截至目前|今年|去年)?，?全(?P<kind>[省市县区州旗疆])(?![域镇])")
_SPEAKS = re.compile(r"[^，,。；：]{2,20}(?:称|说|表示|报道|宣布|证实|通报|透露|指出|认为)[，,：]")
_TELLS = re.compile(r"[^，,。；：]{1,10}?(?:称|说|表示|宣布|证实)(?!为|号|呼)")
_FOLK = re.compile(
    r"(?:籍)?(?:居民|企业|旅客|游客|人员|青年|学生|投资者|车辆|公司|品牌|银行|机构|市民|投资)(?!所)[^，,。；、\d]{0,6}?(?<![存现正所旨意就])在"
)
_OVERSEAS = re.compile("港澳台|港澳(?:单牌车|车辆|居民|旅客|同胞|青年|游客|企业)")
_GUESTS = re.compile("(?:籍)?(?:游客|旅客|客商|采购商|参展商|留学生|订单)")  # 韩国游客 are counted where they come
_BREAK = re.compile("，|,|；|;|：|:|。|——")
_FORCES = re.compile(r"国防军|军方|军队|军机|空军|海军|武装|真主党|无人机|导弹|战机")
_BETWEEN = re.compile(r"[\u4e00-\u9fff]?(?:冲突|停火|边界)")  # 黎以边界: one character a country
TITLE = re.compile("《[^》]*》")
RUNS_ON = re.compile(r"^.{0,3}[、]|^等")
_THAT = re.compile("该(?P<kind>[州省市县]|地区)(?=[^级委政民长府]|$)")
_PARTNERED = re.compile(r"[、与和同]|等[市地]")
_LIES = sought("(?<!总部)(?:位于|地处|坐落[于在])$")
_ALONE = re.compile("(?:(?!交界)[^，。；的]){0,24}[，。；]")  # 位于甲县境内，not 位于甲县的博物馆, 地处甲乙交界
_NOT_SUBJECT = re.compile(r"^(?:的|等|、|建设|发展|管理|推动|融合|之间|[—-])")


def all_of(text: str, clause: int, usual: Place) -> Place | None:
    """The division a clause counts the whole of, around the `usual` place: 全省 of a town, 全疆; None for others."""
    whole = _ALL_OF.match(text, clause)
    return (gazetteer.holder_of(usual, whole["kind"].replace("疆", "自治区")) or usual) if whole else None


def worldwide(text: str, clause: int, at: int) -> Place | None:
    """The world, where the clause of a value at `at` speaks of its trade, output or the like as a whole."""
    return the_world() if "全球" in text[clause:at] and _WORLD.match(text, clause, at) else None


def the_world() -> Place:
    """The place of what is counted all over the world."""
    return foreign_place("全球", "")


def tells_of_world(text: str, start: int) -> bool:
    """Whether the item that begins at `start` tells of the world: what an international body reports, of no country."""
    end = text.find("\n", text.find("\n", start) + 1)
    told = text[start : end if end >= 0 else len(text)]
    return _WORLD_BODY.search(told) is not None and not _OURS.search(told)


def touches(place: Place, other: Place) -> bool:
    """Whether one place lies in the other; a group holds what lies in the provinces of its members."""
    if within(place, other) or within(other, place):
        return True
    members = other.adcodes if other.type == "group" else ()
    return any(code[:2] == member[:2] for code in place.adcodes[:1] for member in members)


def within(place: Place, outer: Place) -> bool:
    """Whether a place lies in another, or is it."""
    if outer.adcode is None or outer.type not in ("country", "province", "city", "county"):
        return place == outer
    prefix = outer.adcode[:6]
    while prefix.endswith("00"):
        prefix = prefix[:-2]
    prefix = "" if outer.type == "country" else prefix
    codes = (place.adcode,) if place.adcode else place.adcodes
    return bool(codes) and all(code.startswith(prefix) for code in codes)


def innermost(text: str, run: Sequence[Mention]) -> int:
    """Which of the mentions is the smallest that the first one leads to: B in A中部的B."""
    n = 0
    for outer, inner in pairwise(run):
        if outer.place is None or inner.place is None or not INWARD.match(text[outer.end : inner.start]):
            break
        if not (set(inner.place.adcodes) < set(outer.place.adcodes) or _inside(inner.place, outer.place)):
            break
        n += 1
    return n


def _inside(inner: Place, outer: Place) -> bool:
    if "foreign" in (inner.type, outer.type):
        return inner.type == outer.type and inner.adcodes == outer.adcodes and inner.name != outer.name
    return inner != outer and within(inner, outer)


def is_subject(text: str, mention: Mention) -> bool:
    """Whether a zone is what its clause counts in, alone and not on a list."""
    if text[mention.end - 2 : mention.end] == "灌区" or text[max(0, mention.start - 1) : mention.start] in ("、", "和"):
        return False
    return not _NOT_SUBJECT.match(text[mention.end : mention.end + 3])


def clause_start(text: str, start: int, at: int) -> int:
    """Where the clause around the offset `at` begins, not before `start`."""
    breaks = [match.end() for match in _BREAK.finditer(text, start, at)]
    return breaks[-1] if breaks else start


def opens(text: str, start: int, mention: Mention) -> bool:
    """Whether a mention stands at the head of its clause, only times and 在 before it, and is not who speaks."""
    if mention.start > start and not _LEADS_IN.match(text, mention.start - 1):
        return False
    if not OPENING.match(text[clause_start(text, start, mention.start) : mention.start]):
        return False
    foreign = mention.place is not None and mention.place.type == "foreign" and mention.place.name in countries()
    if foreign and any(who.match(text, mention.end) for who in (_SPEAKS, _FORCES, _GUESTS)):
        return False
    aside = between(text, mention) or _ranks(text, mention) or _overseas(text, mention) or _firm(text, mention)
    return not (aside or _of_team(text, mention))


def names_games(text: str, mention: Mention) -> bool:
    """Whether a place is only the first word of the name of games: 巴黎残奥会."""
    return _GAMES.match(text, mention.end) is not None


def _of_team(text: str, mention: Mention) -> bool:
    games = _GAMES.match(text, mention.end)
    return games is not None and games["team"] is not None


def is_region(place: Place) -> bool:
    """Whether a place is a part of the country, which holds only until another place is named: 东北地区."""
    return place.type == "group" and place.name.endswith("地区")


def settled(text: str, named: list[Mention]) -> list[Mention]:
    """The places without the homes of people who act in the one named next: 香港居民在深圳开户."""
    if len(named) < 2:
        return named
    kept = [
        one for one, after in pairwise(named) if not (folk := _FOLK.match(text, one.end)) or folk.end() != after.start
    ]
    return [*kept, *named[-1:]]


def pointed_at(text: str, clause: int, at: int, told: Sequence[Mention]) -> Place | None:
    """The place that the clause of a value at `at` points at, of those `told`: 据甲州消防局…，该州有8处火点."""
    that = _THAT.search(text, clause, at)
    if that is None:
        return None
    before = [one.place for one in told if one.place and one.end <= that.start()]
    before = [place for place in before if place.type in DIVISIONS or place.type == "foreign"]
    alike = [place for place in before if place.name.endswith(that["kind"])]
    return next(iter((alike or before)[-1:]), None)


def lies_in(text: str, named: list[Mention]) -> list[Mention]:
    """Where a sentence says that its subject lies, with the places joined to it: 电站位于甲州，总装机…."""
    for n, one in enumerate(named):
        here = one.place is not None and one.place.type != "group" and _LIES.search(text, one.start - 6, one.start)
        if not here or not (clause := _ALONE.match(text, one.end)):
            continue
        inner = [m for m, other in enumerate(named[n:], n) if other.start < clause.end() and _holds(one, other)]
        return named[max(inner, default=n) :]
    return []


def _holds(outer: Mention, inner: Mention) -> bool:
    return outer.place is not None and inner.place is not None and within(inner.place, outer.place)


def told_of(text: str, named: list[Mention]) -> list[Mention]:
    """The places of a clause without the country whose people only tell of the others: 叙军方称大马士革…."""
    if len(named) < 2 or named[0].place is None or named[0].place.type != "foreign":
        return named
    return named[1:] if _TELLS.match(text, named[0].end, named[1].start) else named


def _overseas(text: str, mention: Mention) -> bool:
    """Whether a mention is one of 港澳台 in one word, or of 港澳 in a name for who or what is of there."""
    return _OVERSEAS.search(text, max(0, mention.start - 2), mention.end + 4) is not None


def _firm(text: str, mention: Mention) -> bool:
    """Whether the country is only the first word of a firm's name."""
    return pattern("state_firm").match(text, mention.end) is not None


def between(text: str, mention: Mention) -> bool:
    """Whether a mention is one side of a conflict or a border between two countries."""
    return mention.end - mention.start == 1 and _BETWEEN.match(text, mention.end) is not None


def _ranks(text: str, mention: Mention) -> bool:
    """Whether the country is only what something is the first of or measured by: 全国首个…示范区, 全国平均水平的60%."""
    return text[mention.start : mention.end] in _OUR_COUNTRY and _RANKS.match(text, mention.end) is not None


def in_dateline(text: str, mention: Mention) -> bool:
    """Whether a place only says where a report was filed: 新华社北京1月17日电."""
    filed = text.endswith(("社", "网", "报", "台", "讯"), 0, mention.start)
    return filed and _FILED.match(text, mention.end) is not None


def aside(text: str, mention: Mention) -> bool:
    """Whether a place is only a partner, a direction or a member of a list, or what something is the first of."""
    if _ranks(text, mention) or in_dateline(text, mention):
        return True
    foreign = mention.place is not None and mention.place.type == "foreign"
    if foreign and (_AMONG.match(text, mention.end) or _GUESTS.match(text, mention.end)):
        return True
    if _overseas(text, mention) or _of_team(text, mention) or between(text, mention):
        return True
    if text.startswith(("）班列", "工作期间", "工作时"), mention.end):
        return True  # 中欧（中亚）班列, 在甲省工作期间
    if text.startswith(("到", "至"), mention.end) and text.endswith("从", 0, mention.start):
        return False  # 从甲市到乙市: between the two
    return _ASIDE.search(text[max(0, mention.start - 3) : mention.start]) is not None


def is_here(text: str, start: int, end: int) -> bool:
    """Whether a sentence goes on with the place of what was told before: 当地打造了7个联合体."""
    return _HERE.search(text, start, end) is not None


def line_from(text: str, start: int, end: int) -> int | None:
    """Where a sentence begins to say through which places a line runs, None if it does not: 起于甲市，止于乙市."""
    match = _RUNS.search(text, start, end)
    return match.end() if match else None


def country_of(places: list[Place]) -> Place | None:
    """The country abroad that several places lie in, None if they lie in more than one."""
    codes = {code for place in places for code in place.adcodes}
    if len(places) < 2 or len(codes) != 1 or (code := codes.pop()).isdigit():
        return None
    name = next((name for name, known in countries().items() if known == code), None)
    return foreign_place(name, code) if name else None


def opens_list(text: str, clause: int, named: Sequence[Mention]) -> bool:
    """Whether the clause begins with a list of places: what is said of them is not of the zone named before."""
    head = [one for one in named if one.start >= clause and not text[clause : one.start].strip("，,；; ")]
    return bool(head and RUNS_ON.match(text[head[0].end : head[0].end + 5]))


def begins_anew(text: str, start: int, first: Mention) -> bool:
    """Whether the sentence at `start` begins with a place of its own, with no partner beside it."""
    begins = OPENING.match(text[start : first.start])
    own = begins is not None and first.place is not None and first.place.type in DIVISIONS
    return own and not _PARTNERED.search(text[first.end : first.end + 12])


def elsewhere(text: str, named: list[Mention], fixed: Place) -> bool:
    """Whether a sentence tells of what is in a division outside the place that the one before was about."""
    places = [one.place for one in named if text[one.start - 1] == "在" and one.place]
    return any(place.type in DIVISIONS and not within(place, fixed) for place in places)
