"""What the clause grammar finds: a predicate."""

from __future__ import annotations

from dataclasses import dataclass

from gongbao.extract.measures.verbs import Token, Verb


@dataclass(frozen=True, slots=True)
class Predicate:
    """Offsets into the sentence. `left` is what precedes the verb in its clause, `inside` the tokens of the object.

    `disposal`: the object stands before the verb (把, 将, 对).
    """

    start: int
    end: int
    action: str
    verb: Verb
    left: tuple[Token, ...]
    inside: tuple[Token, ...]
    disposal: bool = False

    @property
    def object_span(self) -> tuple[int, int]:
        """Where the object stands in the sentence."""
        return self.inside[0].start, self.inside[-1].end

    @property
    def denied(self) -> bool:
        """不|主动|实施检查, 不|需要|提供证明: told as not done."""
        near = self.left[-2:]
        return bool(near) and near[-1].role == "adverb" and any(token.text == "不" for token in near)

    @property
    def named(self) -> bool:
        """Whether someone stands before the verb; a phrase (面向儿童, 在农村) is nobody."""
        said = (token for token in self.left if token.tag not in ("a", "c"))  # 新|培育, 同时|培育
        return next((t.role for t in said if t.role in ("preposition", "word", "name")), "") in ("word", "name")
