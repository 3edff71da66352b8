"""An object that goes on behind a comma: 设置|240个展位|，以及|8000平方米的展区."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gongbao.extract.measures.predicate import Predicate
from gongbao.extract.measures.states import is_state
from gongbao.extract.measures.verb_groups import governs
from gongbao.extract.measures.verbs import Token


def with_more(predicate: Predicate, sentence: Sequence[Sequence[Token]], at: int) -> Predicate:
    """The predicate of the clause at `at` with what the next clause adds to its object; as it is if that adds none."""
    following = sentence[at + 1] if at + 1 < len(sentence) else ()
    if predicate.disposal or predicate.end != sentence[at][-1].end or not _adds_a_noun(following):
        return predicate
    return replace(predicate, inside=(*predicate.inside, *following), end=following[-1].end)


def _adds_a_noun(clause: Sequence[Token]) -> bool:
    """Whether a clause is 以及 with a noun phrase.

    以及|打造新格局 is another act, 以及|乙项目|完工 says how things stand.
    """
    if len(clause) < 2 or clause[0].text != "以及":
        return False
    phrase = clause[1:]
    attributed = any(token.text == "的" for token in phrase)
    stands = not attributed and all(token.verb is not None for token in phrase[-2:])  # 5座泵站投入运行
    if stands or phrase[-1].text in ("的", "者") or governs(phrase, 0) or is_state(phrase):
        return False
    last = max((n for n, token in enumerate(phrase) if token.text == "的"), default=0)
    acts = (phrase[n].verb for n in range(last + 1, len(phrase)) if governs(phrase, n))
    return all(verb is not None and verb.noun for verb in acts)
