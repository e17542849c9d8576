import pytest
from written_sheets import KEY, cleaned, sentences, sheet, values

from equity.intake.dictionaries import SCALES
from equity.intake.identity import STUDENT, hasher
from equity.intake.likert import best_scale, position, sounds_like_bad_news, topic_of
from equity.intake.recogniser import recognise
from equity.intake.table import CleanTable
from equity.measures import slug
from equity.problems import Problem
from equity.vocabulary import Field, FileKind

SAFE = "I feel safe at school."
LEFT_OUT = "I feel left out"


def survey(**columns: list[str]) -> CleanTable:
    named = {"safe": SAFE, "left_out": LEFT_OUT}
    rows = len(next(iter(columns.values())))
    known = {
        SAFE: ["Agree", "Disagree", "Neutral"] * rows,
        LEFT_OUT: ["Agree", "Disagree", "Neutral"] * rows,
        "Race": ["White"] * rows,
    }
    written = {named.get(name, name.replace("_", " ")): one for name, one in columns.items()}
    return cleaned({name: one[:rows] for name, one in (known | written).items()})


def test_answers_become_places_on_their_scale():
    answers = [
        "Strongly disagree",
        "disagree",
        "NEITHER AGREE NOR DISAGREE",
        "Agree ",
        "Strongly agr",
    ]
    table = survey(safe=answers)
    assert table.kind is FileKind.SURVEY
    assert values(table, "i_feel_safe_at_school") == [0, 1, 2, 3, 4]
    item = table.items[0]
    assert item.labels == SCALES["agree5"].labels
    assert (item.favourable, item.neutral, item.topic) == ((3, 4), (2,), "Safety")
    assert str(table.frame["i_feel_safe_at_school"].dtype) == "Int8"


def test_a_question_whose_high_answer_is_bad_news_is_turned_and_named():
    table = survey(left_out=["Agree", "Disagree", "Neutral"])
    item = table.items[1]
    assert (item.reverse, item.favourable) == (True, (0, 1))
    assert values(table, item.key) == [3, 1, 2]
    said = sentences(table, with_a_look=True)
    assert "bad news in 'I feel left out'" in said
    assert SAFE not in said


def test_not_applicable_and_blank_are_no_answers_and_strange_ones_are_counted():
    table = survey(safe=["Agree", "N/A", "", "Don't know", "purple", *["Disagree"] * 4])
    assert values(table, "i_feel_safe_at_school") == [3, None, None, None, None, *[1] * 4]
    assert f"Answers to '{SAFE}' that are none of its choices, not counted: 1" in sentences(
        table, with_a_look=True
    )
    assert "purple" not in sentences(table)


def test_rows_without_any_answer_are_listed_and_comments_count_as_answers():
    table = survey(
        safe=["Agree", "", "", "Disagree"],
        left_out=["Agree", "", "N/A", "Disagree"],
        Comments=["", "", "The gym is where I am at ease", "More clubs for everyone please"],
    )
    assert [(one.row, one.reason) for one in table.listed] == [(3, "no question answered")]
    assert table.loaded == 3
    assert table.rows_in == table.loaded + len(table.listed)


def test_comments_stand_apart_with_their_writer_and_question():
    table = survey(
        Response_ID=["R1", "R2", "R3"],
        Comments=["The gym is loud  ", "", "More clubs please"],
    )
    assert table.comments is not None
    assert list(table.comments.columns) == ["respondent", "period", "question", "text"]
    assert table.comments["text"].tolist() == ["The gym is loud", "More clubs please"]
    assert set(table.comments["question"]) == {"Comments"}
    people = values(table, "respondent")
    assert table.comments["respondent"].tolist() == [people[0], people[2]]
    assert "gym" not in table.frame.to_csv()


