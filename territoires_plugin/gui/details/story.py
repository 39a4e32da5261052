"""What is shown of one opportunity and of one project, as plain data: told off the main thread, shown on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProjectFacts:
    """One application, in the user's language; texts are empty and the budget None where the source tells nothing.

    ``themes_suggested``: nobody gave the themes, and nobody has accepted them.
    """

    project_id: str
    title: str
    description: str
    applicant: str
    epci_name: str
    themes: tuple[str, ...]
    stage: str
    status: str
    budget: float | None
    themes_suggested: bool = False


@dataclass(frozen=True)
class Bar:
    """What one component brings to the score: ``points`` of the ``most`` that it could bring.

    Args:
        told: the points in tenths, as the rationale tells them; those of a score sum to it.
    """

    component: str
    name: str
    points: float
    told: float
    most: float


@dataclass(frozen=True)
class Member:
    """A project of the pool.

    Args:
        mean_score: with the other members.
        difference: what the pool is worth with it, less its worth without.
        message: the worth without it, in a sentence.
    """

    project: ProjectFacts
    mean_score: float
    difference: float
    message: str


@dataclass(frozen=True)
class Pair:
    """Two members by their titles."""

    first: str
    second: str
    distance_m: float
    score: float
    shared_terms: str


@dataclass(frozen=True)
class Form:
    """A form of pooling; ``meets`` is None where the data do not tell, ``source`` the article, empty for a body."""

    name: str
    source: str
    meets: bool | None
    condition: str


@dataclass(frozen=True)
class Lead:
    """An EPCI that could carry the pool, and why."""

    name: str
    reasons: str


@dataclass(frozen=True)
class NearMiss:
    """A project that is in no pool and came near to this one.

    Args:
        message: the first rule that excludes it.
        change: what would have to change for that rule; empty where no choice of the user does it.
    """

    project_id: str
    title: str
    epci_name: str
    message: str
    change: str


@dataclass(frozen=True)
class OpportunityStory:
    """All that is told of one opportunity; bars by points, leads by rank, the rest by id.

    Args:
        value: what the order of the list follows, (members - 1) x score.
        broken: the present settings that a kept opportunity does not keep, in sentences; empty for all others.
    """

    opportunity_id: str
    title: str
    rationale: str
    broken: tuple[str, ...]
    score: float
    value: float
    bars: tuple[Bar, ...]
    weakest_pair: str
    pairs: tuple[Pair, ...]
    members: tuple[Member, ...]
    leads: tuple[Lead, ...]
    leads_notice: str
    forms: tuple[Form, ...]
    forms_notice: str
    near_misses: tuple[NearMiss, ...]


@dataclass(frozen=True)
class Partner:
    """A project that could stand in a pool with another one.

    Args:
        rank: from 1; None within one EPCI.
        verdict: ``retained``, ``to_examine``, ``below`` or ``same_epci``.
        message: the verdict in a sentence.
    """

    rank: int | None
    project_id: str
    title: str
    epci_name: str
    distance_m: float
    score: float
    verdict: str
    message: str


@dataclass(frozen=True)
class Experience:
    """A project that has already done the like; ``distance_m`` None where it is found everywhere."""

    project_id: str
    title: str
    call: str
    stage: str
    epci_name: str
    distance_m: float | None
    likeness: float


@dataclass(frozen=True)
class ThemeChoice:
    """A theme of the call's taxonomy."""

    code: str
    name: str


@dataclass(frozen=True)
class ProjectStory:
    """All that is told of one project.

    Args:
        place: the opportunity it is in, or what keeps it out, in a sentence; empty before a suggestion.
        opportunity_id: of its opportunity, or of the one it came nearest to.
        nearest_id: of the project it came nearest to, where that is in no opportunity either.
        no_partners: why there can be no partners; empty where there can.
        themes: those that the project could have.
    """

    project: ProjectFacts
    place: str
    opportunity_id: str | None
    nearest_id: str | None
    partners: tuple[Partner, ...]
    no_partners: str
    experience: tuple[Experience, ...]
    themes: tuple[ThemeChoice, ...] = ()
