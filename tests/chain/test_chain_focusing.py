"""The board of the four areas: kept cards, candidates, and what people decide."""

import io
import json
from functools import cache, partial

import pytest
from messy_school import files, school
from pptx import Presentation

from equity.chain import answering, bringing, focusing, keeping, presenting, workspaces
from equity.practice.card import LONGEST_IDEA, InTheRoom
from equity.practice.focus import FocusArea, Withdrawal
from equity.problems import Problem
from equity.question import Only, Question
from equity.store import notebook
from equity.vocabulary import Area
from homes import copied_once

BOYS = ("Boys",)


@pytest.fixture(scope="module")
def sample(sample_home, tmp_path_factory):
    with copied_once(tmp_path_factory, sample_home):
        yield workspaces.open_sample()


@pytest.fixture
def workspace(sample):
    """The sample school, with an empty board."""
    yield sample
    for area in Area:
        focusing.withdraw(sample, area)
    for card in keeping.cards(sample):
        keeping.take_out(sample, card.id)


@cache
def ask(workspace):
    """Ask through a cache, as the screen does: here the data stays the same."""
    return cache(partial(answering.answer, workspace))


def column(workspace, area):
    board = focusing.board(workspace, ask=ask(workspace))
    return next(one for one in board.columns if one.area is area)


def keep(workspace, candidate):
    return keeping.keep(
        workspace,
        question=candidate.question,
        measure=candidate.found.measure,
        group=candidate.found.group,
        notice="",
        wonder="",
    )


def keep_first(workspace, area=Area.DISCIPLINE):
    return keep(workspace, column(workspace, area).candidates[0])


def test_the_board_has_the_four_areas_in_their_order(workspace):
    board = focusing.board(workspace)
    assert [one.area for one in board.columns] == list(Area)
    assert board.elsewhere == ()
    assert all(one.focus is None and one.kept == () for one in board.columns)


def test_candidates_are_gaps_and_strengths_in_turn(workspace):
    for area in (Area.DISCIPLINE, Area.CULTURE):
        kinds = [one.found.kind for one in column(workspace, area).candidates]
        assert kinds == ["gap", "strength", "gap", "strength", "gap"]


def test_a_candidate_is_kept_as_it_reads_and_is_no_candidate_any_more(workspace):
    for area, place in ((Area.DISCIPLINE, 0), (Area.CULTURE, 1)):
        before = column(workspace, area).candidates
        card = keep(workspace, before[place])
        after = column(workspace, area)
        assert [one.card for one in after.kept] == [card]
        assert after.kept[0].now == before[place].found
        assert card.sentence == before[place].found.sentence
        assert before[place].found not in [one.found for one in after.candidates]
        assert {one.found.kind for one in after.candidates} == {"gap", "strength"}


def test_beside_a_kept_gap_the_first_candidate_is_a_strength(workspace):
    keep_first(workspace)
    assert column(workspace, Area.DISCIPLINE).candidates[0].found.kind == "strength"


def test_a_gap_that_was_kept_under_a_filter_stays_a_candidate_without_it(workspace):
    candidate = column(workspace, Area.DISCIPLINE).candidates[0]
    question = Question(
        measures=candidate.question.measures, by=candidate.question.by, only=(Only("grade", "7"),)
    )
    keeping.keep(
        workspace,
        question=question,
        measure=candidate.found.measure,
        group=candidate.found.group,
        notice="",
        wonder="",
    )
    assert candidate.found in [one.found for one in column(workspace, Area.DISCIPLINE).candidates]


def test_a_choice_has_its_reason_and_its_dissent(workspace):
    card = keep_first(workspace)
    made = focusing.choose(
        workspace, Area.DISCIPLINE, card.id, reason="It hurts.", dissent="Two of us: grades first."
    )
    assert (made.card_id, made.sentence) == (card.id, card.sentence)
    assert (made.reason, made.dissent) == ("It hurts.", "Two of us: grades first.")
    assert focusing.chosen(workspace) == (made,)
    assert column(workspace, Area.DISCIPLINE).focus == made
    assert column(workspace, Area.CULTURE).focus is None


def test_a_choice_without_a_reason_is_refused(workspace):
    card = keep_first(workspace)
    with pytest.raises(Problem, match="needs a reason"):
        focusing.choose(workspace, Area.DISCIPLINE, card.id, reason="  ")
    assert focusing.chosen(workspace) == ()


