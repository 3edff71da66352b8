"""Which place and time a figure of a news list is about."""

from __future__ import annotations

from datetime import date

import pytest

from gongbao.extract.figures import find_figures
from gongbao.extract.places import find_places
from gongbao.model import Document, Figure, Metadata, Section, Sentence


def item(heading: str, *body: str) -> dict[str, Figure]:
    """The last figure of each amount in a news item of one heading and one paragraph."""
    text = f"{heading}\n{''.join(body)}"
    sentences, at = [Sentence(0, 0, len(heading), 0, 0)], len(heading) + 1
    for part in body:
        sentences.append(Sentence(len(sentences), at, at + len(part), 1, 0))
        at += len(part)
    section = Section(0, None, 1, None, heading, 0, len(text))
    meta = Metadata(published_on=date(2024, 11, 5), article_type="news")
    document = Document(text, meta, (section,), tuple(sentences))
    return {
        text[figure.start : figure.end]: figure for figure in reversed(find_figures(document, find_places(document)))
    }


def place(figure: Figure) -> str | None:
    return figure.place.name if figure.place else None


@pytest.mark.parametrize(
    ("heading", "body", "quote", "name"),
    [
        ("全球最大风机启动发电", ("18兆瓦风电机组今天在辽宁营口启动发电。",), "18兆瓦", "营口市"),
        ("班列开行", ("今年，经满洲里铁路口岸出境的货车达1600辆。",), "1600辆", "满洲里市"),
        ("楼市进展", ("在宁波，计划建设5万套。", "而在上海，前八个月已完成6万套。"), "6万套", "上海市"),
        ("冬修水利", ("在河北保定，河道加紧施工。", "目前，河北省216个修复项目加紧推进。"), "216个", "河北省"),
        ("物流平稳", ("八成地区实现增长，江苏泰州等地增势较好。",), "八成", "中国"),
        ("花市开市", ("在北京，花卉受欢迎。", "2024年香港花市4日开锣，共设15个档口。"), "15个", "香港特别行政区"),
        ("救灾资金下达", ("日前，财政部支持四川、贵州、云南三省开展抢险。",), "三省", "中国"),
        ("规划获批", ("目前，山西等12个省级规划获批。",), "12个", "中国"),
        ("班列开行", ("货运班列已通达欧洲16个国家。",), "16个", "中国"),
        ("林火蔓延", ("据美国加州消防局的数据，该州目前有18处火点。",), "18处", "加利福尼亚州"),
        ("协同发展", ("今年，川渝两地联合实施45个项目。",), "45个", "中国"),
        ("旧城更新", ("上海中心城区徐汇区梳理出108个更新项目。",), "108个", "徐汇区"),
        ("水库蓄水", ("青岭水库坐落于青海海南州，总库容45万立方米。",), "45万立方米", "海南藏族自治州"),
        ("展馆开馆", ("位于河北保定的展馆，在北京设有2处分馆。",), "2处", "北京市"),
        ("多国展品", ("展馆收藏了埃及、希腊和秘鲁的三件文物。",), "三件", "中国"),
        ("冰雪项目收官", ("北欧两项比赛在河北张家口结束，决出6枚金牌。",), "6枚", "张家口市"),
        (
            "上合示范区进出口增长",
            ("2023年，上合示范区开行班列120列。",),
            "120列",
            "中国—上海合作组织地方经贸合作示范区",
        ),
        ("空袭造成伤亡", ("卫生部门5日称，军机对加沙地带南部拉法发动空袭，造成8人死亡。",), "8人", "拉法"),
        ("住宅楼遇袭", ("军方4日说，首都大马士革一栋楼房当天遭导弹袭击，造成6人受伤。",), "6人", "大马士革"),
        ("拦截导弹", ("乌军对俄库尔斯克州发动袭击。", "俄军拦截了其中9枚导弹。"), "9枚", "库尔斯克州"),
        ("两省遇袭", ("战机昨夜对叙利亚阿勒颇、伊德利卜发动空袭，造成15人死亡。",), "15人", "叙利亚"),
        ("恶劣天气", ("暴风雪在密歇根州、俄亥俄州造成5人受伤。",), "5人", "美国"),
        ("靠近边境", ("驻扎于约旦、靠近叙利亚边境的部队遭袭击，2人受伤。",), "2人", "约旦"),
        ("茶博会开幕", ("第九届茶业博览会今天在浙江杭州开幕，来自31个国家的客商参展。",), "31个", "杭州市"),
        ("世贸组织下调预期", ("世界贸易组织6日发布报告，预计全球贸易增长3%，低于此前的4%。",), "4%", "全球"),
        ("世卫组织发布报告", ("世卫组织6日发布报告说，已有两种疫苗可用。",), "两种", None),
        ("跨境开户", ("截至目前，澳门居民在珠海开立账户9万户。",), "9万户", "珠海市"),
        ("海外工程", ("中国企业已在非洲新建公路800公里。",), "800公里", "非洲"),
        ("合作区进展", ("在横琴粤澳深度合作区，新设企业70家。", "助力在珠海的企业融资6亿元。"), "6亿元", "珠海市"),
        ("油田上产", ("在黑龙江大庆油田的作业区，500多口油井换上新设备。",), "500多口", "大庆油田"),
        ("生态补水", ("今年向白洋淀生态补水3亿立方米。",), "3亿立方米", "白洋淀"),
        ("德制造业订单下降 减少5%", ("德国机构7日公布数据。",), "5%", "德国"),
        ("军方：多地遭袭", ("叙利亚军方称霍姆斯等地遭空袭，造成4人死亡。",), "4人", "霍姆斯"),
        ("新媒体大会", ("新媒体大会今天在湖南长沙开幕，其间将举办12场活动。",), "12场", "长沙市"),
        ("机床展", ("国际机床展览会在北京举行。", "德国设置了700平方米的展区。"), "700平方米", "北京市"),
        ("会上发布", ("数字经济论坛在福建福州举行。", "我国网民已达11亿人。"), "11亿人", "中国"),
        ("电池投产", ("在河北邢台高新区，总投资9亿元的电池项目加紧建设。",), "9亿元", "邢台高新区"),
        ("多国合作", ("在浙江省，企业增加2万家。", "中央财政安排资金30亿元。"), "30亿元", "中国"),
        # a river is its own place, what was built is in the town of its name or the one that holds it
        ("候鸟到来", ("洞庭湖越冬水鸟达30万只，较上月增长8%。",), "30万只", "洞庭湖"),
        ("治水", ("干涸12年之久的永定河再次通水。",), "12年", "永定河"),
        ("隧道贯通", ("天山某隧道今天贯通，全长8公里。",), "8公里", "中国"),
        ("航班加密", ("杭州萧山机场每天起降700架次，较去年多20架次。",), "700架次", "萧山区"),
        ("游客增多", ("故宫博物院今天接待观众4万人次。",), "4万人次", "北京市"),
        # fairs with a seat of their own, and who takes part in what is held somewhere
        ("消博会开幕", ("第四届消博会今天开幕，4000个品牌参展。",), "4000个", "海口市"),
        ("工匠比武", ("全国焊工技能大赛在湖北举行，各地260名选手参加。",), "260名", "湖北省"),
        # a place told of later in a story does not hold for what a ministry says of the country
        ("夺冠", ("速滑世界杯盐湖城站昨天（11月4日）结束，中国队以95秒的成绩夺冠。",), "95秒", "中国"),
        ("矿山修复", ("在全国首个林业示范区广西，当地林地面积达1500万亩。",), "1500万亩", "广西壮族自治区"),
        ("游客增多", ("在四川德阳，博物馆开馆。", "来自文旅部的消息，国内游客花费2万亿元。"), "2万亿元", "中国"),
        # who gives the numbers of a place
        ("班列开行", ("记者从宁波海关了解到，跨境班列开行900列。",), "900列", "宁波市"),
        # the smaller place in a larger one, parts of provinces on a list, the whole a share is of
        ("智利林火", ("智利中部比尼亚德尔马林火造成11人受伤。",), "11人", "比尼亚德尔马"),
        ("降温", ("湖南北部、江西东部气温下降9℃。",), "9℃", "中国"),
        ("汽车出口", ("在浙江省，汽车出口80亿元，占全国的六成。",), "六成", "浙江省"),
        ("夺金", ("都灵冬奥会中国队今天夺得3枚金牌。",), "3枚", "中国"),
    ],
)
def test_place(heading: str, body: tuple[str, ...], quote: str, name: str | None) -> None:
    assert place(item(heading, *body)[quote]) == name


