"""E-mail addresses in free text, hidden from robots or not."""

from __future__ import annotations

import re

_OPEN, _CLOSE = r"\s*[(\[{<]\s*", r"\s*[)\]}>]\s*"
_SPELLED = r"\s+(?:dot|point)\s+"
_TOP = r"(?:fr|com|org|net|eu|info|gouv|asso|re|gp|mq|gf|yt|nc|pf|bzh|be|ch|lu|uk)\b"
_SIGN = "@＠﹫"
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"  # letters that nobody sees do not hide an address
_CHARS = rf"\w.!#$%&'*+/=?^`|~{_UNSEEN}-"
_DOMAIN = rf"[\w{_UNSEEN}-]{{1,63}}"  # RFC 1035; without a limit a long line of signs would be read again and again
_LOCAL = rf"(?<![{_CHARS}])(?:mailto:)?[{_CHARS}]+(?:{_SPELLED}[{_CHARS}]+){{0,3}}"
_BRACKETED = rf"{_OPEN}(?:at|arobase|chez|a|à|@){_CLOSE}"
_AT = rf"(?:\s?[{_SIGN}]\s?|{_BRACKETED}|\s+arobase\s+)"
# A dot in letters, or before a blank, is one of an address only where a known ending follows: "un point fort" stays.
_LETTERS = rf"{_SPELLED}(?=(?:[\w-]+{_SPELLED}){{0,3}}{_TOP})"
_DOT = rf"(?:\.|\s\.\s?|\.\s(?={_TOP})|,(?={_TOP})|{_OPEN}(?:dot|point|\.){_CLOSE}|{_LETTERS})"
_ADDRESS = re.compile(
    rf"{_LOCAL}(?:{_AT}{_DOMAIN}(?:{_DOT}{_DOMAIN})+"
    rf"|\s+at\s+[\w-]+(?:{_LETTERS}[\w-]+)+"
    rf"|(?:[{_SIGN}]|{_OPEN}(?:at|arobase|@){_CLOSE})[^\W\d]{_DOMAIN})"  # without a dot: jean.dupont@mairie
    # A bare "at", or one between dashes, is a sign only behind a name in parts and before a known ending.
    rf"|(?<![{_CHARS}])[^\W_]{{1,64}}[._-][\w.-]{{1,64}}?(?:\s+at\s+|\s?[-_*]{{1,3}}at[-_*]{{1,3}}\s?)"
    rf"[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,4}}\.{_TOP}",
    re.IGNORECASE,
)
_CHEAP_HINTS = (*_SIGN, "arobase", *(f"{mark}at" for mark in " \t\n\u00a0\u202f-_*"), *"([{<")
_HINT = re.compile(rf"[{_SIGN}]|(?<![^\W_])(?:at|arobase|chez)(?![^\W_])|[(\[{{<]\s*[aà]\s*[)\]}}>]", re.IGNORECASE)


def email_spans(text: str) -> list[tuple[int, int]]:
    """Where each address begins and ends."""
    if not _may_hold_one(text.lower()) or not _HINT.search(text):
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def _may_hold_one(lowered: str) -> bool:
    """Most texts do not, and are done with here: a plain loop takes a fifth of the time of anything else."""
    for sign in _CHEAP_HINTS:  # noqa: SIM110
        if sign in lowered:
            return True
    return False
