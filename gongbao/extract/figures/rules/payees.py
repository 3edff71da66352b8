"""Who or what a sentence of a rule pays: 船公司 of 对注册在本区的船公司，每条航线给予10万元奖励."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from gongbao.extract.figures.clauses import ITEM
from gongbao.extract.figures.grant_words import GRANTED
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.words import tagged

_ASIDE = re.compile("（[^（）]*）")
_CLAUSES = re.compile("[，,；;：:。]")
_FOR = re.compile(r"^(?:并|可|应)?(?:对于?|凡|向)(?!外|口|象|接|[该此])(?:其(?![他它余中]))?(?=.{2})")
# where the description of who is paid ends: 对养殖企业|给予奖励, 对首次入规企业|按每家…
_GIVEN = re.compile(
    r"(?<=..)(?:另行?|再|可|分别|一次性|最高|额外|依次|按|进行(?=[奖补资扶])|每(?:[年月日天](?=给予|发放|补|奖))?(?![年月日天])|(?:给予|予以|发放|颁发|奖励|补助|补贴)(?!的))"
)
_TO = re.compile(r"(?:给予|予以)(?P<who>[^，,；;：:。\d每]{2,16}?)(?:最高|一次性|不超过|[每各单])*$")
_PREPOSITION = re.compile("^(?:根据|按照?|依据|自|从|由|经|被(?![认评列授命])|将|如|若|因|以(?!.{2,8}形式))")
# a bound that describes who is paid: 达到5000万元以上
_ONE = (
    r"\d[\d.,、]*[百千万亿]*[多余]?(?:个?月|个?工作日|学时|课时|小时|平方米|平方公里|立方米|公里|美元|人次|人民币|批次|标箱"
    r"|[%个家名项人元亩户次年天吨只台套头辆晚夜篇件座条场层张])?(?:（不?含）)?"
)
AMOUNT = re.compile(
    r"(?:分别|累计|首次|(?<=.)在(?=\d[^，]{1,12}(?:之间|以[上下])|\d[\d.,]*[^，\d]{1,3}[-—–~～至到]\d)|达到?|满|不少于|不低于|不超过|超过?|突破|至少|不小于)*"
    rf"{_ONE}(?:[-—–~～至到]{{1,2}}{_ONE})?(?:及?以[上下内]|之间|左右|内)?"
)
_ASKS = re.compile(r"\d|[每须应]|不得")
_NOMINAL = frozenset("nbjlszeq")
_PAPER = re.compile("^《[^》]*》(?=[\u4e00-\u9fff]{2})")
_PLACED = re.compile("[在于为由]|没有|[未无]")
_WHERE = re.compile("^在[^，的]{1,8}?(?:(?:[省县区镇乡村]|(?<!上)市)(?=[\u4e00-\u9fff]{2}))(?:内|范围内)?")
_PAID_THEN = re.compile(rf"(?<=..)(?:进行|给予|予以)(?:{GRANTED.pattern})$")  # 获评基地的企业进行补助
_PROMISE = re.compile(rf"[，,]?(?:给予|予以|进行)[^，,。；\d]{{0,8}}?(?:{GRANTED.pattern})[^，,。；\d]{{0,4}}$")
_LABEL = re.compile(r"(?P<label>[^，,。；：:\d]{2,16})[：:]")
_NO_LABEL = re.compile(
    "标准|条件|如下|下列|以下|其中|范围|要求|对象|方式|程序|包括|给予|内容|流程|材料|渠道|依据|单位|部门|时间|[对按为]"
)
_REACHES = re.compile("(?:达到?|[^圆期]满|突破|超过|不低于|不少于)$")
_OF_PAPER = re.compile("^本(?:办法|细则|意见|政策|规定|措施|方案)所?[^，的]{0,6}的(?=.{2})")  # 本办法所支持的企业
_BESIDES = re.compile("(?:[且并，、]|同时)[^的，]{2,}(?=的[^的]*$)")  # all but the first of what is asked
# characters of the longest owner, of one that says too little
_LONGEST, GENERIC = 22, 3


def owner(before: str, ahead: str) -> str:
    """Who or what a sentence of a rule is about, by its words `ahead` of a value and the sentences it goes on with."""
    clauses = _CLAUSES.split(_ASIDE.sub("", ITEM.sub("", ahead, count=1)))
    paid = recipient(clauses[-1])
    if len(paid) > GENERIC:
        return paid
    for n in range(len(clauses) - 1, -1, -1):
        clause = "" if clauses[n].startswith("本") else clauses[n]
        if said := _FOR.match(clause):
            who = _GIVEN.split(clause[said.end() :], maxsplit=1)[0]
            if who.endswith("部分") and n:
                return owner(before, "，".join([*clauses[:n], ""])) + who
            goes_on = _PLACED.match(who) and "的" not in who and not _payees().search(who)
            return "" if goes_on else ("" if "的" in who else _acting(who)) or noun_of(who)
        described = n < len(clauses) - 1 and "的" in clause and not _PREPOSITION.match(clause)
        whole = _PAID_THEN.sub("", clause)
        if described and (n == 0 or _payees().search(whole)) and (who := noun_of(whole)):
            return who
    alone = len(clauses) == 1 and not _ASKS.search(clauses[0])
    who = paid or (_acting(clauses[0]) if alone else _subject(clauses[0]))
    return who or (owner("", f"{before.rpartition('。')[2]}，") if before else "")


def past_paper(name: str | None) -> str | None:
    """A name without the title that an extract begins with: 企业补助 of 《某办法》企业补助."""
    return _PAPER.sub("", name) if name else name


def recipient(ahead: str) -> str:
    """To whom the words before an amount say it is given: 运营单位 of 给予运营单位; "" if they do not."""
    paid = _TO.search(ahead)
    return noun_of(paid["who"]) if paid and _payees().search(paid["who"]) else ""


def promised(before: str) -> str:
    """Who or what the sentence before says is paid, without how much: 对特色菜园进行补助。 每亩补助300元。"""
    said = before.rstrip("。；").rpartition("。")[2]
    match = _PROMISE.search(said)
    return owner("", said[: match.start()]) if match else ""


def heading(line: str) -> str:
    """Who a line is about that only names them: （二）从事冷链的物流企业。"""
    said = ITEM.sub("", line, count=1).rstrip("。：: ")
    return said if 4 <= len(said) <= _LONGEST and _payees().search(said) and not _CLAUSES.search(said) else ""


def label(line: str) -> str:
    """What an item is about that says so before a colon: 3、肉牛冻精：符合标准的，每支…; "" if no noun is."""
    match = _LABEL.match(ITEM.sub("", line, count=1))
    said = match["label"] if match else ""
    return "" if not said or _NO_LABEL.search(said) else noun_of(_ASIDE.sub("", said).removesuffix("政策"))


def title(before: str) -> str:
    """What the last sentence that only names a task is about: 支持花木外销。 新增摊位的，…; "" if none does."""
    return next((about for said in reversed(before.split("。")) if (about := topic(said))), "")


def topic(line: str) -> str:
    """What a heading that names a task is about: 茶旅综合体 of 推进茶旅综合体建设; "" if it names none."""
    match = _task().fullmatch(ITEM.sub("", line, count=1).rstrip("。：: "))
    return match["what"] if match else ""


def noun_of(said: str) -> str:
    """The noun of a description of who is paid, "" if it ends with none: 船公司 of 注册在本区的船公司."""
    if "《" in said or _REACHES.search(said):
        return ""  # a paper is nobody, nor is what reaches a bound
    said = _OF_PAPER.sub("", _WHERE.sub("", said))
    plain = without_amounts(said)
    head = plain.rpartition("的")[2]
    told = len(head) >= GENERIC and plain != said
    plain = _BESIDES.sub("", plain) if len(plain) > _LONGEST else plain
    who = head if told or len(plain) > _LONGEST else plain
    if pattern("describes_by").match(who) and "的" not in who and len(tail := _nominal_tail(who)) > GENERIC:
        who = tail
    while len(who) > _LONGEST and (parts := re.split("、|[和或]", who, maxsplit=1))[1:]:
        who = parts[1]
    words = tagged(who)
    ends = bool(words) and (words[-1][1][:1] in _NOMINAL or words[-1][1] == "vn")
    return who if ends and 2 <= len(who) <= _LONGEST else ""


def without_amounts(said: str) -> str:
    """What is said without its amounts: 新发展的茶园 of 新发展的100亩以上的茶园."""
    return AMOUNT.sub("", said).replace("的的", "的")


def _nominal_tail(who: str) -> str:
    """What of a description follows its last verb: 证书人员 of 取得高级证书人员."""
    words = list(tagged(who))
    kept = list(takewhile(lambda word: not word[1].startswith(("v", "p", "d")) or word[1] == "vn", reversed(words)))
    return "".join(word for word, _ in reversed(kept)).lstrip("、和及")


def _subject(clause: str) -> str:
    """Who the first clause of a sentence is about, or what is done: 粮油企业 of 粮油企业通过口岸进口粮食的."""
    clause = _OF_PAPER.sub("", clause)
    if not clause or _PREPOSITION.match(clause):
        return ""
    asks = _ASKS.search(clause)
    said = clause[: asks.start()] if asks else clause
    return _acting(clause[: len(said) + 1]) or (said if _payees().search(said) and 4 <= len(said) <= _LONGEST else "")


def _acting(clause: str) -> str:
    """Who a clause says that they do something: 养殖企业 of 养殖企业租用冻库."""
    kept = []
    for word, tag in tagged(clause):
        if word == "等":
            return ""  # 院士等顶尖人才: only examples
        if tag[:1] not in _NOMINAL and tag != "vn" and word not in "、及和":
            break
        kept.append(word)
    who = "".join(kept)
    return who if len(who) < len(clause) and _payees().search(who) else ""


@cache
def _payees() -> re.Pattern[str]:
    return pattern("payees", after="$")


@cache
def _task() -> re.Pattern[str]:
    """A heading that names a task: 一、推进…建设."""
    what = r"(?P<what>[^，,。；：:\d]{3,14}?)(?:建设|(?:可持续|高质量)?发展|力度|工作)?"
    return pattern("tasks", before="(?:[一二三四五六七八九十]{1,3}、)?(?:", after=f")+{what}")
