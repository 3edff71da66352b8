from __future__ import annotations

import pytest

from gongbao.document.kinds import find_kind
from gongbao.model import Metadata


@pytest.mark.parametrize(
    ("title", "first", "kind"),
    [
        ("前三季度全区工业生产情况", "前三季度，全区工业增加值同比增长5.4%。", "communique"),
        ("全市工业稳步回升", "1—8月，全市工业用电量同比增长4.6%。", "communique"),
        ("全市工业稳步回升", "记者从市统计局获悉，1—8月，全市工业增加值增长4.6%。", "news"),
        ("茶乡的早晨", "8月，我市的茶园里一片忙碌。", None),
        ("桐川市失业保险常见问题（2025年版）", "一、哪些人可以申领？", "interpretation"),
        ("桐川市积分入学申请指引", "一、申请条件", "interpretation"),
        ("桐川市就业扶持政策清单", "一、企业", "rule"),
        ("桐川市优惠政策摘编", "一、用地", "rule"),
        ("危房改造政策", "补助对象：低保户。", "rule"),
        ("读懂桐川的人才政策", "七年前，他来到桐川。", None),
        ("养老新政暖人心", "马主任，新的养老补贴政策有哪些变化？", "interpretation"),
        ("养老新政暖人心", "政策好不好，老人说了算。", None),
        ("初创企业场租补贴", "一、申请条件：在本市创办企业满半年。", "interpretation"),
        ("初创企业场租补贴", "一、补贴标准", "interpretation"),
        ("初创企业有了新办公室", "申请条件放宽了，老板们说。", None),
    ],
)
def test_the_kind_of_an_article(title: str, first: str, kind: str | None) -> None:
    assert find_kind(Metadata(title=title), [first]) == kind


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (["第五条 参保人住院的，起付标准为300元。", "第六条 转诊的，报销比例为55%。", "第七条 不设封顶线。"], "rule"),
        (["（一）每亩补90元，农户须在4月底前申报。", "（二）虚报面积的，取消补贴资格，两年内不得再报。"], "rule"),
        (["换购的须于12月8日前登记。每人限享一次，单件不超过900元。", "资料不全的不予受理，应当补正。"], "rule"),
        (["创业贷款最高额度为20万元，期限最长2年。", "符合前款条件的人员合伙创业，可申请40万元的贷款。"], "rule"),
        (["一级医院起付标准为150元，报销比例88%。", "二级医院起付标准为450元，报销比例76%。"], "rule"),
        (
            [
                "2019年，桐川市出台了人才意见，给予博士一次性补贴8万元、硕士补贴3万元、本科补贴1万元。",
                "截至2023年底，全市累计发放补贴2亿元。“补贴给得快。”一位博士说。",
            ],
            None,
        ),
        (["本科生每生每年资助标准为6000元。", "硕士每人最高9000元。", "贷款期限最长不超过12年。"], "rule"),
        (["我们必须坚定信心，必须真抓实干，必须服务群众。"], None),
    ],
)
def test_a_text_without_a_title_is_a_rule_by_what_it_demands(body: list[str], kind: str | None) -> None:
    assert find_kind(Metadata(), body) == kind
