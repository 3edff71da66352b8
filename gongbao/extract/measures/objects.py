"""Whether the object of a verb names something concrete: the head of the noun phrase decides."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gongbao import lexicon
from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.measures.disposal import disposal
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.run_on import is_exhortation
from gongbao.extract.measures.verbs import Verb

_CLASSIFIER = (
    "[个家条项座处所套台辆架艘只头名位人户株亩吨米里元件次批场期种类款宗栋幢间张份部"
    "对组支片块盏根棵眼口公平方里立千瓦时万亿百多余标准箱]"
)
_AMOUNT = re.compile(
    rf"(?:约|近|超|超过|达|达到|共|共计|不超过|不少于|不低于|至少|最高|总投资|各)?(?:\d[\d.,—~\-]*|[一二三四五六七八九十百千两]+(?={_CLASSIFIER}))"
    rf"{_CLASSIFIER}{{0,6}}(?:/[^，、]{{1,3}})?(?:以上|左右|以内|以下)?$"
)
_NUMERAL = re.compile(r"[\d一二三四五六七八九十百千两]")
_TAIL = re.compile(r"(?:等|等等|工作|任务|等工作|方面|的|了)$")
_NOTE = re.compile(r"[（(][^（）()]*[）)]$")
# so many 批 are who or what is sent, no bare amount of it
_UNITS = "|".join(re.escape(row["unit"]) for row in lexicon.rows("figures/units.csv") if row["unit"] != "批")
_UNIT = rf"(?:{_UNITS})?(?:人民币)?(?:/.{{1,3}})?"
_NUMBER = rf"[约近超达最高不低于过至少每年共计增再]{{0,5}}\d[\d.,—~\-]*[万亿千百余多]*{_UNIT}(?:以上|左右|以内)?"
_SO_LONG = re.compile("^[一二两三四五六七八九十]+(?:[到至][一二两三四五六七八九十]+)?(?:天|年|个月|个?小时|分钟)$")
_BARE = re.compile(rf"^{_NUMBER}(?:[、和]{_NUMBER})*$")
_OWN_TITLE = re.compile(r"本(?:办法|措施|意见|规定|细则|方案|条例|政策|规划)")  # 制定本办法 says nothing of its own
_MIND = re.compile(
    "思想|精神|精力|讲话|使命|初心|智慧|目光|重心|落脚点|首位|自觉|实绩|发展优势"
)  # 把思想统一到… is no measure
_GENERIC = re.compile(
    r"^(?:其他|其它|有关|相关|上述|以下|下列|各项|这些?|该|本次|此次|一系列)(?:[一二三四五六七八九十]个?方面的?)?[^，、]{0,2}$"
)
# 治理我们这样的大国, 做好今年工作, 高质量完成各项任务: nothing in particular
_NOTHING = re.compile(
    "^(?:我们|这样的|自己的事)|^(?:扶持|支持|帮助|优惠)$|^(?:今年|明年|全年|各项|各方面)的?(?:各项)?(?:工作|任务)$|.完成(?:好)?各项(?:工作|任务)$"
)
_JOINED = re.compile(
    "(.{4,}的(?:维护|管理|建设|保护|修复|改造|管护|养护|监管|整治|治理|[^的、]{0,4}(?:评估|检测|排查|修订|普查)))[和与、及][^和与、及的]{2}$"
)  # the first counts
SPECIFIC = 7  # a branch named in fewer characters is all of it (现代服务业), and an action on it a slogan
_SUM = re.compile(r"、(?:总|计划|概算|估算)投资[^、\d]{0,3}\d[^、]*$|、占[^、]*%$")  # what comes behind what is counted
_FIRST_COUNTED = re.compile(r"([^、]{1,60}?\d[\d.,]{0,12}[^\d、]{1,4})、")  # 污水处理厂4座、日处理能力18万吨
_NAMED_DO = re.compile(
    r"(?:等|\d)[^、的]{0,10}(?:项目|工程|机组|企业|园区|生产线)[^、的]{2,8}$"
)  # who is named does what
_COUNTED = re.compile(
    r"[^\d、，]{2}(?:约|近|超)?\d[\d.]*[万余多百千]*(?:[个家项条座处所套台辆栋亩]|公里|公顷)$"
)  # 联合实验室20个
_EXACTLY = re.compile(
    r"^(?:约|近|超)?\d[\d.]*[万余多百千]*[项条件处家台套]|[^\d、，]{2}\d[\d.]*[万余多百千]*[项条件处家台套]$"
)  # 攻克|难题|31项: what is counted one by one is no mere quality
LONGEST_HEAD = 6
LONGEST_WORK = 4
_NO_ACTS = ("hortatory", "framing", "reporting")  # kinds of verbs that are actions only on objects of their own
SHORT, LONG = 4, 60  # objects outside these lengths are read less surely


@cache
def _heads() -> dict[str, str]:
    return {row["head"]: row["kind"] for row in lexicon.rows("measures/objects.csv")}


@lru_cache(maxsize=1024)
def head_kind(text: str) -> str | None:
    """The kind of the longest head of `objects.csv` an object ends with: concrete, abstract, completion, statistic."""
    if text.endswith("工作") and _heads().get(text[-LONGEST_WORK:]) == "concrete":
        return "concrete"  # 安全工作
    text = core(text)
    kind = _kind(text)
    first = _JOINED.match(text) if kind == "abstract" else None
    return _kind(first[1]) if first else kind


def _kind(text: str) -> str | None:
    for size in range(min(LONGEST_HEAD, len(text)), 0, -1):
        kind = _heads().get(text[-size:])
        if kind is not None:
            return kind
    return None


@lru_cache(maxsize=1024)
def core(text: str) -> str:
    """The object without amount, note, 等 and other words behind its head."""
    text = _NOTE.sub("", text).strip("“”")
    shorter = _AMOUNT.sub("", text) if _NUMERAL.search(text) else text
    if len(shorter) >= 2:
        text = shorter
    shorter = _TAIL.sub("", text)
    return shorter if len(shorter) >= 2 else text


def is_amount(text: str) -> bool:
    """Whether the object is nothing but a number with its unit."""
    return bool(_BARE.match(_SUM.sub("", text)) or _SO_LONG.match(text))


def is_whole(text: str) -> bool:
    """Whether the object leaves no quotation, title or bracket half open; 建设正在… has a noun for a verb."""
    quoted, titled = text.count("“") == text.count("”"), text.count("《") == text.count("》")
    return quoted and titled and text.count("（") == text.count("）") and not text.startswith(endings("in_course"))


def concrete(predicate: Predicate, text: str) -> bool:
    """Whether verb and object together are an action with an identifiable object (tier A of the guide)."""
    verb = predicate.verb
    if not is_whole(text):
        return False
    if (verb.kind in _NO_ACTS and not _is_own(verb, text)) or _GENERIC.match(text):
        return False
    if (len(text) < 3 and text[0] in "一两") or (not predicate.disposal and _NOTHING.search(text)):
        return False
    if predicate.disposal and _MIND.search(text):
        return False
    if is_exhortation(verb, predicate.inside) or (verb.frame == "clause" and text.endswith(endings("inner"))):
        return False
    if verb.text in closed("ensures") and all(token.role in ("verb", "adverb", "time") for token in predicate.inside):
        return False  # 确保|按期|开工建设
    if verb.text == "吸引" and text.startswith(endings("crowd")):
        return False
    if predicate.disposal:
        known = _is_own(verb, text) or head_kind(text) == "concrete"
        return verb.kind in ("concrete", "listed") or (verb.kind == "weighed" and known)
    if is_amount(text):
        if verb.text.startswith(endings("rescues") + endings("punishes")):
            return text.endswith(("人", "名"))
        if verb.text in closed("done_by_volume"):
            return text.endswith(endings("volume_unit"))
        if verb.text in closed("done_by_area"):  # what is afforested or fenced
            return text.endswith(endings("land_unit"))
        return verb.instrument in ("fund", "tax", "regulation") and verb.text != "投入"
    bare = core(text)
    if verb.excepted and bare.endswith(verb.excepted):
        return False
    if verb.frame == "clause" and disposal(predicate.inside) is not None:
        return not _MIND.search(text)  # 推动|各地将…列入名录
    if _is_own(verb, text):
        return True
    if verb.kind == "listed" or _OWN_TITLE.match(text):
        return False
    return _weighs(verb, text, bare)


def _is_own(verb: Verb, text: str) -> bool:
    """Whether an object is one of those for which the lexicon takes the verb as an action."""
    return bool(verb.objects) and (core(text).endswith(verb.objects) or text.endswith(verb.objects))


def _weighs(verb: Verb, text: str, bare: str) -> bool:
    """What the head of the object says, for a verb that takes many objects."""
    text = _SUM.sub("", text)
    first = _FIRST_COUNTED.match(text)
    kind = head_kind(first[1] if first else text)
    if kind == "statistic" or (len(bare) <= 2 and bare == text and verb.kind == "weighed"):
        return False
    if bare.endswith(endings("sector")):
        return len(bare) >= SPECIFIC
    if verb.instrument == "fund" and re.search(r"\d", text):
        return True
    if verb.kind == "concrete":
        return len(bare) >= SHORT if verb.frame == "clause" else kind != "abstract" or _is_counted(verb, text)
    if verb.frame == "clause" and kind is None and _NAMED_DO.search(text):
        return True  # 推动|甲、乙等项目释放产能
    if kind is None and "中的" not in text and _COUNTED.search(text):
        return True  # 推动|高校|共建|实验室|20个
    return kind in ("concrete", "completion") or "《" in text


def _is_counted(verb: Verb, text: str) -> bool:
    """推出|18项制度成果, 完成|9万件馆藏数字化; but 应用|技术成果|20项 and 检查|问题|5处 may be two nouns."""
    return not verb.noun and len(core(text)) >= SHORT and _EXACTLY.search(text) is not None


def confidence(predicate: Predicate, text: str) -> float:
    """How sure an action is one: verbs that are always concrete, with a head that is known, most."""
    sure = 0.5 + 0.2 * (predicate.verb.kind == "concrete") + 0.2 * (head_kind(text) in ("concrete", "completion"))
    return round(sure - 0.1 * (len(text) > LONG) - 0.1 * (len(text) < SHORT), 2)
