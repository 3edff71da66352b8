"""Decoding, dates, sentences, labels, bylines: tables of cases."""

from __future__ import annotations

from datetime import date

import pytest

from gongbao.document.byline import Byline, read_byline
from gongbao.document.dates import date_in_address, first_date, is_date_line
from gongbao.document.decode import codec_of, declared_charset, decode
from gongbao.document.head import site_free
from gongbao.document.labels import find_label
from gongbao.document.metadata import unspaced
from gongbao.document.outlook import Outlooks, of_heading, of_language
from gongbao.document.sentences import cut
from gongbao.model import Rejected, Section

SIMPLE = "今年全市地区生产总值增长百分之五，城乡居民收入稳步提高，各项事业全面进步。"
TRADITIONAL = "今年全市生產總值增長百分之五，城鄉居民收入穩步提高，各項事業全面進步。"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (SIMPLE.encode(), "utf-8"),
        (SIMPLE.encode("utf-8-sig"), "utf-8"),
        (SIMPLE.encode("gb18030"), "gb18030"),
        (SIMPLE.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + SIMPLE.encode("utf-16-be"), "utf-16-be"),
        (SIMPLE.encode("utf-16-le"), "utf-16-le"),
        (SIMPLE.encode("utf-16-be"), "utf-16-be"),
        (TRADITIONAL.encode("big5"), "big5hkscs"),
        (b'<meta charset="utf-8">' + SIMPLE.encode("gb18030"), "gb18030"),  # a page that lies
        (b'<meta charset="gb2312">' + SIMPLE.encode(), "utf-8"),
        (b'<meta charset="gb2312">' + (SIMPLE + "镕㛃").encode("gb18030"), "gb18030"),  # rarer than its label allows
        (b'<meta charset="gbk">' + TRADITIONAL.encode("big5"), "big5hkscs"),
    ],
)
def test_encodings(content: bytes, encoding: str) -> None:
    decoded = decode(content)
    assert decoded.encoding == encoding
    assert "全市" in decoded.text
    assert not decoded.warnings


def test_a_cut_character_costs_only_itself() -> None:
    decoded = decode((SIMPLE * 3).encode("gb18030")[:-1])
    assert decoded.encoding == "gb18030"
    assert decoded.text.startswith(SIMPLE)
    assert decoded.warnings


@pytest.mark.parametrize("content", [bytes(range(256)) * 40, b"\x00\x01\x02" * 300, "锟斤拷".encode() * 60])
def test_what_is_no_text(content: bytes) -> None:
    with pytest.raises(Rejected) as caught:
        decode(content)
    assert caught.value.reason in ("binary", "mojibake")


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("GB2312", "gb18030"),
        ("gbk", "gb18030"),
        ("GB_2312-80", "gb18030"),
        ("Big5", "big5hkscs"),
        ("UTF8", "utf-8"),
        ("x", None),
    ],
)
def test_charset_labels(label: str, codec: str | None) -> None:
    assert codec_of(label) == codec


