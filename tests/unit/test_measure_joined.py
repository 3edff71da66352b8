"""Verbs in a row: what one says of the next, and several verbs each with an object of its own."""

from __future__ import annotations

import pytest

from gongbao.extract.measures import find_measures
from tests.unit.documents import passage


def found(text: str, genre: str = "news") -> list[tuple[str, str, str]]:
    return [(m.action, m.object or "", m.status) for m in find_measures(passage(text, genre))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成管网改造30公里、新建泵站3座。", [("完成", "管网改造30公里", "done"), ("新建", "泵站3座", "done")]),
        ("施工人员抓紧开挖隧洞、铺设管道。", [("开挖", "隧洞", "ongoing"), ("铺设", "管道", "ongoing")]),
        ("正在疏浚沟底、清理边坡。", [("疏浚", "沟底", "ongoing"), ("清理", "边坡", "ongoing")]),
        ("改造老旧小区14个、棚户区3个。", [("改造", "老旧小区14个、棚户区3个", "done")]),
        ("开展修复城墙、清理河道行动。", [("开展", "修复城墙、清理河道行动", "done")]),
        ("完成规划、土地等报批手续。", [("完成", "规划、土地等报批手续", "done")]),
        ("要加强区域协作、实施联合巡护等。", [("加强", "区域协作", "planned"), ("实施", "联合巡护等", "planned")]),
        # 等 of who acts ends no list of acts
        ("交警、路政等多部门增设岗亭、优化线路。", [("增设", "岗亭", "done")]),
        # a noun that elsewhere governs a clause
        (
            "要放宽入园户籍限制、放宽租金补贴范围。",
            [("放宽", "入园户籍限制", "planned"), ("放宽", "租金补贴范围", "planned")],
        ),
    ],
)
def test_verbs_with_objects_of_their_own(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "action", "wanted"),
    [
        ("今年，全省计划将组织80个团组赴境外招商。", "组织", "80个团组赴境外招商"),
        ("全县计划今年年底前建成3座水厂。", "建成", "3座水厂"),
        ("下一步，国家将抓紧完善制度。", "完善", "制度"),
        ("明年要加快推进项目建设。", "推进", "项目建设"),
        ("今年全国计划新开工改造城镇老旧小区5万个。", "新开工改造", "城镇老旧小区5万个"),
    ],
)
def test_what_is_planned_is_the_action(text: str, action: str, wanted: str) -> None:
    assert found(text) == [(action, wanted, "planned")]


@pytest.mark.parametrize(
    ("text", "action", "wanted"),
    [
        ("全市公开招聘教师176名。", "招聘", "教师176名"),
        ("培养造就大批卓越工程师。", "培养造就", "大批卓越工程师"),
        ("县领导分包11个乡镇。", "分包", "11个乡镇"),
        ("依法界定生态保护红线。", "界定", "生态保护红线"),
        ("深化与长三角地区的产业对接。", "深化", "与长三角地区的产业对接"),
        ("把救灾资金1.2亿元下达到各县。", "下达到", "救灾资金1.2亿元"),
        ("县里调派工程车30台。", "调派", "工程车30台"),
        ("气象局解除暴雨黄色预警。", "解除", "暴雨黄色预警"),
        ("当地及时排除堤坝险情。", "排除", "堤坝险情"),
        ("省里赋予三所高校自主权。", "赋予", "三所高校自主权"),
        ("县里每年评出十家放心店。", "评出", "十家放心店"),
    ],
)
def test_verbs_that_were_not_known(text: str, action: str, wanted: str) -> None:
    assert [measure[:2] for measure in found(text)] == [(action, wanted)]


