"""Climate: all topics and one question, with the sample school and without a survey."""

import json
import re

import pytest
from reading import badges, labels, text, title

from equity.chain import bringing, keeping, releasing, workspaces

CLIMATE, GAPS, FOCUS = "pages/look/climate.py", "pages/look/gaps.py", "pages/choose/focus.py"
MULTILINGUAL = "Multilingual learners (English learners)"
FORMERLY = "Formerly English learners"
LANGUAGE = {"by": "english_learner", "group": MULTILINGUAL}
CULTURE = {"question": "item.this_school_values_my_culture"}


def words(at, index):
    """Give all texts of a picture."""
    spec = json.loads(at.get("vega_lite_chart")[index].proto.spec)
    return [
        row["text"] for layer in spec["layer"] for row in layer["data"]["values"] if "text" in row
    ]


def headings(at):
    return [one.value for one in at.header]


def test_the_page_says_the_finding_and_shows_both_pictures(look):
    at = look(CLIMATE, **LANGUAGE, **CULTURE)
    assert not at.exception
    assert title(at) == "Which parts of school feel different?"
    assert headings(at)[:2] == [
        "Most of all, school values the culture of multilingual learners less",
        "Fewer than half of multilingual learners say: “This school values my culture.”",
    ]
    assert {"Multilingual learners", "All other students", "Widest gap"} <= set(words(at, 0))
    assert {"Disagree", "In between", "Agree"} <= set(words(at, 1))
    assert at.get("vega_lite_chart")[0].proto.alt.startswith("Good answers of every 100")


def test_without_a_choice_the_page_looks_at_the_clearest_gap(look):
    at = look(CLIMATE)
    assert not at.exception
    assert at.selectbox(key="group").value == "Black or African American"
    assert at.selectbox(key="also").value == "nobody"
    assert headings(at)[0] == "Most of all, school feels less fair to Black students"


def test_where_no_gap_is_clear_the_page_looks_at_a_group_that_may_be_shown(look):
    at = look(CLIMATE, only="grade:6")
    assert at.selectbox(key="group").value == "Asian"
    assert headings(at)[0].startswith("No topic shows for sure")


def test_a_second_group_is_chosen_stands_in_the_url_and_joins_both_pictures(look):
    at = look(CLIMATE, **LANGUAGE, **CULTURE)
    before = len(words(at, 1))
    at.selectbox(key="also").select(FORMERLY).run()
    assert at.query_params["also"] == FORMERLY
    assert "Students who were English learners before" in words(at, 0)
    assert len(words(at, 1)) == before + 5, "a name, a size and three numbers"


def test_another_question_is_chosen_by_keyboard(look):
    at = look(CLIMATE, **LANGUAGE)
    at.selectbox(key="question").select("item.i_feel_safe_in_my_classes").run()
    assert not at.exception
    assert "I feel safe in my classes." in headings(at)[1]
    assert at.query_params["question"] == "item.i_feel_safe_in_my_classes"


def test_a_turned_question_shows_disagreeing_as_the_good_answer(look):
    at = look(CLIMATE, question="item.i_feel_left_out_as_if_i_do_not_fit_in")
    assert "answer “Disagree” to" in headings(at)[1]
    assert words(at, 1)[:3] == ["Agree", "In between", "Disagree"]


def test_both_tables_hold_the_numbers_of_the_pictures_and_can_be_downloaded(look):
    at = look(CLIMATE, **LANGUAGE, **CULTURE)
    topics, answers = (one.value for one in at.table)
    said = {text.removeprefix("about ") for text in topics["Multilingual learners"]}
    assert said <= set(words(at, 0))
    assert set(topics["Topic"]) <= set(words(at, 0))
    own = answers.set_index("Group").loc["Multilingual learners"]
    assert {own["Disagree"], own["In between"], own["Agree"]} <= set(words(at, 1))
    ends = [re.findall(r"\d+", own[one]) for one in ("Disagree", "In between", "Agree")]
    assert sum(int(one[0]) for one in ends) <= 101
    assert sum(int(one[-1]) for one in ends) >= 99
    assert labels(at.get("download_button")) == ["Table", "Table"]


def test_who_answered_is_said_in_bands_with_a_way_to_who_is_here(look):
    at = look(CLIMATE, by="race_ethnicity")
    assert "All students: 600 to 699" in text(at)
    assert "Native students: too few students to show safely" in text(at)
    assert at.get("page_link")


def test_a_hidden_group_gets_no_number_but_a_way_to_listen(look):
    at = look(CLIMATE, group="American Indian or Alaska Native")
    assert not at.exception
    assert all(one.endswith("too few students to show safely") for one in headings(at)[:2])
    assert "hold a listening circle" in text(at)
    assert "keep" not in [one.key for one in at.button]
    assert not [one for one in words(at, 1) if one.isdigit()]


