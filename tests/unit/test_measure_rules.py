"""Rules and what they say of those they are for: bounds, conditions and applicants are no measures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongbao.extract.measures import find_measures
from gongbao.model import Section
from tests.unit.documents import passage

CONDITIONS = "{opening}\n（1）获得市级比赛二等奖以上；\n（2）已办理税务登记等手续；\n①新建厂房的个人；\n②举办展览。"


def found(text: str, genre: str = "rule") -> list[tuple[str, str]]:
    return [(m.action, m.object or "") for m in find_measures(passage(text, genre))]


@pytest.mark.parametrize(
    "text",
    [
        "修复等待期的缴费标准按照上年参保地的标准。",
        "招聘数量不低于当年毕业生人数的20%。",
        "筛查范围扩大到农村适龄妇女。",
        "申请主体应在合同到期前2个月向实施单位提出续约申请。",
        "同一补助每户只能领取一回，每种补贴每户只能享受两次。",
        "初创企业申请租金补贴。",
        "业务申请从受理到办结。",
        "审批时限压减三分之一以上。",
        "青年创业扶持政策清单",
        "培训管理费用标准为90元。",
        "补贴测算：按见习4个月测算。",
        "用于耕地保护的补贴资金，由种粮农户享有。",
        "居家养老补贴申请须知",
        "知名品牌酒店扶持政策。",
        "毕业生创办小企业，办理登记手续、缴纳社会保险满5个月，可申请3万元的一次性创业奖励。",
    ],
)
def test_what_a_rule_bounds_is_no_measure(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "创新平台体系加快完善。",
        "老厂区改造升级加快实施。",
        "条例实施开局良好。",
        "5座砖厂建成试运转、新增产能80万吨。",
    ],
)
def test_how_a_work_goes_on_is_no_measure(text: str) -> None:
    assert found(text, "work_report") == []


@pytest.mark.parametrize("label", ["第三条 ", "第三条\u3000", "第3条 ", "第一百二十一条 ", "第三条", ""])
def test_the_number_of_an_article_is_no_part_of_its_first_clause(label: str) -> None:
    assert found(f"{label}支持企业建设技术中心。") == [("支持", "企业建设技术中心")]
    assert found(f"{label}实行首席专家负责制。") == [("实行", "首席专家负责制")]


def test_an_article_that_is_one_sentence_is_no_heading_of_plans() -> None:
    text = "第六条 优化审批流程，将规划许可证办理时限压缩至5个工作日。"
    plain = passage(text, "rule")
    article = Section(0, None, 1, "第六条", "优化审批流程，将规划许可证办理时限压缩至5个工作日", -1, len(text), "ahead")
    ruled = replace(plain, sections=(article,))
    assert {measure.status for measure in find_measures(ruled)} == {"standing"}


def test_who_receives_what_and_what_one_may_apply_for_are_none() -> None:
    assert found("获得专利质押贷款的企业，按实际利息的50%给予贴息。") == [("给予", "贴息")]
    assert found("符合条件的毕业生可申请租房补贴。") == []
    assert ("公示", "无异议后拨付资金") not in found("区科技局公示无异议后拨付资金。")


def test_what_still_is_one() -> None:
    assert found("各地正组织力量加紧抢通。", "news") == [("组织", "力量加紧抢通")]
    assert found("规范从基层借调干部。") == [("规范", "从基层借调干部")]
    assert found("筛查适龄妇女4万人。") == [("筛查", "适龄妇女4万人")]


@pytest.mark.parametrize("opening", ["申领条件：", "申请人须符合以下条件之一：", "（二）基本条件"])
def test_items_of_a_list_of_conditions_are_none(opening: str) -> None:
    assert found(CONDITIONS.format(opening=opening)) == []


def test_items_of_other_lists_are() -> None:
    assert ("举办", "展览") in found(CONDITIONS.format(opening="主要任务："))
    assert ("举办", "展览") in found(CONDITIONS.format(opening="（二）主要任务"))


@pytest.mark.parametrize(
    "text", ["责任单位：省发展改革委、省财政厅。", "牵头单位：县发展和改革局。", "市发展和改革委员会、市商务局配合。"]
)
def test_who_is_charged_with_a_task_is_no_task(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "action", "wanted"),
    [
        ("压缩企业开办时间至0.5个工作日。", "压缩", "企业开办时间"),
        ("延长稳岗返还政策至2027年底。", "延长", "稳岗返还政策"),
        ("取消外来人员在县城购房限制。", "取消", "外来人员在县城购房限制"),
    ],
)
def test_what_is_changed_is_told_without_what_it_comes_to(text: str, action: str, wanted: str) -> None:
    assert found(text) == [(action, wanted)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("第五条 建立残疾人用具适配制度。", [("建立", "残疾人用具适配制度")]),
        ("第六条 对困难学生给予资助。", [("给予", "资助")]),
        ("对其中的老年人，应给予重点支持。", [("给予", "重点支持")]),
        ("批准给予补助的,应尽快发放补助金额,原则上不得超过20天。", [("发放", "补助金额")]),
        ("采取一事一议方式确定补助金额。", [("采取", "一事一议方式"), ("确定", "补助金额")]),
        ("不足约定学时的按比例扣减补贴资金。", [("扣减", "补贴资金")]),
        ("可继续发放失业保险金直至退休年龄。", [("发放", "失业保险金")]),
        ("提供护理服务的机构根据等级分别增加30万元、20万元奖励。", [("增加", "30万元、20万元奖励")]),
        ("如需要跨类别申请器具的适配对象，应先办理评定手续。", [("办理", "评定手续")]),
        ("将审批结果以书面、电话等方式通知申请人。", [("通知", "审批结果")]),
        ("书面告知申请人并说明理由。", [("告知", "申请人"), ("说明", "理由")]),
        ("保留挂号、缴费等人工服务窗口。", [("保留", "挂号、缴费等人工服务窗口")]),
        ("首次申请应于办理登记之日起1年内提出。", []),
        ("民政部门完成审定后要将结果上网。", []),
        ("举报人放弃奖励的，终止奖励程序。", [("终止", "奖励程序")]),
        ("对违法行为作出处理决定后20个工作日内公开。", []),
        ("目前发放标准为每月1800元。", []),
        ("符合申请条件的个人贷款额度最高20万元。", []),
        ("县总工会建档困难职工家庭，可领取租赁补贴。", []),
    ],
)
def test_what_a_rule_gives(text: str, rows: list[tuple[str, str]]) -> None:
    assert found(text) == rows


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("超过120平方米的补40%。", ("补", "40%")),
        ("地下水灌溉每亩补85元。", ("补", "85元")),
        ("签订搬迁协议的每户另奖2万元。", ("奖", "2万元")),
        ("无证经营的，可以处30万元以下罚款。", ("处", "30万元以下罚款")),
        ("满一年的付30%。", ("付", "30%")),
        ("6000元以上部分支付70%。", ("支付", "70%")),
        ("超过12%的取消补贴资格。", ("取消", "补贴资格")),
        ("考核不合格的，停发次年补贴。", ("停发", "次年补贴")),
        ("弄虚作假的，取消当年奖励资格。", ("取消", "当年奖励资格")),
        ("首次认定的省级企业奖励18万元。", ("奖励", "18万元")),
        ("每多缴一年，每月加发3元。", ("加发", "3元")),
    ],
)
def test_amounts_that_a_bare_verb_pays_and_what_a_bound_has_for_effect(text: str, measure: tuple[str, str]) -> None:
    assert found(text) == [measure]


@pytest.mark.parametrize("text", ["医疗救助2.5亿人次。", "该区承担70%以上的运输任务。", "日加工鲜奶加12吨。"])
def test_other_amounts_are_paid_by_nobody(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (
            "对注册在本区，实现外贸增长的船公司，在港口每新增一条航线（年运量超过2万箱）给予最高20万元的奖励。",
            [("给予", "最高20万元的奖励")],
        ),
        (
            "对现有企业投资300万元以上的改造项目，投产次年收入实现增长，予以资金补助。",
            [("予以", "资金补助")],
        ),
        ("招商奖按实缴额的2‰予以奖励。", [("予以", "奖励")]),
        ("展台费按其实付数额予以补助。", [("予以", "补助")]),
        ("失业保险补贴其参保基数的9%。", [("补贴", "其参保基数的9%")]),
        ("项目审批采取告知承诺制。", [("采取", "告知承诺制")]),
        ("对具有专长的人才颁发“某县工匠奖”。", [("颁发", "“某县工匠奖”")]),
        (
            "加大企业技改后补贴力度，对实施总投资700万元以上项目的工业企业，给予60%的补助。",
            [("加大", "企业技改后补贴力度"), ("给予", "60%的补助")],
        ),
        ("每吸引一家企业落户，且达到入规要求的项目，给予企业8万元奖励。", [("给予", "企业8万元奖励")]),
        ("由区残联给与每人1200元的补贴。", [("给与", "每人1200元的补贴")]),
    ],
)
def test_what_is_given_and_for_what(text: str, measures: list[tuple[str, str]]) -> None:
    assert found(text) == measures


def test_what_a_plan_hands_out_is_a_standing_rule() -> None:
    text = "向来县工作的博士、硕士分别发放20万元、9万元的安家补贴。"
    assert [m.status for m in find_measures(passage(text, "rule"))] == ["standing"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("连片60亩以上的示范方补助2万元。", ["补助2万元"]),
        ("入选青年英才给予30万元资助。", ["给予30万元资助"]),
        ("经评审后，按照设备投入总额的15%给予资金补助。", ["给予资金补助"]),
        ("从业人员落户，给予政策倾斜。", ["给予政策倾斜"]),
        ("对不同炉型、不同容量分类予以奖补。", ["对不同炉型、不同容量分类予以奖补"]),
        ("按技术服务收入的4%对研发机构给予奖励。", ["对研发机构给予奖励"]),
        ("县里给予大力支持。", []),
        # what must be found good before
        ("合作社购置冷藏车，经区商务局验收合格，给予购置费30%的补贴。", ["给予购置费30%的补贴"]),
        (
            "县里新建厂房3座，经济开发区审批提速，给予企业奖励20万元。",
            ["新建厂房3座", "给予企业奖励20万元"],
        ),
        ("区商务局组织专家评审，经公示后，给予50万元补助。", ["组织专家评审", "给予50万元补助"]),
        # a remark in brackets behind it
        ("首次入选的合作社补助6000元（续展减半）。", ["补助6000元"]),
        ("按技术交易额的20%予以补助（不重复享受）。", ["予以补助"]),
        ("市科技局对项目进展、资金使用情况进行监督检查。", ["对项目进展、资金使用情况进行监督检查"]),
    ],
)
def test_grants_and_what_they_are_for(text: str, expected: list[str]) -> None:
    found = find_measures(passage(text, "rule"))
    assert [text[m.start : m.end] for m in found] == expected
