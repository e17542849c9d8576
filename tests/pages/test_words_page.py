"""In their words: what was released, by one thing about the writer, and nothing else."""

from itertools import islice

import pytest
from reading import quotes, text, title

import homes
from equity.chain import bringing, keeping, showing, themes, words, workspaces
from equity.privacy.masking import as_text
from equity.privacy.themes import Finder
from equity.question import Question
from equity.store import comments as store

WORDS, FOCUS = "pages/look/words.py", "pages/choose/focus.py"
KEEP = "What should this school keep doing?"


def release(sample, count, dimension):
    """Release the first comments of the desk that can be shown with a dimension."""
    asked = [one.place for one in words.desk(sample) if one.question == KEEP]
    desks = (words.on_desk(sample, place) for place in asked)
    free = (one for one in desks if dimension is None or dimension in one.dimensions)
    return [
        words.release(sample, one.place, text=as_text(one.parts), dimension=dimension)
        for one in islice(free, count)
    ]


@pytest.fixture
def released(sample):
    """Give three quotes of which the gender is told, and one that tells nothing."""
    return [*release(sample, 3, "gender"), *release(sample, 1, None)]


def shown(at, some):
    return [one.text in quotes(at) for one in some]


def titles(at):
    """Give what stands over the quotes: the headings that come after the themes."""
    headings = [one.value for one in at.header]
    return headings[headings.index("What people write about") + 1 :]


def leads_to_the_desk(at):
    return any("release" in one.proto.page for one in at.get("page_link"))


def test_without_data_the_page_says_what_to_bring(app):
    app.switch_page(WORDS).run()
    assert title(app) == "What do people say in their own words?"
    assert "Nothing is open yet" in text(app)


def test_before_anything_is_released_the_page_invites_and_shows_no_words(look, sample, sits_at):
    at = look(WORDS)
    assert not at.exception
    assert "Their words wait to be read." in text(at)
    assert leads_to_the_desk(at)
    sits_at("192.168.0.7")
    at = look(WORDS)
    assert "Ask the person who leads the room" in text(at)
    assert not leads_to_the_desk(at)
    assert quotes(at) == set()
    assert not [one for one in store.written(sample) if one.text in text(at)]


def test_the_room_sees_what_was_released_and_only_that(look, released, sits_at):
    sits_at("192.168.0.7")
    at = look(WORDS)
    assert not at.exception
    assert shown(at, released) == [True] * 4
    assert "They do not say how many people think so." in text(at)
    assert "Source: Climate survey 20" in text(at)
    assert quotes(at) == {one.text for one in released}
    assert not leads_to_the_desk(at)


def test_all_together_no_group_of_a_writer_stands_by_the_words(look, released):
    at = look(WORDS)
    assert titles(at) == [KEEP]
    assert not {one.way.group for one in released[:3]} & set(text(at).splitlines())


def test_by_gender_only_words_released_with_it_are_shown_under_their_group(look, released):
    at = look(WORDS)
    at.selectbox(key="by").set_value("gender").run()
    assert shown(at, released) == [True, True, True, False]
    assert set(titles(at)) == {one.way.group for one in released[:3]}


def test_by_grade_the_heading_over_words_names_the_grade_as_every_page_does(look, sample):
    (one,) = release(sample, 1, "grade")
    at = look(WORDS)
    at.selectbox(key="by").set_value("grade").run()
    assert titles(at) == [f"Grade {one.way.group}"]


def test_a_filter_of_another_page_hides_all_other_words(look, released):
    at = look(WORDS, only="grade:7")
    assert shown(at, released) == [False] * 4
    assert "Under this filter there are no words to show." in text(at)
    group = released[0].way.group
    at = look(WORDS, only=f"gender:{group}")
    assert shown(at, released) == [bool(one.way and one.way.group == group) for one in released]


def test_a_search_finds_the_beginning_of_a_word_under_the_filter(look, released):
    at = look(WORDS)
    word = max(released[3].text.split(), key=len).strip(".,")
    at.text_input(key="words_search").set_value(word[:-1]).run()
    assert shown(at, released[3:]) == [True]
    assert word not in str(dict(at.query_params))
    at.selectbox(key="only").set_value(f"gender:{released[0].way.group}").run()
    at.text_input(key="words_search").set_value(released[3].text).run()
    assert shown(at, released[3:]) == [False]
    assert "No quote that is shown here" in text(at)


