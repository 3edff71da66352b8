"""Clauses with a verb of action that are none: slogans, warnings of the weather, statistics, a notice's own words."""

from __future__ import annotations

import re
from functools import cache

from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.seeking import sought

_BECOMES = re.compile(
    "在[^，的]{1,12}(?:举行|召开|启动|开幕|闭幕|举办|发布)$|(?:通知|公告|公示|公布|解读|报告)如下$|仪式(?:开始|结束)$"
)
_LIMITED = re.compile(
    r"的(?:时间|时长|面积|期限|比例|次数|金额)(?:不少于|不超过|不低于|不得低于|不得超过|达到?)[约近]?\d[\d.]*[^，、的等]{0,4}$"
)
_CHANGED = re.compile(
    r"(?:压减|压缩|降低|下降|减少|提升|提高|提速|增长)(?:\d[\d.]*(?:%|个百分点|倍)|[一二三四五六七八九十]+分之[一二三四五六七八九十]+(?:以上)?)$"
)
_PERCENT = re.compile(r"[\u3400-\u9fff](?:约|近|超)?\d[\d.]*%$")  # 降低成本22.4% tells an effect
_TOLD = re.compile(
    "(?:名单|结果|公报|数据|活动|仪式|晚会|^工作)(?:今天|今日|今|近日|日前|正式)?(?:（[^）]*）)?(?:公布|发布|出炉|揭晓|举行|启动)$"
)
_TALKED = re.compile("进行[^，]{0,6}(?:探讨|交流|研讨|讨论|座谈|沟通|比拼|角逐|协商)[^，]{0,4}$")
_AGE = re.compile(
    r"^(?:\d{1,3}|[一二两三四五六七八九十百]+|多|数)(?:年、|(?:年|个月)$|周年|个?多?月来|多?年来|年以来|年多来|周年来|年(?:\d|进|累))"
)
_RATE = re.compile(r"^入[^，]{1,8}\d|\d%(?:执行|达到|实现)")  # 调水入山东71亿立方米; 新建建筑100%执行…
_SHARE = re.compile(
    r"(?:占比|比重|(?<![概效税费利汇])率|数量|总量|成绩|成就)(?:已|将|稳定)*(?:达到?|超过?|占|近|约|逾|突破|提升|位居|非凡|来之不易)[^，、]*$"
)  # 接入|流量占比达五成
_IS = re.compile("[^、批类种个些的]具有[^，、批]{2,12}(?:性|意义|价值)(?:、[^，、]{1,6}性)*$")
_LASTED = re.compile(r"满(?:[一二三四五六七八九十百千]+|\d+)(?:个?[日天月周年]|周年)$")  # 政策实施满百日
_RELIEVED = re.compile(r".{4}(?:减税|降费|退税)[^，、]{0,4}\d[\d.]*[万亿]*元$")  # 支持…的政策减税30亿元
_LEARNT = re.compile("进行(?:第[^，]{1,4}次)?(?:集体学习|讲解|调研)$")
_IN_ALL = re.compile(r"的[^，的]{1,8}(?:共计|合计|总计|超|达)\d|^以[“《].*为主题$")  # 实施许可管理的产品共计14类
_AVERAGE = re.compile(r"平均(?!每)[^，、的]{1,6}\d[\d.,]*(?:%|[^\d，、的]{1,3})$")  # 发放贷款平均利率3.8%
_LANDS = re.compile("(?:加快|加速|正式|即将|相继|陆续|密集|逐步)(?:落地|显效|见效|生效)$")
_TELLS = re.compile("(?:告诉|介绍给|对)(?:总台央视|总台|央视)?记者$")
_FRAMED = re.compile("上(?:持续|继续|精准|不断|更加|再)*(?:用力|发力|用劲|用功|下功夫|做文章|作示范|当先锋|走在前列)$")
_LOOKS_INTO = re.compile("(?:了解|询问|检查|考核|督查)(?!了)[^。；：]*$")
_STATE_OF = re.compile("[^。；：]{0,60}?等(?:方面|工作)?的?情况")
_MUCH = re.compile("^(?:比较|较|很|更|非常)[多少大小快高好](?:了|一些)?$")  # 大豆面积增加比较多
_TRIED = re.compile("^一(?:下|番)")  # 探索一下史前巨兽的脚印
_FRACTION = re.compile(
    "^[一二三四五六七八九十百]+分之[一二三四五六七八九十百]+(?:以上|左右|以下)?$"
)  # 压减|三分之一以上
_RANKED = re.compile(
    r"创(?:下|出)?(?:了)?(?:历史|同期|历年|近[^，的]{1,4}|有史以来)*(?:最高|最低|新高|新低)(?:水平|纪录|记录)?$"
    r"|(?:位列|名列|排名|位居|稳居|跃居)[^，的]{0,10}(?:首位|榜首|前列|前茅|第[一二三四五六七八九十\d]+位?)$"
    r"|(?:世界|全球|全国)第一$|(?:多点|持续|协同|精准|同向)发力$"
)  # 发放贷款创历史最高: what is told of the object
# 管理费用标准为90元
_STANDARD = re.compile(r"(?:标准|额度|金额|比例|上限)[为是](?:每[^，\d]{1,4})?\d[\d.]*[^，、]{0,6}$")
_NO_ACT = sought(
    "|".join(
        f"(?:{part.pattern})"
        for part in (
            *(_BECOMES, _LIMITED, _CHANGED, _TOLD, _TALKED, _AGE, _RATE, _SHARE, _IS, _LEARNT, _IN_ALL, _AVERAGE),
            *(_STANDARD, _FRACTION, _RANKED, _LASTED, _RELIEVED, _FRAMED, _MUCH, _TRIED, _TELLS, _LANDS),
        )
    )
)
_LABEL = 8  # characters that the label of an item has at most
_OF_SUCH = re.compile(
    r"的(?:机构|企业|单位|人员|学校|医院|城市|国家|地区|家庭|村)(?:近|约|超|达|共|有)*\d[\d.]*[万千百多余]*(?:个|家|名|人|所|户)$"
)  # 提供托育服务的机构10万个
_REGISTERED = re.compile(r"(?:主体|企业|商户|工商户|公司|合作社)(?:近|约|超|达|共)*\d[\d.]*[万亿千百多余]*[户家个]$")
_NO_WORD = re.compile(r"[\d\s.,%\-—－～~+]+")
_COUNTS = re.compile(r"\d(?!\d*年)")
_SAID = re.compile("(?:^|(?:表示|指出|强调|认为)[，：]“?)$")
_ASKS_FOR = re.compile("(?:要(?!求|素|点|闻)|必须|需要|应当|须)")  # 做好农业工作，要以…: what is said of it
_NEXT_CLAUSE = re.compile("[”’]?(?:，[^，。；]{2,12}(?=，(?:事关|关乎|离不开)))?，([^，。；！]+)([^。；！]*)")
_JOINT = ("和", "及", "与", "、")
_SHORT = 6


