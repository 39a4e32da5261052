"""The mapping of a source that brings none, found from its columns and first rows."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.codes import SEPARATOR
from ...model.taxonomy import AXES, Taxonomy
from ...territories.gazetteer import Gazetteer
from ..source_table import Source
from .assignment import assign
from .content import evidence
from .deciding import candidates, leave_out_rivals, missing
from .known_formats import OWN, KnownFormat, recognise
from .places_known import known_places
from .profiles import Profile, profiles_of
from .refining import crs_of_columns, refine
from .result import Choice, Detection, Reason
from .scores import CERTAIN, SCORED, Score, Scores, score_columns
from .word_columns import WordColumns
from .word_matching import OF_THE_FIELD, WordMatch

ROWS = 1000  # looked at


def detect(
    source: Source, taxonomy: Taxonomy, gazetteer: Gazetteer, *, file: str = "", drawn: bool = False
) -> Detection:
    """Find which column fills which target.

    Args:
        file: the source's name, for messages.
        drawn: whether another file brings the projects' geometries.

    Raises:
        TerritoiresError: those of ``source.head``.
    """
    known = recognise(source.columns)
    if known is not None and known.name == OWN:
        return _own_table(source.columns, known, file)
    head = source.head(ROWS)
    profiles = profiles_of(head.columns, head.cells, known_places(gazetteer))
    words = WordColumns(taxonomy)
    pinned = known.targets if known else {}
    scores = _scores(profiles, known, words)
    free = {target: columns for target, columns in scores.items() if target not in pinned}
    assigned, undecided = leave_out_rivals(free, assign(free), profiles)
    taken = {**pinned, **assigned}
    choices = {target: _choice(target, position, scores, profiles) for target, position in taken.items()}
    choices, left_out = refine(choices, taken, profiles, head.cells)
    undecided.extend(missing(choices, taken, scores, profiles, undecided, head.has_geometry or drawn))
    separator = _separator(choices, profiles, words)
    return Detection(
        file,
        known.name if known else None,
        tuple(head.columns),
        choices,
        _words(choices, profiles, words, separator, known.words(taxonomy) if known else {}),
        tuple(undecided),
        left_out,
        dict(known.constants) if known else {},
        crs_of_columns(taken, profiles),
        separator,
    )


def _own_table(columns: Sequence[str], known: KnownFormat, file: str) -> Detection:
    choices = {
        target: Choice(target, columns[position], 1.0, (Reason("column_own"),))
        for target, position in known.targets.items()
    }
    return Detection(file, OWN, tuple(columns), choices)


def _scores(profiles: Sequence[Profile], known: KnownFormat | None, words: WordColumns) -> Scores:
    """The scores of the columns that are free, beside those that a known format pins down."""
    pinned = known.targets if known else {}
    closed = known.closed | set(pinned.values()) if known else frozenset[int]()
    free = [profile for profile in profiles if profile.position not in closed]
    scores = score_columns(free, [target for target in SCORED if target not in pinned], words)
    for target, position in pinned.items():
        score = Score(CERTAIN, [Reason("column_known_format")])
        if target == "project_id" and profiles[position].filled:
            score.confidence *= evidence(profiles[position], target, words).fit
        scores[target] = {position: score}
    return scores


def _choice(target: str, position: int, scores: Scores, profiles: Sequence[Profile]) -> Choice:
    score = scores[target][position]
    others = [place for place in scores[target] if place != position]
    name = profiles[position].name
    return Choice(target, name, score.confidence, tuple(score.reasons), candidates(scores, target, profiles, others))


def _separator(choices: dict[str, Choice], profiles: Sequence[Profile], words: WordColumns) -> str:
    """What parts several values in one field of the source: the first that is not the usual one."""
    found = [words.separator(profile) for profile in _columns_of(choices, AXES, profiles).values()]
    return next((mark for mark in found if mark != SEPARATOR), SEPARATOR)


def _words(
    choices: dict[str, Choice],
    profiles: Sequence[Profile],
    words: WordColumns,
    separator: str,
    told: dict[str, dict[str, tuple[str, ...]]],
) -> dict[str, dict[str, WordMatch]]:
    """Args:
    told: the codes of words that the known format tells.
    """
    found = {}
    for target, profile in _columns_of(choices, tuple(words.matchers), profiles).items():
        own = {word: WordMatch(codes, OF_THE_FIELD) for word, codes in told.get(target, {}).items()}
        met = words.matches(profile, target, separator)
        found[target] = {**met, **{word: match for word, match in own.items() if word in met}}
    return found


def _columns_of(choices: dict[str, Choice], targets: Sequence[str], profiles: Sequence[Profile]) -> dict[str, Profile]:
    by_name = {profile.name: profile for profile in reversed(profiles)}
    return {target: by_name[choices[target].column] for target in targets if target in choices}
