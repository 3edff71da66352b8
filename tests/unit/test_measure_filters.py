from __future__ import annotations

from datetime import date

import pytest

from gongbao.extract.measures import find_measures
from gongbao.extract.measures.abroad import (
    is_from_abroad,
    is_long_ago,
    is_of_talks,
    is_public_act,
    is_state_act,
    setting,
)
from gongbao.extract.measures.actors import stated
from gongbao.extract.measures.deadlines import deadline
from gongbao.extract.measures.plain import is_applicants, is_plain
from gongbao.extract.measures.verbs import tokens
from tests.unit.documents import passage


@pytest.mark.parametrize(
    ("action", "wanted", "plain"),
    [
        ("发布", "消息", True),
        ("发布", "仪式", True),
        ("举行", "仪式", False),
        ("发布", "暴雨红色预警", False),
        ("发布", "明天的天气预报", True),
        ("新设", "个体工商户3.2万户", True),
        ("建设", "山洪预警系统", False),
        ("清查", "工作的时间不少于3周", True),
        ("建设", "智能工厂不少于5家", False),
        ("审批", "事项压减38%", True),
        ("降低", "能耗成本12.5%", True),
        ("给予", "设备投资额12%的补助", False),
        ("组织", "申报试点项目有关事项通知如下", True),
        ("加强", "基层医疗队伍建设的意见", True),
        ("印发", "关于加强基层医疗队伍建设的意见", False),
        ("宣讲", "示范活动在石家庄举行", True),
        ("落实", "立德树人根本任务", True),
        ("申报", "和监督", True),
        ("奖励", "100元、150元、400元", False),
        ("推进", "中国特色大国外交", True),
        ("推进", "各县中国式现代化建设", True),
    ],
)
def test_plain_clauses_of_the_news(action: str, wanted: str, plain: bool) -> None:
    assert is_plain(action, wanted, news=True) is plain


def test_applicants_do_no_public_act() -> None:
    assert is_applicants("提交", "申报企业")
    assert not is_applicants("提交", "区商务局")
    assert not is_applicants("建设", "申报企业")


def test_leaders_meet_guests_abroad_and_delegates_at_home() -> None:
    assert is_of_talks("李明会见客人")
    assert not is_of_talks("李明会见全国防汛先进集体代表")


@pytest.mark.parametrize(
    ("action", "wanted", "act"),
    [
        ("会见", "来访的丹麦议会代表团", True),
        ("会见", "记者", False),
        ("会见", "代表团时", False),
        ("举行", "小范围会谈", True),
        ("举行", "纪念仪式", False),
        ("达成", "广泛共识", True),
        ("加强", "各领域合作", False),
        ("加强", "渔业、港口等各领域合作", True),
        ("深化", "数字贸易领域务实合作", True),
        ("深化", "重点领域合作", False),
        ("给予", "丹麦公民免签待遇", True),
        ("给予", "宝贵支持", False),
    ],
)
def test_how_states_deal_with_each_other(action: str, wanted: str, act: bool) -> None:
    assert is_state_act(action, wanted) is act


@pytest.mark.parametrize(
    ("title", "paragraph", "where"),
    [
        ("国际联播快讯", "法国议会举行紧急会议。", "abroad"),
        ("法国议会举行紧急会议", "会议将于周五结束。", "abroad"),
        ("国内联播快讯", "两国企业共建产业园。", None),
        ("国内联播快讯", "双方同意，两国企业扩大合作。", "abroad"),
        ("国际联播快讯", "以军对加沙地带发动空袭。", "war"),
        ("李明会见客人", "双方签署了合作文件。", "talks"),
        ("两地企业恢复生产", "职业院校技能大赛决赛今天开赛。", None),
        ("两地企业恢复生产", "全国田径锦标赛今天开赛。", "unheard"),
    ],
)
def test_where_the_news_plays(title: str, paragraph: str, where: str | None) -> None:
    assert setting(title, paragraph) == where


def test_of_other_countries_only_acts_of_public_bodies_count() -> None:
    assert is_from_abroad("法国议会举行紧急会议")
    assert is_public_act("召开", ("法国", "议会"), "abroad")
    assert not is_public_act("加强", ("法国",), "abroad")
    assert not is_public_act("取消", ("希望", "对方"), "abroad")
    assert not is_public_act("出动", ("以军",), "war")


def test_history_with_a_present_action_is_kept() -> None:
    assert is_long_ago("1978年，村里修了第一条水渠。")
    assert not is_long_ago("水渠建于1978年，今年县里改造了渠首工程。")


