"""Who wrote it, and as what: 区长 张某某, 作者为…书记, （作者：…）, 本报记者 …"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from gongbao import lexicon
from gongbao.document.blocks import squeeze

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸"
    "司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏"
    "柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜"
    "养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公闫覃仝肖苟岳朴付佟隋麦"
)
_COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯"
_NAME = (
    rf"[{_SURNAMES}](?:[ \u3000\xa0]{{0,3}}[\u3400-\u9fff]){{1,2}}|(?:{_COMPOUND})[\u3400-\u9fff]{{1,2}}"
    r"|[\u3400-\u9fff]{1,6}·[\u3400-\u9fff·]{1,8}"
)
_LONE_NAME = re.compile(rf"(?:文|图文|文/图|作者|撰文)?[\s:：/|｜]*(?P<name>{_NAME})")
_BULLETS = "□■●◎▲△◆◇○☆★·• \u3000"
_SPACE = "[ \t\u3000\xa0]"
_SPACED_OFFICE = re.compile(rf"^([\u3400-\u9fff]){_SPACE}([\u3400-\u9fff])(?={_SPACE}{{2}})")  # 区 长　　李某某
_WORDS_BEFORE_NAME = re.compile(
    rf"(?P<role>[\u3400-\u9fff、（）()“”]{{2,40}}?){_SPACE}*[:：]?{_SPACE}*(?P<name>{_NAME})"
)
_WRITER = re.compile(
    r"[(（]?(?:本报|本台|本网|新华社|全媒体|见习|特约|首席)?(?:记者|通讯员|特约记者|评论员|特约评论员|见习记者|实习生)"
    rf"[:：]?{_SPACE}*(?P<name>{_NAME})"
    rf"(?:[ \t\u3000\xa0、,，]+(?:通讯员|记者|实习生)?[:：]?{_SPACE}*(?:{_NAME}))*[)）]?"
)
_AUTHOR_LINE = re.compile(
    r"[(（【\[]?(?:本文)?作者(?P<unit>单位)?(?:简介|介绍)?(?:[:：]|为|系|是|[ \u3000])"
    rf"{_SPACE}*(?P<rest>[^()（）。；]{{2,60}}?)[)）】\]]?[。]?"
)
_ENDS_WITH_NAME = re.compile(rf"(?P<role>.+?)[ \t\u3000\xa0]+(?P<name>{_NAME})")


_DATELINE = re.compile(rf"[（(](?:本报|本台|见习|通讯员|全媒体)*记者{_SPACE}*(?P<name>{_NAME})[ \t\u3000\xa0、,，）)]")


class Byline(NamedTuple):
    """Author and role as printed, spaces within the name left out; either may be unknown."""

    author: str | None = None
    role: str | None = None


def read_dateline(paragraph: str) -> Byline:
    """The reporter a news text names in its first words: 本报讯（记者 赵某某）."""
    match = _DATELINE.search(paragraph[:60])
    return Byline(_plain(match["name"]), "记者") if match else Byline()


@cache
def _roles() -> tuple[str, ...]:
    return lexicon.lines("document/roles.txt")


@cache
def _no_names() -> frozenset[str]:
    return frozenset(lexicon.lines("document/not_names.txt"))


def ends_in_role(text: str) -> bool:
    """Whether `text` ends in the title of an office: 区长, 县委书记, 主任."""
    return text.endswith(_roles())


def read_byline(line: str) -> Byline | None:
    """What an author line says; None if the line is none."""
    line = _SPACED_OFFICE.sub(r"\1\2", line.lstrip(_BULLETS))
    if len(line) > 90:
        return None
    stated = _AUTHOR_LINE.fullmatch(line)
    if stated:
        return _stated(stated)
    writer = _WRITER.fullmatch(line)
    if writer:
        return Byline(_plain(writer["name"]), "记者" if "记者" in line[: writer.start("name")] else None)
    lone = _LONE_NAME.fullmatch(line)
    if lone and not ends_in_role(squeeze(line)) and squeeze(line) not in _no_names():
        return Byline(_plain(lone["name"]), None)
    titled = _WORDS_BEFORE_NAME.fullmatch(line)
    if titled and ends_in_role(squeeze(titled["role"])):
        return Byline(_plain(titled["name"]), squeeze(titled["role"]))
    return None


def _stated(match: re.Match[str]) -> Byline:
    rest = match["rest"].strip()
    if match["unit"]:
        return Byline(None, rest)
    named = _ENDS_WITH_NAME.fullmatch(rest)
    if named:
        return Byline(_plain(named["name"]), squeeze(named["role"]))
    if len(squeeze(rest)) <= 4 and re.fullmatch(_NAME, rest):
        return Byline(_plain(rest), None)
    return Byline(None, rest)


def is_author_line(line: str) -> bool:
    """Whether a line only names the author or speaker."""
    return len(line) <= 60 and line[-1:] not in "。；！？，：" and read_byline(line) is not None


def _plain(name: str) -> str:
    return re.sub(r"[ \t\u3000\xa0]", "", name)
