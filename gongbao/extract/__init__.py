"""Document → rows. Pure functions: no I/O but the lexicon, no clock, no randomness."""

from __future__ import annotations

from gongbao.model import Document, Extraction


def extract(document: Document) -> Extraction:
    """All rows of a document, each with its evidence span."""
    from gongbao.extract.figures import find_figures
    from gongbao.extract.measures import find_measures
    from gongbao.extract.places import find_places
    from gongbao.extract.policies import find_policies
    from gongbao.extract.terms import find_terms

    places = find_places(document)
    return Extraction(
        places=places,
        figures=find_figures(document, places),
        measures=find_measures(document),
        policies=find_policies(document),
        terms=find_terms(document),
    )
