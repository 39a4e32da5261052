"""Telephone numbers in free text, however they are grouped; amounts, dates, SIRET and coordinates are none."""

from __future__ import annotations

import re
import unicodedata

from .word_sets import word_set

_BREAK = "\\s.\\-\u2010-\u2015_/·•()\u00ad\u200b-\u200d\u2060\ufeff"
_B = rf"[{_BREAK}]{{0,4}}"
_BC = rf"[{_BREAK},]{{0,3}}"  # a numeric keypad has a comma for a dot
_FREE = r"(?:(?<![^\W_])|(?<=t[eé]l)|(?<=fax)|(?<=port)|(?<=mob))"  # nothing before, or "tel06…"
_REST = rf"[1-9](?:{_B}\d){{8}}(?!\d)"
# The neighbours and the parts of France overseas: behind "00" other digits are more often those of a padded number.
_COUNTRIES = "3[2349]|351|352|377|4[149]|262|508|590|594|596|687|689"
_CANDIDATE = re.compile(
    rf"(?P<france>\(?(?:[+＋]|(?<!\d)00){_B}33{_B}(?:\(?0\)?{_B})?{_REST})"
    rf"|(?P<abroad>\(?[+＋]{_B}[1-9](?:{_B}\d){{7,14}}(?!\d)|(?<!\d)00{_B}(?:{_COUNTRIES})(?:{_B}\d){{7,11}}(?!\d))"
    rf"|{_FREE}(?P<national>\(?0{_BC}[1-9](?:{_BC}\d){{8}}(?!\d))"
    rf"|{_FREE}(?P<bare>33{_B}{_REST})"
    rf"|(?<![^\W_])(?:t[eé]l(?:[eé]phone)?|fax|gsm|portable)[\s.:°]{{0,4}}(?P<told>{_REST})",
    re.IGNORECASE,
)
# How people group ten digits, eleven that begin with 33, and nine behind "tél.": anything else is another number.
_GROUPED = {
    "national": word_set(
        "10 2+2+2+2+2 1+1+2+2+2+2 4+2+2+2 4+3+3 4+6 2+8 2+4+4 2+2+3+3 2+3+3+2 2+2+2+4 2+2+6 3+3+2+2 3+3+4 3+2+2+3 "
        "1+3+2+2+2 1+3+3+3 1+9 1+1+8 2+2+2+1+3 2+2+2+3+1 6+4 6+2+2 2+2+4+2 2+4+2+2 8+2 2+6+2"
    ),
    "bare": word_set("11 2+1+2+2+2+2 2+1+8 3+2+2+2+2"),
    "told": word_set("9 1+2+2+2+2 1+8"),
}
_DIGITS = re.compile(r"\d+")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_ENOUGH = re.compile(r"\D{0,4}".join([r"\d"] * 9))  # half the time of a repeated group
_UNIT = re.compile(r"(?:[.,]\d+)?\s*(?:[km]?€|[km]?eur(?:os?)?\b|%)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_INSIDE = re.compile(r"\d[-_./,]\Z")
_PAIRS = [2] * 5
_SIRET_LENGTH, _NIC_LENGTH = 14, 5  # a SIRET ends with the five digits of the establishment


def telephone_spans(text: str) -> list[tuple[int, int]]:
    """Where each number begins and ends; digits of other scripts count."""
    if not _ENOUGH.search(text):
        return []
    plain = text if text.isascii() else _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
    spans: list[tuple[int, int]] = []
    start = 0
    while match := _CANDIDATE.search(plain, start):
        kind = str(match.lastgroup)
        begin, end = match.span(kind)
        if _is_number(plain, kind, begin, end, spans[-1][1] if spans else -1):
            lone = plain[begin] == "(" and ")" not in plain[begin:end]
            spans.append((begin + lone, end))
            start = end
        else:
            start = _next_number(plain, begin)
    return spans


def _next_number(text: str, begin: int) -> int:
    """Behind the group of digits that begins at or after a place."""
    group = _DIGITS.search(text, begin)
    return group.end() if group else len(text)


def _is_number(text: str, kind: str, begin: int, end: int, last_end: int) -> bool:
    number = text[begin:end]
    groups = _DIGITS.findall(number)
    if _UNIT.match(text, end) and [len(group) for group in groups] != _PAIRS:
        return False
    if kind in ("france", "abroad"):
        is_dialled = groups[0].startswith("00")
        return not _is_padded(text, begin, groups, last_end) if is_dialled else not _is_thousands(number, groups)
    breaks = _DIGITS.split(number)[1:-1]
    return (
        "+".join(str(len(group)) for group in groups) in _GROUPED[kind]
        and not _is_decimal(groups, breaks)
        and not _holds_a_date(groups, breaks)
        and not any("," in part and len(part) > 1 for part in breaks)  # "01, 02, 03": a list
        and not _is_part_of_more(text, begin, end, breaks, last_end)
    )


def _is_thousands(number: str, groups: list[str]) -> bool:
    """+12 000 000: an increase."""
    in_threes = len(groups) > 1 and len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    return in_threes and (groups[-1] == "000" or sum(map(len, groups)) < 10)


def _is_padded(text: str, begin: int, groups: list[str], last_end: int) -> bool:
    """003 361 234 56789, 00336123456789, 0.00391 0.00000: 00 begins a SIRET, or stands behind a comma."""
    is_siret = sum(map(len, groups)) == _SIRET_LENGTH and len(groups[-1]) in (_SIRET_LENGTH, _NIC_LENGTH)
    is_other = is_siret or (groups[0] != "00" and not re.match(f"00(?:33|{_COUNTRIES})", groups[0]))
    return is_other or (last_end != begin - 1 and _INSIDE.search(text, max(0, begin - 2), begin) is not None)


def _is_decimal(groups: list[str], breaks: list[str]) -> bool:
    return (len(groups) == 2 or len(groups[0]) == 1) and breaks[0] in (".", ",")


def _holds_a_date(groups: list[str], breaks: list[str]) -> bool:
    """01/02/2026 10, 01/2026-2027, 01/02/26 03/04: days and years, never the pairs of a number."""
    if any(len(group) == 4 and _YEAR.match(group) for group in groups[1:]):
        return True
    is_paired = [len(group) for group in groups] == _PAIRS
    mixed = is_paired and breaks[0] == breaks[1] == breaks[3] != breaks[2] and breaks[0] in ("/", ".", "-")
    return mixed and _is_day(groups[0], groups[1]) and _is_day(groups[3], groups[4])


def _is_day(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _is_part_of_more(text: str, begin: int, end: int, breaks: list[str], last_end: int) -> bool:
    """Digits of a longer reference: 2023-0612345678, 0612345678ab, 2023-01-02-03-04-05."""
    if not breaks and text[end : end + 1].isalpha():
        return True
    before = _INSIDE.search(text, max(0, begin - 2), begin)
    if before is None or last_end == begin - 1:
        return False
    return len(breaks) < len(_PAIRS) - 1 or text[begin - 1] in breaks