def test_only_a_kept_card_of_the_area_can_be_chosen(workspace):
    card = keep_first(workspace)
    with pytest.raises(Problem, match="not in School culture"):
        focusing.choose(workspace, Area.CULTURE, card.id, reason="It hurts.")
    keeping.take_out(workspace, card.id)
    with pytest.raises(Problem, match="not in Discipline"):
        focusing.choose(workspace, Area.DISCIPLINE, card.id, reason="It hurts.")


def test_a_new_choice_takes_the_place_of_the_old_which_stays_in_the_history(workspace):
    told = len(focusing.history(workspace))
    first, second = keep_first(workspace), keep_first(workspace)
    focusing.choose(workspace, Area.DISCIPLINE, first.id, reason="One.")
    focusing.choose(workspace, Area.DISCIPLINE, second.id, reason="Two.")
    focusing.withdraw(workspace, Area.DISCIPLINE)
    assert focusing.chosen(workspace) == ()
    newest = focusing.history(workspace)[: -told or None]
    assert [type(one) for one in newest] == [Withdrawal, FocusArea, FocusArea]
    assert [one.reason for one in newest[1:]] == ["Two.", "One."]


def test_a_chosen_card_that_is_taken_out_is_chosen_no_more(workspace):
    card = keep_first(workspace)
    focusing.choose(workspace, Area.DISCIPLINE, card.id, reason="It hurts.")
    keeping.take_out(workspace, card.id)
    assert focusing.chosen(workspace) == ()
    assert column(workspace, Area.DISCIPLINE).focus is None


def test_the_room_says_whether_people_of_the_group_are_there(workspace):
    card = keep_first(workspace)
    assert card.in_the_room is None
    keeping.say_in_the_room(workspace, card.id, InTheRoom.NOT_SURE)
    assert keeping.cards(workspace)[0].in_the_room is InTheRoom.NOT_SURE
    keeping.say_in_the_room(workspace, card.id, None)
    assert keeping.cards(workspace)[0].in_the_room is None


def test_an_idea_that_is_too_long_is_refused_and_what_stands_stays(workspace):
    card = keep_first(workspace)
    keeping.note(workspace, card.id, notice="x" * LONGEST_IDEA)
    with pytest.raises(Problem, match="too long") as refused:
        keeping.note(workspace, card.id, notice="Short", wonder="x" * (LONGEST_IDEA + 1))
    assert str(LONGEST_IDEA) in refused.value.what_happened
    (kept,) = keeping.cards(workspace)
    assert (kept.notice, kept.wonder) == ("x" * LONGEST_IDEA, "")


def test_what_is_chosen_is_a_slide_with_reason_dissent_and_evidence(workspace):
    card = keep_first(workspace)
    focusing.choose(
        workspace, Area.DISCIPLINE, card.id, reason="It hurts.", dissent="Grades first."
    )
    [one] = presenting.recommendations(workspace)
    assert one.area is Area.DISCIPLINE
    assert one.reasons == ("It hurts.", "Seen differently: Grades first.")
    assert one.evidence == (card.sentence,)
    deck = Presentation(io.BytesIO(presenting.make(workspace, lambda _share, _words: None)))
    said = [
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]
    assert any("Make Discipline our focus" in text for text in said)


def test_a_strength_of_every_group_is_kept_as_it_reads_and_can_go_on_a_slide(workspace):
    candidates = column(workspace, Area.CULTURE).candidates
    card = keep(workspace, next(one for one in candidates if one.found.group == ()))
    assert card.sentence.startswith("In every group shown")
    [planned] = presenting.slides(workspace)
    assert planned.taken_in
    assert planned.title == planned.slide.original == card.sentence
    assert presenting.make(workspace, lambda _share, _words: None)


def test_a_school_without_a_survey_has_candidates_where_it_has_data():
    roster, incidents, _survey = files(school(5), 5)
    made = workspaces.create("No survey")
    bringing.load(made, bringing.read([roster, incidents]).readings)
    board = focusing.board(made)
    with_data = {one.area for one in board.columns if one.has_data}
    assert Area.DISCIPLINE in with_data
    assert Area.CULTURE not in with_data
    assert {one.area for one in board.columns if one.candidates} <= with_data


def test_a_card_whose_measure_the_data_lost_stands_elsewhere(workspace):
    card = keep_first(workspace)
    written = notebook.newest(workspace, keeping.THING)[keeping.THING + card.id]["kept"]
    kept = json.dumps(json.loads(written) | {"measure": "item.no_longer_asked"})
    notebook.write(workspace, thing=keeping.THING + card.id, field="kept", text=kept, writer="room")
    [lost] = focusing.board(workspace).elsewhere
    assert (lost.card.id, lost.now) == (card.id, None)