def test_a_respondent_is_never_hashed_like_a_student():
    columns = {
        "Student ID": ["1", "2"],
        SAFE: ["Agree", "Disagree"],
        LEFT_OUT: ["Agree", "Neutral"],
    }
    table = cleaned(columns)
    assert hasher(key=KEY, what=STUDENT)("1") not in values(table, "respondent")


def test_the_same_person_twice_in_a_year_is_loaded_once():
    table = survey(
        Response_ID=["R1", "R1", "R1", ""],
        School_Year=["2024-25", "2025-26", "2025-26", "2025-26"],
    )
    assert values(table, "period") == ["2024-25", "2025-26", "2025-26"]
    assert [(one.row, one.reason) for one in table.listed] == [(4, "the same person again")]


def test_answers_that_the_survey_s_maker_tried_out_are_listed():
    table = survey(Response_ID=["R1", "R2"], Status=["IP Address", "Survey Preview"])
    assert [one.reason for one in table.listed] == ["a test answer by the survey's maker"]


def test_a_survey_has_the_same_dimensions_as_a_roster():
    table = survey(Race=["Black", "W", ""], Gender=["F", "M", "M"])
    assert [one.name for one in table.dimensions] == ["race_ethnicity", "gender"]
    assert values(table, "race_ethnicity") == ["Black or African American", "White", None]


def test_answers_of_students_without_a_group_are_said_to_be_beyond_comparing():
    answers = {
        SAFE: ["Agree", "Disagree"],
        LEFT_OUT: ["Agree", "Neutral"],
        "Student ID": ["1", "2"],
    }
    no_groups = [one for one in cleaned(answers).checks if "cannot be compared" in one.sentence]
    assert [one.needs_a_look for one in no_groups] == [True]
    assert not any("cannot be compared" in one.sentence for one in survey(Race=["W", "B"]).checks)
    of_staff = cleaned(answers | {"Respondent type": ["Teacher", "Teacher"]}).checks
    assert not any("cannot be compared" in one.sentence for one in of_staff)


def test_a_question_without_known_answers_is_left_out_and_named():
    columns = {SAFE: ["Agree", "Disagree"], LEFT_OUT: ["Agree", "Neutral"], "Odd": ["blue", "red"]}
    mapping = recognise(sheet(columns)).with_column("Odd", field=Field.SURVEY_ITEM)
    table = cleaned(columns, mapping=mapping)
    assert len(table.items) == 2
    assert "We do not know the answers to 'Odd'" in sentences(table, with_a_look=True)


def test_a_survey_without_questions_is_a_problem():
    columns = {SAFE: ["Agree", "Disagree"], "Race": ["White", "Black"]}
    mapping = recognise(sheet(columns)).with_kind(FileKind.SURVEY)
    with pytest.raises(Problem, match="no column is a survey question"):
        cleaned(columns, mapping=mapping.with_column(SAFE, field=None))


def test_keys_of_questions_are_safe_unlike_and_the_same_in_every_file():
    texts = ["Gender", "Is it fair?", "Is it fair!", "¿…?", "A long question " * 9]
    columns = {text: ["Agree", "Disagree", "Neutral"] for text in texts}
    mapping = recognise(sheet(columns)).with_kind(FileKind.SURVEY)
    for text in texts:
        mapping = mapping.with_column(text, field=Field.SURVEY_ITEM, scale="agree5_neutral")
    keys = [item.key for item in cleaned(columns, mapping=mapping).items]
    assert keys == [item.key for item in cleaned(columns, mapping=mapping).items]
    assert len(set(keys)) == 5
    assert keys[1] == "is_it_fair"
    assert "gender" not in keys
    assert all(key == slug(key) and len(key) <= 60 for key in keys)


