"""Figures: every number that measures something, with unit, bound, direction, indicator, time, place and mood.

A sentence is cut into clauses (`clauses`) around its `numbers`; each is given its name (`naming` asks `names`, then
`rules` and `news`), its time (`times`), its place (`areas`) and its mood (`moods`). `patterns` puts regular expressions
together from the lexicon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from gongbao.extract.document_kind import document_kind
from gongbao.extract.figures.areas.scope import Area, area_of
from gongbao.extract.figures.clauses import Slot, breaks_of, slots_of
from gongbao.extract.figures.grant_words import PAID
from gongbao.extract.figures.moods.of_value import mood_of, settled
from gongbao.extract.figures.moods.outlooks import Outlooks
from gongbao.extract.figures.names.edges import balanced, outside_names
from gongbao.extract.figures.names.indicator_codes import indicator_code
from gongbao.extract.figures.names.plain_names import plainly, spoken_of, without_issuer, without_place
from gongbao.extract.figures.names.subjects import Subjects
from gongbao.extract.figures.naming import names_of
from gongbao.extract.figures.news.headlines import leads, told_again
from gongbao.extract.figures.numbers.changes import basis_of, change_of
from gongbao.extract.figures.numbers.idioms import idiom_spans
from gongbao.extract.figures.numbers.kinds import kind_of, of_so_many
from gongbao.extract.figures.numbers.quantities import find_quantities
from gongbao.extract.figures.numbers.raws import START
from gongbao.extract.figures.times.dating import Value, period_of
from gongbao.extract.figures.times.events import days_of, of_season
from gongbao.extract.figures.times.lead_ins import lead_in
from gongbao.extract.figures.times.parts import Period
from gongbao.extract.figures.times.periods import find_periods
from gongbao.extract.figures.times.state import Times
from gongbao.extract.figures.times.undated import NO_DAY, told, with_untold
from gongbao.extract.figures.times.written import NO_DATE
from gongbao.extract.reading import Reading, divided, pieces, read
from gongbao.extract.seeking import WHOLE, matches, sought
from gongbao.model import Document, Figure, Place, Places, Sentence

_CLOCK = sought(
    r"(?:https?://\S+|(?<![\d.])(?:[01]?\d|2[0-4])[时点](?:(?:[0-5]?\d)分|整|半|许"
    r"|前|后|至)?(?!长|间|刻)(?=\D)|(?<!\d)(?:[01]?\d|2[0-3])[:：][0-5]\d(?!\d)"
    r"|(?<![\d.])\d{3,4}航班|\d{4}次(?=[^，。；、]{0,10}(?:列车|班列|火车|动车|高铁))|(?<!\d)\d{5}部队(?:\d{1,3}分队)?"
    r"|[〔\[【（(](?:19|20)\d\d[〕\]】）)]|\d{1,2}世纪(?:[\d一二三四五六七八九]0?年代)?|\d{2}年代|[二一]十[一]?世纪|\d{3,4}-\d{7,8}|1[3-9]\d{9}"
    rf"|(?<!\d){NO_DATE}\d{{1,2}}日(?!内|以[内上下]|之[内间久]|均|前|后|左右|元)|“[\d+＋一二三四五六七八九十百千万]{{1,12}}”)"
    r"|(?<=[经纬])\d[\d.]*(?:度(?:\d[\d.]*分)?(?:\d[\d.]*秒)?|°)"
)
# each begins with a character of its own, so that a search passes over all others
_CLOCKWISE = re.compile(
    r"〔(?:19|20)\d|\[(?:19|20)\d|【(?:19|20)\d|（(?:19|20)\d|\((?:19|20)\d|时|点|日|世纪|年代|//|:\d|：\d|-\d{7}|1[3-9]\d{9}"
    r"|“[\d一二三四五六七八九十百千]|[经纬]\d|\d航班|\d{4}次|\d{5}部队"
)
_NO_LENGTH = re.compile(r"(?:1\d|20)\d\d|“|二〇|一九|十[一二三四五六七]五")
# what tells the time of the sentences after it, though it counts nothing
_TIMED = re.compile("假期|假日|黄金周|(?:春节|国庆|元旦|五一|端午|中秋|清明|春运|暑运)期间")
_NEAR = 24  # characters before a clause
_RAISED = re.compile("提高|增加|上调|提升|降低|调整")
_MET = re.compile(r"(?:达到?|满)$|达到[^，,。；\d]{2,8}$")


@dataclass(slots=True)
class _Context:
    """What one document knows while its sentences are read in order."""

    document: Document
    kind: str | None
    times: Times
    area: Area
    outlooks: Outlooks
    spoken: dict[Place, tuple[str, ...]]
    subjects: Subjects = field(init=False)

    def __post_init__(self) -> None:
        self.subjects = Subjects(frozenset(name for names in self.spoken.values() for name in names))


class _Line(NamedTuple):
    """A sentence being read: its text without stray spaces, the times in it and whether it looks back or ahead.

    `periods` are the times that can be told, `times` those too that only the day of the text could tell.
    """

    sentence: Sentence
    reading: Reading
    periods: list[Period]
    times: list[Period]
    outlook: str | None
    stated: bool


def find_figures(document: Document, places: Places) -> tuple[Figure, ...]:
    """The figures of a document, in order of the text."""
    meta = document.meta
    kind = document_kind(meta.title, meta.article_type)
    year = _year_of_title(meta.title)
    times = Times(
        meta.published_on,
        kind == "news",
        year,
        kind,
        plan=_plan_of_title(meta.title),
        call=_year_of_call(meta.title) if meta.article_type == "notice" and kind == "rule" else None,
        monthly=meta.article_type == "communique" and year is None,
    )
    spoken = spoken_of(document.text, places)
    context = _Context(document, kind, times, area_of(document.text, places), Outlooks(document, kind), spoken)
    found: list[Figure] = []
    for sentence in document.sentences:
        for piece in pieces(document.text, sentence):
            found.extend(_sentence_figures(context, piece))
    return tuple(told_again(document, found, context.area.home) if kind == "news" else found)


def _year_of_title(title: str | None) -> int | None:
    """The year that a communiqué reports on, by its title."""
    match = re.search(r"((?:19|20)\d\d)年", title or "") if "公报" in (title or "") else None
    return int(match.group(1)) if match else None


def _year_of_call(title: str | None) -> int | None:
    """The year that a call for applications is for, by its title: 关于申报2026年度…的通知."""
    match = re.search(r"((?:19|20)\d\d)年度?", title or "")
    return int(match.group(1)) if match else None


def _plan_of_title(title: str | None) -> Period | None:
    """The years of a five-year plan, by its title."""
    match = re.search(r"第(十[一二三四五六七])个五年|(十[一二三四五六七])五(?=[^年月日])", title or "")
    found = find_periods(f"“{match.group(1) or match.group(2)}五”时期", None) if match else []
    return found[0] if found else None


def _sentence_figures(context: _Context, sentence: Sentence) -> list[Figure]:
    context.area.enter(sentence)
    if not (
        START.search(context.document.text, sentence.start, sentence.end)
        or (context.kind == "news" and _TIMED.search(context.document.text, sentence.start, sentence.end))
    ):
        return []
    if sentence.paragraph != context.times.paragraph:
        context.subjects.new_paragraph()
        context.times.lead_in = lead_in(context.document.text, sentence.start, context.times.published)
        section = context.document.sections[sentence.section] if sentence.section is not None else None
        context.times.season = context.kind == "news" and of_season(
            context.document.text, section.start if section else 0
        )
        context.times.lasts = days_of(context.document.text, sentence.start) if context.kind == "news" else 0
    within = context.outlooks.holding(sentence)
    context.times.enter(sentence.paragraph, sentence.section, leads(context.document, sentence), within)
    context.times.goes_on = context.document.text.endswith("；", 0, sentence.start)
    outlook, stated = _outlook(context, sentence)
    reading = divided(read(context.document.text, sentence.start, sentence.end))
    text = reading.text
    published = context.times.published
    periods = find_periods(text, published, context.times.default_year(outlook))
    # a text without a date leaves 前三季度 open, which is a time all the same
    said = periods if published else find_periods(text, NO_DAY)
    all_times = periods if published else with_untold(periods, said)
    line = _Line(sentence, reading, periods, all_times, outlook, stated)
    taken = taken_spans(text, said)
    quantities = outside_names(text, find_quantities(text, taken, idiom_spans(text)))
    figures: list[Figure] = []
    if quantities:
        lengths = {one.start for one in quantities if one.dimension == "duration"}
        spans = [
            (period.start, period.end)
            for period in said
            if not _counts_years(text, period)
            if not (period.end in lengths and text[period.end - 1] in "期假周")  # 春节假期八天: what lasts
        ]
        slots = slots_of(text, quantities, breaks_of(text), spans)
        figures = _figures(context, line, slots)
    context.times.remember(text, all_times, bool(quantities))
    return figures


def _figures(context: _Context, line: _Line, slots: list[Slot]) -> list[Figure]:
    text, whole = line.reading.text, context.document.text
    names = names_of(whole, line.sentence.start, text, slots, context.subjects, context.kind)
    found: list[Figure] = []
    words = ""
    for n, (slot, name) in enumerate(zip(slots, names, strict=True)):
        goes_on = slot.listed or (not slot.left and text.startswith(("、", "和"), slot.quantity.start - 1))
        words = words if goes_on else slot.left
        found.append(_figure(context, line, slot, name, words, _turn(slots, n)))
    return found


def _turn(slots: list[Slot], n: int) -> tuple[int, int]:
    """Which value of how many the slot `n` is on its list."""
    first, stop = n, n + 1
    while slots[first].listed:
        first -= 1
    while stop < len(slots) and slots[stop].listed:
        stop += 1
    return n - first, stop - first


def _outlook(context: _Context, sentence: Sentence) -> tuple[str | None, bool]:
    """back or ahead, and whether headings state it; a communiqué of one year looks back."""
    return ("back", True) if context.times.year is not None else context.outlooks.of(sentence)


def taken_spans(text: str, periods: list[Period]) -> list[tuple[int, int]]:
    """Spans in which no quantity begins: dates, times of day, document numbers, addresses."""
    found = [(period.start, period.end) for period in periods if not _counts_years(text, period)]
    if _CLOCKWISE.search(text):
        found += [match.span(WHOLE) for match in matches(_CLOCK, text)]
    return found


def _counts_years(text: str, period: Period) -> bool:
    """三年来, 近五年 and 未来三年 name a time and count years too."""
    return period.unit == "span" and not _NO_LENGTH.match(text, period.start)


def _figure(context: _Context, line: _Line, slot: Slot, name: str | None, words: str, turn: tuple[int, int]) -> Figure:
    quantity, text = slot.quantity, line.reading.text
    start, end = line.reading.span(quantity.start, quantity.end)
    change = change_of(
        words, quantity.dimension, text[quantity.end : slot.stop][:14], text[slot.clause : quantity.start]
    )
    mood = mood_of(text, line.periods, slot, (line.outlook, line.stated), context.kind, context.times)
    sign = ">=" if mood == "rule" and slot.sign == "=" and _must_reach(text, slot, words) else slot.sign
    value = Value(text, line.times, slot, mood, change, (line.outlook, line.stated))
    period = told(period_of(context.times, value))
    mood = settled(mood, text, slot, period, context.times.published)
    clause = line.reading.offsets[slot.clause]
    place: Place | None = context.area.of(context.document, line.sentence, clause, start, turn)
    if quantity.unit == "国" and not context.area.local:
        place = None  # what two states or more share is of none of them
    if context.area.unnamed and place is not None and place.type == "country":
        place = None
    if name:
        name = without_issuer(name)
        name = name if quantity.dimension == "duration" else without_place(name, place, context.spoken)
        name = balanced(plainly(name)) or None
    kind = kind_of(quantity.dimension, quantity.unit, change, text[slot.clause : quantity.start], name)
    if kind in ("count", "energy") and of_so_many(text, quantity.start):
        kind = "rate"
    first, last = (period.first, period.last) if period else (None, None)
    basis = basis_of(text, (slot.clause, quantity.start), change, kind, first, last)
    return Figure(
        start=start, end=end, kind=kind,
        value=quantity.value, value_max=quantity.high, unit=quantity.unit, unit_code=quantity.code,
        unit_mult=quantity.mult, comparator=sign, change=change, basis=basis, indicator=name,
        indicator_code=indicator_code(name, kind, place.name if place else None), modality=mood,
        period=period.iso if period else None,
        period_start=first, period_end=last, place=place,
        derivation=quantity.steps, confidence=_confidence(slot, name),
    )  # fmt: skip


def _must_reach(text: str, slot: Slot, words: str) -> bool:
    """Whether a rule asks a value to be reached (达到80人的), and does not say what it is set to (提高到400元)."""
    met = _MET.search(words) is not None
    if not met or slot.quantity.dimension == "duration":
        return met
    asked = "的" in text[slot.end : slot.stop] or PAID.search(text, slot.stop) is not None
    return asked and not _RAISED.search(text, max(0, slot.clause - _NEAR), slot.quantity.start)


def _confidence(slot: Slot, name: str | None) -> float:
    """How sure the reading is: less without a subject, without a unit, for number words."""
    quantity = slot.quantity
    doubt = 0.2 * (not name) + 0.1 * (not quantity.unit) + 0.08 * (not quantity.arabic) + 0.04 * (not slot.first)
    return round(0.96 - doubt, 2)
