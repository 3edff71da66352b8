"""What a measure that names no owner belongs to: 全长 of a line named before, 惠及居民 of what was rebuilt."""

from __future__ import annotations

import re
from itertools import takewhile

from gongbao.extract.figures.grant_words import PAID, PAYS
from gongbao.extract.figures.names.fitting import unmeasured
from gongbao.extract.figures.names.sharing import measure_of
from gongbao.extract.words import tagged

_WORKS = (
    r"工程|项目|高铁|铁路|高速公路|高速|公路|大桥|通道|隧道|运河|基地|水库|电站|枢纽|机场|码头|产业园|工业园|加工园|示范区"
    r"|园区|煤矿|矿山|电厂|工厂|机组|示范带|年卡|基金|操作|生产线|专线"
)
_WORK = re.compile(
    rf"(?:(?:^|[，,。；：:、—“”\s])(?P<said>[^，,。；：:、—“”\s\d]{{2,22}}?(?:{_WORKS}))"
    rf"|\d[余多]?[个项条座处](?P<counted>[^，,。；：:、—“”\s\d]{{0,22}}?(?:{_WORKS})))"
    r"(?:（[^）]{1,8}）)?(?!程|建设[，。、的]|.程)"
)
_VAGUE_WORK = re.compile(r"^[这该为是]|等[^，]{2,4}$")
_IS = re.compile("[^，,。；：]{0,4}是[^，。；]*")  # 云临高铁|是国家“十纵”|铁路通道的一段
_THIS = re.compile(
    r"^(?:该|这[座条艘个项]?|本)?(?:工程|项目|线路|通道|大桥|铁路|水库)?(?=全长|总长|海拔|设计|总投资|每年|年)"
)
_SIZES = re.compile(
    r"^(?:首次)?(?:全长|总长|海拔|年产能?|日产量?|年产量|产能|设计时速|总投资|年加工.{0,6}|年供水量?|定价|库容|总库容|期限|工期|占地面积)$"
)
_OWED = re.compile(
    r"^(?:惠及|受益|带动|覆盖)(?!率).{0,6}$|^.{1,2}率$|^(?:亩均|日均|户均|单价|货值|成交额|日均.{2,4}|亩均.{2}|惠及|年均|期限|日客流|床位数?|总投资|从业人员|服务人次|观众|在校(?:学)?生|毕业生|专任教师)$"
)
_VALUE = re.compile(rf"(?:销售额|成交额|收入|赔款|资金|价格|率|支持|{PAYS})$")
_REGION = re.compile(r"^(?:全[省市区县州旗国])")
_EACH = re.compile(r"^(?:同一|单个|单户|每户|每个|单一|单台|单机|每台|每家)[^，补奖]{0,6}$")
_EACH_TIME = re.compile(r"(?:日均|月均|年均|平均每[天月年])(?P<what>.{2,8})$")
_TRADE = re.compile(r"^(?:出口|进口)$")
_PROFITS = re.compile("^(?:利润总额|净?利润|营业收入)$")
_TRADED = re.compile("^进出口[值额]?$")
_EARNERS = "[^，,。；：、占的\\d]{2,14}?企业"
_ZONES = "[^，,。；：、占的\\d]{2,10}?(?:试验区|保税区|经开区)"
_EARNER = re.compile(f"(?:全[国省市区县])?(?P<who>{_EARNERS}|(?:规模以上|规上)工业)")
_TRADER = re.compile(f"(?:全[国省市区县])?(?P<who>{_EARNERS}|{_ZONES})")
# 中央企业稳中有进，实现|利润总额
_EARNER_AHEAD = re.compile(
    f"(?:^|[，,。；：])(?P<who>{_EARNERS})(?!的)[^，,。；：\\d]{{2,16}}[，,][^，,。；：\\d]{{0,6}}$"
)
_OF_EACH = re.compile("每[百千万]*[名人个户]?[\u4e00-\u9fff]{1,6}?拥有")  # 每千名儿童拥有(床位数)
_STUDENTS = re.compile("(?:招生|在校(?:学)?生|毕业生)$")  # 毕业生 after 普通高中招生
_OWNERLESS = re.compile(
    "|".join(
        one.pattern.replace("?P<what>", "")
        for one in (_TRADE, _THIS, _EACH, _SIZES, _EACH_TIME, _OWED, _PROFITS, _TRADED)
    )
)