@pytest.mark.parametrize(
    ("answers", "scale"),
    [
        ({"Agree": 5, "Disagree": 4}, "agree4"),
        ({"Agree": 5, "Neutral": 4, "Strongly disagree": 1}, "agree5_neutral"),
        ({"Slightly agree": 5, "Disagree": 4, "Agree": 1}, "agree6"),
        ({"Never": 5, "Often": 4, "Rarely": 3}, "freq5"),
        ({"Nunca": 5, "A menudo": 4, "Rara vez": 3}, "freq5"),
        ({"Muy de acuerdo": 5, "En desacuerdo": 4}, "agree4"),
        ({"No, never": 5, "Yes, most of the tim": 4}, "freq4_elem"),
        ({"1 - Strongly disagree": 5, "4 - Strongly agree": 4}, "agree4"),
        ({"Quite well": 5, "Not at all well": 4}, "extent5_well"),
        (
            {"No respect at all": 5, "Some respect": 4, "A little bit of respect": 1},
            "extent5_amount",
        ),
        ({"Do not belong at all": 5, "Belong quite a bit": 4}, "belong5"),
        ({"Yes": 5, "No": 4}, "yesno"),
        ({"Agree": 8, "Disagree": 1, "blue": 2}, "agree4"),
        ({"Agree": 7, "Disagree": 0, "blue": 3}, None),
        ({"Agree": 9}, None),
        ({"Red": 5, "Blue": 4}, None),
    ],
)
def test_the_scale_is_the_one_whose_labels_the_answers_are(answers, scale):
    found = best_scale({answer: rows for answer, rows in answers.items() if rows})
    assert (found.name if found else None) == scale


def test_a_cut_label_is_understood_only_where_one_label_begins_so():
    scale = SCALES["agree5"]
    assert position(scale, "Strongly a") == 4
    assert position(scale, "Strongly") is None
    assert position(scale, "Neither agree") == 2


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("I belong at this school", "Belonging"),
        ("Teachers and other adults listen to me", "Relationships with adults"),
        ("My career starts here", "School life"),
        ("Motivated by my classes", "Engagement"),
        ("My classmates are my friends", "Peer relationships"),
        ("Nothing of this list", "School life"),
    ],
)
def test_a_topic_is_told_by_whole_words(text, topic):
    assert topic_of(text) == topic


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("I have been bullied at school", True),
        ("Students disrupt class", True),
        ("The rules are unfair", True),
        ("I am afraid of some students", True),
        ("How often do you worry about violence at your school?", True),
        ("How stressed are you about school?", True),
        ("How mean are students to each other?", True),
        ("How difficult is it to get help?", True),
        ("This school helps students who are stressed", False),
        ("I keep trying even when work is difficult", False),
        ("I am not afraid at school", False),
        ("Students here are never teased", False),
        ("Students are treated fairly", False),
        ("If I am bullied, an adult helps", False),
        ("White walls look nice", False),
        ("I never feel safe here", True),
        ("Adults do not treat students fairly", True),
        ("When I do not feel safe, I know whom to ask", False),
        ("I feel safe, and I am never alone", False),
    ],
)
def test_a_cue_of_bad_news_is_a_whole_word_that_nothing_denies(text, bad):
    assert sounds_like_bad_news(text) is bad


def test_scales_that_say_what_is_good_are_not_turned():
    question = "How safe or unsafe do you feel in the halls?"
    columns = {
        question: ["Safe", "Very unsafe", "Very safe"],
        SAFE: ["Agree", "Disagree", "Neutral"],
    }
    assert recognise(sheet(columns)).column(question).reverse is False


def test_answers_that_say_the_thing_with_how_much_are_on_one_scale():
    """Answers as Panorama prints them; "likely" beside "unlikely" is a scale of its own."""
    safe = {"Not at all safe": 1, "Slightly safe": 1, "Quite safe": 2, "Extremely safe": 1}
    chosen = best_scale(safe)
    assert chosen is SCALES["extent5"]
    assert [position(chosen, answer) for answer in safe] == [0, 1, 3, 4]
    assert (
        best_scale({"Extremely likely": 2, "Extremely unlikely": 2, "Somewhat likely": 1}) is None
    )