def test_declared_charset() -> None:
    assert declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">') == "gb18030"
    assert declared_charset(b'<?xml version="1.0" encoding="utf-8"?>') == "utf-8"
    assert declared_charset(b"<html>") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2013年2月28日", date(2013, 2, 28)),
        ("2013 年 2 月 28 日", date(2013, 2, 28)),
        ("２０１３年２月２８日", date(2013, 2, 28)),
        ("2013-02-28 10:30", date(2013, 2, 28)),
        ("2013/2/8", date(2013, 2, 8)),
        ("2013.02.28", date(2013, 2, 28)),
        ("二〇二六年一月二十七日", date(2026, 1, 27)),
        ("二○一九年十月卅一日", date(2019, 10, 31)),
        ("二零二零年十二月十日", date(2020, 12, 10)),
        ("二〇二一年元月三日", date(2021, 1, 3)),
        ("2013年2月30日", None),
        ("2013年2月", None),
        ("比例为3.6:48:48.4", None),
        ("2035年", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert first_date(text) == day


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2021年6月18日", True),
        ("（2024年1月23日）", True),
        ("2021年6月18日印发", True),
        ("2021年6月18日起施行", False),
        ("六月", False),
    ],
)
def test_date_lines(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://news.example.cn/2023/07/11/a.shtml", date(2023, 7, 11)),
        ("t20200515_88123.html", date(2020, 5, 15)),
        ("20240101/01.html", date(2024, 1, 1)),
        ("2021-03/05/content_1.htm", date(2021, 3, 5)),
        ("content_12345678.html", None),
        ("id=2024013399", None),
    ],
)
def test_dates_in_addresses(address: str, day: date | None) -> None:
    assert date_in_address(address) == day


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("增长5.2%。下降3%。", ["增长5.2%。", "下降3%。"]),
        ("一是稳增长；二是调结构；三是惠民生。", ["一是稳增长；", "二是调结构；", "三是惠民生。"]),
        ("他说：“要抓落实。”会议结束。", ["他说：“要抓落实。”", "会议结束。"]),
        ("印发《通知；办法》两份。", ["印发《通知；办法》两份。"]),
        ("支持企业（限额以上；限额以下）发展。", ["支持企业（限额以上；限额以下）发展。"]),
        ("齐声说“加油！”、“干得好！”大家笑了。", ["齐声说“加油！”、“干得好！”", "大家笑了。"]),
        ("好不好？好！", ["好不好？", "好！"]),
        ("真的吗？！是的。", ["真的吗？！", "是的。"]),
        ("增长10.1%;收入完成20亿元。", ["增长10.1%;", "收入完成20亿元。"]),
        ("a;b和https://x.cn/?a=1;b=2", ["a;b和https://x.cn/?a=1;b=2"]),
        ("没有句号的一项", ["没有句号的一项"]),
        ("（记者 张三）", ["（记者 张三）"]),
        ("未闭合的《标题。第二句。", ["未闭合的《标题。", "第二句。"]),
    ],
)
def test_sentences(paragraph: str, sentences: list[str]) -> None:
    assert [paragraph[start:end] for start, end in cut(paragraph)] == sentences


@pytest.mark.parametrize(
    ("line", "label", "kind"),
    [
        ("一、工作回顾", "一、", "han"),
        ("十二、其他", "十二、", "han"),
        ("（三）做强工业", "（三）", "han_bracket"),
        ("(四)改善民生", "(四)", "han_bracket"),
        ("3.规范队伍", "3.", "digit"),
        ("３、规范队伍", "３、", "digit"),
        ("（2）补助", "（2）", "digit_bracket"),
        ("①补助", "①", "digit_bracket"),
        ("第五条 奖励", "第五条", "article"),
        ("第二章 支持", "第二章", "chapter"),
        ("一是抓项目", "一是", "run"),
        ("二要抓落实", "二要", "run"),
        ("首先，抓项目", "首先，", "run"),
        ("——综合实力增强", "——", "dash"),
        ("——2013年2月28日在会议上", None, None),
        ("2013.5", None, None),
        ("1.5亿元", None, None),
        ("10月份", None, None),
        ("一、二、三产业", None, None),
        ("二要素市场", None, None),
        ("第三条线路", None, None),
    ],
)
def test_labels(line: str, label: str | None, kind: str | None) -> None:
    found = find_label(line)
    assert (found.text if found else None, found.kind if found else None) == (label, kind)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("李明远", Byline("李明远")),
        ("张　伟", Byline("张伟")),
        ("□ 赵国栋", Byline("赵国栋")),
        ("清河县人民政府县长　　刘卫东", Byline("刘卫东", "清河县人民政府县长")),
        ("区长 周志强", Byline("周志强", "区长")),
        ("作者为中共清河县委书记", Byline(None, "中共清河县委书记")),
        ("（作者：清河县县长 刘卫东）", Byline("刘卫东", "清河县县长")),
        ("作者：刘卫东", Byline("刘卫东")),
        ("（作者单位：省委党校）", Byline(None, "省委党校")),
        ("本报记者 赵国栋", Byline("赵国栋", "记者")),
        ("本报记者 赵国栋 通讯员 孙丽", Byline("赵国栋", "记者")),
        ("阿不都·卡德尔", Byline("阿不都·卡德尔")),
        ("农业", None),
        ("金融", None),
        ("看亮点", None),
        ("全市经济运行稳中有进", None),
    ],
)
def test_bylines(line: str, byline: Byline | None) -> None:
    assert read_byline(line) == byline


