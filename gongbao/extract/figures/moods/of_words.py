"""What the words of a clause and of its sentence say of the mood of a value: fact, plan or rule."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gongbao import lexicon
from gongbao.extract.document_kind import ESSAYS, STORIES
from gongbao.extract.figures.patterns import where
from gongbao.extract.seeking import WHOLE, matches, sought
from gongbao.extract.words import adverbs, tagged

_WEAK_TARGET = frozenset({"继续", "进一步", "加快", "要", "未来", "今后", "着力", "努力", "确保"})
_NOT_PLAN = re.compile(
    r"去年|同比|已(?:经|累计|完成|建成|达|超|有|全部|全面|成立|启用|提前|如期|实现|下达|拨付|发放|交付|开通|发行|收|播|铺)|截至(?!20[3-9])|(?<![从由])目前"
)
_FORECASTS = frozenset({"预计", "预期", "有望", "预估"})
_HANDED = re.compile(r"(?:已经?[^，。；]{0,8}|成功|顺利)$")  # 已分6批将…列入, 成功将…送入轨道: 将 plans nothing
# what is counted behind 将 is its object: 将44名群众转移, 将原有17个项目整合
_HANDLED = re.compile(
    r"(?:原有|现有|沿途|沿线|上述|这)?(?:近|约)?(?:\d[\d.]*[余多百千万亿]*(?![月日时年%余多百千万亿\d.])"
    r"|[一二两三四五六七八九十百][余多]?[个项家名位件条座处支])"
)
_LIMITS = re.compile(r"(?:明确|要求|规定)(?!目标)[^。]*(?:不[少低高]于|不得?超过|不得[少低高]于|至少)")
_ESTIMATED = re.compile(r"(?<!此前)(?<!前期)预计")  # 预计1—2月同比增长约24%
_GROWS = re.compile(r"[^，。；]{1,30}，(?:同比|比上年|[较比]去年)[^。；]*$")  # 预计达42亿人次，同比增长16%
_NO_PLAN_TITLE = re.compile(r"《(?:(?!计划|方案|规划)[^》])*》")
# a share of a plan is no plan: 占年度计划的97%
_OF_PLAN = re.compile(
    r"(?:占|完成|达到?|超过?)[^，。；\d]{0,12}(?:计划|目标|任务)[^，。；\d]{0,6}(?:的(?=[近约超]*\d)|(?=\d[\d.]*%))"
    r"|(?:完成|实现|达成)了[^，。；\d]{0,24}(?:目标|任务)(?=[，。；])"
)
_TOLD_SINCE = re.compile("据(?:初步)?统计|数据显示|[高加低少升降]了")  # 政策实施后，比例提高了
_PREPARED = re.compile(r"前期工作|前期手续|拟建|筹建|待建")
_PAST = re.compile(
    r"(?<!项)目前(?!存在)|现已|去年|上年(?!度预)|已(?!知|有规划)|截至|截止|累计(?:完成|实现|建成|发放|达)|了(?!解)|比上年"
)
_GRANTED = re.compile(
    r"(?:发放|兑现|落实|拨付|争取|下达|获得?|收到|累计|投入)[^，。]{0,12}(?:奖励|奖补|补助|补贴|资助|贴息)"
)
_EAGER = frozenset({"继续", "进一步", "加快", "着力", "努力"})
_CAP = frozenset({"<=", ">=", "<"})
_ENACTS = re.compile(
    r"《[^》]{2,60}(?:办法|条例|规定|措施|政策|细则|标准|指引)[^》]{0,12}》[，,]?(?:《[^》]*》[，,]?)*"
    r"(?:明确|规定|要求|对[^，]|按|为[^，]{2,20}(?:发放|提供)|设立|将|禁止|给予|最高)"
)
_REVIEWED = re.compile("同比|去年|比上年|截至")
_HANDED_OUT = re.compile("发放[^。；]{0,40}(?:补贴|奖励|补助|津贴)")  # what a document that sets tasks hands out
_TERM = re.compile(r"\d[^，。；]{0,6}的[，,]$")  # 同比增幅超过20%的，
_CARRIED_OUT = re.compile(
    r"已(?:全部|全面|累计|如期|经)?(?:完工|建成|投产|完成|安排|下达|拨付|发放|兑现|到位|验收)(?!的)[^，。；的\d]{0,8}(?:\d[^。；的]{0,40})?[。；]?$"
    r"|已(?:全部|全面|累计|如期|经)?(?:完工|建成|投产|完成)，[^。；的]{0,40}[。；]?$"
)
_RULES = sought(r"给予|予以|按[^，。]{0,14}(?:奖励|补助|补贴)|(?:处|罚|违者)[^，。]{0,24}罚款|应当|不得|有效期")
_DONE = re.compile("[了已共]|累计|惠及|受益")
_INTENDED = re.compile(
    r"拟(?:遴选|支持|安排|建设|选|评|推荐|新|投|招|于)|计划(?!生育|单列)(?=[^，,。]{0,16}(?:\d|支持|遴选|完成|建设))"
)
_TERMS = sought(
    r"(?:达到?|满|不少于|不低于|\d[^，。；]{0,6}以上)[^。；]*，[^，。；\d]{0,10}(?:奖励|补助|补贴|资助)[^，。；\d]{0,8}\d[\d.]*[万千百]*元"
    r"|每[^，。；\d]{1,8}(?:（[^）]{0,40}）)?(?:奖励|补助|补贴)[^，。；\d]{0,8}\d[\d.]*[万千百]*元"
)
# how much is due, or given to each, from now on: 缴费上限是…, 按照3%的税率, 标准提高到每生每年…
_DUE = sought(
    r"(?:上限|下限|限额)[是为]\d|按照?\d[\d.]*[%％]的[^，。；\d]{0,6}税率|标准[^，。；\d]{0,6}(?:提高|调整)[到至为]每"
    r"|(?:补贴|补助|奖励|资助|奖学金|助学金|救助|抚恤)标准[^。；]{0,48}(?:提高|调整|上调|降低|下调)[到至为](?!了)|每[生户人]每[年月]\d"
)
_MAY_APPLY = re.compile("(?:凡|符合|达到|满)[^。]*，(?:均|即|都)?可(?:申报|申请|申领)")
_LEVELS = re.compile(r"同比|去年|上年|截至|20\d\d年")
_PAID_OUT = re.compile("已|累计(?:发放|拨付|兑现|补贴|奖励)|发放了|获得?奖励")
_QUOTED = re.compile(r"“[^”，,。；\d]{1,16}”")  # a name or a motto plans nothing
_STANDS = re.compile(
    r"同比|已(?:累计|建成|完成|达|有)|截至|去年|以来|[约共]有(?!权)|现有(?![^，。；]{0,6}(?:职工|人数|员工|人员))|征求了"
)
_AS_OF = re.compile(r"截至[^，。；]{2,12}，[^。；]*$")
_TELLS = re.compile(
    r"[了已占]|(?<![成作])为(?=[近约]?\d)|由\d[^，。；]*到\d|(?<!到)20\d\d年(?!底|末|前)|经过|达到了?\d"
)
_WISHED = re.compile(r"争取|力争|到20\d\d年(?!\d)")


def states_terms(text: str) -> bool:
    """Whether a sentence says what one must reach to be given how much: 人数达到100人以上，一次性奖励20元/人."""
    if "可申" in text and _MAY_APPLY.search(text):
        return True
    terms = _TERMS.search(text) if "元" in text else None
    due = terms or (_DUE.search(text) if not _LEVELS.search(text) else None)
    return due is not None and not _PAID_OUT.search(text)


@lru_cache(maxsize=64)
def modality_of(
    clause: str, before: str, sign: str, outlook: tuple[str | None, bool], kind: str | None, when: int
) -> str:
    """reported, target or rule.

    `clause` holds the value and `before` the sentence up to it; `outlook` is the section's and whether a heading
    states it; `when` is -1, 0 or 1 as the stated period lies before, around or after the document's date.
    """
    if _is_rule(clause, before, sign, kind):
        return "rule"
    if when > 0 or _PREPARED.search(clause):
        return "target"
    looks, stated = outlook
    if when < 0 and not (looks == "back" and stated) and _ESTIMATED.search(clause):
        return "target"
    if when < 0 or (looks == "back" and (stated or not _strong(before + clause))):
        return "reported"
    if looks == "ahead":
        past = _PAST.search(before[-30:] + clause) or (not stated and kind in ESSAYS and _TELLS.search(before + clause))
        return "reported" if past and not _strong(before + clause) else "target"
    return "target" if _strong(before + clause, kind in STORIES) else "reported"


def _strong(words: str, story: bool = False) -> bool:
    """Whether the last word that says plan or fact says plan; in stories 加快 and the like say neither."""
    words = _NO_PLAN_TITLE.sub("《》", words) if "《" in words else words
    words = _OF_PLAN.sub("", words) if "计划" in words or "目标" in words or "任务" in words else words
    for match in matches(where("target"), words):
        word, (start, end) = match[WHOLE], match.span(WHOLE)
        if story and word in _EAGER:
            continue
        if _quoted(words, start, end) or (word == "将" and _hands(words, start, end)):
            continue
        after = words[end:]
        if word.endswith("后") and _TOLD_SINCE.search(words):
            continue
        if word in _WEAK_TARGET and where("done").search(after):
            continue
        if not _NOT_PLAN.search(after) or (word in _FORECASTS and _GROWS.fullmatch(after)):
            return True
    return False


def _hands(words: str, start: int, end: int) -> bool:
    """Whether 将 stands before an object, as 把 does, and plans nothing: 将6G技术应用于5G系统."""
    if _HANDED.search(words, 0, start) or _HANDLED.match(words, end):
        return True
    word, tag = next(iter(tagged(words[end : end + 8])), ("", ""))
    if len(word) < 2 or tag[0] not in "ne" or words.endswith(("还", "每年"), 0, start):
        return False
    return word not in adverbs() and word not in _acting()


@cache
def _acting() -> frozenset[str]:
    """Verbs, some of which the dictionary calls nouns: 指导, 协商."""
    return frozenset(row["verb"] for row in lexicon.rows("measures/verbs.csv"))


def _quoted(words: str, start: int, end: int) -> bool:
    """Whether the word belongs to a name or a motto in quotation marks."""
    opened = words.rfind("“", max(0, start - 16), start)
    name = _QUOTED.match(words, opened) if opened >= 0 else None
    return name is not None and end < name.end()


def _is_rule(clause: str, before: str, sign: str, kind: str | None) -> bool:
    if kind == "rule":
        if _TERM.search(clause):
            return True
        if _CARRIED_OUT.search(before[-60:] + clause):
            return False
        if where("grant").search(clause):
            if not re.search(r"已|累计(?!不)|(?<!不)了", clause):
                return True
        elif _WISHED.search(clause) or (sign not in _CAP and _INTENDED.search(clause)):
            return False
        return sign in _CAP or not (_STANDS.search(before[-20:] + clause) or _AS_OF.search(before))
    if kind == "plan" and _HANDED_OUT.search(clause) and not _DONE.search(clause):
        return True
    said = before + clause
    if "》" in said and _ENACTS.search(said) and not re.search("(?<!不)了|已", said):
        return True
    if _GRANTED.search(clause) or _REVIEWED.search(clause):
        return False
    if sign in _CAP and where("grant").search(clause):
        return True
    if kind != "report" and sign in _CAP and _LIMITS.search(said):
        return True
    return kind != "report" and bool(_RULES.search(before[-40:] + clause)) and not _DONE.search(clause)
