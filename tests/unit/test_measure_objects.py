"""What an object must be before it is asked whether it is concrete."""

from __future__ import annotations

import pytest

from gongbao.extract.measures import find_measures
from gongbao.extract.measures.objects import is_whole
from tests.unit.documents import passage


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("社区食堂", True),
        ("“一网通办”平台", True),
        ("《养老服务条例》", True),
        ("美好生活”为主题的文化节", False),
        ("《养老服务条例", False),
        ("助餐点（含老年食堂", False),
        ("正在一步步展开", False),
    ],
)
def test_is_whole(text: str, whole: bool) -> None:
    assert is_whole(text) is whole


def found(text: str) -> list[tuple[str, str, str]]:
    return [(m.action, m.object, m.status) for m in find_measures(passage(text, "news"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # works behind a verb that says nothing itself
        ("建设者们正在进行码头防波堤的加固作业。", [("加固", "码头防波堤", "ongoing")]),
        ("当地进行了渠道清淤。", [("清淤", "渠道", "done")]),
        ("工人们进行功能调试。", [("调试", "功能", "done")]),
        ("与会者进行深入交流。", []),
        # what a meeting disposes, however many verbs are in it
        (
            "会议对推进农村改革、健全土地制度作出系统部署。",
            [("部署", "推进农村改革、健全土地制度", "done")],
        ),
        ("厅里对做好秋收工作作出部署。", [("部署", "做好秋收工作", "done")]),
        # what is counted one by one is no mere quality
        ("青岩示范区今年推出21项制度创新成果。", [("推出", "21项制度创新成果", "done")]),
        ("青岩示范区今年推出制度创新成果。", []),
        # more than so many of it
        ("全市共布设收购库点超过210个。", [("布设", "收购库点超过210个", "done")]),
        ("全市累计修复湿地面积达3万亩。", []),
        ("开展代耕服务的合作社超过2万家。", []),
        # advice that is heeded
        ("省人大常委会办理代表议案和建议。", [("办理", "代表议案和建议", "done")]),
        # broadcasts and shows
        ("系列报道《港口》今天播出第二集。", [("播出", "第二集", "done")]),
        ("本台将于今晚播出专题片《港口》。", [("播出", "专题片《港口》", "planned")]),
    ],
)
def test_objects_that_count(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议决定分别给予张某警告处分、李某记过处分。", [("给予", "张某警告处分、李某记过处分", "done")]),
        ("会议决定终止其县人大代表资格。", [("终止", "其县人大代表资格", "done")]),
        ("要纠治多头检查、重复检查等问题。", [("纠治", "多头检查、重复检查等问题", "planned")]),
        ("施工队正在奋力建设一座海岛气象站。", [("建设", "一座海岛气象站", "ongoing")]),
    ],
)
def test_sanctions_and_what_is_set_right(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "展会设置300平方米的茶艺区，以及80个特产展位，吸引了客商。",
            [("设置", "300平方米的茶艺区，以及80个特产展位", "done")],
        ),
        ("展会设置70个展位，以及400平方米的茶艺区。", [("设置", "70个展位，以及400平方米的茶艺区", "done")]),
        ("县里新建4座水厂，以及6座泵站投入运行。", [("新建", "4座水厂", "done")]),
        ("会上公布了重点区域，以及两大领域的建设清单。", [("公布", "重点区域，以及两大领域的建设清单", "done")]),
        ("县里新建水厂3座，以及改造泵站5座。", [("新建", "水厂3座", "done"), ("改造", "泵站5座", "done")]),
    ],
)
def test_an_object_that_goes_on_behind_a_comma(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected
