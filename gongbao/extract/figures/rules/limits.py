"""What must be done, or is paid or lasts, within a limit of time: 公示时限, 补贴期限, 生效时间."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import ITEM, Slot
from gongbao.extract.figures.grant_words import PAID, PAYS
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.words import tagged

_TERM = re.compile(r"[期限间长]$|时[间长]|最长")
_THEN = re.compile(r"([^，,。；：、\d（）]{2,16}?)(?:的?[，,。；]|的$|$|不|最|达)")
_EFFECT = re.compile(r"后?(施行|实施|生效|执行)")
_LACKED = re.compile(r"(?:均|且)?[未无][^，,。；：\d（）]{3,24}(?=[，,。；的]|$)")
# what a limit runs from, who has the duty with others: neither is part of what is to be done
_LED = re.compile(
    r"会同|之日起$|^.{0,4}后$|(?:决定|通知|申请|材料|结果)后$|^(?:自|从|在)?[收接]到|[满到]前$|(?:应当?|必?须|可以?)$"
)
_GOES_ON_SO = re.compile("[^，,。；、\\d]{2,10}?(?=[，,。；且并])")
_BEFORE = re.compile("(?:申请|补贴|申报|认定|办理)前$")
_AHEAD = re.compile("^[^比较]*(?:[期届]满前|提前)$")
_BY_WHOM = "由[^，]{2,24}?(?:部门|机构|单位|[局委办会处厅])"
_DUTY = re.compile(
    rf"(?P<then>，(?:应当?|须|将|{_BY_WHOM})*)?(?:[^，]{{0,8}}?可以?(?=通过|到|向|凭|持|在|办理|申请|提出))?"
    r"(?:以[^，。]{2,16}方式)?"
    r"(?P<what>[^，,。；：、\d（）()来]{2,40})(?=[，,。；（(]|$)"
)
_DONE_SINCE = re.compile(
    r"，(?P<what>[^，,。；：、\d（）]{2,20}?)(?:达到?|满|不少于|超过)?(?=\d)"
)  # 创办之日起2年内，招用3人
_MEANS = frozenset((*"凭以到向在由经按持", "通过", "凭借", "按照", "依托", "利用"))
_LONGEST, _LONGEST_LED = 14, 18
_OWED = re.compile(r"(?:应当?|须|需)(?:尽快|及时|按时)?(?P<duty>[^，,。；\d]{2,14})[，,][^，,\d]{0,6}不得?超过$")
_BOND = re.compile(r"(?:期限)?的?([^，,。；\d]{2,8}?(?:合同|协议))")
_TERM_OF_PAY = re.compile(rf"(?:给予|予以|免费|按)?([^，,。；\d]{{0,10}}?(?:{PAYS}|减免|优惠))(?=[，,。；\d]|$)")
_BANNED = re.compile(r"内?的?(?P<what>[^，,。；\d]{2,12}资格)")
_WAIVED = re.compile(".{0,4}(?:[免减]除|[减免]免|减半|[减免]收|[免缓]交)")
_FEE = re.compile("[\u4e00-\u9fff]{1,7}[租费金税](?=[，,。；])")
_SET_TO = re.compile(r"[\u4e00-\u9fff]{2,6}(?=[，,。；])")  # 限期15日整改
_PAID_OFF = re.compile(
    r"(?:按[\d:：∶]+)?(?:的比例)?(?:平均|等额|逐年|分期)?(?P<done>[兑拨支][付现]|付清|发放|返还|到位)"
)
_RATED = re.compile(rf"按[^，,。；]{{2,20}}?({PAYS})")
_GIVE = ("给予", "予以", "享受")
_TERM_OF_GRANT = re.compile(
    rf"[^。；]{{0,80}}?(?P<what>(?:(?!给予|[予按以对从将与元])[\u4e00-\u9fff]){{0,8}}?(?:{PAYS}))"
)
_GRANT_LASTING = re.compile(rf"的(?P<what>[^，,。；\d的]{{0,8}}?(?:{PAYS}))(?=[，,。；]|$)")
_GIVEN_THEN = re.compile("(?:分别|每[年月])?(?:给予|予以|发放|享受)")
_LASTS = re.compile("(?:享受|给予|予以|发放|为期|最[长多]|不超过|一次性|连续)$")
_PAID_FOR = re.compile(rf"(?:最[长多]|可)?(?P<paid>{PAYS})(?:最[长多])?")


# 机构负责人应当具有大专以上学历和2年以上工作经历
_SERVED = re.compile(r"(?:及?以上)?的?(?P<what>[^，,。；、\d]{0,8}(?:经历|经验|工龄))")
_ASKED = re.compile(r"应当|必须|须|具有|具备|拥有|有$")
# 不超过3个月最低工资标准: so many months of what is paid each month
_MONTHLY = re.compile(
    r"的?(?:当地|本[省市区县]|全[省市区县])?(?P<what>[^，,。；、\d]{0,6}(?:生活保障|低保|工资|生活费|租金|月租|缴费|养老金)(?:标准|水平|收入)?)"
)


def term_of_grant(text: str, slot: Slot, name: str | None) -> str | None:
    """For how long a grant is given: 运营补贴期限 of 从认定起四年内，给予运营补贴, of 为期四年的运营补贴."""
    if slot.quantity.dimension != "duration":
        return name
    if name and name.startswith(_GIVE) and PAID.search(name[-2:]):
        return name[2:] + "期限"
    if (given := _GRANT_LASTING.match(text, slot.end)) and _LASTS.search(slot.left):
        return given["what"] + "期限"
    if paid := _PAID_FOR.fullmatch(slot.left):
        return (name.removesuffix(slot.left) if name and PAID.search(name[-2:]) else "") + paid["paid"] + "期限"
    if slot.sign == "<=" and _GIVEN_THEN.match(text, slot.end) and (given := _TERM_OF_GRANT.match(text, slot.end)):
        return ("" if not name or PAID.search(name) else name.removeprefix("对")) + given["what"] + "期限"
    opens = ("起", "按", "每年", "每月", "最长")
    open_ = not name or name.endswith(opens) or (name.endswith(("前", "后")) and (slot.sign == "<=" or len(name) <= 3))
    given = _TERM_OF_GRANT.match(text, slot.end) if open_ else None
    return (given["what"].rpartition("的")[2] + "期限") if given else name


def limited(text: str, slot: Slot, own: str) -> str:
    """What must be done, or is paid or lasts, within a limit: 公示时限, 补贴期限, 生效时间; "" if none is set."""
    if slot.quantity.unit in ("个月", "月") and (monthly := _MONTHLY.match(text, slot.quantity.end)):
        return f"{own}相当于{monthly['what']}的月数"
    if (slot.sign == ">=" or _ASKED.search(slot.left)) and (served := _SERVED.match(slot.right)):
        return ITEM.sub("", clean_left(_ASKED.split(slot.left)[0]) if _ASKED.search(slot.left) else "") + served["what"]
    if slot.sign == "<=" and not _TERM.search(own) and (duty := _duty(text, slot, own)):
        return duty + "时限"
    if own.endswith("之日起") and (done := _DONE_SINCE.match(text, slot.end)):
        return f"{own}{done['what']}时限"
    match = _DUTY.match(text, slot.end) if slot.sign == "=" and _AHEAD.search(own) else None
    if match and not match["then"]:
        return f"{own}{_past_means(match['what'])}时间"
    if _BEFORE.search(own) and slot.sign != "<=" and (done := _GOES_ON_SO.match(text, slot.end)):
        return own + done.group() + "时间"
    if slot.sign == "<=" and not own and (paid := _RATED.match(text, slot.end)):
        return paid.group(1) + "期限"
    if own.endswith(("签订", "提供")) and (bond := _BOND.match(text, slot.end)):
        return bond.group(1) + "期限"
    if own.endswith("取消") and (banned := _BANNED.match(text, slot.end)):
        return f"取消{banned['what']}期限"
    if _WAIVED.fullmatch(own) and (waived := _FEE.match(text, slot.end)):
        return waived.group() + own[-2:] + "期限"
    if own.endswith("限期") and (set_to := _SET_TO.match(text, slot.end)):
        return set_to.group() + "期限"
    if own.endswith("分") and (paid_off := _PAID_OFF.match(text, slot.end)):
        return paid_off["done"] + "期限"
    if own in ("前", "分") and (paid := _TERM_OF_PAY.match(text, slot.end)):
        return paid.group(1) + "期限"
    if slot.sign == "<=" and pattern("asked_alone").fullmatch(own) and (then := _THEN.match(text, slot.end)):
        return own + then.group(1) + "期限"
    if own.endswith("之日起") and (effect := _EFFECT.match(text, slot.quantity.end)):
        return own + effect.group(1) + "时间"
    if not own and (lacked := _LACKED.match(text, slot.end)):
        return lacked.group() + "时间"
    return ""


def _duty(text: str, slot: Slot, own: str) -> str:
    """What is to be done in a limit of time, by its verb and object; who has the duty only where `own` is short."""
    match, led = _DUTY.match(text, slot.end), bool(_LED.search(own))
    if not match or (match["then"] and not led):
        owed = _OWED.search(text, 0, slot.quantity.start) if not own else None
        return owed["duty"] if owed else ""
    done = _past_means(match["what"])
    if done == match["what"] and ("的" in done or "以" in done):
        return ""
    if len(done) > (_LONGEST_LED if led else _LONGEST):
        return ""
    return done if led or len(own) > 12 else own + done


def _past_means(said: str) -> str:
    """What is done, without where and by what: 办理续期手续 of 通过街道服务窗口办理续期手续."""
    words = tagged(said)
    if words[0][0] not in _MEANS:
        return said
    for n in range(2, len(words)):
        word, tag = words[n]
        if (word == "办理" or (tag[:1] == "v" and tag != "vn")) and words[n - 1][1][:1] in "nsl":
            return _past_means("".join(word for word, _ in words[n:]))
    return said
