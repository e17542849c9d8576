"""The board of focus areas: kept cards and candidates, a choice with its reason, dissent."""

import pytest
from reading import badges, labels, text, title

from equity.chain import focusing, keeping
from equity.practice.card import InTheRoom
from equity.vocabulary import Area

FOCUS = "pages/choose/focus.py"
REASON = "Time out of class hurts learning."
AREAS = ["Academics", "Discipline", "School culture", "Engagement"]


@pytest.fixture
def card(sample):
    """Give a gap in discipline that is kept."""
    [column] = [one for one in focusing.board(sample).columns if one.area is Area.DISCIPLINE]
    first = column.candidates[0]
    return keeping.keep(
        sample,
        question=first.question,
        measure=first.found.measure,
        group=first.found.group,
        notice="",
        wonder="",
    )


def keys(at, prefix):
    return [one.key for one in at.button if one.key.startswith(prefix)]


def chosen(look, card):
    """Give the board after a card was chosen."""
    at = look(FOCUS)
    return at.text_input(key=f"reason_{card.id}").set_value(REASON).run()


def test_without_data_the_page_says_what_to_bring(app):
    app.switch_page(FOCUS).run()
    assert not app.exception
    assert title(app) == "What do we want to work on?"
    assert "Nothing is open yet" in text(app)
    assert "empty_sample" in [one.key for one in app.button]


def test_the_board_shows_the_four_areas_with_gaps_and_strengths(look):
    at = look(FOCUS)
    assert not at.exception
    assert [one.value for one in at.header] == AREAS
    assert "Nothing is kept yet." in text(at)
    assert {"Gap", "Strength", "Clear"} <= set(badges(at))
    assert " more cards" in at.expander[0].label


def test_one_click_keeps_a_candidate(look, sample):
    at = look(FOCUS)
    first = keys(at, "keep_")[0]
    at.button(key=first).click().run()
    assert not at.exception
    [card] = keeping.cards(sample)
    assert first not in keys(at, "keep_")
    assert keys(at, f"out_{card.id}")
    assert card.sentence in text(at)
    assert "1 card is kept." in text(at)


def test_a_candidate_opens_on_the_page_of_gaps(look):
    at = look(FOCUS)
    opens = next(one for one in at.button if one.key.startswith("open_") and "write" in one.help)
    at.button(key=opens.key).click().run()
    assert title(at) == opens.help


def test_a_strength_of_every_group_is_kept_and_opens(look, sample):
    at = look(FOCUS)
    each = next(one for one in at.button if one.help.startswith("In every group shown"))
    at.button(key=each.key.replace("open_", "keep_")).click().run()
    [card] = keeping.cards(sample)
    assert card.sentence == each.help
    assert f"in_the_room_{card.id}" not in [one.key for one in at.button_group]
    at.button(key=f"open_{card.id}").click().run()
    assert not at.exception
    assert at.query_params["measure"] == card.measure
    assert title(at) == card.sentence
    assert at.get("vega_lite_chart")[0].proto.alt.startswith(card.sentence)
    assert "keep" not in [one.key for one in at.button]  # it is seen to be kept


def test_only_strengths_are_shown_where_people_ask_for_them(look, card):
    at = look(FOCUS)
    at.button_group(key="show").set_value("strength").run()
    assert at.query_params["show"] == "strength"
    assert "Strength" in badges(at)
    assert "Gap" not in badges(at)
    assert card.sentence not in text(at)


def test_a_reason_chooses_a_card_and_is_there_in_a_new_session(look, sample, card):
    at = chosen(look, card)
    assert not at.exception
    assert "★ Our focus area" in badges(at)
    assert f"Why we chose it:** {REASON}" in text(at)
    [focus] = focusing.chosen(sample)
    assert (focus.area, focus.card_id, focus.reason) == (Area.DISCIPLINE, card.id, REASON)
    assert f"Why we chose it:** {REASON}" in text(look(FOCUS))


def test_an_empty_reason_chooses_nothing_and_says_so(look, sample, card):
    at = look(FOCUS)
    at.text_input(key=f"reason_{card.id}").set_value("   ").run()
    assert focusing.chosen(sample) == ()
    assert "A choice needs a reason" in at.error[0].value


def test_who_sees_it_differently_stands_beside_the_reason(look, sample, card):
    at = chosen(look, card)
    at.text_input(key=f"dissent_{card.id}").set_value("Two of us: grades first.").run()
    assert "Seen differently: Two of us: grades first." in text(look(FOCUS))
    [focus] = focusing.chosen(sample)
    assert (focus.reason, focus.dissent) == (REASON, "Two of us: grades first.")


def test_another_reason_keeps_the_dissent(look, sample, card):
    focusing.choose(sample, Area.DISCIPLINE, card.id, reason=REASON, dissent="Grades first.")
    at = look(FOCUS)
    at.text_input(key=f"reason_{card.id}").set_value("Adults decide it.").run()
    [focus] = focusing.chosen(sample)
    assert (focus.reason, focus.dissent) == ("Adults decide it.", "Grades first.")


def test_a_choice_is_taken_back_and_stays_in_the_history(look, sample, card):
    at = chosen(look, card)
    at.button(key=f"withdraw_{card.id}").click().run()
    assert focusing.chosen(sample) == ()
    assert "★ Our focus area" not in badges(at)
    assert at.expander[-1].label == "What we decided, and when"
    assert "the choice was taken back" in text(at)
    assert f"Why: {REASON}" in text(at)


def test_the_room_says_whether_the_group_is_there_without_a_number(look, sample, card):
    at = look(FOCUS)
    asked = at.button_group(key=f"in_the_room_{card.id}")
    assert asked.label == "About Black students. In the room?"
    asked.set_value(InTheRoom.NO).run()
    assert keeping.cards(sample)[0].in_the_room is InTheRoom.NO
    assert look(FOCUS).button_group(key=f"in_the_room_{card.id}").value is InTheRoom.NO


def test_notes_are_shown_on_the_card_and_added_to(look, sample, card):
    keeping.note(sample, card.id, notice="More than twice as many.")
    at = look(FOCUS)
    assert "More than twice as many." in text(at)
    at.text_input(key=f"notice_{card.id}").set_value("In each grade.").run()
    at.text_input(key=f"wonder_{card.id}").set_value("Which *rules* lead to this?").run()
    [kept] = keeping.cards(sample)
    assert kept.notice.splitlines() == ["More than twice as many.", "In each grade."]
    assert kept.wonder == "Which *rules* lead to this?"
    assert "Which *rules* lead to this?" in text(at)


def test_every_input_has_a_label(look, card):
    at = chosen(look, card)
    assert all(labels(at.text_input))
