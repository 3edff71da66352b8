"""Short names in lists that say what they are (西屏、水南两个街道), and groups of first characters (泸永江融合发展)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gongbao.extract.places import gazetteer
from gongbao.extract.places.drafts import Draft
from gongbao.extract.places.entries import members_place
from gongbao.extract.places.gazetteer import rank
from gongbao.extract.seeking import matches, sought

_NAME = r"[\u4e00-\u9fff]{2,5}"
_KINDS = r"(?:街道|乡镇|镇街|镇乡|[乡镇])"
# The kind first and then back: 、A and B of the list are read to the left of it.
_LIST = re.compile(rf"(?:等|[两二三四五六七八九十\d]{{1,2}}个?|)({_KINDS})(?![一-龥]?[办企])")
_BACK = re.compile(rf"(?:{_NAME}、){{1,12}}{_NAME}(?:[和与及]{_NAME})?$")
_SPLIT = re.compile("[、和与及]")
_REACH = 70
_TOGETHER = sought(r"(?:[三两四]地)?(?:一体化|同城化|融合发展|协同发展|毗邻|城市群|都市圈|城镇群|经济圈|都市区)")
_HEAD = re.compile(r"[\u4e00-\u9fff]{2,4}$")
SURE, LIKELY = 0.85, 0.75


def town_lists(text: str, home: str | None) -> Iterable[Draft]:
    """The towns of a list that ends with their kind, each under its short name; all must be known below `home`."""
    if home is None or rank(home) < 2:
        return
    known = gazetteer.towns(home)
    for match in _LIST.finditer(text):
        origin = max(match.start() - _REACH, 0)
        back = _BACK.search(text[origin : match.start()])
        if back is None:
            continue
        yield from _read_list(back.group(), origin + back.start(), known)


# What may stand behind the last name of a list.
_AFTER_LAST = re.compile(r"[、，。；：）和与及等]|[两二三四五六七八九十\d]{1,2}[个镇乡地]")


def beside_towns(text: str, drafts: Sequence[Draft], home: str | None) -> Iterable[Draft]:
    """均安 in 容桂、伦教、均安: an ordinary word that follows, in a list, the names of two towns of the home."""
    if home is None or rank(home) != 3:
        return
    known = gazetteer.towns(home)
    ends = {draft.end for draft in drafts if draft.place and draft.place.type == "town"}
    before = {draft.end for draft in drafts if draft.end in ends and text[draft.start - 1 : draft.start] == "、"}
    for end in sorted(before):
        for size in (4, 3, 2):
            name = text[end + 1 : end + 1 + size]
            if text.startswith("、", end) and name in known and _AFTER_LAST.match(text, end + 1 + size):
                code = known[name]
                yield Draft(end + 1, end + 1 + size, gazetteer.place(code), LIKELY, code)
                break


def _read_list(names: str, start: int, known: dict[str, str]) -> Iterable[Draft]:
    """Drafts of the names from the right as long as they are known towns; the first may follow other words."""
    ends = [*(match.start() for match in _SPLIT.finditer(names)), len(names)]
    begins = [0, *(end + 1 for end in ends[:-1])]
    found: list[Draft] = []
    for begin, end in reversed(list(zip(begins, ends, strict=True))):
        whole = range(end - 5, end - 1) if begin == 0 else (begin,)
        at = next((n for n in whole if n >= begin and names[n:end] in known), None)
        if at is None:
            break
        code = known[names[at:end]]
        found.append(Draft(start + at, start + end, gazetteer.place(code), SURE, code))
    if len(found) > 1:
        yield from found


def contracted(text: str, drafts: Sequence[Draft], home: str | None) -> Iterable[Draft]:
    """泸永江融合发展 in a text that names 泸州, 江津 and speaks for 永川: a group of first characters."""
    firsts: dict[str, set[str]] = {}
    for code in {draft.code for draft in drafts if draft.code} | {home or "100000"}:
        if rank(code) in (1, 2, 3):
            firsts.setdefault(gazetteer.divisions()[code].short[0], set()).add(code)
    for match in matches(_TOGETHER, text):
        end = match.start()
        head = _HEAD.search(text[max(end - 4, 0) : end])
        names = head.group() if head else ""
        run = next((names[n:] for n in range(len(names) - 1) if _all(names[n:], firsts)), None)
        if run:
            codes = tuple(gazetteer.base(min(firsts[char], key=lambda code: (rank(code), code))) for char in run)
            yield Draft(end - len(run), end, members_place(run, "group", codes), LIKELY)


def _all(run: str, firsts: dict[str, set[str]]) -> bool:
    return len(set(run)) == len(run) and all(len(firsts.get(char, ())) == 1 for char in run)
