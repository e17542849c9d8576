"""Who is in a log without a list of students, in words and in the picture."""

import altair as alt

from equity.numbers import Bounded, GroupTurnout, Turnout
from equity.privacy.turnout import turnout
from equity.story import charts, logged, palette
from equity.vocabulary import View

NATIVE, BLACK, WHITE = "American Indian or Alaska Native", "Black or African American", "White"
LOG = {NATIVE: (9, 4), BLACK: (40, 30), WHITE: (60, 20), "Asian": (51, 30), "Filipino": (12, 2)}


def told(groups=LOG):
    """Send {race: (students in the log, suspended)} through the gate; None is not clear."""
    counted = Turnout(
        by=("race_ethnicity",),
        period="2025-26",
        source="Discipline log 2025-26",
        groups=tuple(
            GroupTurnout((name,), *(None if one is None else Bounded.exactly(one) for one in pair))
            for name, pair in groups.items()
        ),
    )
    return turnout(counted, view=View.ROOM)


def only_students():
    return told({name: (students, None) for name, (students, _suspended) in LOG.items()})


def test_a_group_is_a_part_of_the_log_and_of_the_suspended():
    parts = told()
    black = next(one for one in parts.groups if one.group == (BLACK,))
    assert logged.beside(parts, black) == (
        "Of every 100 students in the log, 23 are Black students; of every 100 suspended, 35 are"
    )


def test_it_says_why_there_are_no_rates_and_what_to_bring():
    said = " ".join(logged.why_no_rates(told()))
    assert "parts, not rates" in said
    assert "Bring the list of students of 2025-26" in said
    assert "not clear" not in said
    assert "Who was suspended is not clear" in " ".join(logged.why_no_rates(only_students()))


def test_no_word_of_a_rate_or_of_voices_stands_beside_the_parts():
    parts = told()
    spec = charts.shares(parts, theme="light", of_log=True)
    alt.LayerChart.from_dict(spec)
    drawn = str(spec)
    assert "Part of the suspended students" in drawn
    assert "heard" not in drawn
    assert "Answered" not in drawn
    assert palette.of("light").warm not in drawn
    assert spec["description"].startswith("Students in the discipline log of 2025-26")
    assert not any("rate" in one.lower() for one in logged.columns(parts))


def test_what_is_hidden_is_named_and_its_numbers_are_nowhere():
    parts = told()
    (whole, *_others) = logged.hidden(parts)
    assert NATIVE in whole
    assert whole.endswith("too few students to show safely.")
    rows = {row["Group"]: row for row in logged.same_numbers(parts)}
    assert set(rows[NATIVE].values()) == {NATIVE, "", "Too few students to show safely"}
    assert rows["All students"]["How many in the log"] == "160 to 199"


def test_table_and_picture_have_one_text_for_whatever_is_hidden():
    parts = told(LOG | {WHITE: (60, 57)})
    hidden = {"Too few students to show safely"}
    drawn = charts.shares(parts, theme="light", of_log=True)["layer"]
    texts = {row.get("text") for one in drawn for row in one.get("data", {}).get("values", ())}
    (white,) = [row for row in logged.same_numbers(parts) if row["Group"] == "White"]
    assert white["How many in the log"] == "55 to 69"
    assert list(white.values())[3:] == [*hidden, ""]
    assert {one for one in texts if one and ("few" in one or "idden" in one)} == hidden


def test_a_log_that_is_not_clear_has_no_column_of_the_suspended():
    assert logged.columns(only_students()) == (
        "Group",
        "Of every 100 in the log",
        "How many in the log",
    )


def test_later_files_are_named_by_their_day_where_there_are_any():
    assert logged.stays("") == ""
    assert "after November 2, 2025 change nothing" in logged.stays("2025-11-02")
