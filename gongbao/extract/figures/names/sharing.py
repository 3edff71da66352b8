"""Words that members of a list share: 投资 of 能源、旅游投资, 企业 of 高新技术、科技型中小企业."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.indicators import word_across

_SPLIT = re.compile(r"以及|[、和与及]")
_ENUMERATION = re.compile("、")
_KEEP_HEAD = re.compile(r"(?:类|型|性|级|业|区|市|省|县|期|系|式|部分|方面)$")
_JOINED = re.compile(r"[和及与]")
_MEASURE = re.compile(
    r"(?:销售面积|新开工面积|竣工面积|销售额|零售额|总产值|增加值"
    r"|(?:营业|运营|通车|开通|总)里程|装机容量|用[电水气热]量|合同额|总额|总量|产量|产值|面积|收入|投资|人数|余额|客运量|货运量|价格|[\u4e00-\u9fff]{4}指数)$"
)
_SAYS_WHAT = re.compile(r"(?:[量额值率价数重比积入出资面润税费]|投资|人次|指数|规模|余额|收支|增速|增幅)$")
_MEASURES_ALONE = re.compile(rf"{_SAYS_WHAT.pattern}|(?:人口|进?出口|进口|消费|用电|参保|装机|产能)$")
_TRADED = re.compile("(?<=.{2})(?:进?出口|进口|消费|支出|产能|发电量|装机容量|装机|标准)$")
_RATE_OF = re.compile(r"(?:参保|覆盖|普及|入学|入园|就业|合格|达标|处理|利用|完成|巩固|收缴|签约|建档|回收)率$")
_BOTH = re.compile(r"(?:产销|存贷|内外|(?<=.{2})进出)(?=(?P<of>量|款(?:余额|总额)?|资|口(?:总?[额值])?)$)|产销$")
_OR_MORE = re.compile("^及?以上")  # 一年期和五年期以上贷款
_WHERE = re.compile("农村|乡村|城镇|城市|境[内外]")
_SECTORS = re.compile("三次产业|一二三(?:次?产业?)")
_SIDE = re.compile(r"(?:[产销储收支]|进口|出口)[量额值]$|[收支]入?出?$")
# 分别向甲省、乙省和丙市调水: what is done for each, in turn
_TO_EACH = re.compile(
    r"分别[向给对为从](?P<list>[^、和]{2,8}(?:、[^、和]{2,8})*)[、和][^、和]{1,7}?(?P<done>[调供输送发拨引]\S{1,6})$"
)
_INSURANCE = re.compile("保险(?:参保|基金|缴费|待遇|覆盖)")
_STEP = "国家|全国|自治区|[国部省市县区镇乡一二三四五特]"
_FIRST_STEP, _NEXT_STEP = re.compile(f"(?P<stem>.*?)(?P<step>{_STEP})级?"), re.compile(f"(?P<step>{_STEP})级?")
_OF_PRIZE = re.compile("[等级]奖项?")
_HEADS_OF_TWO = ("案件", "企业", "项目", "产品", "产业", "客流", "航线", "旅客", "游客", "学校", "机构", "工程")


def head_of(named: list[str], own: str) -> str:
    """The noun that a count after 其中 leaves out: 重点项目 in 重点项目105个，其中，工业类3个."""
    head = named[0]
    if "有" in head or own.endswith("企业"):
        return ""  # 维管束植物2088种，其中鸟类…: a clause, no head; 市场主体…，其中私营企业: named in full
    return head if len(own) <= 8 and _KEEP_HEAD.search(own) and not own.endswith(head[-2:]) and len(head) <= 10 else ""


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


def steps(parts: list[str]) -> tuple[str, list[str], str]:
    """The words before, the names and the words behind the steps that a list goes through, of no step if it goes
    through none: 数学竞赛, 一 二 三, 等奖 of 数学竞赛一|二|三等奖."""
    first, last = _FIRST_STEP.fullmatch(parts[0]), _NEXT_STEP.match(parts[-1])
    others = [_NEXT_STEP.fullmatch(part) for part in parts[1:-1]]
    if not first or not last or not all(others):
        return "", [], ""
    return first["stem"], [match["step"] for match in (first, *others, last) if match], parts[-1][last.end("step") :]


def shared(subject: str, count: int) -> list[str] | None:
    """The `count` subjects that 分别 distributes over: A、B和C; None if they are not as many."""
    if count == 3 and (sectors := _SECTORS.match(subject)):
        return [f"第{which}产业{subject[sectors.end() :]}" for which in "一二三"]
    if count == 2 and subject.startswith("城乡") and len(subject) > 4:
        return [side + subject[2:] for side in ("城镇", "农村")]
    if count == 2 and not _SPLIT.search(subject) and (both := _BOTH.search(subject)):
        of = both["of"] or "量"  # 汽车产销分别完成90万辆和80万辆
        return [subject[: both.start()] + side + of for side in both.group()]
    parts = members(subject, count)
    if not parts:
        return None
    stem, named, rest = steps(parts)
    if named and (prize := _OF_PRIZE.match(rest)):
        return [stem + step + prize.group() for step in named]
    last = parts[-1]
    if count == 2 and len(last) <= 3 and _SIDE.fullmatch(last) and _SIDE.search(parts[0]) and len(parts[0]) > len(last):
        return [parts[0], parts[0][: -len(last)] + last]
    if (of := _INSURANCE.search(last)) and not any("保险" in part for part in parts[:-1]):
        return [*(part + last[of.start() :] for part in parts[:-1]), last]
    rate = _RATE_OF.search(last)
    ending_of_all = rate.group() if rate else measure_of_all(last)
    # no part says 用品 of 生活用品价格, nor 水利 of 农业、畜牧业、农业水利投资
    nested = bool(ending_of_all) and last.startswith(parts[0])
    joint = nested or ending_of_all in ("价格", "支出") or (ending_of_all and _JOINED.search(last))
    tails = {last[len(part) :] for part in parts[:-1] if len(part) <= 4 <= len(last) - len(part)}
    for n, part in enumerate(parts[:-1]):
        if len(part) <= 4 and len(last) - len(part) >= 4 and not _KEEP_HEAD.search(part):
            # no 车零售额 of 新能源汽车零售额, but 居民收入 of 农村居民收入
            cut = ending_of_all and word_across(last, len(part))[0] >= 0 and not _WHERE.match(last)
            parts[n] = part + (ending_of_all if joint or cut else last[len(part) :])
            continue
        ending = None if nested else _KEEP_HEAD.search(part)
        if ending and (at := last.find(ending.group())) >= 0 and len(last) > at + len(ending.group()):
            parts[n] = part + _OR_MORE.sub("", last[at + len(ending.group()) :])
        elif ending_of_all and len(last) >= len(ending_of_all) + 2 and not _MEASURES_ALONE.search(part):
            parts[n] = (part.replace("参加", "") if rate else part) + ending_of_all
        elif len(part) == 2 and len(last) == 4 and last.endswith(_HEADS_OF_TWO):
            parts[n] = part + last[2:]
        elif not joint and len(tails) == 1 and len(part) > 4 and not _SAYS_WHAT.search(part):
            parts[n] = part + next(iter(tails))  # 商标转让审查、异议审查、无效宣告平均审理周期
    return parts


def for_each(slot: Slot, size: int) -> list[str] | None:
    """What is done for those of a list in turn, which are the places of its values: 调水 of 分别向甲省、乙省调水."""
    match = _TO_EACH.search(slot.left) if "分别" in slot.left else None
    return [match["done"]] * size if match and match["list"].count("、") + 2 == size else None