def test_the_day_of_the_document_is_no_deadline() -> None:
    day = date(2024, 5, 6)
    assert deadline("截至今天，建成泵站3座", day) is None
    assert deadline("到2025年底，建成泵站3座", day) == date(2025, 12, 31)


def test_one_company_or_a_person_named_in_a_clause_ahead_acts() -> None:
    assert not find_measures(passage("这家企业依托高校的技术支撑，建设智能育苗工厂。", "news"))
    assert find_measures(passage("市农业农村局依托高校的技术支撑，建设智能育苗工厂。", "news"))


def test_a_place_the_segmenter_takes_for_a_person_acts() -> None:
    found = find_measures(passage("嘉善建成数字化高标准农田1.2万亩。", "news"))
    assert [measure.action for measure in found] == ["建成"]


def test_who_is_given_does_not_act() -> None:
    found = find_measures(passage("单个企业每年补助最高不超过400万元。", "rule"))
    assert all(measure.actor != "单个企业" for measure in found)


def test_the_deadline_of_another_clause_is_not_taken() -> None:
    text = "年内中心医院门诊综合楼要投入使用，加强与省人民医院的协作交流。"
    assert [measure.deadline for measure in find_measures(passage(text, "work_report", "ahead"))] == [None]


def test_a_clause_that_only_says_by_when_sets_the_deadline() -> None:
    found = find_measures(passage("到2027年底，建成污水处理厂3座。", "work_report", "ahead"))
    assert [measure.deadline for measure in found] == [date(2027, 12, 31)]


@pytest.mark.parametrize(
    "text",
    [
        "他扎根山村，培育一批乡土人才。",
        "该卫星可为渔船提供气象监测产品。",
        "从4月起，旅客可以在窗口办理退票手续。",
        "会议给予充分肯定。",
        "通车后，将缩短两县之间的行车时间。",
        "泵站建成投用后，可就近向农田提供灌溉用水。",
        "我国使用长征三号乙运载火箭。",
        "这一发现开辟了全新的途径。",
        "该船采用了新型储能系统。",
        "海巡船是全省首艘混合动力船，采用双体船型，配置水下探测设备。",
        "此举有利于降低运输成本，完善港口集疏运体系。",
        "经依法审查查明，该团伙在县城设立多个窝点。",
        "重点水域联合执法专项行动启动实施。",
        "公共数据开发利用配套举措加快落地。",
        "两县高度重视加强跨界水域保护。",
        "指导意见提出，到2027年基本覆盖。",
        "设计研发部负责人告诉记者，园区有了新变化。",
        "全县老旧小区改造面积30万平方米。",
        "这是全村完成改造后的第一个丰收节。",
        "返乡青年创业帮扶行动正式启动。",
        "全市已收到农机报废补贴申请超20万份。",
        "本县成立40年间，面貌一新。",
        "预计水稻产量将比去年增加3%—5%。",
        "1—3月，服务外包企业新增员工2万人。",
    ],
)
def test_what_persons_do_and_things_can_do_is_no_measure(text: str) -> None:
    assert not find_measures(passage(text, "news"))


def test_who_is_quoted_is_no_bystander() -> None:
    assert find_measures(passage("在山区，他强调要打造乡村旅游精品线路。", "news"))


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("水利部部署各地水利部门加强水库巡查。", "水利部"),
        ("全国总工会部署建立防暑降温工作制度。", "全国总工会"),
    ],
)
def test_who_tells_others_to_act_acts(text: str, actor: str) -> None:
    assert [measure.actor for measure in find_measures(passage(text, "news"))] == [actor]


def test_a_route_does_not_act() -> None:
    assert stated(tokens("汾阳至石楼")) is None
    assert stated(tokens("汾阳")) == (0, 2)


def test_with_whom_something_is_done_does_not_act() -> None:
    found = find_measures(passage("与无锡、常州建立生态补偿机制。", "work_report", "ahead", issuer="某某市人民政府"))
    assert [(measure.actor, measure.actor_implied) for measure in found] == [("某某市人民政府", True)]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("一家制茶企业开设了网上店铺。", []),
        ("村民们购买了两台收割机。", []),
        ("这条隧道可缩短进山时间。", []),
        ("柳河村80%以上村民完成签约。", ["完成"]),
        ("深入企业开展政策宣讲30余次。", ["开展"]),
    ],
)
def test_what_others_do_is_no_measure_in_an_essay(text: str, actions: list[str]) -> None:
    assert [measure.action for measure in find_measures(passage(text, "essay"))] == actions
