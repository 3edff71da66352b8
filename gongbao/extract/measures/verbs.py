"""The words of a sentence as the measure grammar reads them: verbs of the lexicon, adverbs, times, names in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from gongbao import lexicon
from gongbao.extract.measures.closed import closed
from gongbao.extract.words import Word, words

_PLACING = {"把", "将", "对"}  # with these almost any verb acts
LONGEST = 5  # how many words of the segmenter one verb of the lexicon may be written with


@dataclass(frozen=True, slots=True)
class Verb:
    """An entry of `verbs.csv`.

    `kind`: concrete, weighed (its object decides), hortatory, framing. `frame`: "pre" (left out before another verb),
    "clause" (governs a clause) or "". `noun`: stands as a noun as often as not.
    """

    text: str
    kind: str
    frame: str
    noun: bool
    objects: tuple[str, ...]
    excepted: tuple[str, ...]
    instrument: str | None


class Token(NamedTuple):
    """A word in its role: verb, adverb, time, number, preposition, name (in quotes), note (in brackets), mark, word."""

    text: str
    role: str
    tag: str
    start: int
    end: int
    verb: Verb | None = None


@cache
def verbs() -> dict[str, Verb]:
    """The verb lexicon by verb."""
    return {row["verb"]: _verb(row) for row in lexicon.rows("measures/verbs.csv")}


def _verb(row: dict[str, str]) -> Verb:
    return Verb(
        row["verb"],
        row["kind"],
        row["frame"],
        row["noun"] == "y",
        tuple(row["objects"].split()),
        tuple(row["except"].split()),
        row["instrument"] or None,
    )


@cache
def _acting() -> re.Pattern[str]:
    acting = (verb.text for verb in verbs().values() if verb.kind in ("concrete", "weighed", "listed"))
    return re.compile("|".join(map(re.escape, sorted({verb[:2] for verb in acting} | _PLACING))))


def may_act(text: str) -> bool:
    """Whether a sentence holds the beginning of a verb that can be an action; what does not need not be cut."""
    return _acting().search(text) is not None


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(lexicon.lines("adverbs.txt"))


@cache
def _starts() -> frozenset[str]:
    """Every beginning of a verb that the segmenter may cut further, so that most words end the search at once."""
    return frozenset(verb[:n] for verb in verbs() for n in range(1, len(verb) + 1))


def tokens(text: str) -> list[Token]:
    """The tokens of a sentence; what stands in quotes or brackets within a clause is one token."""
    parts, starts, at = words(text), _starts(), 0
    flat: list[Token] = []
    while at < len(parts):
        word = parts[at]
        if word.text in starts:
            reach, longest = _longest(parts, at)
            if reach:
                flat.append(_token(longest, "v", word.start, parts[reach - 1].end))
                at = reach
                continue
        if len(word.text) > 2:
            flat += _unglued(word)
        else:
            flat.append(_token(*word))
        at += 1
    return list(_folded(text, flat)) if _OPENS.search(text) else flat


def _longest(parts: Sequence[Word], at: int) -> tuple[int, str]:
    found, reach, text = "", 0, ""
    for to in range(at, min(at + LONGEST, len(parts))):
        text += parts[to].text
        if text not in _starts():
            break
        if text in verbs():
            found, reach = text, to + 1
    return (reach, found) if reach > at + 1 else (0, "")


def _unglued(word: Word) -> tuple[Token, ...]:
    """The word, or its two parts where it hides a verb of the lexicon."""
    head, tail = word.text[:2], word.text[2:]
    if word.text in verbs() or not _cuts(word, head, tail):
        return (_token(*word),)
    middle = word.start + 2
    return _token(head, "v", word.start, middle), _token(tail, "n", middle, word.end)


def _cuts(word: Word, head: str, tail: str) -> bool:
    """Whether the segmenter glued a verb to its object (发放+贷款) or an adverb to its verb (不断+完善)."""
    if head in _adverbs():
        return tail in verbs()
    verb = verbs().get(head)
    if verb is not None and tail == "出":  # 培育出
        return True
    return verb is not None and (word.tag[:1] in "vl" or (not verb.noun and len(tail) == 2))


_made = tuple.__new__  # the same as Token(…), at half the cost
_MARKS = frozenset("，,；;：:。！？!?、…—-－─\n\r\t 　“”‘’\"'《》（）()【】[]「」『』〔〕·")
_TIME = re.compile(r"[年月日号]$|季度$|时期$|期间$|以来$|年内$|年底$|年初$|阶段$")


def _token(text: str, tag: str, start: int, end: int) -> Token:
    role, verb = _role(text, tag)
    return _made(Token, (text, role, tag, start, end, verb))


@lru_cache(maxsize=50_000)
def _role(text: str, tag: str) -> tuple[str, Verb | None]:
    if text in _MARKS:
        return "mark", None
    if text == "地" or text in _adverbs():
        return "adverb", None
    if text in verbs():
        return "verb", verbs()[text]
    if text in closed("preposition"):
        return "preposition", None
    if tag in ("d", "ad", "df", "dg"):
        return "adverb", None
    if tag == "t" or (tag != "n" and _TIME.search(text)):
        return "time", None
    return ("number" if tag[:1] == "m" else "word"), None


_PAIRS = {
    "“": "”",
    "《": "》",
    "（": "）",
    "(": ")",
    "「": "」",
    "『": "』",
    "【": "】",
    "[": "]",
    "〔": "〕",
    "‘": "’",
}
_NOTES = frozenset("（([【〔")
_OPENS = re.compile("[“《（(「『【\\[〔‘]")
_BREAK = re.compile("[，,；;。！？]")


def _folded(text: str, flat: Sequence[Token]) -> Iterator[Token]:
    at = 0
    while at < len(flat):
        close = _closing(text, flat, at)
        if close is None:
            yield flat[at]
            at += 1
            continue
        start, end = flat[at].start, flat[close].end
        role = "note" if flat[at].text in _NOTES else "name"
        yield Token(text[start:end], role, "x", start, end)
        at = close + 1


def _closing(text: str, flat: Sequence[Token], at: int) -> int | None:
    """Where the bracket that opens at `at` closes; None for a quotation that holds clauses of its own."""
    opener = flat[at].text
    wanted = _PAIRS.get(opener)
    if wanted is None:
        return None
    depth = 0
    for to in range(at, min(len(flat), at + 120)):
        if flat[to].text == opener:
            depth += 1
        elif flat[to].text == wanted:
            depth -= 1
            if depth == 0:
                inner = text[flat[at].end : flat[to].start]
                return None if opener in "“‘「" and _BREAK.search(inner) else to
    return None
