"""Rows of the news that an editor would not let pass: half an action, half an object, a noun, an effect, a misdeed."""

from __future__ import annotations

import pytest

from gongbao.extract.measures import find_measures
from tests.unit.documents import passage


def found(text: str, genre: str = "news") -> list[tuple[str, str]]:
    return [(measure.action, measure.object or "") for measure in find_measures(passage(text, genre))]


@pytest.mark.parametrize(
    ("text", "action", "wanted"),
    [
        ("省水利厅筛查研判病险水库的薄弱环节。", "筛查研判", "病险水库的薄弱环节"),
        ("全县加快推进实施12个补短板项目。", "推进实施", "12个补短板项目"),
        ("镇里连夜转移安置群众320人。", "转移安置", "群众320人"),
        ("镇里连夜转移安置320人。", "转移安置", "320人"),
        ("市里排查处置城市内涝隐患。", "排查处置", "城市内涝隐患"),
        ("两市协商建立跨界河流联合巡查机制。", "协商建立", "跨界河流联合巡查机制"),
        ("全市建设筹集保障性租赁住房2300套。", "建设筹集", "保障性租赁住房2300套"),
        ("要管好用好农村集体资金。", "管好用好", "农村集体资金"),
    ],
)
def test_two_verbs_that_are_one_action(text: str, action: str, wanted: str) -> None:
    assert found(text) == [(action, wanted)]


@pytest.mark.parametrize(
    ("text", "action", "wanted"),
    [
        ("市商务局出台扩大汽车消费的8条措施。", "出台", "扩大汽车消费的8条措施"),
        ("市科技局发布深化产学研合作的实施意见。", "发布", "深化产学研合作的实施意见"),
        ("要完善推动农民增收的长效机制。", "完善", "推动农民增收的长效机制"),
        ("粮库优化收储流程。", "优化", "收储流程"),
        ("省里编制实施水网建设规划。", "编制实施", "水网建设规划"),
    ],
)
def test_a_verb_that_says_which_paper(text: str, action: str, wanted: str) -> None:
    assert found(text) == [(action, wanted)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要明确责任清单、健全工作机制。", ["明确", "健全"]),
        ("医院陆续增加床位、扩大规模。", ["增加", "扩大"]),
        ("要完善创业扶持政策、健全社会救助体系。", ["完善", "健全"]),
        ("要健全监管机制、堵塞制度漏洞。", ["健全", "堵塞"]),
        ("继续推动资源下沉、完善服务设施。", ["推动", "完善"]),
        ("加强区域对接、协同做好应急救援。", ["加强", "做好"]),
        ("消防部门清理道路、转移被困群众。", ["清理", "转移"]),
        ("各商圈推出新举措、举办新活动。", ["推出", "举办"]),
        ("支持养殖企业提档升级、加快发展。", ["支持"]),
        ("各村开展清理河道、修补堤岸行动。", ["开展"]),
        ("打造共商共治、共建共享治理平台。", ["打造"]),
        ("完善目录制定、修订制度。", ["完善"]),
    ],
)
def test_two_objects_are_two_measures(text: str, expected: list[str]) -> None:
    assert [action for action, _ in found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "一季度，5G用户接入流量占比达六成。",
        "班列开行数量占全省总数的三成。",
        "口岸改造完成今天恢复通关。",
        "一批扩大开放的措施相继出台。",
        "推进农村改革具有很强的战略性、全局性。",
        "一款开挖直径9米的盾构机即将下线。",
        "城区供热企业成立抢修队伍。",
        "新建和改造项目也加快推进。",
        "首批项目资金已全部下达完毕。",
        "县里组织编写的乡土教材近日出版。",
        "普查覆盖了全省62个县。",
        "化解上述矛盾关键在于深化改革。",
        "对我县各个方面取得的进步给予肯定。",
        "4个片区的水网将基本建成。",
        "调水圆满完成。",
        "演练中各单位组织严密。",
        "高质量发展动能强劲。",
        "厂区脱硝改造开始土建施工。",
        "加强烈士褒扬体现了全社会对英雄的敬意。",
        "重点帮扶县、革命老区等地人口回流。",
        "这为其他地区提供了借鉴。",
        "继续推动各项政策落地见效。",
        "市场监管所一般不主动上门实施检查。",
        "旅客不需要提供纸质证明。",
        "口岸不再对入境人员实施核酸检测。",
        "粮油保供稳价基础牢固。",
        "做好社区工作十分重要。",
        "为稳妥解决保护地的遗留问题，全国保护地方案已定。",
        "众多游客来到长征展示园。",
        "首批驻村干部选派工作启动。",
        "坚定走共同富裕的宽广大道。",
        "把学和做结合起来、把查和改统一起来。",
        "该市发展面临的机遇大于挑战。",
        "高校毕业生招聘秋季活动日前结束。",
        "列车运行时间压缩58分钟。",
        "全省春播完成近两成。",
        "全省碳减排交易市场启动。",
        "高质量发展需要新的理论。",
        "企业提交申请后不到一周就领到了补贴。",
        "坚持统一战线、协商民主有机结合。",
        "党组就推进乡村全面振兴进行第六次集体学习。",
        "许可管理政策调整后，实施许可管理的产品共计14类。",
    ],
)
def test_what_becomes_of_a_thing_is_no_measure(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "为新时代教育工作提供了根本遵循。",
        "改革为乡村发展提供广阔舞台。",
        "这项技术为水稻增产提供新思路。",
        "为全面推进民族复兴伟业而不懈奋斗。",
    ],
)
def test_what_something_is_good_for_is_no_measure(text: str) -> None:
    assert found(text) == []


