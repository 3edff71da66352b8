"""Which of several divisions a name means: the parent beside it, the document's own area, earlier names, rank."""

from __future__ import annotations

from gongbao.extract.places import gazetteer
from gongbao.extract.places.gazetteer import holds, rank

_RECENT = 12  # names looked back on


class Context:
    """What a document has said so far: its home and the divisions named, latest last."""

    def __init__(self, home: str | None) -> None:
        self.home = home
        self.named: list[str] = []

    def note(self, code: str | None) -> None:
        """Remember a division that was named."""
        if code is not None and code != "100000":
            self.named.append(code)


def _best(codes: list[str]) -> str | None:
    """The only one of highest rank."""
    if not codes:
        return None
    top = min(rank(code) for code in codes)
    best = [code for code in codes if rank(code) == top]
    if len(best) == 2:  # 伊宁 is 伊宁市 rather than 伊宁县
        towns = [code for code in best if gazetteer.divisions()[code].name.endswith("市")]
        best = towns if len(towns) == 1 and best[0][:4] == best[1][:4] else best
    return best[0] if len(best) == 1 else None


def scopes(code: str) -> tuple[str, ...]:
    """A division and what holds it, narrowest first, the country left out."""
    found, at = [], code
    while rank(at) > 0:
        found.append(at)
        at = gazetteer.parent(at) or "100000"
    return tuple(found)


def _near(codes: tuple[str, ...], anchor: str) -> str | None:
    for scope in scopes(anchor):
        inside = [code for code in codes if holds(scope, code)]
        if inside:
            return anchor if anchor in inside else _best(inside)
    return None


def within(codes: tuple[str, ...], holder: str) -> str | None:
    """The division among `codes` that `holder` holds, if there is one reading."""
    return _best([code for code in codes if code != holder and holds(holder, code)])


def choose(codes: tuple[str, ...], context: Context, full: bool) -> tuple[str | None, float]:
    """The division meant and how sure that is; None when nothing decides."""
    if len(codes) == 1:
        return codes[0], 0.97 if full else 0.93
    if not full and codes and rank(codes[0]) == 1:
        return codes[0], 0.95
    if context.home and rank(context.home) > 0:
        code = _near(codes, context.home)
        if code:
            return code, 0.93
    for anchor in reversed(context.named[-_RECENT:]):
        code = _near(codes, anchor)
        if code:
            return code, 0.88
    code = _best(list(codes))
    return (code, 0.8) if code and rank(code) <= 2 else (None, 0.4)


def candidates(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The names with codes of unresolved readings."""
    return tuple(f"{gazetteer.divisions()[code].name} {code}" for code in codes[:10])
