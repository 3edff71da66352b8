"""Figures of rules: tiers under a lead, amounts that a condition explains, bounds that hold for a list."""

from __future__ import annotations

from datetime import date

import pytest

from gongbao.extract.figures.rules.payments import condition
from gongbao.model import Figure, Metadata
from tests.unit.documents import document, figures_by_quote


def figures(lines: list[str]) -> dict[str, Figure]:
    return figures_by_quote(document(*lines, meta=Metadata(title=lines[0], published_on=date(2026, 3, 1))))


def test_tiers_take_the_subject_of_their_lead() -> None:
    found = figures(
        [
            "某区工业扶持办法",
            "按年度营业收入分两档：",
            "（一）3000万元至6000万元的，奖励12万元；",
            "（二）6000万元以上的，奖励30万元。",
        ]
    )
    assert found["3000万元至6000万元"].indicator == "年度营业收入"
    assert found["6000万元"].indicator == "年度营业收入"
    assert (found["12万元"].indicator or "").startswith("年度营业收入3000万元至6000万元")


def test_a_bound_before_a_list_holds_for_all_of_it() -> None:
    found = figures(["某区农业扶持办法", "日烘干能力分别达到100吨、60吨、30吨的，给予补助。"])
    assert [figure.comparator for figure in found.values()] == [">=", ">=", ">="]


@pytest.mark.parametrize(
    ("said", "terms"),
    [
        ("新购置冷藏车2辆以上的，每辆补贴", "新购置冷藏车"),
        ("吸纳就业满6个月的，每人补贴", "吸纳就业"),
        ("对列入市级示范且通过验收的，补助", "列入市级示范"),
        ("面积较大，每亩补助", ""),
    ],
)
def test_condition(said: str, terms: str) -> None:
    assert condition(said, said.rfind("，") + 1) == terms