def owned(name: str, here: list[str], named: list[str], before: str) -> str:
    """`name` with its owner in front, if it cannot stand alone; `before` is the paragraph up to the number."""
    if not _OWNERLESS.match(name):
        return name
    previous = (here or named or [""])[-1]
    if _TRADE.match(name):
        return _of_trade(name, here + named)
    if _PROFITS.match(name) or _TRADED.match(name):
        return _of_body(name, previous, before)
    bare = _THIS.sub("", name)
    if _EACH.match(name) and not PAID.search(name) and not _EACH.match(previous):
        granted = PAID.findall(before)
        return name + "".join((PAID.findall(previous) or granted)[-1:])
    if _SIZES.match(bare) and (works := works_in(before)):
        return clean_work(works[-1]) + bare
    if (each := _EACH_TIME.match(name)) and previous.endswith(each["what"]):
        return previous.removesuffix(each["what"]) + name
    if _OWED.match(name) and not previous and works_in(before):
        return clean_work(works_in(before)[-1]) + name
    if (
        _OWED.match(name)
        and name[:2] not in previous
        and previous
        and len(unmeasured(previous)) <= 20
        and not _OWED.match(previous)
        and not _VALUE.search(previous)
    ):
        if each := _OF_EACH.match(previous):
            return each.group() + name
        previous = _who(previous) if name.startswith("日均") else previous
        return unmeasured(_STUDENTS.sub("", previous.removesuffix("比例"))) + name
    return name


def _who(name: str) -> str:
    """Who a name tells of, without what they do and how much: 民航 of 民航累计运输旅客, 全国铁路 of 全国铁路客运量."""
    words = list(takewhile(lambda word: word[1][:1] in "nbjs" or word[0] == "全国", tagged(name)))
    who = "".join(word for word, _ in words).removesuffix(measure_of(name))
    return who if len(who) > 1 else name


def works_in(text: str) -> list[str]:
    """The works a text names, those left out that it only points at (该工程) or that say what another is."""
    works: list[str] = []
    end = None
    for match in _WORK.finditer(text):
        work = match["said"] or match["counted"]
        told = end is not None and _IS.fullmatch(text, end, match.start(match.lastgroup or 0))
        if told or _VAGUE_WORK.search(work):
            continue
        works.append(work)
        end = match.end()
    return works


def _of_body(name: str, previous: str, before: str) -> str:
    """利润总额 of the enterprises that the value before is of, or the clause before; 进出口 of those or of zones."""
    earns = _PROFITS.match(name)
    body = (_EARNER if earns else _TRADER).match(previous) or (earns and _EARNER_AHEAD.search(before))
    return body["who"] + name if body else name


def _of_trade(name: str, known: list[str]) -> str:
    """出口 of 货物贸易进出口总值."""
    for other in reversed(known):
        if (at := other.find("出口")) > 0 and not other.endswith("进出口") and "进出口" not in other:
            return other[:at] + name
        if (at := other.find("进出口")) > 0:
            return _REGION.sub("", other[:at]) + name
    return name


def clean_work(work: str) -> str:
    """The name of a work without the words that lead to it."""
    work = work if len(work.rpartition("的")[2]) < 4 else work.rpartition("的")[2]
    return re.sub(r"^(?:位于|承担|加快|推进|建设|开展|目前|其中|国家|重大|的|了)+(?=.{3})", "", work)[-20:]
