"""Words before and after a quantity that bound it: 不低于, 最高, 超过, 约 … 以上, 以内, 左右."""

from __future__ import annotations

import re

# Longer words first inside each group; the group's name is looked up in _SIGNS.
_FILL = (
    r"(?:[了于到达可为的在是有给予补贴助奖励]|年化|每(?:[人户床生月年天亩次]{1,2}|[平立]方米|(?:标准)?展位|个标准展位|[家台辆座盏集间张个套])|当地|本[市区县省]|[全我][市省]|达到|可达|给予|补贴|补助"
    r"|奖励|一次性|累计|分别|均|都|再|处以?|总额|总计|合计|额度|金额|标准|限额)"
)
_EXTREME = re.compile(r"最高(?:海拔|气温|温度|风速|时速|速度|水位|点)[^，。；\d]{0,4}$")  # a measure, no cap
_BEFORE = re.compile(
    rf"""(?=[≤<小不未最至上低控以封限≥>大起高保远超过突逾多跨跃迈冲首站越跌少约接将概致左近破])(?:(?P<le>≤|<=|小于或者?等于|不得?(?:能|可|应)?(?:超过|超|高于|大于|多于|突破)|未超过|不高于|不大于|不多于|最多|至多|上限|最长|控制在|低于或等于|小于等于|以内|封顶|(?:(?<=支付)|(?<=年度)|(?<=合并)|(?<=最高)|(?<=单笔)|(?<=累计))限额|(?<=[\u4e00-\u9fff])(?<![期时年权界局上下有无极额职])限)
    |(?P<top>(?<!单日)(?<!单月)(?<!历史)(?<!日均)最高)
    |(?P<ge>≥|>=|大于或者?等于|不得?(?:能|可|应)?(?:低于|少于|小于|短于)|不少于|不小于|不低于|不下于|不下|最低|最少|至少|起码|高于或等于|大于等于|保底)
    |(?P<gt>远超|超过|超出|突破|逾|多于|高于|大于|(?<![赶反])超|(?<=[值收入税额模口])过|(?<=[房值额入数量])破|跨越|跃上|迈上|[冲站跨]上|[迈跨越]过|冲破|首破)
    |(?P<lt>不足|不到|跌破|未达到?|未满|不满|低于|少于|小于|(?<![比较])少于)
    |(?P<about>大约|约(?:为|占|有|合)?|接近|将近|大概|大致|左右|(?<![附最临靠邻贴亲切远相就])近))
    (?P<fill>{_FILL}{{0,4}})$""",
    re.X,
)
_NOT_ABOUT = re.compile(r"[节公预合契条违制集签特履]约$")
_LASTING = re.compile(r"(?:历时|历经|经过|长达|时隔|耗时|用时|持续|走过|跨越|有|了|存续|展期|工期|为期)近$")
_LOOSE = re.compile(
    r"(?P<not>不得|不能|不应|不可|未|不)?(?P<sign>超过|超|不到|不足"
    r"|[高低]于(?![^，]*(?:预[期测计]|此前|以往|[去上]年|同期|目标|原)))[^，,。；\d以上]{1,8}的$"  # 低于预期的11万
)
_ABOUT_OF = re.compile(r"(?<![节公预合契条违制集签特履])约占[^，,。；;：:\d]{1,16}$")
_LEAST = re.compile(r"(?:至少|不少于)[^，,。；;、：:\d]{1,6}$")
_MOST = re.compile(r"(?:最多|至多)(?!的)(?:可|能|可以|允许)?[\u4e00-\u9fff]{1,10}$")
_SHARE_CAP = re.compile(r"(?:最高为|不得?(?P<sign>超过|高于|低于|少于))[^，,。；;、：:\d以]{2,12}$")
_SHARE_BOUND = re.compile(r"(?<!不)(?<!不得)(?P<sign>超过|高于|低于|少于|不足|不到)[^，,。；;、：:\d以]{2,12}$")
_ONLY = re.compile(r"(?:[只仅][能可限]|只允许)[^，,。；;、：:\d]{0,5}$")
_AFTER = re.compile(
    r"""(?:[（(](?:含|不含|包含)[^）)]{0,8}[）)]|[（(][^（()）\d]{2,8}[）)](?=及?以[上下内]))?(?:\s?(?:或者|[及或和])其?)?
    (?:(?P<ge>以上(?!述)|之上|更多)|(?P<le>以下(?!简称)|为上?限|之下|以内|之内|及以内|(?:半径)?范围(?:之|以)?内|封顶|内(?![部容外销地需涵蒙陆政阁在蒙科河燃]))
    |(?P<about>左右|上下|前后(?=[的，,。；、]))|(?P<gt>[多余](?![个元样边种功头次少名家项年彩方重边维层云式数渠党式部级能点])|开外|有余))""",
    re.X,
)
_OF_SO_MANY = re.compile("(?:单位|企业|商户|项目|成员)及?以上(?=[，,。；的])")  # 组织展商5家单位以上，
_THAN = re.compile(r"([大高多长小低少短])(?:一?些)?")
_SIGNS = {"le": "<=", "top": "<=", "ge": ">=", "gt": ">", "lt": "<", "about": "~"}
_YEARS = frozenset({"年", "个月", "天", "日", "小时", "周", "季度", "载"})
_CAPPED = re.compile(
    r"(?:最高(?!的|[^，,。；\d]{0,4}[量额值价温速位峰录点度水])|不超过|最多|上限)[^，,。；;、：:\d“”《》]{0,10}(?:给予|奖励|补助|补贴"
    r"|支持|资助|授信|可达?|为|达|额度|限额|不超过)[^，,。；;、：:\d“”《》]{0,4}$"
    r"|最高(?:给予|奖励|补助|补贴|资助)[^，,。；;、：:\d]{0,18}$"
)