def is_plain(action: str, object_text: str, news: bool, whole: bool = True) -> bool:
    """Whether an action on an object is no measure whoever acts; `whole`: its sentence has no other clause."""
    if _NO_WORD.fullmatch(object_text) and "元" not in object_text and len(object_text) > _SHORT:
        return True
    if object_text.startswith(_JOINT) and len(object_text) < _SHORT:
        return True
    if object_text in closed("alone") and action not in closed("holds"):
        return True
    if object_text.endswith(endings("slogan")) and "《" not in object_text:
        return True
    if news and (object_text.endswith(endings("weather")) or action in closed("draws")):
        return True
    if action in closed("registers") and _REGISTERED.search(object_text):
        return True
    if action in closed("changes") and _PERCENT.search(object_text):
        return True
    named = object_text.endswith(endings("title")) or (whole and object_text.endswith(endings("headline")))
    if named and action in closed("titled"):
        return True  # a headline that is the name of a paper
    if _is_size(object_text) or (action in closed("holding") and _OF_SUCH.search(object_text)):
        return True
    return _NO_ACT.search(object_text) is not None


def _is_size(object_text: str) -> bool:
    """规模合计24.8亿元, 线路长30公里: with the verb before it a noun, and how large that is."""
    return _size().match(object_text) is not None


@cache
def _size() -> re.Pattern[str]:
    return re.compile(
        f"(?:{'|'.join(endings('attribute'))})(?:合计|共计|将|达到?|约|近|超过?|为)*\\d[\\d.,]*[^\\d，、的]{{0,5}}$"
    )


def is_looked_into(predicate: Predicate, text: str) -> bool:
    """深入了解…落实政策、推进改革等情况: what an inspection asks about is nobody's action yet."""
    end = predicate.object_span[1]
    return _LOOKS_INTO.search(text, 0, predicate.start) is not None and _STATE_OF.match(text, end) is not None


def is_label(predicate: Predicate, text: str) -> bool:
    """补贴测算：…, 申请渠道：…: the label of an item, not an action."""
    begin = max(text.rfind(mark, 0, predicate.start) for mark in "。；，\n") + 1
    return text[predicate.end : predicate.end + 1] in (":", "：") and predicate.end - begin <= _LABEL


def is_topic(predicate: Predicate, text: str) -> bool:
    """建设航天强国，是…的要求: an action of nobody that the next clause says something of."""
    left = predicate.left
    if any(token.role != "adverb" for token in left) and left[0].role != "preposition":
        return False
    begin, end = predicate.object_span
    if "了" in text[predicate.start : begin] or _COUNTS.search(text, begin, end):
        return False
    says = _NEXT_CLAUSE.match(text, end)
    if says is not None and not predicate.start and end < _SHORT and says[1].startswith(endings("leads_topic")):
        return True  # 保护森林，我国出台…
    if says is not None and _ASKS_FOR.match(says[1]) and not left:
        return _SAID.search(text, 0, predicate.start) is not None
    if says is None or not says[1].startswith(endings("topic_of")):
        return False
    return not says[1].startswith(("是", "就是", "正是", "既是")) or any(
        part.endswith(endings("essence")) for part in says.groups()
    )


def is_offered(predicate: Predicate) -> bool:
    """毕业生|可|申请|补贴: what somebody may ask for."""
    offered = not closed("may").isdisjoint([token.text for token in predicate.left])
    return offered and predicate.action in closed("applies")


def is_applicants(action: str, actor: str | None) -> bool:
    """Whether an applicant does what a rule asks for (企业提交材料): no act of a public body."""
    return actor is not None and action in closed("applies") and actor.endswith(endings("applicant"))