RULES = [
    ("对新办的竹制品企业，实缴资本1500万元以上的，按实缴资本的4%给予奖励。", "1500万元", "新办的竹制品企业实缴资本"),
    (
        "对组织外地游客来县研学的旅行社，年接待8000人以上的，给予6万元奖励。",
        "8000人",
        "组织外地游客来县研学的旅行社年接待",
    ),
    ("购置烘干机的，按购置价的20%补助，每户最高3万元。", "3万元", "每户补助"),
    ("举办大型展会的，按场租的20%补助，单场补助不超过12万元。", "12万元", "单场补助"),
    ("新建冷库的，库容200吨至800吨的补助9万元，800吨以上的补助30万元。", "9万元", "新建冷库库容200吨至800吨的补助"),
    ("新建冷库的，库容200吨至800吨的补助9万元，900吨以上的补助30万元。", "30万元", "新建冷库库容900吨以上的补助"),
    ("年产值3亿元以上的企业，每新增2000吨产能奖励7万元。", "7万元", "每新增2000吨产能奖励"),
    ("硕士公寓面积不超过60平方米，本科不超过45平方米。", "45平方米", "本科面积"),
    ("设立茶产业基金3亿元，首期规模1亿元。", "1亿元", "茶产业基金首期规模"),
    ("年销售额首次突破2亿元、4亿元的，分别奖励20万元、45万元。", "45万元", "年销售额首次突破4亿元的奖励"),
    ("省内每店补助1万元，省外每店补助2万元。", "2万元", "省外每店补助"),
    ("租用标准厂房的，前三年给予租金全额补贴。", "三年", "租金全额补贴期限"),
    ("区商务局会同区财政局在12个工作日内完成审核。", "12个工作日", "完成审核时限"),
    ("申请人应与用人单位签订2年以上劳动合同。", "2年", "劳动合同期限"),
    ("每头每年补贴300元，连续补贴三年。", "三年", "连续补贴时间"),
    ("院长须具备中级职称和5年以上医院管理经验。", "5年", "院长医院管理经验"),
    ("（三）申报人有2年以上基层工作经历的优先。", "2年", "申报人基层工作经历"),
    ("第四条　对新建的养老机构，按每个床位1.2万元的标准给予建设补助。", "1.2万元", "新建的养老机构每个床位建设补助"),
    ("第六条　对参保的企业，每个员工补贴500元。", "500元", "参保企业每个员工补贴"),
    ("申请人应当自收到通知之日起12日内到街道办事处领取证书。", "12日", "领取证书时限"),
    (
        "外地户籍人员的申请，应在材料齐全后4个工作日内通过市级平台转至户籍所在地窗口。",
        "4个工作日",
        "转至户籍所在地窗口时限",
    ),
    ("批准救助的，应及时发放救助金，一般不超过18天（从批准日算起）。", "18天", "发放救助金时限"),
    ("证书有效期届满前一个月内，可通过社区服务窗口办理续期手续。", "一个月", "办理续期手续时限"),
    ("救助标准不超过本区4个月低保标准。", "4个月", "救助标准相当于低保标准的月数"),
    ("毕业3年内的高校毕业生可申请补贴。", "3年", "高校毕业生毕业时间"),
    ("对树龄15年以上、连片25亩以上的老茶园实施改造的，每亩补助700元。", "15年", "老茶园树龄"),
    ("本办法自印发之日起施行，有效期4年。", "4年", "本办法有效期"),
    ("新评定为省级、市级示范农场的，分别给予一次性奖励12万元、6万元。", "6万元", "新评定为市级示范农场奖励"),
    ("首次认定为国家级实验室、省级实验室的，依次奖励80万元、30万元。", "80万元", "首次认定为国家级实验室奖励"),
    ("A、B类人才首次购房的，分别给予70万元、40万元补助。", "40万元", "B类人才补助"),
    ("轻度、重度分别按每人每月120元、260元给予护理补贴。", "260元", "重度每人每月护理补贴"),
    ("按下列标准给予补助：甲类每人每月350元，乙类每人每月180元。", "180元", "乙类每人每月补助"),
    ("年发货量600吨以下的，每吨奖励5元；700吨以上的，超出部分每吨奖励8元。", "700吨", "年发货量"),
    ("转到外省住院的，起付标准为1800元。", "1800元", "转到外省住院起付标准"),
    ("在甲镇新建钢架大棚，跨度9米以上的，给予补助。", "9米", "新建钢架大棚跨度"),
    ("防护网须选用合格网材，立柱间距不大于8米，验收后补助。", "8米", "防护网立柱间距"),
    ("注册地在本区、成立时间不超过6年的科技型企业，可申请补助。", "6年", "科技型企业成立时间"),
    ("费用在4000元以下的救助800元，给予补助。", "800元", "费用4000元以下的救助"),
    ("同一事由只能申请一次，按年给予补助。", "一次", "同一事由申请次数"),
    ("应在期满前15日书面申请延期，给予补助。", "15日", "期满前书面申请延期时间"),
    ("验收后拨付60%，其余次年补助。", "60%", "验收后拨付比例"),
    ("按房租的30%补助，全年至多5000元，最长3年。", "3年", "房租补助期限"),
    ("2.民营制种公司，最高给予80万元的开办奖励。", "80万元", "民营制种公司开办奖励"),
    ("对注册在甲镇的茶企业，对新增部分按每标箱补贴40元。", "40元", "注册在甲镇的茶企业新增部分每标箱补贴"),
    (
        "对通过验收的冷链企业，设备投资额达到300万元、900万元的，分别最高给予15万元、45万元的投产奖励。",
        "45万元",
        "通过验收的冷链企业设备投资额达到900万元的投产奖励",
    ),
    ("按药师每人3万元、护士每人2万元的标准，给予医疗机构引才补贴。", "2万元", "护士引才补贴"),
    ("按实付利息的2%给予原企业贴息，最高不超过70万元。", "70万元", "原企业贴息"),
    ("社区医院，从认定起连续四年内，给予运营补贴。", "四年", "社区医院运营补贴期限"),
    (
        "新获国家级、省级示范性菇农合作社和家庭林场，分别奖励8万元、3万元。",
        "3万元",
        "新获省级示范性菇农合作社和家庭林场奖励",
    ),
    ("向在本县首次买房的甲类、乙类人才分别发放90万元、40万元的购房补贴。", "40万元", "乙类人才购房补贴"),
    ("注册资本达到2亿元人民币或等值美元，给予奖励。", "2亿元", "注册资本"),
    ("2、晚稻示范片:集中连片90亩以上的示范片补助1万元,180亩以上的补助2万元。", "180亩", "连片示范片面积"),
    ("给予实际投资额60%、最高不超过90万元补助。", "60%", "实际投资额补助比例"),
    ("给予个人2700元的一次性生活补助。", "2700元", "个人生活补助"),
    ("失能老人护理补贴政策：90元/月。", "90元/月", "失能老人护理补贴"),
    ("按照药师不超过900元、护士不超过600元的标准申请技能补贴。", "600元", "护士技能补贴"),
    ("奖励市场业主或运营公司60万元。", "60万元", "市场业主或运营公司奖励"),
    ("展厅面积达到600平方米以上（含600平方米）至900平方米以下的，给予奖励。", "900平方米", "展厅面积"),
    (
        "（二）罚没金额在12万元以上的，36万元以下的，按罚没金额的2%奖励。",
        "2%",
        "罚没金额12万元以上36万元以下的奖励比例",
    ),
    ("● 所得税在交地后4年内地方所得部分以财政奖励形式奖励给企业。", "4年", "财政奖励期限"),
    ("三是对银行发放的设备贷款，给予2个百分点的贴息。", "2个百分点", "银行发放的设备贷款贴息"),
    ("市财政按建设投资的20%给予最高900万元支持。", "900万元", "建设投资支持"),
    (
        "补贴面积不超过3000平方米。对租用喷涂中心的企业，按7元/平方米给予加工补助。",
        "7元/平方米",
        "租用喷涂中心的企业加工补助",
    ),
    ("养殖企业租用公共冻库的，对其租金给予40%的补助，每家企业最高补助18万元。", "18万元", "每家企业租金最高补助"),
]


