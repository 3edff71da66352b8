"""When the figures of the news are: what a day, a headline or an earlier paragraph says of them, and what not."""

from __future__ import annotations

from datetime import date

import pytest

from gongbao.extract.figures import find_figures
from gongbao.model import Document, Figure, Metadata, Places, Section, Sentence

DOC = date(2024, 4, 18)


def news(*lines: str, headed: bool = False) -> dict[str, Figure]:
    """The first figure of each amount in a news text of these paragraphs; the first is a headline if it is `headed`."""
    text = "\n".join(lines)
    sentences: list[Sentence] = []
    start = 0
    for number, line in enumerate(lines):
        for part in line.replace("。", "。\0").split("\0"):
            if part:
                sentences.append(Sentence(len(sentences), start, start + len(part), number, 0 if headed else None))
                start += len(part)
        start += 1
    sections = (Section(0, None, 1, None, lines[0], 0, len(text)),) if headed else ()
    document = Document(text, Metadata(published_on=DOC, article_type="news"), sections, tuple(sentences))
    return {text[one.start : one.end]: one for one in reversed(find_figures(document, Places((), None)))}


@pytest.mark.parametrize(
    ("lines", "quote", "period"),
    [
        # an earlier paragraph
        (("一季度，全省外贸增长9%。", "从出口看，电动车增速较快，达21%。"), "21%", "2024-01/2024-03"),
        (("一季度，全省外贸增长9%。", "高速公路方面，车流量达300万辆次。"), "300万辆次", "2024-01/2024-03"),
        (("一季度，全省外贸增长9%。", "在江边，工人们正为32台吊机刷漆。"), "32台", None),
        (("铁路计划9月通车。", "港口已有44个泊位改造完毕。"), "44个泊位", None),
        (("清明假期，全市来客60万人次。", "假期里，湿地公园来客7万人次。"), "7万人次", "2024-04-04/2024-04-06"),
        # the day on which something is told
        (("记者今天（4月18日）从水利厅获悉，全省已建成水库230座。",), "230座", None),
        (("今天（4月18日），第三届茶博会开幕，320家茶企参展。",), "320家", "2024-04-18"),
        # an event that took place, or will
        (("今天（4月18日），竹编技艺馆开馆。该馆以竹艺为主题，馆藏竹器5200件。",), "5200件", None),
        (("今天（4月18日），港航论坛举行。《航运报告》指出，航线通达45个国家。",), "45个", None),
        (("竹博会将于5月8日至12日举办。展出面积将达3万平方米。",), "3万平方米", "2024-05-08/2024-05-12"),
        (("某国国防部今天（4月18日）称，空袭击落3架无人机。军方摧毁5艘快艇。",), "5艘", "2024-04-18"),
        (("州内17日燃起林火，过火面积约40平方公里。",), "40平方公里", "2024-04-17"),
        (("17日夜间至18日，暴雨引发山洪，造成6人受伤。",), "6人", "2024-04-17/2024-04-18"),
        (("据当地媒体16日报道，该州目前有9个县停电。",), "9个", "2024-04-16"),
        (("今天（4月18日），大桥通车，两岸通行时间由原来的2小时缩短到20分钟。",), "2小时", None),
        (("新的一年，全市还将再筹集公寓3万套。",), "3万套", "2024"),
        (("台风登陆，成为40年来登陆本地最强的台风。全市转移群众6万人。",), "6万人", None),
        (("率先实现某公约提出的“到2030年退化零增长”目标，湿地8万亩。修复面积超过6万亩。",), "6万亩", None),
        # years that something has gone on
        (("航线开通一年以来，累计发送货物超2.6万吨。",), "2.6万吨", "2023-04/2024-04"),
        (("合作区挂牌三年来，口岸查验旅客超900万人次。",), "900万人次", "2021-04/2024-04"),
        (("2023年，全省产值3.6万亿元。十年来，全省能耗下降18%。",), "18%", "2014/2023"),
        (("党的十八大以来，全省铁路完成投资3.6万亿元。",), "3.6万亿元", "2012/2024"),
        (("党的十八大以来，全省投资增长。目前在建桥梁52座。",), "52座", "2024-04-18"),
        (("自2019年以来，工程累计供水4.2亿立方米。",), "4.2亿立方米", "2019/2024"),
        (("制度建立三年多来，惠及患者620万人。",), "620万人", "2021/2024"),
        (("据消防局16日的数据，该州目前有21处火点。",), "21处", "2024-04-16"),
        (("今天（4月18日），云青高铁开通运营。", "新线开通后，青石到云江最快35分钟可达。"), "35分钟", "2024-04-18"),
        (("今天（4月18日），云青高铁开通运营。", "新线开通后，预计年运量将达300万人次。"), "300万人次", None),
        (("2016年以来，全市连续七年组织护鱼行动，放流鱼苗310万尾。",), "310万尾", "2016/2022"),
        (("春运首日至3月1日，全市铁路共发送旅客18.6万人次。",), "18.6万人次", "2024-01-26/2024-03-01"),
        (("某国国防部17日称，过去一周，军方发动12次打击。",), "12次", "2024-04-11/2024-04-17"),
        (("“五一”客运开始，从今天起至5月7日，预计发送旅客1.4亿人次。",), "1.4亿人次", "2024-04-18/2024-05-07"),
        (("截至4月10日，今年已发行债券3.2万亿元，占全年额度的91%。",), "91%", "2024-04-10"),
        (("今天（4月18日），青石隧道贯通。至此，全线18座隧道全部贯通。",), "18座", "2024-04-18"),
        (("昨天（4月17日），一列班列经青石口岸出境，至此，口岸通行班列累计突破3万列。",), "3万列", "2024-04-17"),
        (("“五一”假期，日均客流将超过2023年、2019年的同期水平，自驾比例将达八成。",), "八成", "2024-05-01/2024-05-05"),
        (("今年除夕，全市零售额增长21%。",), "21%", "2024-02-09"),
        (("春节除夕至初五，共处理支付交易153亿笔。",), "153亿笔", "2024-02-09/2024-02-14"),
        (("大年初一到初三，全市来客12万人次。",), "12万人次", "2024-02-10/2024-02-12"),
        (("2018年至今，这支队伍累计出诊320次。",), "320次", "2018/2024"),
        (("从本月起到今年10月底，长江口放流苗种230万尾。",), "230万尾", "2024-04/2024-10"),
        (("进入4月以来，气温回升。", "青石湖湿地已有水鸟7万多只。"), "7万多只", None),
    ],
)  # fmt: skip
def test_period(lines: tuple[str, ...], quote: str, period: str | None) -> None:
    assert news(*lines)[quote].period == period


def test_the_toll_of_a_headline_is_of_the_day_that_its_story_tells() -> None:
    found = news("某城仓库起火致2死5伤", "17日，某城一处仓库起火，造成2人死亡、5人受伤。", headed=True)
    assert {quote: one.period for quote, one in found.items()}.items() >= {"2": "2024-04-17", "5": "2024-04-17"}.items()
