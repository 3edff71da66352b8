"""What every value of a sentence measures: its subject, completed by what its list, event, story or rule says."""

from __future__ import annotations

from collections.abc import Callable

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.grant_words import PAID
from gongbao.extract.figures.names.bare_verbs import with_object
from gongbao.extract.figures.names.brackets import by_bracket, in_brackets
from gongbao.extract.figures.names.policy_counts import of_papers
from gongbao.extract.figures.names.regions import of_regions
from gongbao.extract.figures.names.sides import of_sides
from gongbao.extract.figures.names.slot_lists import headed, of_groups, of_kind
from gongbao.extract.figures.names.subjects import Subjects
from gongbao.extract.figures.names.wholes import of_wholes
from gongbao.extract.figures.names.wordings import worded
from gongbao.extract.figures.news.bearing import borne
from gongbao.extract.figures.news.casualties import casualties
from gongbao.extract.figures.news.investments import invested
from gongbao.extract.figures.news.items import of_topic
from gongbao.extract.figures.news.pointers import resolved
from gongbao.extract.figures.news.since import since_begun
from gongbao.extract.figures.news.stories import told
from gongbao.extract.figures.news.trade_sides import with_whom
from gongbao.extract.figures.rules.amounts import charged
from gongbao.extract.figures.rules.articles import of_article
from gongbao.extract.figures.rules.owners import with_owners
from gongbao.extract.figures.rules.sentences import in_rule
from gongbao.extract.figures.rules.terms import Told
from gongbao.extract.reading import read

# characters and lines that a heading may stand above its paragraph, and the most it has
_NEAR, _FURTHEST, _LONGEST_HEADING = 800, 3, 24


_Names = list[str | None]
# what completes the names by the words of the sentence, in this order; what they are read from comes before, then
# what rules pay, what the story tells and the heading says
_STEPS: tuple[Callable[[str, list[Slot], _Names], _Names], ...] = (
    headed, of_kind, in_brackets, of_papers, by_bracket, worded, invested, of_sides, of_wholes,
)  # fmt: skip


def names_of(
    whole: str, start: int, text: str, slots: list[Slot], subjects: Subjects, kind: str | None
) -> list[str | None]:
    """The indicator of every slot of the sentence `text`, which begins at `start` of the document `whole`.

    `subjects` are those its paragraph named so far; `kind` is what the document does. What is paid has an owner in any.
    """
    rule, pays = kind == "rule", PAID.search(text) is not None
    subjects.before = before = read(whole, max(whole.rfind("\n", 0, start) + 1, start - 300), start).text
    earlier, above = subjects.named, _heading_above(whole, start) if rule or pays else ""
    names = of_groups(slots, subjects.read(text, slots))
    for step in _STEPS:
        names = step(text, slots, names)
    if rule or pays:
        names = of_article(whole, start, text, in_rule(text, slots, names, Told(earlier, subjects.bounds, above)))
    if rule:
        names = charged(whole, start, text, slots, names)
    names = names if rule else told(text, slots, names, before)
    for tell in (with_object, borne, casualties):
        names = tell(text, slots, names, before)
    names = with_whom(text, slots, since_begun(text, slots, names), before)
    names = resolved(whole, start, of_topic(whole, start, text, slots, names))
    names = of_regions(text, slots, names)
    return with_owners(above, before, text, slots, names) if rule or pays else names


def _heading_above(whole: str, start: int) -> str:
    """The nearest short line above the paragraph that holds `start` and does not go on (；，), "" if none is near."""
    above = whole[max(0, start - _NEAR) : start].rpartition("\n")[0].split("\n")[-_FURTHEST:]
    lines = (line.strip() for line in reversed(above))
    line = next((line for line in lines if 0 < len(line) <= _LONGEST_HEADING and line[-1] not in "；;，,"), "")
    return read(line, 0, len(line)).text
