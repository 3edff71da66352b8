"""Segmentation with dictionary tags: rjieba where it is installed, jieba otherwise; both give the same words.

The tag of a word is the one jieba's dictionary states. posseg's own model is slower and cuts differently.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from gongbao import lexicon


class Word(NamedTuple):
    """A word with its part-of-speech tag (ICTCLAS letters as in jieba's dictionary) and its place in the text."""

    text: str
    tag: str
    start: int
    end: int


_made = tuple.__new__  # the same as Word(…), at half the cost


def words(text: str) -> list[Word]:
    """The words of `text`, in order, tiling it."""
    found, at = [], 0
    for word, tag in tagged(text):
        end = at + len(word)
        found.append(_made(Word, (word, tag, at, end)))
        at = end
    return found


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of `text`, each with its tag, in order, tiling it."""
    return _tagger()(text)


def ending(words: Sequence[tuple[str, str]], belongs: Callable[[str, str], bool]) -> str:
    """The text of the last words as far as they belong to one phrase, by word and tag; "" if the last does not."""
    kept = list(takewhile(lambda one: belongs(*one), reversed(words)))
    return "".join(word for word, _ in reversed(kept))


@cache
def adverbs() -> frozenset[str]:
    """Words that stand before a verb without being part of the action: 重点, 全力."""
    return frozenset(lexicon.lines("adverbs.txt"))


@cache
def _tagger() -> Callable[[str], list[tuple[str, str]]]:
    try:
        return _rjieba()
    except ImportError:
        return _jieba()


def _own_words() -> list[tuple[str, int, str]]:
    return [(row["word"], int(row["freq"]), row["tag"]) for row in lexicon.rows("words.csv")]


def _rjieba() -> Callable[[str], list[tuple[str, str]]]:
    import rjieba

    engine = rjieba.Jieba()
    for word, freq, tag in _own_words():
        engine.add_word(word, freq, tag)
    return engine.tag


def _jieba() -> Callable[[str], list[tuple[str, str]]]:
    import logging

    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)
    engine = jieba.Tokenizer()
    engine.initialize()
    tags = jieba.posseg.POSTokenizer(engine).word_tag_tab
    for word, freq, tag in _own_words():
        engine.add_word(word, freq)
        tags[word] = tag
    return lambda text: [(word, tags.get(word, "x")) for word in engine.cut(text)]
