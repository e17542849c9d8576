"""Who is here in words and in the picture: two files side by side."""

import altair as alt
import pytest

from equity.numbers import Bounded, GroupTurnout, Turnout
from equity.privacy.turnout import turnout
from equity.story import charts, palette, who
from equity.vocabulary import NOT_RECORDED, View

BLACK, WHITE, NATIVE = "Black or African American", "White", "American Indian or Alaska Native"
PACIFIC, FILIPINO = "Native Hawaiian or Pacific Islander", "Filipino"
SMALL = {NATIVE: (9, 4), PACIFIC: (9, 4), FILIPINO: (8, 4)}
SCHOOL = SMALL | {BLACK: (140, 55), "Hispanic or Latino": (360, 180), WHITE: (500, 265)}


def told(groups, by="race_ethnicity"):
    """Send {group: (enrolled, answered)} through the gate; None is no file."""
    counted = Turnout(
        by=(by,),
        period="2025-26",
        source="List of students 2025-26",
        groups=tuple(
            GroupTurnout((name,), *(None if one is None else Bounded.exactly(one) for one in pair))
            for name, pair in groups.items()
        ),
    )
    return turnout(counted, view=View.ROOM)


def alone(side):
    return told({name: (pair[0], None) if side == 0 else (None, pair[1])
                 for name, pair in SCHOOL.items()})  # fmt: skip


def rows(spec, layer):
    return next(one for one in spec["layer"] if one["name"] == layer)["data"]["values"]


def words(spec):
    return [row["text"] for row in rows(spec, "words")]


def test_the_headline_says_how_many_answered():
    assert who.headline(told(SCHOOL)) == "50 of every 100 students answered the survey"
    assert who.headline(alone(0)) == "Students of 2025-26"
    assert who.headline(alone(1)) == "Students who answered in 2025-26"


def test_where_nearly_all_answered_or_the_files_do_not_fit_the_headline_says_so():
    nearly = told({"Girls": (60, 58), "Boys": (60, 57)}, by="gender")
    assert who.headline(nearly) == "How many answered is hidden: too few students to show safely"
    unfit = told({"Girls": (60, 90), "Boys": (60, 57)}, by="gender")
    assert "the two files do not fit" in who.headline(unfit)
    assert any("More answers than students: Girls" in one for one in who.cautions(unfit))


def test_missing_voices_come_with_both_shares():
    assert who.missing(told(SCHOOL)) == (
        "Missing voices: Black students. Of every 100 students enrolled, 14 are Black students; "
        "of every 100 who answered, 11 are.",
    )


def test_who_is_heard_more_is_said_too():
    (less, more) = who.missing(told({"Girls": (200, 60), "Boys": (200, 140)}, by="gender"))
    assert less.startswith("Missing voices: girls.")
    assert more.startswith("Heard more: boys.")


def test_where_nobody_is_missing_or_nobody_can_tell_that_is_said():
    even = told({"Girls": (200, 100), "Boys": (200, 104)}, by="gender")
    assert who.missing(even)[0].startswith("No group shown is missing")
    hidden = told({"Girls": (200, 195), "Boys": (200, 104)}, by="gender")
    assert who.missing(hidden)[0].startswith("Too few groups can be shown")


def test_with_one_file_alone_it_says_what_to_bring():
    assert "Bring survey answers of 2025-26" in who.missing(alone(0))[0]
    assert "Bring a list of students of 2025-26" in who.missing(alone(1))[0]


def test_many_answers_without_a_group_are_a_caution():
    many = told(SCHOOL | {NOT_RECORDED: (30, 90)})
    assert any("answers do not say the group" in one for one in who.cautions(many))
    assert who.cautions(told(SCHOOL)) == ()


def test_what_is_hidden_is_named_with_its_reason():
    shown = told(SCHOOL | {"Asian": (100, 95)})
    (whole, answers) = who.hidden(shown)
    assert whole == f"{NATIVE}; {PACIFIC}; {FILIPINO}: too few students to show safely."
    assert answers.startswith("How many answered is hidden for: ")
    assert "Asian" in answers
    nothing = told({"Girls": (200, 100), "Boys": (200, 104)}, by="gender")
    assert who.hidden(nothing) == ("No group is hidden here.",)


def test_the_table_has_the_numbers_of_the_picture():
    numbers = {row["Group"]: row for row in who.same_numbers(told(SCHOOL))}
    assert numbers["All students"]["Answered, of every 100 in the group"] == "50"
    assert numbers[BLACK] == {
        "Group": BLACK,
        "Of every 100 students": "14",
        "How many students": "130 to 159",
        "Of every 100 who answered": "11",
        "How many answered": "55 to 69",
        "Answered, of every 100 in the group": "39",
        "Voices": "Heard less",
    }
    assert list(numbers[NATIVE].values()) == [
        NATIVE, *("Too few students to show safely", "") * 2, "", "",
    ]  # fmt: skip
    assert list(who.same_numbers(alone(0))[1]) == [
        "Group", "Of every 100 students", "How many students",
    ]  # fmt: skip


def test_table_and_picture_have_one_text_for_whatever_is_hidden():
    few = told(SCHOOL | {"White": (200, 195)})
    (white,) = [row for row in who.same_numbers(few) if row["Group"] == "White"]
    assert white["How many students"] == "200 to 249"
    assert list(white.values())[3:] == ["Too few students to show safely", "", "", ""]
    drawn = words(charts.shares(few, theme="light"))
    assert "Too few students to show safely" in drawn
    assert "–" not in drawn


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_group_that_is_heard_less_is_warm_and_says_so(theme):
    spec = charts.shares(told(SCHOOL), theme=theme)
    alt.LayerChart.from_dict(spec)
    colours = palette.of(theme)
    bars = [row["colour"] for row in rows(spec, "boxes")][2:]
    assert bars == [colours.grey_mid, colours.warm, *[colours.grey_mid, colours.focus] * 2]
    assert {"heard less", "14", "11", "39"} <= set(words(spec))


def test_bars_are_as_long_as_their_numbers_say():
    spec = charts.shares(told(SCHOOL), theme="light")
    lengths = [row["x2"] - row["x"] for row in rows(spec, "boxes")][2:]
    said = [14, 11, 35, 35, 49, 52]
    assert lengths == [pytest.approx(330 * one / 52, abs=0.1) for one in said]


def test_a_hidden_group_gives_its_name_and_the_one_text():
    native = words(charts.shares(told(SCHOOL), theme="light"))
    assert native.count("Too few students to show safely") == len(SMALL)
    without = charts.shares(told(SCHOOL | {NATIVE: (8, 4), FILIPINO: (9, 4)}), theme="light")
    assert without == charts.shares(told(SCHOOL), theme="light")


def test_one_file_alone_has_one_bar_a_group_and_no_last_column():
    spec = charts.shares(alone(0), theme="light")
    assert len(rows(spec, "boxes")) == 1 + 3
    assert "Answered, of 100" not in words(spec)


def test_the_picture_can_be_read_aloud():
    said = charts.shares(told(SCHOOL), theme="light")["description"]
    assert said.startswith("50 of every 100 students answered the survey.")
    assert "14 are Black students; of every 100 who answered, 11 are." in said
    assert f"{NATIVE} students: too few students to show safely." in said
