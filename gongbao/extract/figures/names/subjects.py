"""Subjects carried through a sentence and a paragraph: 地区生产总值550亿元，增长10% has one, 分别 has several."""

from __future__ import annotations

import re

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.bearers import owned
from gongbao.extract.figures.names.bodies import counted_of, grew
from gongbao.extract.figures.names.clause_words import (
    before_noun,
    beyond,
    first_of,
    shared_verb,
    verb_of_list,
    whole_clause,
)
from gongbao.extract.figures.names.counted import object_of, past_counted, subject_from, these_are
from gongbao.extract.figures.names.ellipses import (
    clause_ahead,
    clauses,
    converted,
    counted_before,
    grown,
    is_yield,
    kept_up,
    link,
    measured,
    pulled,
    weak_names,
    whole_name,
)
from gongbao.extract.figures.names.fitting import fitted, next_part, unmeasured
from gongbao.extract.figures.names.folk import people, scorer
from gongbao.extract.figures.names.fragments import finished
from gongbao.extract.figures.names.indicators import clean_left, noun_after, predicate_after, with_fate
from gongbao.extract.figures.names.lasting import changes, completed, of_duration, sets_record
from gongbao.extract.figures.names.predicated import predicated
from gongbao.extract.figures.names.relations import (
    as_share,
    attributed,
    gaps,
    of_those,
    of_what,
    plain,
    related,
    share_ahead,
    spent_on,
    stated,
    subjects_ahead,
)
from gongbao.extract.figures.names.shares import in_turn, of_some
from gongbao.extract.figures.names.sharing import for_each
from gongbao.extract.figures.names.sizes import extent_of, lanes, sized
from gongbao.extract.figures.names.slot_lists import (
    DISTRIBUTES,
    dealt_over,
    distributed,
    group_size,
    limited,
    moved,
    of_examples,
    paired,
    purpose,
    rated,
    reached,
    run_on,
)
from gongbao.extract.figures.rules.payments import gives, grant, idle_pay, paid

_SHORT = 6  # characters of a name that may leave out its measure
_ITS = re.compile(r"其(?![中他它余])(.{2,})$")
_RATE = re.compile("[利汇税费]率$")
_SIZED = re.compile(r"(?:及?以上|以下)?((?:重大|产业|工业|制造业)?项目)")
_INVESTED = frozenset({"投资", "完成投资", "总投资", "投入"})
_COMPARES = re.compile(r"(?:增速|增幅)?(?:相?[比较](?![利例重赛特亚])|超过(?=.*增[速幅])|[高低快慢]于|高出).{1,16}$")
_OF_GROWTH = re.compile(r"的.{0,4}(?:增长|增速|增幅)")
_NEXT_PLACES = re.compile("[一二两三四五六七八九十]+(?:[省市县区州]|自治区)")  # 一市 of 三省一市
_COUNTED = frozenset({"count", "money", "percent", "multiple", "points", "index"})
_GOES_TO = re.compile("(?:都|均|全部)?(?:用[于在]|投[向入]|分布[于在]|集中[于在]|位于|来自|在)(?=.{2})")
_BATCHES = frozenset({"批", "批次"})
_ITS_RATE = re.compile("(?<=.{2})[\u4e00-\u9fff]{2,4}率$")  # 203个断面水质优良率达100%


