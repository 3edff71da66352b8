"""What a bare measure is of, where the clause before it tells of one thing: 主跨 of a bridge, 藏品 of a museum."""

from __future__ import annotations

import re
from functools import cache

from gongbao.extract.figures.clauses import Slot
from gongbao.extract.figures.names.sharing import says_what
from gongbao.extract.figures.names.topics import BRACKETED, LEADS, PART, ends_here, named
from gongbao.extract.figures.patterns import alternatives, pattern
from gongbao.extract.words import tagged

_LONGEST, _LONGEST_NAME = 6, 16
_SENTENCE = re.compile(r"[。！？；]")
_WHERE = re.compile("^位于[^，的]{2,12}的")
_NOUN = frozenset({"n", "b", "nz", "ns", "vn", "nr", "nrt", "eng", "nt"})
_NO_THING = frozenset({"ns", "nr", "nt", "nrt"})
# what names of things end with that the dictionary takes for places or people
_BUILT = re.compile(r"[桥道线馆站港场池江河湖厂油气田]$")
_LIST = frozenset("、（）《》“”")
_PARTED = frozenset("从在向由经对被将把了为以等是")


def borne(text: str, slots: list[Slot], names: list[str | None], before: str) -> list[str | None]:
    """The names of the values of a sentence, bare ones with the thing told of; `before` is the paragraph up to it."""
    found = list(names)
    for n, (slot, name) in enumerate(zip(slots, names, strict=True)):
        if n and name and name == names[n - 1] and found[n - 1] != name:
            found[n] = found[n - 1]  # 增长3% of the value before
        if not name or len(name) > _LONGEST or not slot.first or slot.listed or slot.quantity.dimension == "duration":
            continue
        if not _goes_on(text[slot.clause : slot.quantity.start], name):
            continue
        owner = _owner(text[: slot.clause], before)
        if owner and owner[-2:] not in name and owner[:2] not in name:
            found[n] = owner + name
    return found


def _goes_on(clause: str, name: str) -> bool:
    """Whether a clause has no subject but begins with the bare measure it names or with what its subject does."""
    bare = _begins().sub("", BRACKETED.sub("", clause), count=1)
    if bare.startswith(name) and pattern("bare_measure", after="$").match(name):
        return True
    return pattern("of_bearer").match(bare) is not None


@cache
def _begins() -> re.Pattern[str]:
    """What a clause begins with that says neither what it tells of nor what that does."""
    return re.compile(rf"(?:同时|此外|共|可|每[年天日]|现|有望|已|(?:{LEADS.pattern})(?<=.))*")


def _owner(ahead: str, before: str) -> str:
    """The subject of the last clause that has one, "" if that is none to own a measure."""
    clauses = [part for part in PART.split(ahead) if part][-3:]
    if not clauses:
        last = [part for part in _SENTENCE.split(before) if part][-1:]
        clauses = [part for part in PART.split(last[0]) if part][:2] if last else []
    for clause in reversed(clauses):
        if subject := subject_of(clause):
            owns = not says_what(subject) and not pattern("no_bearer", ".*(?:", ")$").match(subject)
            return subject if owns else ""
    return ""


def subject_of(clause: str) -> str:
    """The name that a clause begins with, "" if it begins with none or with who or where."""
    bare = _WHERE.sub("", LEADS.sub("", BRACKETED.sub("", clause), count=1).rpartition("——")[2], count=1)
    if pattern("vague_bearer").match(bare):
        return ""
    return _headed(bare) or _noun_phrase(bare)


def _headed(bare: str) -> str:
    """The name at the start of a clause that ends with a word for a work, a fair or another known kind of thing."""
    for match in list(_heads().finditer(bare, 0, 44))[:3]:
        if ends_here(bare, match.end()):
            said = bare[: match.end()]
            words = tagged(said)
            parted = "、" in said or words[0][1] == "ad" or any(word in _PARTED for word, _ in words)
            name = "" if parted else named(said)
            return name if len(name) <= _LONGEST_NAME and not pattern("vague_bearer").match(name) else ""
    return ""


@cache
def _heads() -> re.Pattern[str]:
    return re.compile("|".join(map(alternatives, ("bearer", "thing", "work", "fair"))))


def _noun_phrase(bare: str) -> str:
    """The words before the verb of a clause, if they are a name by what the dictionary calls them."""
    words = tagged(bare[:32])
    kept: list[tuple[str, str]] = []
    for word, tag in words:
        if word == "的" and kept:
            kept = []
        elif tag in _NOUN and word not in _LIST:
            kept.append((word, tag))
        else:
            if tag in ("m", "u", "uv", "c", "p") or word in _LIST:
                return ""
            break
    name = "".join(word for word, _ in kept)
    if not 4 <= len(name) <= _LONGEST_NAME or (kept[-1][1] in _NO_THING and not _BUILT.search(name)):
        return ""
    return "" if pattern("vague_bearer").match(name) else name
