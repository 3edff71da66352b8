"""The noun in a description of who or what a rule pays: 船公司 of 注册在本区、年运量1万吨以上的船公司."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from gongbao.extract.figures.patterns import pattern
from gongbao.extract.words import tagged

# a bound that describes who is paid: 达到5000万元以上
_ONE = (
    r"\d[\d.,、]*[百千万亿]*[多余]?(?:个?月|个?工作日|学时|课时|小时|平方米|平方公里|立方米|公里|美元|人次|人民币|批次|标箱"
    r"|个?百分点|[%个家名项人元亩户次年天吨只台套头辆晚夜篇件座条场层张])?(?:（不?含）)?"
)
AMOUNT = re.compile(
    r"(?:(?<=.)(?:库容|总?容量|总?面积|总投资额?|投资额|规模)(?:约|在)?(?=达|超|不[少低]于|\d))?(?:分别|累计|首次|(?<=.)在(?=\d[^，]{1,12}(?:之间|以[上下])|\d[\d.,]*[^，\d]{1,3}[-—–~～至到]\d)|达到?|满|不少于|不低于|不超过|超过?|突破|至少|不小于)*"
    rf"{_ONE}(?:(?:及?以上)?(?:[-—–~～至到]{{1,2}}|[和或]){_ONE})?(?:及?以[上下内]|之间|左右|内)?"
)
_BOUNDED = re.compile(f"{AMOUNT.pattern}的[^的]{{2,}}$")  # 用工70人以上的企业
_INCLUDED = re.compile("（不?含[^（）]*）(?:[但且]不(?=满|超过|足|低于))?")  # 6个月以上（含6个月）但不满12个月的
_NOMINAL = frozenset("nbjlszeq")
_WHERE = re.compile("^在[^，的]{1,8}?(?:(?:[省县区镇乡村]|(?<!上)市)(?=[\u4e00-\u9fff]{2}))(?:内|范围内)?")
_REACHES = re.compile("(?:达到?|[^圆期]满|突破|超过|不低于|不少于)$")
_OF_PAPER = re.compile("^本(?:办法|细则|意见|政策|规定|措施|方案)所?[^，的]{0,6}的(?=.{2})")  # 本办法所支持的企业
_BESIDES = re.compile("(?:[且并，、]|同时)[^的，]{2,}(?=的[^的]*$)")  # all but the first of what is asked
# characters of the longest owner, of one that says too little
LONGEST, GENERIC = 22, 3


def noun_of(said: str) -> str:
    """The noun of a description of who is paid, "" if it ends with none: 船公司 of 注册在本区的船公司."""
    if "《" in said or _REACHES.search(said):
        return ""  # a paper is nobody, nor is what reaches a bound
    said = past_own_paper(_WHERE.sub("", said))
    plain = without_amounts(said)
    head = plain.rpartition("的")[2]
    told = plain != said and (len(head) >= GENERIC or _BOUNDED.search(said) is not None)
    plain = _BESIDES.sub("", plain) if len(plain) > LONGEST else plain
    who = head if told or len(plain) > LONGEST else plain
    if pattern("describes_by").match(who) and "的" not in who and len(tail := _nominal_tail(who)) > GENERIC:
        who = tail
    while len(who) > LONGEST and (parts := re.split("、|[和或]", who, maxsplit=1))[1:]:
        who = parts[1]
    words = tagged(who)
    ends = bool(words) and (words[-1][1][:1] in _NOMINAL or words[-1][1] == "vn")
    says = any(tag == "d" for _, tag in tagged(who.rpartition("的")[2]))  # 老张所在的企业一直在研发设备
    return who if ends and not says and 2 <= len(who) <= LONGEST else ""


def actor_of(clause: str) -> str:
    """Who a clause says that they do something: 养殖企业 of 养殖企业租用冻库."""
    kept = []
    for word, tag in tagged(clause):
        if word == "等":
            return ""  # 院士等顶尖人才: only examples
        if tag[:1] not in _NOMINAL and tag != "vn" and word not in "、及和":
            break
        kept.append(word)
    who = "".join(kept)
    return who if len(who) < len(clause) and is_payee(who) else ""


def is_payee(who: str) -> bool:
    """Whether words end with one that can be paid: 企业, 合作社, 项目."""
    return _payees().search(who) is not None


def past_own_paper(said: str) -> str:
    """What is said without the rule itself: 企业 of 本办法所支持的企业."""
    return _OF_PAPER.sub("", said)


def without_amounts(said: str) -> str:
    """What is said without its amounts: 新发展的茶园 of 新发展的100亩以上的茶园."""
    return AMOUNT.sub("", _INCLUDED.sub("", said)).replace("的的", "的")


def _nominal_tail(who: str) -> str:
    """What of a description follows its last verb: 证书人员 of 取得高级证书人员."""
    words = list(tagged(who))
    kept = list(takewhile(lambda word: not word[1].startswith(("v", "p", "d")) or word[1] == "vn", reversed(words)))
    return "".join(word for word, _ in reversed(kept)).lstrip("、和及")


@cache
def _payees() -> re.Pattern[str]:
    return pattern("payees", after="$")
