"""What is paid and to whom, in rules: 给予15万元奖励, 按投资额的10%补助."""

from __future__ import annotations

import re
from functools import cache

from gongbao import lexicon
from gongbao.extract.figures.clauses import ITEM, Slot
from gongbao.extract.figures.grant_words import GRANTED, PAID, PAYS
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.figures.rules.payees import GENERIC, owner, without_amounts

_GIVES = re.compile(rf"(?:给予|予以|{PAYS}|兑现|发放|[再另加][奖补])[^，,。；]{{0,10}}$")
# for each of what an amount is: 每人每月
EACH = re.compile(
    r"每(?:TEU|标箱)|每[人户床生月年天日小亩次张座棚趟箱吨列台件套栋头平立集场部站桩千瓦升间][每月年天日时方米类瓦]{0,3}"
)
_ATTRIBUTE = re.compile(
    r"^(?:（[^）]{1,8}）)?(?:以上|以下|以内)?(?:[且并][^，,。；\d]{2,18})?的(?!标准|比例|额度)(?P<noun>[^，,。；：\d]{2,20})[，,]?"
)
_HAS_NUMBER = re.compile(r"\d")
_CONDITION = re.compile(r"(?:^|[，,；。：:])([^，,；。：:]{3,40}?(?:的企业|(?=的[，,])))的?[，,]$")
_MARKED_ASIDE = re.compile("（[^（）]*[，,；;。：:、][^（）]*）")  # its marks end no clause: （20:00至22:00，下同）
_IDLE_TERMS = re.compile(
    "[，,](?:经[^，,。；]{0,6}(?:认定|审核|批准|验收)|(?:且|并)?符合[^，,。；]{0,4}(?:条件|要求|规定))(?:后|的)?(?=[，,])"
)
_REACHES = re.compile(r"突破|超过")
_EACH = re.compile(
    r"每(?:个[^个，,\d的按给奖补资分]{2,3}|[个家人户亩吨头只台次年月店套件辆株平航班]{1,2}|TEU|标箱)(?:方米|（[^）]{1,2}）|人次)?(?=[^，]{0,10}$)"
)
_INCLUDED = re.compile("（不?含[^（）]*）(?:[但且]不(?=满|超过|足|低于))?")  # 6个月以上（含6个月）但不满12个月的
_ITEM_FOR = re.compile(ITEM.pattern + "(?:对于?|凡)?")
_TIERS = re.compile(r"按照?([^，,。；：\d]{2,14}?)(?:分为?[一二两三四五六\d]个?[档级类等]|分[档级])")
_TIER = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]+[）)]|\d[.、．]|[①-⑨])")
_BARE = re.compile(
    rf"(?:每[^，奖补资]{{1,5}})?(?:一次性|年度|再|另行|给予)*(?:{PAYS})(?:标准|比例|[\u4e00-\u9fff]{{0,3}}(?:企业|单位|个人|社))?(?:上浮|提高|上调)?|最高额度|贷款额度"
    r"|起付(?:标准|线)|(?:费用)?(?:报销|支付|救助|承担)(?:比例|标准)|(?:年度|单病种年度|最高支付)?限额"
)
_REACHED = re.compile(r"(?:分别|首次|累计)*(?:达到?|满|不少于|不低于|不超过|超过|突破|至少|不小于)+$")
_BASIS = re.compile(r"^(?:根据|按照?|依据)")
_BOUND = re.compile(r"达到?\d|满\d|\d[^，]{0,4}以上|不少于|不低于")
# 新建冷库的, 认定为首版次软件的产品, 引来300人以上的大巴车队
_LONGEST_TO = 24
_LONGEST_CLAUSE, _LONGEST_BASE = 14, 20
_ASKED = re.compile(r"(?P<what>.{3,})的(?P<whose>(?:[^的]{0,4}(?:产品|企业|项目|单位|车队|团队|专列|包机))?)$")
_ALSO = re.compile("^(?:[且并]|同时)?该?")
_SAYS = re.compile(r"奖|补|资|贴|金|额|费|价|收入|投|款|期|单[个家户]|每|同一|最高|累计|合计")
_HANDED = re.compile(r"^(?:再|另|可)?按.*(?:给予|予以)")  # 按实付利息给予年化(2个百分点的贴息)
_FIRST = re.compile(r"^[\d.、（）一二三四五六七八九十第条\s]*([^，,。；：\d]{4,40})[，,]")


