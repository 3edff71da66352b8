"""Which inputs are parts of one newspaper article: page turns that point at each other, and no other that fits.

A wrong join would put one article's figures under another's title, so whatever leaves a doubt stays apart.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

from gongbao.document.joining import same_title
from gongbao.model import Document

_TELLING = 8  # characters of a title that will hardly stand over two articles of one folder
_GRAM = 4
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Clue:
    """What is known of a part: pages as in `Turn`, and what its other parts must agree with."""

    before: str | None
    after: str | None
    page: str | None
    title: str | None
    titled: bool
    publisher: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class _Part:
    address: str
    clue: Clue

    @property
    def folder(self) -> str:
        return self.address.rpartition("/")[0]


def clue_text(document: Document) -> str | None:
    """What the catalogue keeps of a part, as JSON; None for an article that no page breaks."""
    turn, meta = document.turn, document.meta
    if turn is None:
        return None
    day, title = turn.day.isoformat() if turn.day else None, (meta.title or "")[:_LONGEST] or None
    clue = Clue(turn.before, turn.after, turn.page, title, turn.titled, meta.publisher, day)
    return json.dumps(astuple(clue), ensure_ascii=False)


def chain_text(chain: Sequence[str]) -> str:
    """A chain of addresses as the catalogue keeps it."""
    return json.dumps(list(chain), ensure_ascii=False)


def find_chains(clues: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Chains of addresses whose articles go on from one to the next; `clues` are clue texts by address.

    The same for any order of `clues`. Each address stands in one chain at most.
    """
    parts = [_Part(address, Clue(*json.loads(text))) for address, text in sorted(clues.items())]
    firsts = [part for part in parts if part.clue.after]
    later = [part for part in parts if part.clue.before]
    titled = _fitting(firsts, later, _fits_by_title, _grams)
    onward, backward = {one for one, _ in titled}, {other for _, other in titled}
    rest = _fitting(
        [part for part in firsts if part.address not in onward],
        [part for part in later if part.address not in backward],
        *(_fits_untitled, _day),
    )
    after = _sole(titled) | _sole(rest)
    return [_chain(head, after) for head in sorted(set(after) - set(after.values()))]


def _chain(head: str, after: Mapping[str, str]) -> tuple[str, ...]:
    chain = [head]
    while chain[-1] in after:
        chain.append(after[chain[-1]])
    return tuple(chain)


def _fitting(
    firsts: Sequence[_Part],
    later: Sequence[_Part],
    fits: Callable[[_Part, _Part], bool],
    keys: Callable[[_Part], Iterable[Hashable]],
) -> set[tuple[str, str]]:
    """All pairs of addresses that fit; only parts with a key in common are compared."""
    index: defaultdict[Hashable, list[_Part]] = defaultdict(list)
    for part in later:
        for key in keys(part):
            index[key].append(part)
    found = set()
    for part in firsts:
        near = {other.address: other for key in keys(part) for other in index[key]}
        found |= {(part.address, other.address) for other in near.values() if fits(part, other)}
    return found


def _sole(pairs: set[tuple[str, str]]) -> dict[str, str]:
    """The pairs of two that fit nobody else."""
    onward, backward = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    return {one: other for one, other in pairs if onward[one] == 1 == backward[other]}


def _grams(part: _Part) -> set[str]:
    title = "".join(filter(str.isalnum, part.clue.title or ""))
    return {title[at : at + _GRAM] for at in range(len(title) - _GRAM + 1)}


def _day(part: _Part) -> tuple[str, ...]:
    return (part.clue.day,) if part.clue.day else ()


def _fits_by_title(first: _Part, other: _Part) -> bool:
    """One title, one day where both are known, else one folder; and no day at all only under a telling title."""
    one, two = first.clue, other.clue
    if not (_meets(first, other) and one.title and two.title and same_title(one.title, two.title)):
        return False
    if one.day and two.day:
        return first.folder == other.folder or one.publisher == two.publisher is not None
    dated = one.day or two.day
    return first.folder == other.folder and bool(dated or min(len(one.title), len(two.title)) >= _TELLING)


def _fits_untitled(first: _Part, other: _Part) -> bool:
    """A continuation without a title of its own: day and newspaper must be known to be the same."""
    one, two = first.clue, other.clue
    same_paper = one.publisher == two.publisher is not None or first.folder == other.folder
    return _meets(first, other) and not (two.title and two.titled) and one.day is not None and same_paper


def _meets(first: _Part, other: _Part) -> bool:
    """Whether nothing that both say of page, day and newspaper differs."""
    one, two = first.clue, other.clue
    stated = (one.day, two.day), (one.publisher, two.publisher)
    if first.address == other.address or any(a and b and a != b for a, b in stated):
        return False
    pages = (one.page, two.before), (two.page, one.after)
    return all(_one_page(a, b) for a, b in pages if a and b) and not _one_page(one.after, two.before)


def _one_page(one: str | None, other: str | None) -> bool:
    """Whether two names may mean one page: A1 and 1, not A1 and B1."""
    if not one or not other:
        return False
    bare = [name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for name in (one, other)]
    return one == other or (bare[0] == bare[1] and (one in bare or other in bare))
