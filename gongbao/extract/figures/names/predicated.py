"""What is said of the things counted, where nothing before the count names them: 12家企业完成对接."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.bodies import among, at_rate, bodies, led_to, of_members, origin
from gongbao.extract.figures.names.counted import acts, counted, harvested, included, occasions, past_list
from gongbao.extract.figures.names.folk import gainers
from gongbao.extract.figures.names.indicators import clean_left
from gongbao.extract.words import tagged

# what makes those counted do something, or is done for them: 支持1000名学生|赴海外学习, 对57项任务|展开攻关
_MOVED = re.compile(
    r"(?:(?:吸引|邀请|支持|帮助|助力|动员|引导|鼓励)了?(?:包括[^，]{2,12}在内的)?|针对|面向(?:全[国球省市])?|对)(?:[约近超]|超过)?$"
)
_NAMES = re.compile(r"[^、，]{2,12}(?:(?:、|(?<![维温缓调柔平祥中总共])和)[^、，]{2,12})+?等?")
# 云山茶社在|5个|国家开设茶馆
_WHERE = re.compile(r"(?P<who>[^在，]{2,30})在(?P<place>[^在，、等]{0,6})$")
_SITE = re.compile("国家和地区|国家|地区|地点|方向|城市|省市区|省份|省(?![级内])|州|县(?![级域])")


def predicated(
    text: str, slots: list[Slot], n: int, own: str, after: str, last: Slot, here: list[str]
) -> tuple[str, bool]:
    """The name of the value in slot `n` of the sentence `text` by what is said of it, "" if none.

    `own` and `after` are the names before and after it, `last` the slot that ends its list, `here` the names so far.
    The second says whether it stands apart, so that later values do not go on with it.
    """
    slot = slots[n]
    if times := occasions(slot, own):
        return times, False
    if land := harvested(slot, own, after, text[last.end :]) or among(text, slot):
        return land, False
    if slot.quantity.dimension != "count" or last.right.startswith("的") or slot.sign == ">=":
        return "", False
    thing = bodies(slot.quantity.unit, last.right) or after
    if gains := gainers(text, slot, after, here):
        return gains, False
    if whose := origin(text, slots, n, thing, last.right):
        return whose, True
    if reaching := at_rate(text, slots, n):
        return reaching, True
    if part := included(slot.left, thing, text[: slot.clause], slot.quantity.unit):
        return part, False
    if spread := _spread(text, slots, n):
        return spread, True
    unit, members = slot.quantity.unit, of_members(slot.quantity.unit, slot.left, last.right)
    if own and not (members or _NAMES.fullmatch(own) or acts(own, slot.left) or _MOVED.search(slot.left)):
        return "", False
    said = counted(unit, after, text[last.end :], past_list(text, slots, n)) or led_to(unit, last.right, own)
    if not said and members and not after and bodies(unit, ""):
        return thing, True  # 甲、乙、丙三国
    return said, bool(said)


def _spread(text: str, slots: list[Slot], n: int) -> str:
    """The places where somebody does something: 企业设立网点的国家 of 企业在12个国家设立网点; "" if none are counted.

    Who acts stands before 在, and no verb stands before the places: what is done there follows them.
    """
    slot = slots[n]
    where = _WHERE.search(slot.left) if "在" in slot.left and slot.quantity.unit in ("个", "座") else None
    site = _SITE.match(slot.right) if where else None
    if where is None or site is None or tagged(slot.right[site.end() :][:12] or "，")[0][1][:1] not in "vdpa":
        return ""
    who = clean_left(where["who"])
    acts_already = any(tag == "v" for _, tag in (*tagged(who), *tagged(where["place"])))
    if len(who) < 2 or acts_already or tagged(who)[-1][1][:1] not in "nrjv":
        return ""
    said = counted(slot.quantity.unit, site.group(), text[slot.end :], past_list(text, slots, n))
    return who + said if said else ""
