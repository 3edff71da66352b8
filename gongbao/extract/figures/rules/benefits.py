"""What an insurance pays: deductible, rate and limit side by side are of one case (镇卫生院起付标准…，报销比例…)."""

from __future__ import annotations

import re
from functools import cache

from gongbao.extract.figures.patterns import pattern


def of_one_case(names: list[str | None]) -> list[str | None]:
    """The names of the values of a sentence, a bare rate or limit with the case of the deductible or rate before it."""
    found = list(names)
    for n in range(1, len(found)):
        case = _of_case().fullmatch(found[n - 1] or "")
        if case and _of_case(bare=True).fullmatch(found[n] or ""):
            found[n] = case["case"] + (found[n] or "")
    return found


@cache
def _of_case(bare: bool = False) -> re.Pattern[str]:
    return pattern("benefit", before=r"(?:年度?|最高|累计)*" if bare else r"(?P<case>.{2,}?)(?:年度?|最高|累计)*")
