"""What belongs to a page and what to its article: labels, chrome, tables of contents, mirror pages."""

from __future__ import annotations

import pytest

from gongbao.document.blocks import Block, Page
from gongbao.document.contents import contents_lines
from gongbao.document.folding import fold
from gongbao.document.furniture import is_chrome, is_info, note_info
from gongbao.document.masthead import with_masthead
from gongbao.document.sentences import cut
from gongbao.document.wrapping import find_wrapping


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("來(lái)源：統(tǒng)計(jì)局", "来源：统计局"),
        ("責(zé)任編輯", "责任编辑"),
        ("32.5萬(wàn)噸", "32.5万吨"),
        ("战略性新兴产业（GDP占比）", "战略性新兴产业（GDP占比）"),
        ("plain ascii (abc)", "plain ascii (abc)"),
    ],
)
def test_fold(printed: str, plain: str) -> None:
    assert fold(printed) == plain


@pytest.mark.parametrize(
    "line",
    [
        *(
            "点击蓝字 关注我们",
            "▼",
            "附件：任务分工表.pdf",
            "2.申请表.docx",
            "相关附件：",
            "放大 + 缩小 - 默认 ○",
            "上一版 下一版",
        ),
        *("今天是2024年1月12日", "欢迎访问某某新闻网！", "<<返回", "責(zé)任編輯：張三", "首页 │ 走进平川 │ 政务公开"),
        *("点个“在看”，分享给更多人！", "原文链接：《某区补贴办法》", "长按识别二维码关注我们"),
    ],
)
def test_chrome(line: str) -> None:
    assert is_chrome(line)


@pytest.mark.parametrize(
    "line",
    [
        *("附件：1.重点任务分工表", "0.3", "-0.3", "……", "0", "单位：%", "注：按可比价计算。", "（此件公开发布）"),
        *(
            "今天是个好日子。",
            "推动返回式卫星应用",
            "欢迎社会各界监督。",
            "点击量突破10万次的短视频有3个",
            "一是下载使用",
        ),
    ],
)
def test_no_chrome(line: str) -> None:
    assert not is_chrome(line)


@pytest.mark.parametrize(
    ("line", "source", "stamp", "writer"),
    [
        ("【来源：区住建局】【日期：2024-06-05】【字体：大 中 小】【打印】", "区住建局", "2024-06-05", None),
        ("2024-02-06　来源：市工信局　访问量：3021", "市工信局", "2024-02-06", None),
        ("成文日期：2023-11-06 发布日期：2023-11-10", None, "2023-11-10", None),
        ("作者：来源：县财政局更新时间：2024-02-08 16:01:22点击数：301", "县财政局", "2024-02-08", None),
        ("来源 | 县发改局", "县发改局", None, None),
        ("来源/某某发布", "某某发布", None, None),
        ("2024-05-09 | 市发改委", "市发改委", "2024-05-09", None),
        ("发布时间：2006-2-18　作者：区政府办　浏览次数：356", "区政府办", "2006-2-18", None),
        ("来源：某某融媒 时间：2024-01-11 作者：陈晨 责任编辑：吴双", "某某融媒", "2024-01-11", "陈晨"),
    ],
)
def test_info_line(line: str, source: str | None, stamp: str | None, writer: str | None) -> None:
    page = Page([])
    assert is_info(line)
    note_info(line, page, alone=True)
    assert (page.says.get("source"), page.says.get("stamp"), page.says.get("writer")) == (source, stamp, writer)


@pytest.mark.parametrize(
    "line",
    [
        "时间：2024年8月20日（星期二）上午10:00",
        "资金来源：市级财政安排",
        "申报时间：2024年3月1日至3月31日",
        "2024年3月1日",
    ],
)
def test_the_articles_own_labels_are_no_info_line(line: str) -> None:
    assert not is_info(line)


def test_contents_open_no_section() -> None:
    lines = [
        "某省办法",
        "目　录",
        "第一章 总则……1",
        "第二章 附则……3",
        "第一章 总则",
        "正文一。",
        "第二章 附则",
        "正文二。",
    ]
    assert contents_lines([Block(line) for line in lines]) == {1, 2, 3}
    assert contents_lines([Block("第一章 总则"), Block("正文。")]) == frozenset()


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("“一个棚能挣4万元。”种植户王秀兰说。今年行情好。", ["“一个棚能挣4万元。”种植户王秀兰说。", "今年行情好。"]),
        ("“一个棚能挣4万元。”王秀兰说，今年行情好。", ["“一个棚能挣4万元。”", "王秀兰说，今年行情好。"]),
        ("他说：“好。”大家鼓掌。", ["他说：“好。”", "大家鼓掌。"]),
    ],
)
def test_the_speaker_belongs_to_what_was_said(paragraph: str, sentences: list[str]) -> None:
    assert [paragraph[start:end] for start, end in cut(paragraph)] == sentences


def test_title_and_byline_above_the_article() -> None:
    page = Page([], {"title": "以港兴城 向海图强"})
    above = [
        *(Block("首页"), Block("2024年07月09日 星期二\t返回目录", row=True), Block("第A03版：理论", gap=True)),
        *(Block("以港兴城 向海图强"), Block("——建设海洋城市的实践"), Block("□ 某市委书记 程志远"), Block("收藏")),
    ]
    blocks = with_masthead(above, [Block("正文第一段。")], page)
    assert [block.text for block in blocks] == [*(block.text for block in above[3:6]), "正文第一段。"]
    assert page.says["page"] == "A03"
    assert page.says["stamp"] == "2024年07月09日 星期二"


@pytest.mark.parametrize("stated", ["", "通知公告"])
def test_a_title_by_its_place(stated: str) -> None:
    page = Page([], {"title": stated} if stated else {})
    above = [Block("机构职能"), Block("某区关于发放补助的公告"), Block("录入时间：2023-9-8  [大 中 小]")]
    assert with_masthead(above, [Block("正文第一段。")], page)[0].text == "某区关于发放补助的公告"


def test_spaces_beside_numbers_count_half_of_a_column() -> None:
    lines = [
        Block("对首次进入全国 500 强、民营 500 强的企业，分别给予 1000", indent=True, gap=True),
        *(Block("万元一次性奖励，对主营业务收入首次突破十亿元的企业，分"),),
        *(Block("别给予五十万元奖励，单个企业最高不超过三百万元，同一企"),),
        *(Block("业三年内只享受一次。"),),
        Block("对新获批的国家级平台给予 500 万元奖励，对新获批的省级", indent=True),
        *(Block("平台给予 100 万元奖励，同一平台获得多个称号的，按照最"),),
        *(Block("高标准奖励，不重复享受。"),),
    ]
    assert find_wrapping(lines) is not None
