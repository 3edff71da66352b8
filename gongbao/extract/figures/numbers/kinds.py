"""What kind of quantity a value is: a sum of money, a share, growth, a rate, an index, or its unit's dimension."""

from __future__ import annotations

import re

from gongbao.extract.seeking import sought

_INDEX = ("指数", "满意度", "得分", "评分", "均分", "景气度")
_EXCHANGED = re.compile("[对兑][^，。；]{1,6}汇率[^，。；]*$")  # 日元对美元汇率跌至161.74日元兑换1美元
_PACES = ("增速", "增幅", "涨幅", "升幅", "降幅", "跌幅", "增长率")
_PER_UNIT = re.compile(
    r"(?:每[百千万\d]*(?:人次?|名|生|亩|平方米|吨|头|只|公里|千米|[家台辆件套](?!（|[^，]{0,6}(?:最高|不超过))|度"
    r"|千瓦时?|床|公斤|斤|立方米|株|标箱|TEU|航次|班次|列|集|盏|间|张|个?标准?展位|餐"
    r"|月)|每[^，,。；\d]{0,4}\d[\d.]*[百千万亿]*(?:元|美元|吨|亩|公里|人|户)|每[百千万]元[^，,。；]{0,12})(?:每[年月天日次])?[^，,。；、每\d]{0,8}"
    r"(?:[\d.]+万?元?[、和])*$"
)
_PER = sought(
    r"时速(?:可达|为|达到?|约|近)*$|(?:日均|平均每|每(?:[\d十百千万]+)?(?:人"
    r"|千人|万人|[千百]名|[千百]户|户(?!企业)|天|日|小时|分钟|秒|平方公里|立方米|升|亩))[^，,。；]{0,16}$"
)

# 每10个产品中，就有8个, 4度电中有1度
_ONE_IN = re.compile(
    r"(?:每(?:\d+|[十百千万两])[^。；，\d]{1,18}|\d度电)(?:中，?|里，?|，)?(?:就|约|平均|便|至少|有)+$"
)
# 票房达3.89亿
_MONEY = re.compile(
    "(?:票房|收入|利润总?额?|资金|销售额|成交额|产值|投资额?|金额|贷款|零售额|国债|债券|基金|(?:市场|产业|基金|年)规模|奖励|奖金|奖补|补助|补贴|资助|津贴|费用|[限定]额|封顶线"
    "|生产总值|GDP|增加值|经济总量|进出口|(?:旅游|居民|总)消费)(?:总额|总?值)?$"
)
_PER_HEAD = re.compile("每[十百千万]+(?:名|户)?[人居儿学老常户]")  # 每万人口专利拥有量
# 日加工鲜叶, 每周往返航班; not 昨日接待, 3日发布
_DAILY = sought(
    r"(?:每周|(?<![\d一二三四五六七八九十昨今次当前节假生近每同首即末单])日(?:加工|处理|产|供|输|发电|接待|发送|服务|生产|收集|消化|屠宰|吞吐|运送|开行|采))"
    r"[^，,。；\d]{0,10}$"
)


def kind_of(dimension: str, unit: str, change: str, before: str, name: str | None = None) -> str:
    """The code of what is measured; a percentage is growth where it changes, an index or a share where it is."""
    if name and name.endswith(_INDEX) and (unit in ("点", "分") or (dimension == "percent" and change == "level")):
        return "index"
    if dimension == "order":
        return "count"  # editions held; no other rank is a figure
    if dimension == "percent":
        return "growth" if change != "level" or (name and name.endswith(_PACES)) else "share"
    if unit == "点" and "指数" in before:
        return "index"
    if dimension == "money" and (_PER_UNIT.search(before[-40:]) or _EXCHANGED.search(before)):
        return "rate"
    if dimension in ("money", "index", "multiple", "points", "rate"):
        return dimension
    if name and dimension == "count" and not unit and _MONEY.search(name):
        return "money"
    if name and dimension == "count" and _PER_HEAD.match(name):
        return "rate"
    if _PER.search(before[-24:]) or (dimension != "duration" and _DAILY.search(before[-16:])):
        return "rate"
    return dimension


def of_so_many(text: str, start: int) -> bool:
    """Whether the value at `start` says how many of so many are something: 每10个产品中，就有8个."""
    return text.endswith(("有", "约", "就"), 0, start) and _ONE_IN.search(text[max(0, start - 30) : start]) is not None
