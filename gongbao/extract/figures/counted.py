"""What a count of things or places that a predicate follows is about: 12家企业完成对接, 酒泉、张掖两市率先建成."""

from __future__ import annotations

import re

_PLACES = frozenset("市县区省州旗国镇乡村街地")
_BODIES = frozenset({"部门", "省市", "区县", "市县", "县区", "地市", "省区"})
_ADVERBS = re.compile(
    r"^(?:近日|日前|今天|目前|已经?|共同|率先|陆续|分别|均|都|还|也|又|将(?!军)|正在|正|同时|顺利|成功|首次|近期|累计|按(?!照)[^，]{0,12}?比例)+"
)
_TITLE = re.compile(
    r"(?:[和、及与]?《[^》]*?(?P<kind>意见|办法|通知|方案|规划|计划|条例|措施|协议|公约|倡议|报告|标准|规定|细则|指南)?(?:（[^）]*）)?》)+|《[^》]*$"
)
_SINCE = re.compile(r"^从[^，]{2,10}?起")
_PREDICATE = re.compile(r"[^，,。；;：:！？、（）()]{2,40}")


def counted(unit: str, noun: str, right: str) -> str:
    """The thing counted with what is said of it, "" if it can stand alone. `right` follows the number."""
    thing = noun or (unit if unit in _BODIES or unit in _PLACES or unit == "人" else "")
    if not thing or len(thing) > 3:
        return ""
    rest = right.removeprefix(noun)
    if thing == "国家" and rest.startswith("和地区"):
        thing, rest = "国家和地区", rest.removeprefix("和地区")
    if re.match(r"[\d一二两三四五六七八九十]", rest):
        return ""
    match = _PREDICATE.match(_SINCE.sub("", _TITLE.sub(lambda title: title["kind"] or "", rest[:90])))
    said = _ADVERBS.sub("", match.group()) if match else ""
    said = re.sub(r"\d.*", "", said).removesuffix("了").rstrip("超达为约近")
    if len(said) < 2 or re.match(r"[的以和与及之等多]", said):
        return ""
    return f"{said[:20]}的{thing}"
