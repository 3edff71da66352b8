"""The words that name what is granted: 奖励, 补贴 and the like, and with them what else supports (扶持, 补偿)."""

from __future__ import annotations

import re

from gongbao.extract.figures.patterns import alternatives

PAYS = alternatives("pays")
PAID = re.compile(PAYS)
GRANTED = re.compile(f"{PAYS}|{alternatives('supports')}")