def test_a_rate_or_a_sum_is_no_object() -> None:
    assert found("加快推进速度。") == [] and found("计划投资20亿元。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "三部门提出完善债券发行机制、建立融资绿色通道、加强对企业的政策支持等一系列举措。",
            [("完善", "债券发行机制"), ("建立", "融资绿色通道"), ("加强", "对企业的政策支持")],
        ),
        ("新认定市级创新产品给予5万元奖补。", [("给予", "5万元奖补")]),
        ("市县两级出资3000万元给予贴息补助。", [("给予", "贴息补助")]),
        ("将监管主体由“甲局”修改为“乙局”。", [("修改", "监管主体")]),
        ("车站动态调整公交班次。", [("调整", "公交班次")]),
        ("标本兼治打击倒卖药品行为。", [("打击", "倒卖药品行为")]),
        ("示范引导社会组织参与养老服务。", [("示范引导", "社会组织参与养老服务")]),
        ("围绕温溪河全面开展治理修复。", [("开展", "治理修复")]),
        ("加快卫生中心、三合卫生院扩建等项目建设。", [("加快", "卫生中心、三合卫生院扩建等项目建设")]),
        ("引进带动力强的大企业来海投资兴业。", [("引进", "带动力强的大企业")]),
        ("大力提升治理效能，深化派驻机构改革。", [("深化", "派驻机构改革")]),
        ("两年来，该国对邻国实施了120项制裁。", [("实施", "120项制裁")]),
        ("市长主持召开防汛会议并讲话。", [("主持召开", "防汛会议")]),
        ("加强与审计机关协调配合。", [("加强", "与审计机关协调配合")]),
        ("抓实抓好新规的学习宣传。", [("抓实抓好", "新规的学习宣传")]),
        ("他考察江苏时首次提出这一论断。", []),
        ("该卫星主要用于为亚太地区提供通信服务。", []),
    ],
)
def test_where_an_action_begins_and_its_object_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert [measure[:2] for measure in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "action", "wanted"),
    [
        ("常态化整治乱停乱放问题。", "整治", "乱停乱放问题"),
        ("更换维护改造240处健身器材。", "更换维护改造", "240处健身器材"),
        ("投资建设运营某某国际港口。", "投资建设运营", "某某国际港口"),
        ("为30所山区小学建设供水设施。", "建设", "供水设施"),
        ("向社会资本推介项目86个。", "推介", "项目86个"),
        ("改造老旧小区52个、惠及9000余户。", "改造", "老旧小区52个"),
        (
            "推进国能光伏制氢、华北化工二期、中化煤炭深加工等项目建设。",
            "推进",
            "国能光伏制氢、华北化工二期、中化煤炭深加工等项目建设",
        ),
        ("出台稳增长“20条”等政策。", "出台", "稳增长“20条”等政策"),
        ("新增造林300万亩。", "新增", "造林300万亩"),
        ("新建续建灌区6处。", "新建续建", "灌区6处"),
        ("提升改造国省干线240公里。", "提升改造", "国省干线240公里"),
        ("推动企业与高校共建联合实验室20个。", "推动", "企业与高校共建联合实验室20个"),
        ("开展找矿突破战略行动。", "开展", "找矿突破战略行动"),
        ("建成投用县医院新院区。", "建成投用", "县医院新院区"),
        ("精心组织“暖冬”行动。", "组织", "“暖冬”行动"),
        ("科学合理的做好片区规划。", "做好", "片区规划"),
        ("修改废止县政府文件9件。", "修改废止", "县政府文件9件"),
        ("查处群众身边腐败问题120个。", "查处", "群众身边腐败问题120个"),
        ("对东大街、西大街等路段进行综合整治。", "综合整治", "东大街、西大街等路段"),
        ("延长婚假、护理假。", "延长", "婚假、护理假"),
        ("转移转化成果320项。", "转移转化", "成果320项"),
        ("推动华星二期、科创等项目释放产能。", "推动", "华星二期、科创等项目释放产能"),
        ("发布紧急疏散令。", "发布", "紧急疏散令"),
        ("计划绿化造林20万亩以上。", "绿化", "造林20万亩以上"),
    ],
)
def test_what_is_done_in_reports(text: str, action: str, wanted: str) -> None:
    assert [measure[:2] for measure in found(text, "work_report")] == [(action, wanted)]


def test_objects_each_with_its_verb() -> None:
    text = "扩大天然气供给、改善水火配比。"
    assert [measure[:2] for measure in found(text, "work_report")] == [("扩大", "天然气供给"), ("改善", "水火配比")]


@pytest.mark.parametrize(
    ("text", "action", "wanted"),
    [
        ("谋划落地旅居项目40个。", "谋划落地", "旅居项目40个"),
        ("建设运行市级智算中心。", "建设运行", "市级智算中心"),
        ("策划开展系列推介活动。", "策划开展", "系列推介活动"),
        ("编纂出版全县首部水利志。", "编纂出版", "全县首部水利志"),
    ],
)
def test_verbs_in_a_row_are_one_action(text: str, action: str, wanted: str) -> None:
    assert [row[:2] for row in found(text, "work_report")] == [(action, wanted)]


@pytest.mark.parametrize(
    ("text", "action", "wanted"),
    [
        ("去年，甲州推动建立湖泊联防机制。", "推动建立", "湖泊联防机制"),
        ("去年，甲州推动加入《跨湖航运协定》。", "推动加入", "《跨湖航运协定》"),
        ("下一步，乙县将推进建设环湖驿站。", "推进建设", "环湖驿站"),
        # somebody else acts, or a noun of work
        ("去年，甲州推动船厂建设数字车间。", "推动", "船厂建设数字车间"),
        ("去年，甲州推动建设工程顺利完工。", "推动", "建设工程顺利完工"),
    ],
)
def test_an_act_that_is_moved_on_is_one_action(text: str, action: str, wanted: str) -> None:
    assert [(a, o) for a, o, _ in found(text)] == [(action, wanted)]
