"""The figure extractor beside Recognizers-Text and JioNLP on the same sentences, in one run.

    pip install '.[bench]' && python -m tests.bench.compare PATH … [--sentences N]

They do less: Recognizers-Text finds numbers, currencies and dimensions, JioNLP money; neither says what is measured.
Prints characters per second and how many rows each finds. A tool that is not installed is left out.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from gongbao.extract.figures import find_figures
from gongbao.extract.places import find_places
from gongbao.model import Document
from tests.bench.bench import documents, snapshots


def sentences(read: Sequence[Document]) -> list[str]:
    return [document.text[s.start : s.end] for document in read for s in document.sentences]


def measure(name: str, count: Callable[[], int], characters: int) -> None:
    begun = time.perf_counter()
    found = count()
    seconds = time.perf_counter() - begun
    print(f"{name:40} {characters / seconds:12,.0f} characters/s {found:8,} rows")


def recognizers() -> Callable[[str], int]:
    numbers = importlib.import_module("recognizers_number")
    units = importlib.import_module("recognizers_number_with_unit")
    calls = (numbers.recognize_number, units.recognize_currency, units.recognize_dimension)
    return lambda text: sum(len(call(text, numbers.Culture.Chinese)) for call in calls)


def jionlp() -> Callable[[str], int]:
    library = importlib.import_module("jionlp")
    return lambda text: len(library.ner.extract_money(text, with_parsing=True) or ())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--sentences", type=int, default=400)
    arguments = parser.parse_args()
    read = documents(snapshots(arguments.paths, 500))
    places = [find_places(document) for document in read]
    size = sum(len(document.text) for document in read)
    pairs = list(zip(read, places, strict=True))
    measure("gongbao, figures", lambda: sum(len(find_figures(one, own)) for one, own in pairs), size)
    chosen = sentences(read)[: arguments.sentences]
    for name, tool in (("Recognizers-Text, number currency dimension", recognizers), ("JioNLP, money", jionlp)):
        try:
            call = tool()
            call("三十万元")
        except ImportError as error:
            print(f"{name:40} not here ({error})")
            continue
        measure(name, lambda call=call: sum(map(call, chosen)), sum(map(len, chosen)))


if __name__ == "__main__":
    main()
