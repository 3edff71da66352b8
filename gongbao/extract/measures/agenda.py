"""What a meeting has on its agenda: 建议，会议审议…；听取…."""

from __future__ import annotations

import re

from gongbao.extract.measures.closed import closed
from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.speeches import speech

_AGENDA = re.compile(r"建议[^。]*议程[^。]*：[^。]*$")
_ITEMS = re.compile("议程(?:有|包括|是|为)：[^。]*$")
_MET = re.compile(r"会议?(?:还|上)?[^，。；建]{0,4}$")  # 会议|审议…
_ONLY_AGENDA = re.compile(r"(?:(?:分别)?(?:审议|听取|审查)[^。；]*[。；])*(?:分别)?")


def is_agenda(predicate: Predicate, before: str) -> bool:
    """Whether a meeting was proposed that is to do this and nobody else is named: 建议，会议审议…；审议…."""
    said = before[before.rfind("。") + 1 :]
    if _ITEMS.search(said):
        return True
    if predicate.action not in closed("agenda"):
        return False
    urged = not predicate.named and "会议" not in said
    proposed = speech(before) == "ahead" and ("建议" in before or urged)
    if (proposed or _AGENDA.search(before)) and not _MET.search(said):
        return True
    return not predicate.named and _ONLY_AGENDA.fullmatch(before) is not None