def test_what_is_done_next_is_no_object() -> None:
    assert found("交通局健全应急预案确保群众安全出行。") == [("健全", "应急预案")]
    assert found("省里完善公共服务体系加快建设旅游强省。") == [("完善", "公共服务体系")]
    assert found("省政府新闻办举行吹风会解读《县域经济条例》。") == [("举行", "吹风会")]


def test_what_was_revised_is_an_object() -> None:
    assert found("国务院公布修订后的《渔港管理条例》。") == [("公布", "修订后的《渔港管理条例》")]


def test_what_is_basically_done_is_not_what_is_placed() -> None:
    assert found("到2035年，全省将基本建成现代化水网。") == [("建成", "现代化水网")]


def test_what_a_notice_asks_for_is_not_its_name() -> None:
    assert found("省教育厅下发通知要求做好开学工作。") == [("下发", "通知")]


def test_what_an_accused_official_did_is_no_measure() -> None:
    assert found("经查，他违反民主集中制原则审批大额资金。") == []
    assert found("违规帮助他人获得工程项目。") == []
    assert found("利用职务便利，为他人在项目审批方面提供帮助。") == []
    assert found("市纪委监委查处违反中央八项规定精神问题36起。") == [("查处", "违反中央八项规定精神问题36起")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("为此全省成立救灾专班。", "全省"),
        ("连日来各地举办招聘会120场。", "各地"),
        ("领导人民军队实施强军战略。", "人民军队"),
        ("目前，26个省份已启动仓储补贴改革。", "26个省份"),
        ("两部门联合开展秋粮收购检查。", "两部门"),
        ("由省财政统筹安排仓储补贴资金。", "省财政"),
    ],
)
def test_who_acts_begins_behind_the_time(text: str, actor: str) -> None:
    assert [measure.actor for measure in find_measures(passage(text, "news"))] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "农商行新发放小微企业贷款创历史最高。",
        "本月新发放涉农贷款创近五年新高。",
        "建设充电桩总数位列西部第二位。",
        "该县推进乡村振兴展新貌。",
        "全市推进依法治理开新局。",
        "这一变化源自该市对老旧厂房的数字化改造。",
        "增产得益于农场对低产田的整治改造。",
    ],
)
def test_a_rank_a_slogan_and_a_cause_are_no_measures(text: str) -> None:
    assert found(text) == []


def test_a_body_that_works_on_a_thing_is_no_cause() -> None:
    assert found("市里对老旧厂房进行数字化改造。") == [("数字化改造", "老旧厂房")]


def test_an_event_is_no_object_of_the_verb_in_its_name() -> None:
    assert found("三地联合招聘退役军人夏季专场推出60余场直播活动。") == [("推出", "60余场直播活动")]
    assert found("医院公开招聘护士60名。") == [("招聘", "护士60名")]


def test_what_money_is_used_for_is_the_action() -> None:
    assert found("200亿元额度专门用于支持科技企业贷款。") == [("支持", "科技企业贷款")]
    assert found("专项资金重点用于改造农村电网。") == [("改造", "农村电网")]
    assert found("该卫星主要用于开展海洋环境监测。") == []


def test_what_an_event_came_to_is_no_measure() -> None:
    assert found("随着新线投产，进一步完善了区域路网布局。") == []
    assert found("两条高铁相继开通，进一步完善了区域路网布局。") == []
    assert found("省交通厅进一步完善了农村公路管护制度。") == [("完善", "农村公路管护制度")]
    assert found("随着新品种加快推广试种面积，粮食单产稳步提高。") == []
    assert found("随着我国推出增产措施，粮食单产稳步提高。") == [("推出", "增产措施")]
    assert found("随着汛期临近，水利部门加固堤防12处。") == [("加固", "堤防12处")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("下一步各地将建设充电站。", "各地"),
        ("接下来市政府还将举办招聘会。", "市政府"),
        ("今后各地要建设充电站。", "各地"),
    ],
)
def test_a_time_to_come_is_no_part_of_the_actor(text: str, actor: str) -> None:
    assert [measure.actor for measure in find_measures(passage(text, "news"))] == [actor]


def test_what_a_paper_is_called_for_short_is_no_part_of_it() -> None:
    text = "县政府印发《山塘整治办法》(下称“《办法》”)，明确了各镇职责。"
    assert find_measures(passage(text, "news"))[0].object == "《山塘整治办法》"
