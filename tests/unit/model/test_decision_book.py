"""The decisions in force: what a new suggestion must respect, and that every step can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from territoires_plugin.model.constraints import Constraints
from territoires_plugin.model.decision_book import REDONE, UNDONE, DecisionBook
from territoires_plugin.model.decisions import KEPT, REJECTED, STATES, TO_EXAMINE, Decision

GROUPS = ("ab", "abc", "bc", "cd", "de")


def decision(group: str, state: str = KEPT, at: str = "2026-03-01T09:00:00+01:00", comment: str = "") -> Decision:
    return Decision(group, tuple(group), state, comment, "Zoé", at)


decisions = st.builds(
    decision,
    st.sampled_from(GROUPS),
    st.sampled_from(STATES),
    st.sampled_from(("2026-03-01T09:00:00+01:00", "2026-03-01T08:30:00+00:00", "yesterday", "")),
    st.text(max_size=5),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("deciding"), decisions),
        st.tuples(st.just("withdrawing"), st.sampled_from(GROUPS)),
        st.tuples(st.just("replacing"), st.sampled_from(GROUPS), decisions),
    )
)


def test_a_later_decision_takes_the_place_of_the_one_before():
    book = DecisionBook().decided(decision("ab", KEPT)).decided(decision("ab", REJECTED))
    assert (len(book), book.state_of("ab")) == (1, REJECTED)


def test_what_was_never_decided_has_no_state_and_can_be_withdrawn():
    assert DecisionBook().state_of("ab") is None
    assert DecisionBook().withdrawn("ab") == DecisionBook()


def test_a_member_added_by_hand_puts_the_new_group_in_the_place_of_the_old_one():
    book = DecisionBook().decided(decision("ab")).replaced("ab", decision("abc"))
    assert (book.state_of("ab"), book.state_of("abc")) == (None, KEPT)


def test_a_book_does_not_change_when_one_decides():
    book = DecisionBook().decided(decision("ab"))
    book.decided(decision("cd"))
    book.withdrawn("ab")
    assert [known.opportunity_id for known in book] == ["ab"]


def test_kept_ones_stay_together_rejected_ones_apart_and_those_to_examine_are_free():
    book = DecisionBook.of([decision("ab", KEPT), decision("cd", REJECTED), decision("de", TO_EXAMINE)])
    assert book.constraints() == Constraints(together=(("a", "b"),), apart=(("c", "d"),))
    assert book.constraints(reject_again=True) == Constraints(together=(("a", "b"),))


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("2026-02-01T09:00:00+01:00", "2026-03-01T09:00:00+01:00"),
        ("2026-03-29T09:00:00+02:00", "2026-03-29T08:00:00+00:00"),  # nine in Paris is seven in London
        ("by hand", "2026-03-01T09:00:00+01:00"),
        ("2026-03-01", "2026-03-01T09:00:00+01:00"),
    ],
)
def test_the_latest_decision_is_first(older, newer):
    for groups in (("ab", "abc"), ("abc", "ab")):
        book = DecisionBook.of([decision(groups[0], at=older), decision(groups[1], at=newer)])
        assert book.constraints().together == (tuple(groups[1]), tuple(groups[0]))


def test_undoing_a_replacement_brings_back_both_decisions_that_gave_way():
    book = DecisionBook.of([decision("ab"), decision("abc", REJECTED, comment="too far")])
    change = book.replacing("ab", decision("abc"))
    assert book.applied(change).applied(change.inverse()) == book


def test_an_undone_change_is_redone():
    change = DecisionBook().deciding(decision("ab"))
    assert change.inverse().action == UNDONE
    assert change.inverse().inverse().action == REDONE
    assert change.inverse().inverse().inverse().action == UNDONE


@given(st.lists(decisions).map(DecisionBook.of), steps)
def test_undoing_everything_gives_the_book_at_the_start_and_redoing_it_the_one_at_the_end(start, steps):
    book, undo = start, []
    for name, *arguments in steps:
        change = getattr(book, name)(*arguments)
        book = book.applied(change)
        undo.append(change.inverse())
    end, redo = book, []
    for change in reversed(undo):
        book = book.applied(change)
        redo.append(change.inverse())
    assert book == start
    for change in reversed(redo):
        book = book.applied(change)
    assert book == end


@given(st.lists(decisions))
def test_no_opportunity_has_two_decisions_and_the_order_of_the_rows_of_several_does_not_matter(rows):
    book = DecisionBook.of(rows)
    ids = [known.opportunity_id for known in book]
    assert ids == sorted(set(ids))
    assert DecisionBook.of(reversed(list(book))) == book
