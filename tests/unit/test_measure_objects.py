"""What an object must be before it is asked whether it is concrete."""

from __future__ import annotations

import pytest

from gongbao.extract.measures.objects import is_whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("社区食堂", True),
        ("“一网通办”平台", True),
        ("《养老服务条例》", True),
        ("美好生活”为主题的文化节", False),
        ("《养老服务条例", False),
        ("助餐点（含老年食堂", False),
        ("正在一步步展开", False),
    ],
)
def test_is_whole(text: str, whole: bool) -> None:
    assert is_whole(text) is whole
