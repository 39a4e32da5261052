"""The texts of projects, as they are compared: title and description without markup, each distinct one once."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...engine.measures.corpus import Corpus, read_corpus
from ...engine.participants import Integers
from ...model.progress import Progress

LONGEST = 4_000  # characters of a text that are read: the title and some two pages
BLOCK = 1_000  # texts whose words are held together: bounds the memory
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True)
class Texts:
    """n projects with d distinct texts.

    Args:
        distinct: the d texts, sorted, so that nothing depends on the order of the projects.
        of: (n,) the text of each project.
    """

    distinct: list[str]
    of: Integers

    @classmethod
    def read(cls, projects: pd.DataFrame) -> Texts:
        """Of the columns ``title`` and ``description``; one that is not there counts as NULL."""
        columns = [projects[name] if name in projects else [None] * len(projects) for name in ("title", "description")]
        texts = [_plain(parts) for parts in zip(*columns)]
        distinct = sorted(set(texts))
        number = {text: position for position, text in enumerate(distinct)}
        return cls(distinct, np.array([number[text] for text in texts], dtype=np.int64))


def blocks(texts: Sequence[str], progress: Progress) -> Iterator[Corpus]:
    """The words of distinct texts, ``BLOCK`` texts at a time."""
    for start in range(0, len(texts), BLOCK):
        progress.check()
        yield corpus_of(texts[start : start + BLOCK])


def corpus_of(texts: Sequence[str]) -> Corpus:
    """The words of d distinct texts, in their order."""
    return read_corpus(texts, [None] * len(texts))


def _plain(parts: Iterable[object]) -> str:
    text = "\n".join(part for part in parts if isinstance(part, str))[:LONGEST]
    if "<" in text or "&" in text:
        text = _TAG.sub(" ", html.unescape(text))
    return " ".join(text.split())
