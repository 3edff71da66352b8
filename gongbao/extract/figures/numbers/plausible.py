"""Which numbers count something: not names, ranks, shorthand or articles."""

from __future__ import annotations

import re

from gongbao.extract.figures.numbers.numerals import Numeral
from gongbao.extract.figures.numbers.raws import Raw
from gongbao.extract.figures.numbers.units import Unit

_INDEX_BEFORE = re.compile(
    r"(?:指数|PMI|CPI|PPI|系数|商数|得分|评分|评价值|分值|满意度|景气度|强度|均值|比值|收入比|之比|倍差|容积率|pH值|PUE值?|GDP能耗)(?:[（(][^）)]{0,12}[）)]|[）)])?(?:分别|最低)?(?:已|能)?(?:为"
    r"|达到?|是|报|收于|降至|升至|降到|升到|回升至|回落至|上升至|提高到|提升至|稳定在|缩小[至到]|保持在|控制在|上涨至|下降至|至|[:：]|=)?(?:约|超过|超)?$"
)
# 指数从上月的51.4下降至49.4
_INDEX_MOVES = re.compile(
    r"(?:指数|PMI|CPI|PPI|系数|满意度|景气度|得分|收入比|比值|之比|倍差)(?:（[^）]{0,12}）)?[从由](?:\d{1,2}月份?)?[^，,。；\d]{0,8}的?"
    r"(?:\d[\d.]*(?:大幅|小幅|快速)?(?:上升|下降|回升|回落|提升|提高|缩小|升|降|涨|跌)[至到])?$"
)
_PLUS = re.compile(r"\s?[+＋]\s?[\d一二三四五六七八九十]")
_BOUNDED = re.compile("(?:至少|不少于|最多|超过|[只仅][能可限])[^，。；、]{0,3}$")  # 至少一家景区, 至少停留一晚
_LONE = frozenset("一")
# units that are words of many others too (一方, 两手, 三面): some of them count from two on
_LOOSE_NOUNS = frozenset((*"度分点级手面口方里步路线道门把样头支节环", "条线"))
_COUNTABLE = frozenset("里道步门支头口")
_SOFT = frozenset((*"块方里成角毛升码尺寸丈担克石", "分钱"))  # units whose 一 is mostly an article or half of a word
_HARD = frozenset(
    {"money", "percent", "points", "area", "length", "mass", "volume", "energy", "power", "rate", "multiple"}
)
_SPANS = _HARD | {"duration"}  # 一至四年
_AFTER_NAMES = re.compile(r"、(?:四川|[^、，。“”\d一二三四五六七八九十两]{1,5})$")
_QUOTED = re.compile(r"“[^“”]{0,24}$")
_PLAN_NAME = re.compile(
    r"(?:专项)?(?:行动|规划|计划(?!单列)|攻坚|滚动|倍增|提升行动)|期?(?:行动|规划|计划(?!单列)|攻坚)|全会|会议|大会"
)
# 十四届人大四次会议, 区委九届十次全会: an ordinal
_SESSION_OF = re.compile(r"届[^，。；、\d]{0,8}$")
_SESSION = re.compile(r"(?:全体|全委|常委|扩大|中央)*(?:会议|全会|会(?=[，。；、上]))")
_OF_SIZE = re.compile("级?(?:企业|产业|园区|集群|板块|梯队|俱乐部)")  # 百亿企业, 千亿产业集群
_TRAIN = re.compile("(?:旅客|国际|货运)?(?:列车|动车|高铁|客车)")
_HOTLINE = re.compile(r"(?:1[12]\d{1,3}|9[56]\d{3})(?!\d)")
_COUNTED = re.compile(
    r"企业|项目|群众|百姓|学生|用户|家庭|游客|农户|学校|医院|人才"
    r"|职工|居民|村民|农民|市民|民众|贫困村|行政村|自然村|社区"
)
_ITEM_AND_YEAR = re.compile(r"\d{1,2}\.(?:19|20)\d\d")  # 2.2025年: an item's number glued to a year
_GRADE_OF = re.compile(
    "(?:待遇|失能|护理|伤残|残疾|能效|医院|医师|教师|证书|资质|响应|[^，。；\\d]{0,4}(?:比赛|金牌|银牌|铜牌|冠军|公路赛|个人))"
)
_TOLL = re.compile(r"死(?=\d+伤)|(?<=死\d)伤|(?<=死\d\d)伤")  # 枪击致2死7伤
_CALLED = re.compile("“[^“”，。；]{0,6}$")
_HELD = re.compile("举[办行]了?(?:过|近)?$|举[办行][^，。；]{0,24}届[^，。；]{1,12}、$")  # 举办4届南博会、3届滇商大会
_SYSTEM = re.compile("制(?![造定作度成备约片止])")
_GRADED = re.compile("(?:等级|级别|需求)(?:为|在)?$")  # 照护需求等级3—5级
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SHORT_NOUNS = frozenset(
    {"省", "市", "县", "国", "州", "盟", "旗", "部门", "省份", "市州", "省区市", "县市", "县区", "区县", "市县", "旗县"}
)
_GROUPS = re.compile(r"大([\u4e00-\u9fff]{2})(?=[，,。；、：])")
_LISTED = re.compile(r"等$|、[^，。；、]{2,8}$")
_RACE = re.compile(
    "(?:个人|混合|团体|[自蛙仰蝶]由?泳|混合泳|接力|障碍赛?|跨?栏|[气手步]+枪|速射|短池|直道赛?|追逐赛?|双向飞碟|[、和]?[\\d.]*米?[^，。；]{0,6}冠军)"
)
_EXCHANGED = re.compile("兑(?:换)?$")
_RANKED = frozenset("名位强席")
# 1年期LPR, 三年期和五年期存款利率; 1年期为3.1%
_RATE_TERM = re.compile(
    r"期(?:及?以上)?(?:[、和及与][\d一二三五十]{1,2}年期(?:及?以上)?){0,6}"
    r"(?:[^，,。；、\d]{0,14}?(?:利率|LPR|收益率)(?![附债的])|(?:均|分别)?(?:为|是|[降升]至)[\d.]+[%％])"
)
_AMONG_FIRST = re.compile("(?<![此之日目当年月天以提])前$")
_AGO = re.compile(r"多?前(?![后期端提三两\d])")
_AREAS = frozenset({"区", "镇", "乡", "村", "街道", "社区", "园", "地"})


