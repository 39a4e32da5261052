"""What reaches a person, in free text: found, and masked where the text leaves the office."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ...model.messages import Language, message
from .emails import email_spans
from .telephones import telephone_spans

ContactKind = Literal["email", "telephone"]
REMEMBERED = 16_384  # texts: calls, sources and applicants come again and again
_AROUND = " \t\r\n.,;:<>()[]\u00a0\u202f"


@dataclass(frozen=True)
class Contact:
    """``text[start:end]`` is an e-mail address or a telephone number."""

    kind: ContactKind
    start: int
    end: int


@lru_cache(maxsize=REMEMBERED)
def contacts_in(text: str) -> tuple[Contact, ...]:
    """The e-mail addresses and telephone numbers of a text, in its order, none inside another."""
    emails = email_spans(text)
    starts = [start for start, _ in emails]
    numbers = [span for span in telephone_spans(text) if not _is_crossed(span, emails, starts)]
    found = [Contact("email", *span) for span in emails] + [Contact("telephone", *span) for span in numbers]
    return tuple(sorted(found, key=lambda contact: contact.start))


def _is_crossed(span: tuple[int, int], others: list[tuple[int, int]], starts: list[int]) -> bool:
    """Whether one of some spans, in order and apart from each other, overlaps a span."""
    before = bisect_left(starts, span[1])
    return before > 0 and others[before - 1][1] > span[0]


def masked(text: str, language: Language = "fr") -> str:
    """The text with a word in the place of each contact; a masked text stays as it is."""
    while (hidden := _masked_once(text, language)) != text:  # an address may come to light where another one was
        text = hidden
    return text


def _masked_once(text: str, language: Language) -> str:
    parts: list[str] = []
    end = 0
    for contact in contacts_in(text):
        parts += [text[end : contact.start], message(f"masked_{contact.kind}", language)]
        end = contact.end
    return "".join([*parts, text[end:]])


def contact_alone(text: str) -> ContactKind | None:
    """The kind of the contacts that are all there is in a text; None where it says anything else."""
    found = contacts_in(text)
    rest = text
    for contact in reversed(found):
        rest = rest[: contact.start] + rest[contact.end :]
    return found[0].kind if found and not rest.strip(_AROUND + "/-&") else None
