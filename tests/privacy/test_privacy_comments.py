"""The gate for what people wrote: enough writers, one group at most, no other filter, no search."""

import pytest

from equity.privacy.comments import (
    Comment,
    Way,
    may_stand_beside,
    only_takes_away,
    release,
    released,
    shown,
    ways_to_show,
)
from equity.problems import Problem
from equity.question import Only, Question

GIRLS = Way(dimension="gender", label="Gender", group="Girls")
BOYS = Way(dimension="gender", label="Gender", group="Boys")
SIXTH = Way(dimension="grade", label="Grade", group="6")
SURVEY = "Climate survey 2025-26"


def wrote(writer, *ways, place=None, question="Why?", source=SURVEY):
    return Comment(
        place=place or f"place {writer}",
        writer=str(writer),
        source=source,
        question=question,
        ways={way.dimension: way for way in ways},
    )


def many(count, *ways, start=0, **named):
    return [wrote(number, *ways, **named) for number in range(start, start + count)]


def quote(text, way=None, place="p"):
    parts = (way.dimension, way.label, way.group) if way else ("", "", "")
    return (place, SURVEY, "Why?", text, *parts)


def test_with_fewer_than_ten_writers_nothing_can_be_shown():
    assert ways_to_show("place 0", many(9, GIRLS)) == ()
    assert ways_to_show("place 0", many(10, GIRLS)) == (None, GIRLS)


def test_a_group_is_told_only_where_ten_of_it_wrote():
    written = [*many(9, GIRLS), *many(10, BOYS, start=9)]
    assert ways_to_show("place 0", written) == (None,)
    assert ways_to_show("place 9", written) == (None, BOYS)


def test_writers_on_another_question_or_of_another_year_do_not_count():
    for other in ({"question": "What else?"}, {"source": "Climate survey 2024-25"}):
        written = [*many(9, GIRLS), *many(30, GIRLS, start=9, **other)]
        assert ways_to_show("place 0", written) == ()


def test_a_writer_counts_once_however_much_was_written():
    written = [wrote(n % 9, GIRLS, place=f"place {n}") for n in range(30)]
    assert ways_to_show("place 0", written) == ()


def test_words_that_a_girl_and_a_boy_wrote_tell_neither():
    written = [*many(10, GIRLS), *many(10, BOYS, start=10)]
    written += [wrote(30, GIRLS, SIXTH, place="same"), wrote(31, BOYS, SIXTH, place="same")]
    assert ways_to_show("same", written) == (None,)


def test_under_ten_is_refused_in_the_room():
    with pytest.raises(Problem, match="Groups this small"):
        ways_to_show("place 0", many(9), min_group=9)


def test_what_tells_too_much_is_not_released():
    few, enough = many(9, GIRLS), many(10, GIRLS)
    for written, dimension in ((few, None), (few, "gender"), (enough, "grade")):
        with pytest.raises(Problem, match="Too few people wrote"):
            release("place 0", written, masked="a b", text="a b", dimension=dimension)
    told = release("place 0", enough, masked="a b", text=" a  b ", dimension="gender")
    assert (told.text, told.way, told.source, told.question) == ("a b", GIRLS, SURVEY, "Why?")
    assert release("place 0", enough, masked="a b", text="a b", dimension=None).way is None


@pytest.mark.parametrize(
    ("left", "problem"), [("Maya did it", "what somebody wrote"), (" […] ", "nothing left")]
)
def test_a_person_can_only_take_words_out(left, problem):
    with pytest.raises(Problem, match=problem):
        release("place 0", many(10), masked="[name] did it", text=left, dimension=None)


def test_taking_away_keeps_the_order():
    assert only_takes_away("Stop it, [name], now!", "Stop […] now")
    assert not only_takes_away("Stop it now", "now stop")
    assert not only_takes_away("Stop it", "Stop it, it")


QUOTES = released(
    [
        quote("Girls like lunch", GIRLS, "c"),
        quote("Boys like lunch", BOYS, "b"),
        quote("Sixth graders like lunch", SIXTH, "a"),
        quote("Somebody likes lunch", None, "d"),
    ]
)


def texts(**asked):
    return [one.text.split()[0] for one in shown(QUOTES, **asked)]


def test_only_the_keyed_hash_orders_quotes():
    assert [one.place for one in QUOTES] == ["a", "b", "c", "d"]


def test_a_quote_is_shown_by_its_own_dimension_only():
    assert texts() == ["Sixth", "Boys", "Girls", "Somebody"]
    assert texts(by="gender") == ["Boys", "Girls"]
    assert texts(by="race_ethnicity") == []


def test_under_any_other_filter_a_quote_is_not_shown():
    assert texts(only=Only("gender", "Girls")) == ["Girls"]
    assert texts(only=Only("gender", "Nonbinary students")) == []
    assert texts(only=Only("english_learner", "Girls")) == []
    assert texts(by="gender", only=Only("grade", "6")) == []


def test_a_search_finds_nothing_that_the_filter_hides():
    assert texts(search="Lunch like") == ["Sixth", "Boys", "Girls", "Somebody"]
    assert texts(search="lunch", only=Only("grade", "6")) == ["Sixth"]
    assert texts(search="somebody", only=Only("grade", "6")) == []
    assert texts(search="girls", by="grade") == []
    assert texts(search="dinner") == []


def test_a_search_takes_the_beginning_of_words_without_accents():
    (one,) = released([quote("Mis amigos están aquí")])
    assert [bool(shown([one], search=text)) for text in ("AMIG", "esta", "migos")] == [
        True,
        True,
        False,
    ]


def test_a_quote_stands_beside_findings_about_its_own_group_only():
    sixth, boys, girls, somebody = QUOTES
    by_gender = Question(measures=("suspended",), by=("gender",))
    assert may_stand_beside(girls, by_gender, ("Girls",))
    assert may_stand_beside(somebody, by_gender, ("Girls",))
    assert not may_stand_beside(boys, by_gender, ("Girls",))
    assert not may_stand_beside(sixth, by_gender, ("Girls",))
    in_sixth = Question(measures=("suspended",), by=("gender",), only=(Only("grade", "6"),))
    assert not may_stand_beside(girls, in_sixth, ("Girls",))
    assert not may_stand_beside(girls, by_gender, ())