# 按新增投资额给予运营主体补助: what a share is of, who is paid, and what
_BY_BASE = re.compile(rf"按照?(?P<base>[^，的]{{2,14}}?)(?:给予|予以)(?P<paid>[^，的]*(?:{PAYS}))")
_AT_RATE = re.compile(r"按照?(?:其(?![他它余中]))?(.{2,16})$")
_THEN_PAID = re.compile(rf"的?(?:标准)?(?:给予|予以|发放|进行)?(?:一次性)?((?:[^，,。；]{{0,6}})(?:{PAYS}))")
_GRANT_BEHIND = re.compile(
    rf"的?(?:一次性)?(?P<what>(?:(?!给予|予以|标准|进行|的)[\u4e00-\u9fff]){{1,8}}?(?:{PAYS}|奖金|补偿|扶持)(?:资金)?)"
    r"(?=[，,。；、（）]|支持|$)"
)
GIVER = re.compile("由?(?:[^的，]{0,4}(?:政府|财政)|[^的，]{1,3}管委会?)")  # 市政府给予…
# 往返按每人35元给予奖励
_LABELS = re.compile(
    "(?P<label>(?!对|[且并可再另]|其|由|凡|在)[\u4e00-\u9fff]{2,8}(?<!资金)(?<!标准)(?<![费额]))按照?每[^，,]{1,6}"
)
_PLAIN_GRANT = re.compile(rf"的(?P<what>{PAYS})(?=[，,。；]|$)")
_GRANTED = re.compile(r"的(?:标准|比例|额度|幅度)(?:给予|予以|进行|发放|兑现)?([^，,。；（]{2,16})")
# a name that has one of these says what it measures
SAYS_MEASURE = re.compile(
    r"补[贴助]|奖|津贴|贴息|费|率|比例|额|款|(?<!黄)金|资|价|收入|贷|期限|标准|产值|投入|利润|税|面积|占比|成本|合计|得分"
)
# what a bare verb gives: 每亩补100元
BY_VERB = {"补": "补贴", "奖": "奖励", "收": "收费"}


@cache
def idle_pay() -> frozenset[str]:
    """Words that say how an amount is given and never what is."""
    return frozenset(lexicon.lines("figures/idle_pay.txt"))


def topic(text: str, slots: list[Slot], n: int, own: str) -> str:
    """What a share is paid of, with the clause before where it says too little: 茶博会展位费."""
    if len(own) > 6 or (n and slots[n - 1].clause >= slots[n].clause):
        return own
    before = re.split("[，,；。：:]", text[: slots[n].clause].rstrip("，,"))[-1]
    said = "" if _HAS_NUMBER.search(before) else clean_left(before)
    return said + own if len(said) <= _LONGEST_CLAUSE else own


def past_giver(text: str, slot: Slot, name: str | None) -> str | None:
    """What a share is paid of where its clause says only who pays: 资源税留成部分，由县财政按50%补助."""
    match = GIVER.match(name or "")
    if not name or not match or not name.startswith("由"):
        return name
    ahead = (
        re.split("[，,；;。：:]", text[: slot.clause].rstrip("，,"))[-1] if slot.quantity.dimension == "percent" else ""
    )
    base = "" if _HAS_NUMBER.search(ahead) or ahead.endswith("的") else clean_left(ahead)
    return (base if len(base) <= _LONGEST_BASE else "") + name[match.end() :] or None