def test_tiers_of_one_rule_have_one_owner() -> None:
    found = figures(
        [
            "某县产业扶持办法",
            "对上年度出口额超3亿元的茶叶企业，同比增幅超过15%的，给予12万元的奖励；同比增幅超过25%的，给予36万元的奖励。",
        ]
    )
    assert found["36万元"].indicator == "茶叶企业增幅奖励"
    assert {figure.modality for figure in found.values()} == {"rule"}


def test_a_heading_says_whose_and_which() -> None:
    found = figures(
        ["某县产业扶持办法", "（二）从事冷链的物流企业。", "实缴资本达到6000万元的，给予30万元的落户奖励。"]
    )
    assert [figure.indicator for figure in found.values()] == [
        "从事冷链的物流企业实缴资本",
        "从事冷链的物流企业落户奖励",
    ]
    found = figures(["某县产业扶持办法", "第五条【仓储补贴】", "每个企业享受该项补贴最高不超过25万元。"])
    assert found["25万元"].indicator == "每个企业享受仓储补贴"


def test_a_bare_grant_is_of_what_its_heading_names() -> None:
    found = figures(["某县产业扶持办法", "鼓励企业扩大绿电应用", "按照设备投入的12%给予最高50万元奖励。"])
    assert [figure.indicator for figure in found.values()] == ["设备投入奖励比例", "企业扩大绿电应用奖励"]


def test_what_a_task_list_hands_out_is_a_rule() -> None:
    found = figures(["某县茶业工作意见", "对新建厂房的企业，按投资的10%给予补助，最高不超过80万元。"])
    assert found["80万元"].indicator == "新建厂房的企业投资补助"
    found = figures(["某县人才工作意见", "向来县工作的博士、硕士分别发放20万元、9万元的安家补贴。"])
    assert {figure.modality for figure in found.values()} == {"rule"}


def test_bare_amounts_are_of_what_their_article_pays() -> None:
    found = figures(["某县人才引进办法", "第八条　安家费。A类30万元，B类12万元。签约满半年付40%。"])
    assert [found[said].indicator for said in ("30万元", "12万元")] == ["A类安家费", "B类安家费"]
    found = figures(
        ["某县种养扶持办法", "地表水灌溉每亩补110元。新建猪场年出栏400头—900头的补8万元，900头以上的补20万元。"]
    )
    assert found["110元"].indicator == "地表水灌溉每亩补贴"
    assert found["20万元"].indicator == "新建猪场年出栏900头以上的补贴"


def test_points_of_an_appraisal_are_no_minutes() -> None:
    found = figures(["某县管理办法", "考核得分60分以下的不予补助，60—79分按80%拨付，80分以上全额拨付。"])
    assert "duration" not in [figure.kind for figure in found.values()]
    assert found["60—79分"].indicator == "考核得分"


def test_labels_go_on_with_what_is_paid() -> None:
    found = figures(
        [
            "某区文艺扶持办法",
            "动画片首播每集奖励3万元，重播时段每集6000元。",
            "全国性赛事不超过办赛经费的30%；省级赛事不超过20%。",
            "（一）机构护理，每日80元。",
        ]
    )
    assert found["6000元"].indicator == "重播时段每集奖励"
    assert found["20%"].indicator == "省级赛事占办赛经费比重"
    assert found["80元"].indicator == "机构护理每日"


def test_bounds_go_by_what_the_lead_divides_by() -> None:
    found = figures(["某县奖励办法", "按设备投资额给予奖励：2亿元—4亿元的，奖励6%；4亿元以上的，奖励9%。"])
    assert found["2亿元—4亿元"].indicator == "设备投资额"
    assert found["6%"].indicator == "设备投资额2亿元—4亿元的奖励比例"


