"""The words of a sentence as the measure grammar reads them: verbs of the lexicon, adverbs, times, names in quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from gongbao import lexicon
from gongbao.extract.measures.closed import closed, endings
from gongbao.extract.words import adverbs, tagged

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


_ACTING = ("concrete", "weighed", "listed")  # kinds of verbs that can be an action on any object


@cache
def _acting() -> AhoCorasick:
    acting = {verb.text for verb in verbs().values() if verb.kind in _ACTING or verb.objects}
    amounts = {verb + digit for verb in closed("pays") for digit in "0123456789"}
    return AhoCorasick(sorted(acting.union(closed("placing"), closed("towards_end"), closed("award"), amounts)))


def acting(text: str) -> str:
    """A sentence up to the last clause with a verb that can be an action; what follows need not be cut."""
    found = _acting().find_matches_as_indexes(text)
    if not found or _OPENS.search(text):
        return text if found else ""
    stop = _BREAK.search(text, found[-1][2])
    if stop and text.startswith("以及", stop.end()):  # 设置240个展位，以及8000平方米的展区: its object goes on
        stop = _BREAK.search(text, stop.end())
    return text[: stop.start()] if stop else text


@cache
def _spelt() -> frozenset[str]:
    """Verbs, and adverbs long enough to be cut by the segmenter (常态|化)."""
    return frozenset((*verbs(), *(word for word in adverbs() if len(word) > 2)))


@cache
def _starts() -> frozenset[str]:
    """Every beginning of a word that the segmenter may cut further, so that most words end the search at once."""
    return frozenset(word[:n] for word in _spelt() for n in range(1, len(word)))


def tokens(text: str) -> list[Token]:
    """The tokens of a sentence; what stands in quotes or brackets within a clause is one token."""
    parts, start, skip = tagged(text), 0, 0
    flat: list[Token] = []
    for at, (word, tag) in enumerate(parts):
        if skip:
            skip -= 1
            continue
        role, verb, whole = _known(word, tag)
        if whole or (whole is None and not _goes_on(parts, at)):
            end = start + len(word)
            flat.append(_made(Token, (word, role, tag, start, end, verb)))
        else:
            own, skip = _reglued(parts, at, start)
            flat += own
            end = own[-1].end
        start = end
    return _folded(text, flat) if _OPENS.search(text) else flat


def _reglued(parts: Sequence[tuple[str, str]], at: int, start: int) -> tuple[tuple[Token, ...], int]:
    """The tokens of a word that the segmenter cut from its verb or glued to it, and how many words more they take."""
    longest, more = _longest(parts, at)
    if more:
        return (_token(longest, "v", start),), more
    word, tag = parts[at]
    cut = _cut(word, tag)
    if not cut:
        return (_token(word, tag, start),), 0
    tags = ("n", "d") if word[cut:] == "将" else ("d", "v") if cut == 1 else ("v", "n")
    tags = ("p", "n") if word[0] == "对" else tags
    rest, further = _longest([(word[cut:], tags[1]), *parts[at + 1 : at + LONGEST]], 0)  # 充分利用|好
    return (_token(word[:cut], tags[0], start), _token(rest or word[cut:], tags[1], start + cut)), further


def _goes_on(parts: Sequence[tuple[str, str]], at: int) -> bool:
    """Whether the word at `at` and the next one spell a verb or adverb or the beginning of one."""
    both = parts[at][0] + parts[at + 1][0] if at + 1 < len(parts) else ""
    return both in _starts() or both in _spelt()


def _longest(parts: Sequence[tuple[str, str]], at: int) -> tuple[str, int]:
    """The longest verb or adverb that the words from `at` spell, and how many words it takes beyond the first."""
    found, text = ("", 0), ""
    for more, (word, _) in enumerate(parts[at : at + LONGEST]):
        text += word
        if more and text in _spelt() and not (word in closed("also_adjective") and _is_of(parts, at + more + 1)):
            found = text, more
        if text not in _starts():
            break
    return found


def _is_of(parts: Sequence[tuple[str, str]], at: int) -> bool:
    """构建|完善|的|体系: what stands before 的 says what the object is like."""
    return at < len(parts) and parts[at][0] == "的"


@lru_cache(maxsize=10_000)
def _cut(word: str, tag: str) -> int:
    """Where a word is cut that the segmenter glued: verb and object (发放+贷款), adverb and verb (不断+完善); or 0."""
    head, tail = word[:2], word[2:]
    if word in verbs():
        return 0
    if tail == "" and word[1:] == "将" and tag == "d" and word not in closed("with_will"):  # 分6|批将|村落列入…
        return 1
    if word in closed("glued_towards"):  # 对|东|出口
        return 1
    if head == "在京" and tail in verbs():
        return 2
    if word[0] in adverbs() and word[1:] in verbs() and word[1:] in closed("after_one"):  # 狠抓
        return 1
    if not tail:
        return 0
    if word[0] == "新" and word[1:] in verbs():  # 新开通: newly, and the verb
        return 1
    if word[:3] in adverbs():  # 进一步提高
        return 3 if word[3:] in verbs() else 0
    if head in adverbs():
        return 2 if tail in verbs() else 0
    verb = verbs().get(head)
    if verb is None:
        return 0
    led = verb.frame == "clause" or not verb.noun  # 支持软件(企业), as well as 发放贷款
    return 2 if tail == "出" or tag[:1] in "vl" or (led and len(tail) == 2) else 0  # 培育出


_made = tuple.__new__  # the same as Token(…), at half the cost
_MARKS = frozenset("，,；;：:。！？!?、…—-－─\n\r\t 　“”‘’\"'《》（）()【】[]「」『』〔〕·")
_TIME = re.compile(r"[年月日号]$|季度$|时期$|期间$|以来$|年内$|年底$|年初$|阶段$")


def _token(text: str, tag: str, start: int) -> Token:
    role, verb, _ = _known(text, tag)
    return _made(Token, (text, role, tag, start, start + len(text), verb))


@lru_cache(maxsize=50_000)
def _known(text: str, tag: str) -> tuple[str, Verb | None, bool | None]:
    """Role and verb of a word, and whether it is a token as it stands: False if glued, None if a verb may go on."""
    whole = None if text in _starts() else True
    return *_role(text, tag), False if _cut(text, tag) else whole


def _role(text: str, tag: str) -> tuple[str, Verb | None]:
    if text in _MARKS:
        return "mark", None
    if text == "地" or text in adverbs():
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
LONGEST_NAME = 24  # characters of a quotation that can be a name although a comma divides it
_RIM = frozenset("：:，,。；！？、“”‘’（）要说称地的出\n")
_BREAK = re.compile("[，,；;。！？]")


def _is_motto(text: str, start: int, end: int) -> bool:
    """Whether a quotation that holds clauses is only a name: 以“共建家园，共享未来”为主题."""
    return text.startswith(endings("theme_behind"), end) or text.endswith(endings("theme_ahead"), 0, start)


def _names(text: str, start: int, end: int) -> bool:
    """Whether a short quotation in the middle of a clause is part of a name: 举办“乐享山水，悦动全城”|活动."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return end - start < LONGEST_NAME and bool(before and after) and before not in _RIM and after not in _RIM


def _folded(text: str, flat: Sequence[Token]) -> list[Token]:
    folded: list[Token] = []
    done = 0
    for at in [at for at, token in enumerate(flat) if token.text in _PAIRS]:
        close = _closing(text, flat, at) if at >= done else None
        if close is None:
            continue
        start, end = flat[at].start, flat[close].end
        role = "note" if flat[at].text in _NOTES else "name"
        folded += (*flat[done:at], Token(text[start:end], role, "x", start, end))
        done = close + 1
    return [*folded, *flat[done:]]


def _closing(text: str, flat: Sequence[Token], at: int) -> int | None:
    """Where the bracket that opens at `at` closes; None for a quotation that holds clauses of its own."""
    opener = flat[at].text
    wanted = _PAIRS[opener]
    depth = 0
    for to in range(at, min(len(flat), at + 120)):
        if flat[to].text == opener:
            depth += 1
        elif flat[to].text == wanted:
            depth -= 1
            if depth == 0:
                inner = text[flat[at].end : flat[to].start]
                spoken = opener in "“‘「" and _BREAK.search(inner)
                whole = flat[at].start, flat[to].end
                return None if spoken and not (_is_motto(text, *whole) or _names(text, *whole)) else to
    return None