def no_unit(text: str, raw: Raw) -> Unit | None:
    """What a number without a unit is: 2.85亿用户, PMI为50.2, 15市55县."""
    number, end = raw.number, raw.end
    after = text[end : end + 1]
    if number.arabic and (
        _INDEX_BEFORE.search(text, max(0, number.start - 24), number.start)
        or _INDEX_MOVES.search(text, max(0, number.start - 36), number.start)
    ):
        return Unit("", end, "index", "1")
    if text[number.start] in "百千万亿" and _OF_SIZE.match(text, end):
        return None
    if number.arabic and _TOLL.match(text, end):
        return Unit("", end, "count", "1")
    if number.mult and (number.arabic or number.value >= 20000) and not _PLUS.match(text, end):
        return Unit("", end, "count", "1")
    if number.arabic and (
        (number.more and _CHINESE.match(after))
        or (number.value > 1 and _COUNTED.match(text, end) and not _HOTLINE.match(text, number.start))
    ):
        return Unit("", end, "count", "1")
    if number.arabic and (group := _GROUPS.match(text, end)) and _LISTED.search(text, max(0, end - 12), number.start):
        return Unit(group[1], group.end(), "count", "1")
    if (
        text.startswith("口岸", end)
        and 1 < number.value < 100
        and (number.arabic or _AFTER_NAMES.search(text, max(0, number.start - 12), number.start))
    ):
        return Unit("口岸", end + 2, "count", "1")
    if (
        after in _AREAS
        and number.value > 1
        and (number.arabic or _AFTER_NAMES.search(text, max(0, number.start - 12), number.start))
    ):
        return Unit(after, end + 1, "count", "1")
    return None


def plausible(text: str, raw: Raw, unit: Unit) -> bool:
    """Names, ranks, shorthand and articles are not quantities."""
    number = raw.number
    held = unit.name == "届" and number.value < 200 and _HELD.search(text, 0, number.start)
    if (unit.dimension == "order" and not held) or (not unit.name and _PLUS.match(text, unit.end)):
        return False
    if _is_name(text, number, unit):
        return False
    after_list = text[max(0, number.start - 1) : number.start] == "等"
    if not after_list and (text.startswith("方面", unit.end) or unit.name in ("方面", "单位")):
        return False  # before its list it only opens it; 一单位 measures by another unit
    if number.arabic:
        return _arabic(text, raw, unit)
    word = text[number.start : number.end]
    if _in_slogan(text, number) or (unit.name == "年" and _PLAN_NAME.match(text, unit.end)):
        return False
    if word == "两" and unit.name == "两":
        return False
    if word == "半" and unit.name not in ("年", "天", "小时", "个月", "成", "折"):
        return False
    if (
        word in _LONE
        and number.value == 1
        and not (raw.high and unit.dimension in _SPANS)
        and unit.name != "周年"
        and not _lone_counts(text, raw, unit)
    ):
        return False
    if unit.name in _SHORT_NOUNS and (word in ("一", "百", "千") or (word == "十" and not after_list)):
        return False
    if text[unit.end : unit.end + 1] in ("“", "大") and unit.name in ("个", "项"):
        return False
    if unit.name in _LOOSE_NOUNS:
        return unit.name in _COUNTABLE and number.value >= 2 and len(word) > 1
    return True