class Subjects:
    """The subjects named so far in a paragraph, newest last; a name of one of the `places` alone measures nothing."""

    def __init__(self, places: frozenset[str] = frozenset()) -> None:
        self.places = places
        self.named: list[str] = []
        self.raw = ""
        self.before = ""
        self.apart: set[int] = set()
        self.bounds: dict[str, str] = {}

    def new_paragraph(self) -> None:
        """Forget: a paragraph names its own subjects."""
        self.named, self.raw, self.bounds = [], "", {}

    def read(self, text: str, slots: list[Slot]) -> list[str | None]:
        """The indicator of every slot of a sentence."""
        found: list[str | None] = []
        self.apart = set()
        n = 0
        while n < len(slots):
            size = group_size(slots, n)
            found.extend(self._names(text, slots, n, size, self._carriers(found, slots, n)))
            if slots[n].quantity.dimension == "duration" and not sets_record(text, slots[n]):
                self.apart.update(range(n, n + size))
            n += size
        self.named = self._carriers(found, slots, n) or self.named
        return found

    def _carriers(self, found: list[str | None], slots: list[Slot], n: int) -> list[str]:
        """The names that slot `n` may go on with: not how long something took or in how many places it is so."""
        if n < len(slots) and slots[n].quantity.dimension == "duration":
            return [name for name in found if name]
        apart = self.apart - {n - 1} if found and n < len(slots) and grew(slots, n, found[-1] or "") else self.apart
        return [name for at, name in enumerate(found) if name and at not in apart]

    def _names(self, text: str, slots: list[Slot], n: int, size: int, here: list[str]) -> list[str | None]:
        first, last = slots[n], slots[n + size - 1]
        own = clean_left(first.left)
        nowhere = own in self.places and first.quantity.dimension != "duration"
        own = "" if own in idle_pay() or nowhere else own
        if size > 1:
            parts = gaps(text, first, size, here) or in_turn(first, size, own, here)
            if parts := parts or dealt_over(slots, n, size) or for_each(first, size):
                return list(parts)
            parts = of_examples(first, size) or (
                distributed(run_on(text, first, own), size, here or self.named) if own else None
            )
            parts = measured(parts, text, first, here) if parts else []
            done = [finished(part, first.quantity.unit) for part in parts]
            if any(done):
                return [as_share(first, name or part) for name, part in zip(done, parts, strict=True)]
            if len(own) <= 4 and (parts := subjects_ahead(text, slots, n, last, own)):
                return list(parts)
            if not own and len(here) >= size and (first.quantity.dimension in DISTRIBUTES or moved(slots, n, size)):
                tail = link(text, first)
                return [name + tail for name in here[-size:]]
        if size == 1 and paired(slots, n, own) and len(here) >= 2:
            return [here[-2]]
        name = self._single(text, slots, n, own, here, last)
        lasts = first.quantity.dimension == "duration"
        if name and not (lasts and "连续" in name) and not (name := finished(name, first.quantity.unit)):
            name = None if lasts else self._carried(text, slots, n, here)
        if name and not lasts:
            name = owned(name, here, self.named, self.before + text[: first.quantity.start])
        if name and first.quantity.dimension == "money":
            name = name.removesuffix("比例")
        if name:
            name = as_share(first, name)
        return [name] * size

    def _single(self, text: str, slots: list[Slot], n: int, own: str, here: list[str], last: Slot) -> str | None:
        """The indicator of one value, by what stands before and after it; a list has that of its first value."""
        slot = slots[n]
        if score := scorer(text, slot, own):
            return score
        if slot.quantity.dimension == "duration":
            return self._lasting(text, slots, n, own, here)
        after = noun_after(beyond(slots, n, last), slot.quantity.dimension in _COUNTED)
        after = "" if _NEXT_PLACES.match(after) else counted_of(after, slot.quantity.unit)
        if after.startswith("级") and slot.quantity.dimension != "count":
            after = text[slot.quantity.start : slot.quantity.end] + after  # 10公里级飞行试验
        if text.startswith("大", slot.quantity.number_end) and slot.quantity.unit:
            after = slot.quantity.unit + after  # 8大展区
        if slot.quantity.dimension == "length" and (extent := extent_of(last.right)):
            return extent
        if slot.quantity.unit in _BATCHES and own.endswith("分") and len(last.right) > 2:
            return (
                own.removesuffix("分").removesuffix("起") + (after or predicate_after(last.right)) + "批次"
            )  # 分三批下达资金
        if slot.quantity.unit == "车道" and (way := lanes(text, slot.end, slot.left, (here or self.named or [""])[-1])):
            return way
        if share := share_ahead(text, slot, here) or of_some(text, slot, last):
            return share
        if those := of_those(text, slots, n, here or self.named):
            return those
        if named := pulled(slot, list(map(plain, here))) or ("" if after or len(own) > 3 else kept_up(slots, n, own)):
            return named
        if slot.quantity.dimension == "count" and (what := these_are(own, last.right)):
            return what
        if counted_before(slots, n) or converted(own):
            own = ""
        said, apart = predicated(text, slots, n, own, after, last, here)
        if apart:
            self.apart.add(n)
        if said := said or paid(text, slots, n, own, after, last):
            return said
        return self._around(text, slots, n, own, after, here, last)

    def _around(
        self, text: str, slots: list[Slot], n: int, own: str, after: str, here: list[str], last: Slot
    ) -> str | None:
        """The name of one value that nothing names outright, by which words before (`own`) and after it count."""
        slot = slots[n]
        if slot.quantity.dimension == "percent" and _OF_GROWTH.match(last.right):
            after = ""
        elif last.right.startswith("的") and (reaching := reached(text, slots, n, last)):
            return reaching
        elif last.right.startswith("的") and after:
            return attributed(text, slots, n, own, after, here)
        after = with_fate(after, last.right)
        if "其" in own and here and (match := _ITS.search(own)):
            own = unmeasured(here[-1]) + match.group(1)
        if after and not slot.first and slot.left.endswith("的"):
            own = ""  # what stands before belongs to the count before: 来自30个国家的800名代表
        elif after and own.endswith(after) and "、" not in own:
            after = ""  # 带动就业5人以上就业的
        elif after and own:
            if slot.quantity.dimension != "count" and (size := sized(own, after)):
                return size
            own = before_noun(slot, past_counted(slots, n, own))
        elif after and n and slot.quantity.dimension == "count":
            own = verb_of_list(text, slots, n)
        if slot.quantity.dimension == "percent" and not own:
            after = predicate_after(last.right)
            if here and slot.first and _GOES_TO.match(after):
                return f"{here[-1]}{after}比重"
            own = "" if slot.first else clean_left(slots[first_of(slots, n)].left) if after else ""
        if after.endswith("率") and rated(slots, n):
            after = _ITS_RATE.sub("", after)
        return self._named_in(text, slots, n, own, people(slot, after), here, last)

    def _named_in(
        self, text: str, slots: list[Slot], n: int, own: str, after: str, here: list[str], last: Slot
    ) -> str | None:
        """The name that the words before (`own`) and after a value make, with what they leave out."""
        slot = slots[n]
        if slot.quantity.dimension == "money" and (match := _SIZED.match(last.right)):
            return own + match.group(1) + "投资额"
        if reach := limited(text, slots, n):
            own = reach
        elif not slot.first and own and not after:
            own = past_counted(slots, n, whole_clause(text, slots, n) or own)
        if not own and gives(text, slot):
            return grant(text, slots, n, after)
        if own and not after:
            if len(own) <= 4 and here and (verb := shared_verb(text, slots, n, here[-1])):
                return verb + own
            if (full := whole_name(own, slot, text, here, self.named)) != own:
                return full
            if not here and len(own) <= _SHORT and slot.quantity.dimension != "count":
                own = next_part(own, self.named, self.before, text)
            before, self.raw = self.raw, own
            own = of_what(slot, fitted(text, slot, own, before, here, self.named), text, here)
        if not (name := own + after) or name in weak_names() or _COMPARES.match(name):
            return self._unnamed(text, slots, n, "" if _COMPARES.match(name) else name, here)
        if name.startswith("占") and slot.quantity.dimension == "percent":
            return plain((here or self.named or [""])[-1]) + name.removesuffix("比重") + "比重"
        return name

    def _unnamed(self, text: str, slots: list[Slot], n: int, name: str, here: list[str]) -> str | None:
        """The subject carried over for a value that has none, or only a word like 总量, of its own."""
        slot = slots[n]
        if name in _PRODUCTS and not here:
            return (spent_on(slot) or purpose(text, slot) if name in _INVESTED else "") + name
        carried = self._carried(text, slots, n, here)
        if name and not here and (thing := object_of(text[slots[n - 1].stop if n else 0 : slot.clause].rstrip("，,"))):
            return thing + name
        if carried and (compared := related(carried, name, text, slots, n)):
            return compared
        if not (carried and name):
            return carried or name or None
        if slot.quantity.dimension == "money":
            if _RATE.search(carried):
                carried = next((one for one in reversed(here + self.named) if not _RATE.search(one)), "")
            carried = plain(carried)
        if carried.endswith(name) or name in _PACES:
            return carried
        stem = unmeasured(plain(carried))
        stem = grown(stem) if is_yield(name) else stem
        return stem.removesuffix(name[:2]) + name if len(name) > 2 else stem + name

    def _lasting(self, text: str, slots: list[Slot], n: int, own: str, here: list[str]) -> str | None:
        lasted = of_duration(text, slots, n, own, here or self.named)
        if whose := completed(lasted, here, self.named):
            return whose
        carried = None if lasted and not changes(lasted) else self._carried(text, slots, n, here)
        found = carried or lasted
        return found if len(found) > 1 else None  # 5年内市、区…: a piece of a word is no name

    def _carried(self, text: str, slots: list[Slot], n: int, here: list[str]) -> str | None:
        slot = slots[n]
        ahead = clauses(text[subject_from(slots, n, n - 1 in self.apart) : slot.clause])
        if subject := stated(ahead) or clause_ahead(text, slot, ahead, here):
            return subject
        tail = link(text, slot)
        carried = here[-1] if here else self.named[-1] if self.named else None
        return carried + tail if carried and tail else carried


_PACES = frozenset({"升幅", "降幅", "涨幅", "跌幅", "增幅"})  # 上升600亿美元，升幅为1.9%
_PRODUCTS = _INVESTED | {"产值", "总产值", "销售收入", "收入", "利润", "税收", "人数", "金额"}
