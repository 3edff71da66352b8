"""How large or heavy a thing is that a number stands before: 隧道全长 of 全长7234米的隧道."""

from __future__ import annotations

import re

from gongbao.extract.figures.names.sharing import says_what
from gongbao.extract.figures.patterns import pattern
from gongbao.extract.words import ending, tagged

_RATIO = re.compile(r"[率额度量价]$|[占对同环]比$|比[例重]$|面积$")
_SIZE = re.compile(r"(?:规模|价值|[额量率度价]|面积|投资|投入|海拔|资[本金]|收入|产能|时速)$")
_EXTENT_OF = re.compile("(?P<how>[长宽高深])的(?P<what>[^，,。；、\\d的]{2,12})")
_WAY = re.compile("[双单]向$")
_ROAD = re.compile("的?(?P<road>[\u4e00-\u9fff]{0,6}?(?:公路|隧道|大桥|通道|道路))(?!标准|建设)")
_GAINS = re.compile("(?:惠及|受益)(?:人口)?$")
_FIRST = re.compile("^.*(?:首个|唯一)(?=.{2})")
_WHERE = re.compile("[全我各][国省市区县]|世界|全球")
_SOME = re.compile("(?:多|好几)[个座条项家所处]$")  # 湖南多个超百亿元的项目
_AMONG = re.compile("(?<=..)(?<![高初])中$")  # 人口超过50万的城市中，96%…
_LONGEST, _SHORT = 10, 8
_EXTENTS = frozenset("长宽深高")


def described(own: str, noun: str, share: bool) -> str:
    """A noun with what the words before its number say: 会议营业额, 带回订单, 覆盖的乡镇占比."""
    if share and not _RATIO.search(own):
        return f"{own}的{noun}占比"
    if size := size_in(own) or _extent(own) or _gain(own):
        return _thing(noun).removesuffix(size) + _in_full(size)
    if _WHERE.fullmatch(own):
        return own + noun  # 全国日均4亿件的快递量
    own, noun = _SOME.sub("", own), _AMONG.sub("", noun)
    words = tagged(own)
    verbs = [n for n, (word, tag) in enumerate(words) if tag == "v" and not _SIZE.search(word)]
    if verbs and verbs[-1] + 1 == len(words):
        return own + noun
    size = "".join(word for word, _ in words[verbs[-1] + 1 :]) if verbs else ""
    if _SIZE.search(size) and len(size) <= _LONGEST and "）" not in size:
        return noun + size
    if says_what(own) and (first := _FIRST.match(own)):
        return own[first.end() :]  # 首个产值突破千亿的镇
    if not share and words and words[0][1] == "ns" and all(tag[0] == "n" for _, tag in words):
        return own + noun  # 沙漠3000公里的防护带
    if share or ((len(own) <= _SHORT or says_what(own)) and not verbs):
        return noun + own
    whose = _nouns_at_end(words)
    return own + noun if words[0][1] == "vn" and len(own) <= _SHORT else whose + noun


def _nouns_at_end(words: list[tuple[str, str]]) -> str:
    """The nouns that a phrase ends with: 某村 of 为了摸清某村11万亩的草原."""
    return ending(words, lambda word, tag: tag[:1] in "nbsj" and word != "约")


def size_in(name: str) -> str:
    """The size that a name ends with: 总长, 载重; "" if none."""
    match = pattern("size_of", after="$").search(name)
    return match.group() if match else ""


def _gain(own: str) -> str:
    """惠及 of 规划多年、惠及200万人的引水工程."""
    match = _GAINS.search(own)
    return match.group() if match else ""


def _extent(own: str) -> str:
    """长度 of 建成了长, where the last word is only that character: none of 增长."""
    words = tagged(own) if own[-1:] in _EXTENTS else []
    return own[-1] + "度" if words and words[-1][0] == own[-1] else ""


def _in_full(size: str) -> str:
    """长度 of 长."""
    return size + "度" if size in _EXTENTS else size


def _thing(noun: str) -> str:
    """A thing without what is done to it or is of it: 缆绳 of 缆绳挣断, 隧道 of 隧道的施工."""
    words = tagged(noun.partition("的")[0])
    while len(words) > 1 and words[-1][1] in ("v", "d", "ad") and len(words[-1][0]) > 1:
        if pattern("thing").fullmatch(words[-1][0]):
            break
        words.pop()
    return "".join(word for word, _ in words)


def extent_of(right: str) -> str:
    """水道长度 of 10公里长的水道, where the number stands before what it is the length of; "" elsewhere."""
    match = _EXTENT_OF.match(right)
    thing = ""
    for word, tag in tagged(match["what"]) if match else ():
        if tag[:1] not in "nbj" and (thing or tag[:1] not in "av"):
            break
        thing += word
    return f"{thing}{match['how']}度" if match and len(thing) > 1 else ""


def lanes(text: str, at: int, left: str, before: str) -> str:
    """海底隧道双向车道 of 双向八车道海底隧道, whose number ends at `at`; "" where `left` says nothing of lanes.

    `before` is the name of the value before: 大桥 of 大桥全长5公里，双向六车道.
    """
    way = _WAY.search(left)
    work = _ROAD.match(text, at) if way else None
    size = size_in(before)
    return f"{work['road'] if work else before.removesuffix(size) if size else ''}{way.group()}车道" if way else ""


def sized(own: str, noun: str) -> str:
    """A thing with the size that the words before its number name: 平台总重 of 总重3万吨平台安装就位; else empty."""
    size = size_in(own)
    words = tagged(noun) if size else []
    if not words or words[0][1] in ("v", "vn", "f", "eng") or own.endswith("按" + size):
        return ""
    return _thing(noun) + _in_full(size)