def by_base(slot: Slot, name: str | None) -> str | None:
    """新增投资额补助比例 of 按新增投资额给予运营主体15%补助, 运营主体补助 of the amount at which it is capped."""
    match = _BY_BASE.fullmatch(name or "")
    if not match:
        return name
    paid = PAID.findall(match["paid"])[-1]
    return f"{match['base']}{paid}比例" if slot.quantity.dimension == "percent" else match["paid"]


def grant(text: str, slots: list[Slot], n: int, after: str) -> str:
    """给予15万元奖励: to whom, from the clauses before, and for each what."""
    slot = slots[n]
    what = granted_behind(slot.right) or after or (GRANTED.findall(text[: slot.quantity.start]) or ["奖励"])[-1]
    each = _EACH.findall(text[slot.clause : slot.quantity.start])
    what = (each[-1] if each else "") + what.removeprefix("一次性")
    who = payee(text, slots, n)
    who = who.removesuffix("的")
    return who + what.removeprefix(who[-2:]) if who else what


def granted_behind(right: str) -> str:
    """What the words after an amount say is given: 落户奖励 of 的落户奖励，; "" if they do not."""
    match = _GRANT_BEHIND.match(right)
    return match["what"] if match else ""


def payee(text: str, slots: list[Slot], n: int) -> str:
    """Who is paid: the condition right before, the thing an amount before describes, or what the rule is for."""
    near = _CONDITION.findall(_IDLE_TERMS.sub("", _MARKED_ASIDE.sub("", text[: slots[n].clause])))
    if near and (_REACHES.search(near[-1]) or not _HAS_NUMBER.search(near[-1])):
        who = without_amounts(re.sub("^(?:对于?|凡)", "", clean_left(near[-1])))
        return re.sub("^、|、$|(?<=、)、+", "", who)
    for earlier in reversed(slots[:n]):
        match = _ATTRIBUTE.match(text[earlier.quantity.end : slots[n].clause])
        if match and not GRANTED.search(match["noun"][-2:]):
            return clean_left(match["noun"])
    if who := owner("", text[: slots[n].quantity.start]):
        terms = condition(text, slots[n].clause)
        return terms if terms.startswith(who) else who
    first = _FIRST.match(text[: slots[n].clause])
    return clean_left(first.group(1)) if first and near else ""


def conditioned(text: str, slot: Slot, name: str) -> str:
    """每吨奖励, 补助, 最高额度 with the condition of the sentence in front: 吸纳脱贫人口就业每人补贴."""
    if not _BARE.fullmatch(name) or not (terms := condition(text, slot.clause)):
        return name
    ratio = slot.quantity.dimension == "percent" and PAID.fullmatch(name)
    return terms + name + ("比例" if ratio else "")


def condition(text: str, at: int) -> str:
    """What must be so for what the clause at `at` gives, amounts left out: 新建冷库的， of the same sentence."""
    for clause in reversed(
        re.split("[，,；;。：:]", _IDLE_TERMS.sub("", _MARKED_ASIDE.sub("", text[max(0, at - 160) : at])))[:-1]
    ):
        if (asked := _ASKED.match(clause)) and len(clause) <= 60:
            said = re.split("且|并(?=[^购网])", _ALSO.sub("", asked["what"] + asked["whose"]))[0]
            said = without_amounts(_INCLUDED.sub("", _ITEM_FOR.sub("", said)))
            said = _REACHED.sub("", said).rpartition("将")[2]
            return said if 3 <= len(said) <= 24 else ""
    return _opening(text[:at])


def asked_of(text: str, slot: Slot, name: str) -> str:
    """A bound with the thing it is set for, which the first clause names: 团队人数 of 组织团队，人数达到100人."""
    if not slot.clause or not slot.first or len(name) > 8:
        return name
    thing = pattern("earns", "^.*?(?:", ")").sub("", _opening(text), count=1)
    return thing + name if 2 <= len(thing) <= 14 and "的" not in thing and thing[:2] not in name else name