def test_words_are_kept_with_a_finding_and_go_when_they_are_taken_back(
    look, sample, released, sits_at
):
    assert "No finding is kept yet" in text(look(WORDS))
    card = keeping.keep(
        sample,
        question=Question(measures=("suspended",), by=("race_ethnicity",)),
        measure="suspended",
        group=("Black or African American",),
        notice="",
        wonder="",
    )
    at = look(WORDS)
    offered = [one.key for one in at.button_group if one.key != "theme"]
    assert offered == [f"with_{released[3].place}"]
    sits_at("192.168.0.7")
    assert [one.key for one in look(WORDS).button_group if one.key != "theme"] == []
    sits_at(None)
    at.button_group(key=offered[0]).set_value([card.id]).run()
    assert not at.exception
    assert keeping.cards(sample)[0].quotes == (released[3].place,)
    assert shown(look(FOCUS), released) == [False, False, False, True]
    words.take_back(sample, released[3].place)
    assert shown(look(FOCUS), released) == [False] * 4


def bars(at):
    """Give what the picture of the themes says to who cannot see it."""
    (picture,) = at.get("vega_lite_chart")
    return picture.proto.alt


@pytest.fixture(scope="module")
def record(sample_home, tmp_path_factory):
    """Give everything that the room can ever be shown of the sample school."""
    with homes.copied_once(tmp_path_factory, sample_home):
        return showing.shown(workspaces.open_sample(), k=10)


def recounted(record, measure, conditions):
    """Give what all that can be shown says of a theme in one group."""
    newest = max(one["period"] for one in record["groups"])
    (said,) = [
        one["measures"][measure]
        for one in record["groups"]
        if one["population"] == "survey_students"
        and (one["period"], one["conditions"], one["complement_of"]) == (newest, conditions, None)
    ]
    return said["text"] if said else "Too few students to show safely"


def test_before_any_quote_is_released_the_page_says_how_many_write_about_what(look, sample, record):
    at = look(WORDS)
    assert not at.exception
    everyone = recounted(record, "theme.food_and_building", [])
    assert f"Most often: Food and building, {everyone} of 100 who wrote" in text(at)
    for one in themes.measures(sample):
        assert f"{one.label}: {recounted(record, one.key, [])}" in bars(at)
    assert "Bullying: Too few students to show safely" in bars(at)
    assert "does not say whether its writer was glad or upset" in text(at)


def test_a_theme_is_told_by_group_with_what_its_words_are(look, record):
    at = look(WORDS, theme="theme.learning", by="grade")
    assert next(one.value for one in at.header) == "Learning, by grade"
    for grade in ("6", "7", "8"):
        said = recounted(record, "theme.learning", [["grade", grade]])
        assert f"Grade {grade}: {said}" in bars(at)
    assert "homework" in text(at)
    assert "Groups can differ by chance" in text(at)


def test_a_filter_narrows_the_themes_and_is_set_aside_beside_a_breakdown(look, record):
    at = look(WORDS, theme="theme.learning", only="grade:7")
    said = recounted(record, "theme.learning", [["grade", "7"]])
    assert next(one.value for one in at.header) == (
        f"Learning: {said} of every 100 who wrote in grade 7"
    )
    at = look(WORDS, theme="theme.learning", only="grade:7", by="race_ethnicity")
    assert "The filter is set aside here (in grade 7)" in text(at)


def test_a_theme_shows_the_quotes_that_touch_it(look, sample):
    (theme,) = [one for one in themes.of(sample) if one.name == "Food and building"]
    finder = Finder.of([theme])
    desks = [words.on_desk(sample, one.place) for one in words.desk(sample)[:80]]
    touch = [one for one in desks if finder.in_words(as_text(one.parts))][:2]
    others = [one for one in desks if not finder.in_words(as_text(one.parts))][:2]
    some = [
        words.release(sample, one.place, text=as_text(one.parts), dimension=None)
        for one in (*touch, *others)
    ]
    at = look(WORDS, theme=theme.key)
    assert shown(at, some) == [True, True, False, False]
    at.button_group(key="theme").set_value(None).run()
    assert shown(at, some) == [True] * 4


def test_words_of_a_conversation_are_found_by_theme_and_never_counted(app):
    lines = [
        f"2025-26,What helps?,The {('lunch', 'garden')[number % 2]} at table {number} keeps us "
        "together all of the year"
        for number in range(24)
    ]
    content = "\n".join(["School Year,Question,Response", *lines]).encode()
    made = workspaces.create("A conversation")
    bringing.load(made, bringing.read([("talk.csv", content)]).readings)
    some = [
        words.release(
            made, one.place, text=as_text(words.on_desk(made, one.place).parts), dimension=None
        )
        for one in words.desk(made)
    ]
    app.query_params["room"] = made.link
    app.query_params["theme"] = "theme.food_and_building"
    app.run()
    app.switch_page(WORDS).run()
    assert not app.exception
    assert shown(app, some) == ["lunch" in one.text for one in some]
    assert not app.get("vega_lite_chart")
    assert "of every 100" not in text(app)