def _is_name(text: str, number: Numeral, unit: Unit) -> bool:
    """Whether a number tells which one, what it is called or when, and not how much."""
    if unit.name == "次" and _is_ordinal(text, number, unit):
        return True
    if unit.name in ("人", "轨", "座", "小时", "年") and _SYSTEM.match(text, unit.end):
        return True  # 3人制篮球场, 九年制学校
    if unit.name == "级" and (number.mult or _GRADE_OF.match(text, unit.end) or _GRADED.search(text, 0, number.start)):
        return True  # 享受3级待遇, 1500亿级产业集群: of which kind, not how much
    if unit.name == "年" and _AGO.match(text, unit.end):
        return True  # 十年前: when, not how long
    if unit.name == "年" and _RATE_TERM.match(text, unit.end):
        return True
    if unit.name == "米" and _RACE.match(text, unit.end):
        return True  # 200米自由泳, 男子3000米个人追逐赛: which race
    if unit.name in ("公斤", "千克") and text.startswith(("级", "以上级"), unit.end):
        return True  # 女子60公斤级决赛: who may box there
    if unit.dimension == "money" and number.value in (1, 100) and _EXCHANGED.search(text, 0, number.start):
        return True  # 155日元兑1美元: what the rate is for
    if unit.name == "条" and text.startswith("”", unit.end) and _CALLED.search(text, 0, number.start):
        return True  # 出台稳增长“21条”, “外资24条”: what a policy is called
    if unit.name in _RANKED and _AMONG_FIRST.search(text, 0, number.start):
        return True  # 全区前三名: up to which rank
    return unit.name == "成" and number.value > 10  # 沪深300成分股: no more than ten tenths


def _is_ordinal(text: str, number: Numeral, unit: Unit) -> bool:
    """Whether 次 tells which one it is: 4652次列车, 三届四次会议."""
    if _TRAIN.match(text, unit.end):
        return number.arabic and number.value >= 100
    return _SESSION.match(text, unit.end) is not None and _SESSION_OF.search(text, 0, number.start) is not None


def _in_slogan(text: str, number: Numeral) -> bool:
    """Shorthand in quotation marks: “四区三镇多点”, “两个维护”."""
    opened = _QUOTED.search(text, max(0, number.start - 26), number.start)
    if opened is None:
        return False
    closed = text.find("”", number.end, opened.start() + 26)
    return closed >= 0 and not re.search(r"\d", text[opened.start() : closed])


def _arabic(text: str, raw: Raw, unit: Unit) -> bool:
    number, name = raw.number, unit.name
    if name in ("年", "国", "级", "届") and number.value >= 1900 and number.value <= 2100 and not number.mult:
        return False
    if _PLAN_NAME.match(text, unit.end):
        return False
    digits = text[number.start : number.end]
    if name in ("年", "年度") and _ITEM_AND_YEAR.fullmatch(digits):
        return False
    return not (len(digits) > 1 and digits[0] == "0" and digits[1].isdigit())


def _lone_counts(text: str, raw: Raw, unit: Unit) -> bool:
    """一 counts before a measure, or beside another count (十名个人和一个集体), not as an article."""
    if unit.dimension in _HARD and unit.name not in _SOFT:
        return True
    if unit.name in ("小时", "个月", "年", "天", "周", "分钟", "季度"):
        return (
            text.startswith(("以内", "内", "以上", "左右", "多", "半"), unit.end)
            or text[max(0, raw.number.start - 2) : raw.number.start]
            in ("为期", "不到", "不足", "至少", "超过", "仅用", "只用", "缩短", "保满", "增加", "延长")
            or text[max(0, raw.number.start - 1) : raw.number.start] in tuple("满逾近超为")
        )
    if _BOUNDED.search(text, max(0, raw.number.start - 6), raw.number.start):
        return True
    if unit.name == "成" and text[max(0, raw.number.start - 1) : raw.number.start] in tuple("近超约过逾"):
        return True
    return bool(
        re.search(
            r"[两二三四五六七八九十\d]+[个名位家项件条座支人][^，。；]{1,8}[和及、与]$",
            text[max(0, raw.number.start - 14) : raw.number.start],
        )
    )