def test_headline_takes_the_time_and_place_of_its_story() -> None:
    found = item("秋粮收购超1.7亿吨", "截至10月底，黑龙江省秋粮收购达1.7亿吨。")
    assert (found["1.7亿吨"].period, place(found["1.7亿吨"])) == ("2024-10", "黑龙江省")


@pytest.mark.parametrize(
    ("body", "quote", "period"),
    [
        # the day of an event is that of what is told of it
        (("今天（11月5日），第三届科技展在海州开幕。", "本届展会设置12个展区。"), "12个", "2024-11-05"),
        (("昨天（11月4日），全省重点项目集中开工。", "其中环保项目总投资占比超过三成。"), "三成", "2024-11-04"),
        (("今天（11月5日），银行招标发行2024年第三期债券，规模为40亿元。",), "40亿元", "2024-11-05"),
        (("海州国防部4日称，拦截8枚导弹。", "其中3枚落入海中。"), "3枚", "2024-11-04"),
        # but not what a report of that day says, nor the size of what opened
        (("记者今天（11月5日）获悉，展会将于下周举行。", "各地设置展区12个。"), "12个", None),
        (("今天（11月5日）起，专项行动启动。", "各地设置站点12个。"), "12个", None),
        (("昨天（11月4日），青白高速正式通车，全长42公里。",), "42公里", None),
        (("昨天（11月4日），青白高速通车，开通运营后，车程缩短至40分钟。",), "40分钟", None),
        (("青白高速正在铺轨。", "建成通车后，车程从目前的2小时缩短至40分钟。"), "40分钟", None),
        # 近日 and what went on since some day name no time, 今年 is not carried, 其中 is
        (("截至11月3日，发送旅客30万人次。", "近日新增车次12列。"), "12列", None),
        (("2023年，船队捕捞4万吨。", "航线开通以来，运送货物9万吨。"), "9万吨", None),
        (("今天（11月5日），全国接待祭扫群众50万人次。", "其中，开通网络平台60个。"), "60个", "2024-11-05"),
        (("截至11月3日，交付住房30万套。", "24个城市交付率超九成。"), "24个", "2024-11-03"),
        (("眼下，已收割小麦300万亩。",), "300万亩", "2024-11-05"),
        (("学校现有学生260名。",), "260名", "2024-11-05"),
        (("论坛4日、5日举行，40名代表参会。",), "40名", "2024-11-04/2024-11-05"),
        (("下一年预算将提高8%。",), "8%", "2025"),
        (("暑运期间，铁路发送旅客9亿人次。",), "9亿人次", "2024-07-01/2024-08-31"),
        (("春运以来，公路客流20亿人次。",), "20亿人次", "2024-01-26/2024-03-05"),
        # coming days, days from and to, the summer, years passed, anniversaries, members of a list
        (("未来三天，气温下降9℃。",), "9℃", "2024-11-06/2024-11-08"),
        (("从10月1日到昨天（11月4日），接待游客18万人次。",), "18万人次", "2024-10-01/2024-11-04"),
        (("今年暑期，订单增长两成。",), "两成", "2024-07/2024-08"),
        (("经过35年的发展，小镇焕然一新。",), "35年", "1989/2024"),
        (("两地领导人致电庆祝建交60周年。",), "60周年", "2024"),
        (("明年将迎来建校30周年。",), "30周年", "2025"),
        (("今天（11月5日），挪威、瑞典、芬兰三国发表声明。",), "三国", None),
        (("2023年，新增贷款40亿元。", "目前，1.2万个项目开工，开工率达72%。"), "72%", "2024-11-05"),
        # counted since one day until another
        (("截至11月3日，今年货运班列已开行900列。",), "900列", "2024-11-03"),
        (("截至11月3日，全年票房已达400亿元。",), "400亿元", "2024-11-03"),
        (
            ("自10月1日启动以来增长。", "截至11月3日，累计发送旅客208万人次。"),
            "208万人次",
            "2024-10-01/2024-11-03",
        ),
    ],
)
def test_time(body: tuple[str, ...], quote: str, period: str | None) -> None:
    assert item("近日消息", *body)[quote].period == period


