"""What an article of a rule is about, by its heading: its bare measures are of that (补贴期限 under 租金补贴)."""

from __future__ import annotations

import re
from functools import cache

from gongbao.extract.figures.clauses import ITEM
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.patterns import alternatives

_LONGEST_HEADING, _FURTHEST = 40, 12
_OPENING = re.compile(r"\s*(?P<title>[^。：:，,\d\n]{1,20})[。：:]")  # 仓储补贴：新建冷库的，…
_ASKS = re.compile(r"^(?:问[:：]|[QＱ][:：]|[一二三四五六七八九十]{1,3}、)")
_ACTS = re.compile(r"^(?:如何|怎[么样]|可以|发放|申[领请]|领取|享受|给予|实施|落实|提供|加大|实行|关于|对)+")
_LABEL = re.compile(r"(?:[（(]?\d+[）).、]|[①-⑨])?(?P<label>[A-Z甲乙丙丁]类[\u4e00-\u9fff]{0,4})[：:]")  # A类：…，年龄
# （1）助学金，标准为900元: what an item names before it says how much
_ITEM_OF = re.compile(
    rf"(?:{ITEM.pattern})(?P<item>[\u4e00-\u9fff]{{2,14}})[，,](?:[最年月每][\u4e00-\u9fff]{{0,3}})?(?:标准|比例|额度|限额|期限)"
)
_OF_LABEL = frozenset({"年龄", "额度", "标准", "限额", "期限", "比例"})
_LASTS = re.compile(rf"^.*最长可?(?P<what>{alternatives('pays')})$")  # 最长可补贴
_THIS = re.compile("该项(?:奖励|补[贴助]|资助|奖补|扶持)(?:资金)?")
_WHO = re.compile("^.*(?:可以?|能够?|怎么|如何)(?:领取?|申[领请]|享受|拿到?|获得)?")
_LENT = re.compile("(?P<loan>.*(?:贷款|借款))(?:最[高低长])?(?:期限|利率|额度|限额|金额|总额)?")
_EFFECTIVE = re.compile(
    r"(?P<paper>本[\u4e00-\u9fff]{0,4}(?:办法|细则|意见|措施|政策|规定|通知|方案|条例))自[^。]{2,20}(?:施行|实施|执行)"
)


def of_article(whole: str, start: int, text: str, names: list[str | None]) -> list[str | None]:
    """The names of the values of the sentence `text` at `start` of `whole`, bare ones with what they are set for."""
    names = [_LASTS.sub(r"\g<what>期限", name) if name else name for name in names]
    bare = [n for n, name in enumerate(names) if name and (_bare().fullmatch(name) or _THIS.search(name))]
    paper = _EFFECTIVE.search(text) if "有效期" in names else None
    found = [paper["paper"] + name if paper and name == "有效期" else name for name in names]
    label = _LABEL.match(text)
    if label:
        found = [label["label"] + name if name in _OF_LABEL else name for name in found]
    item = _ITEM_OF.match(text) if bare and not label else None
    topic = item["item"] if item else article_topic(whole, start) if bare and not label else ""
    for n in bare:
        about = (_loan(found[n - 1] or "") if n else "") or topic
        found[n] = _joined(about, names[n] or "") if about else found[n]
    return found


def _loan(name: str) -> str:
    """创业贷款 of 创业贷款最高额度, the name of the value before: whose term or rate is next; "" if it is no loan."""
    return match["loan"] if (match := _LENT.fullmatch(name)) else ""


def _joined(topic: str, name: str) -> str:
    """租金补贴期限 of 租金补贴 and 补贴期限, 每家企业租金补贴 of 每家企业该项补贴."""
    if this := _THIS.search(name):
        return name[: this.start()] + topic + name[this.end() :]
    return topic + name[2:] if topic.endswith(name[:2]) else topic + name


def article_topic(whole: str, start: int) -> str:
    """What the nearest heading above `start`, or the title at the head of its paragraph, grants, or ""."""
    line = whole.rfind("\n", 0, start) + 1
    if (opening := _OPENING.match(whole, line)) and (topic := _granted(opening["title"])):
        return topic
    for _ in range(_FURTHEST):
        if not line:
            return ""
        stop, line = line - 1, whole.rfind("\n", 0, line - 1) + 1
        heading = whole[line:stop].strip()
        if heading.startswith("问"):
            return _granted(heading)
        if (
            heading
            and len(heading) <= _LONGEST_HEADING
            and heading[-1] not in "。；：;"
            and (topic := _granted(heading))
        ):
            return topic
    return ""


def _granted(heading: str) -> str:
    """The grant that a heading or a question is about."""
    said = _ASKS.sub("", ITEM.sub("", heading, count=1).strip("【】 \u3000"))
    match = _topic().search(re.split("[，,、？?]", said)[0]) if len(said) <= 30 else None
    return _ACTS.sub("", clean_left(_WHO.sub("", match["topic"]))) if match else ""


def _granted_nouns() -> str:
    return f"(?:{alternatives('granted')}|{alternatives('provided')})"


@cache
def _bare() -> re.Pattern[str]:
    """What a rule sets that says nothing without what it is set for."""
    return re.compile(
        rf"(?:{_granted_nouns()})?(?:发放|缴费|领取|申请|支付|执行|申领)?(?:累计|最长|最高|平均|单笔)?(?:期限|时间|利率|标准|金额|额度|比例|上限|下限|面积|条件)"
    )


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<topic>[\u4e00-\u9fff]{{2,12}}?{_granted_nouns()})(?=$|[的能可多如怎有是]|(?:发放|申[领请]|领取)?(?:标准|条件|对象|范围|期限|程序|办法))"
    )
