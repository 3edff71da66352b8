"""What a metadata.csv says of rights, in whatever words → a code of the code list `rights`."""

from __future__ import annotations

from gongbao import lexicon


def rights_code(said: str) -> tuple[str | None, str | None]:
    """The code for `said` and, where it is not understood, a warning; the code is then None (unknown).

    A pattern of lexicon/rights.csv counts where it stands in the text, case aside; the first that fits wins, and
    those that forbid stand first.
    """
    text = said.casefold()
    for row in lexicon.rows("document/rights.csv"):
        if row["pattern"].casefold() in text:
            return row["code"], None
    return None, f"rights not understood: {said}" if said else None