def test_a_round_figure_of_a_headline_is_that_of_its_story() -> None:
    found = item("秋粮收购超1.7亿吨", "截至10月底，秋粮收购达1.76亿吨。")
    assert found["1.7亿吨"].period == "2024-10"
    found = item("秋粮收购超1.7亿吨", "截至10月底，秋粮收购达2.9亿吨。")
    assert found["1.7亿吨"].period is None


def test_a_name_leaves_out_the_place_that_its_row_states() -> None:
    found = item("近日消息", "去年，广东省粮食产量1300万吨，广东与香港贸易额增长6%。")
    assert found["1300万吨"].indicator == "粮食产量"
    assert found["6%"].indicator == "广东与香港贸易额"


@pytest.mark.parametrize(
    ("heading", "body", "quote", "period"),
    [
        (
            "茶博会开幕",
            ("今天（11月5日），茶业博览会在杭州开幕。", "本届博览会为期三天，展览面积8万平方米。"),
            "8万平方米",
            "2024-11-05/2024-11-07",
        ),
        (
            "茶博会闭幕",
            ("为期三天的茶业博览会今天（11月5日）闭幕，共有620家企业参展。",),
            "620家",
            "2024-11-03/2024-11-05",
        ),
        ("灌区开工", ("今天（11月5日），清河灌区开工建设。", "项目总投资20亿元，辐射3个县。"), "3个", None),
        ("灌区开工", ("今天（11月5日），清河灌区开工建设。", "建成后可保障16万人供水。"), "16万人", None),
        ("电池项目", ("项目预计12月份试运行，未来可实现年产电池300万只。",), "300万只", None),
        ("油菜丰收", ("2024年，油菜籽产量1650万吨，连续三年在1500万吨以上。",), "1500万吨", "2022/2024"),
        ("油菜丰收", ("2024年，油菜籽产量1650万吨，连续三年在1500万吨以上。",), "三年", "2022/2024"),
        ("帐篷", ("世卫组织2日表示，目前当地有80%的居民住在帐篷中。",), "80%", "2024-11-05"),
        ("医院", ("援助机构在当地设立医院。", "目前医院有80张床位。"), "80张", "2024-11-05"),
        ("股市下跌", ("4日，主要股指收盘下跌。", "综合指数收跌2.4%。"), "2.4%", "2024-11-04"),
        ("倒计时", ("今天（11月5日）距亚冬会开幕还有100天。", "本届亚冬会共设64个小项。"), "64个", None),
        (
            "出行",
            ("预计今天（11月5日）全国客流达2亿人次。", "其中，公路客流1.8亿人次；", "水路客流预计70万人次。"),
            "70万人次",
            "2024-11-05",
        ),
        ("会谈", ("今天（11月5日），中法两国音乐家同台演出。",), "两国", None),
        ("线路贯通", ("今天（11月5日），伊宁110千伏输电线路贯通。",), "110千伏", None),
        ("班列", ("今年前十个月，班列开行900列。", "班列货物涉及粮食、汽车等60多个品种。"), "60多个", None),
        ("机组开工", ("该机组预计2028年投产，投产后每年可发电90亿度。",), "90亿度", None),
        ("通知发布", ("民政部等三部门昨天（11月4日）发布通知，规范服务。",), "三部门", "2024-11-04"),
        ("环境整治", ("“十四五”以来，全国污水处理率达到90%以上。",), "90%", "2024"),
    ],
)
def test_period_of_an_event(heading: str, body: tuple[str, ...], quote: str, period: str | None) -> None:
    assert item(heading, *body)[quote].period == period