@pytest.mark.parametrize(
    ("words", "outlook"),
    [
        ("过去一年工作回顾", "back"),
        ("2015年工作安排", "ahead"),
        ("“十二五”时期和2015年工作回顾", "back"),
        ("“十三五”经济社会发展的主要目标和任务", "ahead"),
        ("2012年政府工作总体要求和目标任务", "ahead"),
        ("看亮点，县域发展呈现新气象", "back"),
        ("看未来，全面建设现代化新区", "ahead"),
        ("经济实力明显增强", "back"),
        ("下一步工作打算", "ahead"),
        ("下步打算", "ahead"),
        ("今年重点工作", "ahead"),
        ("狠抓投资融资和项目建设", None),
        ("资金引导扶持", None),
        ("全市改革工作取得新突破", "back"),
        ("确保全市改革工作取得新突破", "ahead"),
        ("做优服务，力争民生事业迈出新步伐", "ahead"),
        ("努力实现群众生活持续改善", "ahead"),
        ("推动城市建设取得新进展", None),  # a review may say so, and a plan
        ("2025年工作回顾：推动城市建设取得新进展", "back"),
        ("生态屏障持续巩固", "back"),
        ("扎实推进民生工程", None),
        ("狠抓项目，加快推进", None),
    ],
)
def test_outlook_of_headings(words: str, outlook: str | None) -> None:
    assert of_heading(words) == outlook


def test_outlook_of_language() -> None:
    assert of_language("加快园区建设。全面推进改革。继续扩大开放。着力改善民生。力争引进企业20家。") == "ahead"
    assert of_language("完成投资20亿元，同比增长5%。建成学校3所，已全部投入使用，取得明显成效。") == "back"
    assert of_language("园区位于城市东部，面积30平方公里。") is None


def test_items_of_one_series_look_one_way() -> None:
    texts = [
        "二是扩内需。工程建成投用。",
        "三是兴产业。完成投资20亿元，增长9%，取得新突破，已建成3座。",
        "四是建城镇。改造小区。",
    ]
    starts = [sum(len(text) for text in texts[:n]) for n in range(3)]
    sections = [
        Section(n, None, 1, text[:2], text[2:5], starts[n], starts[n] + len(text), None) for n, text in enumerate(texts)
    ]
    assert {section.outlook for section in Outlooks("".join(texts)).mark(sections)} == {"back"}


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("我市开通旅游专线_要闻_临江新闻网", "我市开通旅游专线"),
        ("我市开通旅游专线-清河县人民政府", "我市开通旅游专线"),
        ("我市开通旅游专线 - 临江网", "我市开通旅游专线"),
        ("春到人间——乡村振兴一线见闻", "春到人间——乡村振兴一线见闻"),
        ("中国—东盟博览会开幕", "中国—东盟博览会开幕"),
    ],
)
def test_site_names_are_no_title(title: str, words: str) -> None:
    assert site_free(title) == words


def test_spaced_titles() -> None:
    assert unspaced("政 府 工 作 报 告") == "政府工作报告"
    assert unspaced("我国优化管理措施 人员数量稳步增长") == "我国优化管理措施 人员数量稳步增长"
