from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao import lexicon
from gongbao.extract.measures import find_measures
from gongbao.extract.measures.verbs import tokens
from gongbao.extract.policies import find_policies
from tests.unit.documents import passage

PIECES = """完善 建立 健全 机制 平台 把 将 对 进行 给予 奖励 10万元 企业 和 、 ， 。 ； 《 》 “ ” （ ） 的 了 在 由 从
并 要 已 加快 推进 建设 项目 支持 市政府 2026年底前 不超过 每 到 至 为 是 — 一是 办法 规定 3至5家"""
# the words that the grammar knows, in any order: what it looks for behind a word may be missing
KNOWN = sorted({row["word"] for row in lexicon.rows("measures/closed.csv")})
WORDS = st.one_of(st.sampled_from([*PIECES.split(), "\u3000", " ", "\n"]), st.sampled_from(KNOWN))
CHINESE = st.lists(WORDS, max_size=40).map("".join)
TEXTS = st.one_of(CHINESE, st.text(max_size=120))
GENRES = st.sampled_from([None, "essay", "news", "rule", "notice", "work_report", "interpretation", "communique"])
STATUSES = {"done", "ongoing", "planned", "standing"}


@settings(max_examples=150, deadline=None)
@given(TEXTS, GENRES, st.sampled_from([None, "back", "ahead"]))
def test_measures_are_evidenced(text: str, genre: str | None, outlook: str | None) -> None:
    last = 0
    for measure in find_measures(passage(text, genre, outlook)):
        evidence = "".join(text[measure.start : measure.end].split())
        assert last <= measure.start < measure.end <= len(text)
        assert measure.status in STATUSES
        assert 0 <= measure.confidence <= 1
        assert measure.object and measure.object in evidence
        assert measure.action
        last = measure.end


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_tokens_tile_any_text(text: str) -> None:
    assert "".join(token.text for token in tokens(text)) == text


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_policies_are_evidenced(text: str) -> None:
    for mention in find_policies(passage(text)):
        assert text[mention.start] in "《“"
        assert text[mention.end - 1] in "》”"
        assert mention.title


def test_a_long_run_of_openers_is_no_trap() -> None:
    assert find_measures(passage("“" * 3000 + "《" * 3000, "news")) == ()
    assert find_policies(passage("《" * 5000 + "办法》")) != ()


def test_a_clause_without_end_takes_no_time() -> None:
    assert find_measures(passage("明确建设支持" * 20_000, "essay")) == ()