def test_a_finding_is_kept_and_opens_as_the_same_gap(look, sample):
    at = look(CLIMATE, **LANGUAGE, **CULTURE)
    at.button(key="keep").click().run()
    assert badges(at)[-1].endswith("Kept")
    [card] = keeping.cards(sample)
    assert (card.measure, card.group) == (CULTURE["question"], (MULTILINGUAL,))
    later = look(FOCUS)
    later.button(key=f"open_{card.id}").click().run()
    assert title(later) == card.sentence


def test_the_choices_hold_on_the_next_page_and_back(look):
    at = look(CLIMATE, **LANGUAGE, **CULTURE, also=FORMERLY)
    at.switch_page(GAPS).run()
    assert at.selectbox(key="by").value == "english_learner"
    at.switch_page(CLIMATE).run()
    assert at.selectbox(key="also").value == FORMERLY
    assert at.selectbox(key="question").value == CULTURE["question"]


def test_the_filter_is_said_for_topics_and_set_aside_in_sight_for_one_question(look):
    at = look(CLIMATE, by="race_ethnicity", only="grade:7")
    assert not at.exception
    topics, question = headings(at)[:2]
    assert "in grade 7" in topics
    assert "grade 7" not in question
    assert "The filter is set aside here (in grade 7)" in text(at)


@pytest.mark.parametrize("name", ["by", "group", "also", "only", "question"])
def test_a_choice_in_the_url_that_is_not_known_falls_back(look, name):
    at = look(CLIMATE, **{name: "no such thing"})
    assert not at.exception
    assert len(at.get("vega_lite_chart")) == 2


def test_a_part_of_a_question_is_no_measure_to_choose(look):
    at = look(CLIMATE)
    assert not [one for one in at.selectbox(key="question").options if "middle" in one]
    gaps = look(GAPS)
    menu = gaps.selectbox(key="measure").options
    assert len(menu) == len(set(menu))


def test_with_nothing_open_the_page_says_what_to_bring(app):
    app.switch_page(CLIMATE).run()
    assert not app.exception
    assert "Nothing is open yet" in text(app)
    assert "climate survey" in text(app)
    assert "Open the sample school" in labels(app.button)


def test_a_workspace_without_a_survey_says_what_is_missing(look):
    made = workspaces.create("Without a survey")
    roster = "Student ID,Gender\n" + "".join(f"{n},{'MF'[n % 2]}\n" for n in range(40))
    log = "Student ID,Date,Action\n" + "".join(f"{n},2025-10-01,Suspension\n" for n in range(9))
    content = [("roster_2025-26.csv", roster.encode()), ("log.csv", log.encode())]
    bringing.load(made, bringing.read(content).readings)
    at = look(CLIMATE, room=made.link)
    assert not at.exception
    assert "There is no survey with groups of students in this workspace yet." in text(at)


QUESTIONS = ("I feel safe here", "Rules here are fair", "I belong at this school")


def survey_of(who, good, *, grade="7"):
    """Write forty answers, of which so many are good ones."""
    rows = [f"Grade,{','.join(QUESTIONS)}"]
    for number in range(40):
        answers = (
            "Agree" if (number + 7 * place) % 40 < good else "Disagree" for place in range(3)
        )
        rows.append(f"{grade if number % 2 else '8'},{','.join(answers)}")
    return f"{who}_survey_2025-26.csv", "\n".join(rows).encode()


def test_students_staff_and_families_are_looked_at_side_by_side(look):
    made = workspaces.create("Three")
    files = [survey_of("student", 20), survey_of("staff", 36), survey_of("family", 28)]
    bringing.load(made, bringing.read(files).readings)
    releasing.protect(made, k=10)
    groups = look(CLIMATE, room=made.link)
    assert not groups.exception
    assert len(groups.get("vega_lite_chart")) == 2, "groups of students come first"
    both = look(CLIMATE, room=made.link, people="side_by_side")
    assert not both.exception
    assert headings(both)[0] == "What students, staff and families say"
    (table,) = (one.value for one in both.table)
    assert table.set_index("Topic").to_dict("index") == {
        topic: {"Students": "50", "Staff": "90", "Families": "70"}
        for topic in ("Safety", "Fairness", "Belonging")
    }
    assert {"Students", "Staff", "Families", "50", "70", "90", "40 points"} <= set(words(both, 0))
    assert "Staff: 40 to 54" in text(both)
    gaps = look(GAPS, room=made.link)
    assert not [one for one in gaps.selectbox(key="measure").options if "Safety" in one]


def test_staff_alone_are_shown_without_a_choice_of_groups(look):
    made = workspaces.create("Staff alone")
    bringing.load(made, bringing.read([survey_of("staff", 36)]).readings)
    releasing.protect(made, k=10)
    at = look(CLIMATE, room=made.link)
    assert not at.exception
    assert headings(at)[0] == "What staff say"
    assert not at.get("button_group")
    overview = look("pages/look/overview.py", room=made.link)
    assert not overview.exception
    assert "nothing to compare" in text(overview)
    assert overview.get("page_link")
