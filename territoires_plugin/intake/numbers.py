"""Amounts and coordinates as people and spreadsheets write them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal

LONGEST_NUMBER = 64
_BLANKS = re.compile(r"[\s'\u2019]+")  # \s holds the no-break and the narrow no-break space
_MACHINE = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,3}")
# Groups parted by blanks are of three digits: ten digits in pairs are a telephone number.
_DIGITS = r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?|[0-9][0-9.,]*"
_AMOUNT = re.compile(
    rf"€? ?(?P<sign>[+\-\u2212]?) ?€? ?(?P<digits>{_DIGITS}) ?(?P<unit>k|m|md|millions?|milliards?|milliers?)?"
    r" ?(?:de? ?)?(?:€|euros?|eur)? ?(?:ht|ttc)?",
    re.IGNORECASE,
)
_FACTORS = {"k": 1_000, "millier": 1_000, "m": 10**6, "million": 10**6, "md": 10**9, "milliard": 10**9}
_COULD_BE_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


@dataclass(frozen=True)
class Amount:
    """``ambiguous``: the one separator, with three digits behind it, could have meant thousands."""

    value: float
    ambiguous: bool = False


def read_amount(text: str) -> Amount | None:
    """An amount such as ``1 234,56 €``, ``1.234,56``, ``1,234.56``, ``250 k€`` or ``1,2 M€``; None where unreadable.

    A single separator is the decimal one. The result is finite; it may be negative.
    """
    if len(text) > LONGEST_NUMBER:
        return None
    spaced = _BLANKS.sub(" ", text).strip()
    if _MACHINE.fullmatch(spaced):
        return _finite(float(spaced))
    match = _AMOUNT.fullmatch(spaced)
    plain = _plain_digits(match["digits"].replace(" ", "")) if match else None
    if match is None or plain is None:
        return None
    unit = (match["unit"] or "").lower().rstrip("s")
    value = float(Decimal(plain) * _FACTORS.get(unit, 1))
    ambiguous = not unit and bool(_COULD_BE_THOUSANDS.fullmatch(match["digits"]))
    return _finite(-value if match["sign"] in ("-", "\u2212") and value else value, ambiguous)


def read_coordinate(text: str) -> float | None:
    """A coordinate with a decimal point or comma; None where unreadable or not finite."""
    compact = _BLANKS.sub("", text).replace("\u2212", "-").replace(",", ".")
    if not re.fullmatch(r"[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?", compact):
        return None
    number = float(compact)
    return number if math.isfinite(number) else None


def _plain_digits(digits: str) -> str | None:
    """Digits with a decimal point alone: the thousands' separators taken out, None where they are no such thing."""
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return digits
    if len(marks) == 1:
        whole, _, decimals = digits.partition(marks[0])
        return f"{whole}.{decimals or 0}"
    if len(set(marks)) == 1:
        return digits.replace(marks[0], "") if _is_grouped(digits, marks[0]) else None
    whole, _, decimals = digits.rpartition(marks[-1])
    return f"{whole.replace(marks[0], '')}.{decimals or 0}" if _is_grouped(whole, marks[0]) else None


def _is_grouped(digits: str, mark: str) -> bool:
    return bool(re.fullmatch(rf"[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{3}})+", digits))


def _finite(value: float, ambiguous: bool = False) -> Amount | None:
    return Amount(value, ambiguous) if math.isfinite(value) else None