def _opening(text: str) -> str:
    """What the first clause asks where another sets a bound: 组织团队 of 组织团队，人数达到100人以上，奖励…."""
    clauses = re.split("[，,；;。：:]", _MARKED_ASIDE.sub("", text))[:-1]
    clauses = [clause for clause in clauses if not _BASIS.match(clause)]
    if not clauses or not any(_BOUND.search(clause) for clause in clauses):
        return ""
    said = _REACHED.sub("", without_amounts(_ITEM_FOR.sub("", clauses[0])))
    return said if 4 <= len(said) <= 24 and pattern("earns").search(said) else ""


def tiered(whole: str, start: int, text: str, slots: list[Slot], names: list[str | None]) -> list[str | None]:
    """The names of a tier whose lead says what divides it: 按营业收入分三档： over （一）2000万元的，奖励10万元."""
    if not slots or not _TIER.match(text) or all(name and not _BARE.fullmatch(name) for name in names):
        return names
    if not (lead := _lead(whole, start)):
        return names
    tier = lead + text[slots[0].quantity.start : slots[0].end]
    return [lead if not name else tier + name if _BARE.fullmatch(name) else name for name in names]


def _lead(whole: str, start: int) -> str:
    """What the line over the tiers says they go by, "" if none does."""
    for _ in range(8):
        stop = whole.rfind("\n", 0, start)
        if stop < 0:
            return ""
        start = whole.rfind("\n", 0, stop) + 1
        line = whole[start:stop][-80:]
        if match := _TIERS.search(line):
            return match.group(1)
        if not _TIER.match(whole, start):
            return ""
    return ""


def capped(own: str, previous: str) -> str:
    """本科不超过3万元 after a rate of 购房补贴: the one who is paid with what is paid."""
    paid = PAID.findall(previous)
    return own + paid[-1] if paid and len(own) <= 6 and not _SAYS.search(own) else own


def gives(text: str, slot: Slot) -> bool:
    """Whether the words before an amount say that it is paid."""
    return bool(_GIVES.search(text[slot.clause : slot.quantity.start][-16:]))


def paid(text: str, slots: list[Slot], n: int, own: str, after: str, last: Slot) -> str:
    """What is paid and to whom: 按每亩500元的标准给予补贴, 给予15万元奖励, 按投资额的10%补助."""
    slot = slots[n]
    is_given = gives(text, slot)
    own = "" if _HANDED.match(own) or (GIVER.fullmatch(own) and is_given) else own
    ratio = "比例" if slot.quantity.dimension == "percent" else ""
    what = granted_behind(last.right) if is_given else ""
    given = what or (after if PAID.fullmatch(after) and is_given else "")
    if given and len(own) <= GENERIC and pattern("payees", after="$").search(own):
        return (payee(text, slots, n) or own).removesuffix("的") + given  # 对上市企业，给予企业…
    if granted := _GRANTED.match(last.right):
        return own + granted.group(1) + ratio if own else grant(text, slots, n, granted.group(1) + ratio)
    if own and len(own) <= _LONGEST_TO and what:
        return own + what
    plain = _PLAIN_GRANT.match(last.right) if slot.quantity.dimension == "money" and is_given else None
    if plain and slot.left.startswith("对") and pattern("payees", after="$").search(own):
        return own + plain["what"]
    if not own and last.right.startswith("的") and is_given:
        return grant(text, slots, n, after + (ratio if GRANTED.search(after) else ""))
    if slot.quantity.dimension == "money" and (handed := _THEN_PAID.match(last.right)) and "按" in slot.left:
        said, whom = grant(text, slots, n, handed.group(1)), _LABELS.fullmatch(slot.left)
        return said.replace("每", f"{whom['label']}每", 1) if whom else said
    if ratio and (match := _AT_RATE.search(own)):
        return grant(text, slots, n, match.group(1) + (PAID.findall(last.right) or [""])[0] + ratio)
    return ""