def test_the_size_of_a_work_that_opens_is_reported_and_of_no_year() -> None:
    found = item(
        "城市建设", "确保9万平方米的家居城年内完工，力争新建绿道30公里。", "完成对现有的7万平方米棚户区的摸底。"
    )
    assert (found["9万平方米"].modality, found["9万平方米"].period) == ("reported", None)
    assert found["30公里"].modality == "target"
    assert (found["7万平方米"].modality, found["7万平方米"].period) == ("reported", "2024-11-05")


def test_what_was_handed_over_is_done() -> None:
    found = item("农技推广", "全省已分3批将720家合作社列入名录。", "全省将建成120个育种基地。")
    assert (found["720家"].modality, found["120个"].modality) == ("reported", "target")


def area_after(*lines: str) -> str | None:
    """The place of the last figure of a story of these paragraphs under one heading."""
    text, sentences, start = "\n".join(lines), [], 0
    for number, line in enumerate(lines):
        sentences.append(Sentence(number, start, start + len(line), number, 0))
        start += len(line) + 1
    section = Section(0, None, 1, None, lines[0], 0, len(text))
    meta = Metadata(published_on=date(2024, 5, 21), article_type="news")
    document = Document(text, meta, (section,), tuple(sentences))
    return place(find_figures(document, find_places(document))[-1])


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("夏粮加紧收购", "在河南漯河，面企加紧收粮。", "为了对接需求，当地打造了7个联合体。"), "漯河市"),
        (("夏粮加紧收购", "在河南漯河，面企加紧收粮。", "目前已有7个联合体。"), "中国"),
        (("高铁建成", "高铁起自福建龙岩市，终至广东梅州市，线路全长290公里。"), "中国"),
        (("高速贯通", "高速连接江苏南京和苏州，全长210公里。"), "江苏省"),
        (("专利增长", "西部地区各省份有效专利量达49万件。"), "西部地区"),
        (("内地与香港贸易增长", "记者从深圳海关了解到，进出口增长20%。"), "中国"),
    ],
)
def test_a_story_goes_on_where_it_was(lines: tuple[str, ...], name: str) -> None:
    assert area_after(*lines) == name


def test_a_place_alone_measures_nothing() -> None:
    found = item("出口增长", "前两个月，机电产品出口保持增长，江苏增长11.8%，浙江增长20.5%。")
    assert [(figure.indicator, place(figure)) for figure in found.values()] == [
        ("机电产品出口", "浙江省"),
        ("机电产品出口", "江苏省"),
    ]
    assert item("麦田管理", "安徽4400多万亩冬小麦长势良好。")["4400多万亩"].indicator == "冬小麦面积"


def test_what_days_that_are_over_brought_is_no_target() -> None:
    story = "茶博会将于11月17日举行，前来的客商增多，前三季度，全县接待游客26.4万人次，全年预计接待游客300万人次。"
    found = item("茶博会筹备", story)
    assert (found["26.4万人次"].modality, found["300万人次"].modality) == ("reported", "target")