def test_an_article_whose_text_plans_is_a_rule_all_the_same() -> None:
    found = figures(["某县停车管理办法", "第八条　规划区里的车位首小时3元，封顶15元。"])
    assert {figure.modality for figure in found.values()} == {"rule"}


@pytest.mark.parametrize(
    ("text", "quantity", "sign"),
    [
        ("人员费用限3人，每人补4000元。", "3人", "<="),
        ("服务期限3年，给予补助。", "3年", "="),
        ("单船功率限180千瓦。", "180千瓦", "<="),
    ],
)
def test_what_is_limited_is_bounded(text: str, quantity: str, sign: str) -> None:
    assert figures(["某县管理办法", text])[quantity].comparator == sign


def test_a_fine_is_for_what_its_condition_says() -> None:
    found = figures(["某县停车管理办法", "擅自占用车位，不听劝阻的处300元以上600元以下罚款。"])
    assert found["300元以上600元以下"].indicator == "擅自占用车位罚款"
    found = figures(["某县排水办法", "无证营业的，可处40万元以下罚款。取消两年申报资格。"])
    assert found["40万元"].indicator == "无证营业罚款"
    assert found["两年"].indicator == "取消申报资格期限"


def test_a_bare_measure_is_of_what_its_article_grants() -> None:
    found = figures(["某区扶持政策清单", "二、创业场地补贴", "补贴期限最长不超过2年。"])
    assert found["2年"].indicator == "创业场地补贴期限"


@pytest.mark.parametrize(
    ("text", "quantity", "value", "sign"),
    [
        ("投资低于申报投资70%的，不予补助。", "70%", 70, "<"),
        ("支出超过同期收入30%，且存款低于全区均值2倍的，可申请补助。", "2倍", 2, "<"),
        ("收费标准不高于每人每月1800元，给予补助。", "1800元", 1800, "<="),
        ("延长时间以5个月为限，不予重复补助。", "5个月", 5, "<="),
        ("年度限额300元，给予补助。", "300元", 300, "<="),
        ("组织展商5家单位以上，给予协会补助。", "5家", 5, ">="),
        ("奖励最高为其所得税的60%。", "60%", 60, "<="),
        ("资助最高为每标准展位1.2万元。", "1.2万元", 12000, "<="),
        ("设备投资900万元（含税，下同）以上的，给予奖励。", "900万元", 9000000, ">="),
        ("最高给予承办的展览公司9万元、4万元奖励。", "4万元", 40000, "<="),
        ("费用3万元以下的补助2000元，5万元以上的补助9000元。", "2000元", 2000, "="),
        ("最高不超过其实际缴费额的2/3，给予补贴。", "2/3", 2 / 3, "<="),
        ("冷库300吨以上900吨以下的，一次补助15万元。", "300吨以上900吨以下", 300, "="),
        ("经公示6日无异议的，给予补助。", "6日", 6, "="),
        ("同一项目只能申请一次，按年给予补助。", "一次", 1, "<="),
    ],
)
def test_bounds_of_rules(text: str, quantity: str, value: float, sign: str) -> None:
    figure = figures(["某县产业扶持办法", text])[quantity]
    assert (figure.value, figure.comparator, figure.modality) == (value, sign, "rule")


@pytest.mark.parametrize(("text", "quantity", "name"), RULES)
def test_a_rule_names_what_is_asked_paid_and_capped(text: str, quantity: str, name: str) -> None:
    assert figures(["某县产业扶持办法", text])[quantity].indicator == name


@pytest.mark.parametrize(
    ("text", "quantity"),
    [("全县下达奖补资金3亿元，惠及2万户。", "2万户"), ("评审得分60分以下的，不予立项。", "60分")],
)
def test_what_nobody_is_paid_for_names_no_grant(text: str, quantity: str) -> None:
    assert "奖补" not in (figures(["某县产业扶持办法", text])[quantity].indicator or "")


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("对新增部分按每吨补贴50元，给予补助。", "50元"),
        ("对年度新增税收80%的奖补，给予企业。", "80%"),
        ("每新增一条航线（年运量超过2万吨）给予补助。", "2万吨"),
    ],
)
def test_what_is_paid_for_more_is_no_increase(text: str, quantity: str) -> None:
    assert figures(["某县产业扶持办法", text])[quantity].change == "level"


def test_countries_and_regions_are_one_thing_counted() -> None:
    found = figures(["新闻", "我国已与30多个国家和地区签署了70多个海、陆、空运输协定。"])
    assert found["30多个"].indicator == "签署的国家和地区"
    assert found["70多个"].indicator == "海、陆、空运输协定"