def sign_before(left: str, unit: str) -> str:
    """The comparator that the words at the end of `left` state, "" if none. 近三年 is a period, not a bound."""
    tail = left[-14:]
    match = _BEFORE.search(tail)
    if match is None and unit in ("成", "半") and tail.endswith("过"):
        return ">"
    if match is None and tail.endswith("的") and (loose := _LOOSE.search(tail)):
        over = loose["sign"] in ("超过", "超", "高于")
        return ("<=" if over else ">=") if loose["not"] else ">" if over else "<"
    if match is None and ("至少" in tail or "不少于" in tail) and _LEAST.search(tail):
        return ">="
    if match is None and ("最多" in tail or "至多" in tail) and _MOST.search(tail):
        return "<="
    if match is None and unit == "次" and _ONLY.search(tail):
        return "<="
    if match is None and "约占" in left and _ABOUT_OF.search(left[-20:]):
        return "~"
    if match is None:
        return (
            "<="
            if not _EXTREME.search(tail)
            and ("最高" in left or "不超过" in left or "最多" in left or "上限" in left)
            and _CAPPED.search(left[-30:])
            else ""
        )
    kind = match.lastgroup if match.lastgroup != "fill" else next(name for name in _SIGNS if match[name])
    if kind == "about":
        recent = unit in _YEARS and match["about"] == "近" and not _LASTING.search(tail[: match.end("about")])
        if recent or _NOT_ABOUT.search(tail[: match.end("about")]):
            return ""
    return _SIGNS[str(kind)]


def sign_of_share(left: str, asked: bool) -> str:
    """The comparator that bounds a share of something: <= of 不高于职工总数(20%), and where a rule asks for it < of
    低于申报投资(80%的); "" if none does."""
    if match := _SHARE_CAP.search(left):
        return ">=" if match["sign"] in ("低于", "少于") else "<="
    match = _SHARE_BOUND.search(left) if asked else None
    return "" if match is None else "<" if match["sign"] in ("低于", "不足", "不到", "少于") else ">"


def sign_after(text: str, at: int, than: bool = False, lasts: bool = False) -> tuple[str, int]:
    """The comparator stated right after a quantity that ends at `at`, and where its words end.

    `than` says that 比 stands before the quantity: 比30大; `lasts` that it is a duration: 五年内|地方所得.
    """
    if than and (compared := _THAN.match(text, at)):
        return (">" if compared.group(1) in "大高多长" else "<"), compared.end()
    if beyond := _OF_SO_MANY.match(text, at):
        return ">=", beyond.end()
    match = _AFTER.match(text, at)
    if match is None:
        return ("<=", at + 1) if lasts and text.startswith("内地", at) else ("", at)
    kind = next((name for name in _SIGNS if name != "top" and match.groupdict().get(name)), None)
    return (_SIGNS[kind], match.end()) if kind else ("", at)


def joined(before: str, after: str, more: bool) -> str:
    """One comparator from the words before, after and inside the number."""
    if before in ("<=", ">=") and after in ("", "~", before):
        return before
    if (before, after) == (">", ">="):  # 超过95%以上
        return before
    if after in ("<=", ">="):
        return after
    return after or before or (">" if more else "=")
