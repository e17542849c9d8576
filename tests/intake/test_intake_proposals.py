from written_sheets import LOG, ROSTER, SURVEY, meaning, sheet

from equity.intake.recogniser import recognise
from equity.vocabulary import Field, FileKind


def test_names_mail_and_phones_are_found_under_any_header():
    columns = ROSTER | {
        "A": [f"Given{'abcdefghijkl'[n]} Family" for n in range(12)],
        "B": [f"family, given{'abcdefghijkl'[n]}" for n in range(12)],
        "C": [f"x{n}@example.org" for n in range(12)],
        "D": [f"(617) 555-12{n:02d}" for n in range(12)],
    }
    mapping = recognise(sheet(columns))
    assert [meaning(mapping, label) for label in "ABCD"] == [
        Field.STUDENT_NAME,
        Field.STUDENT_NAME,
        Field.CONTACT,
        Field.CONTACT,
    ]
    assert "We do not keep names" in mapping.column("A").why


def test_previews_never_show_a_person():
    names = ["Ada Known", "Bo Known", "Cy Known"]
    columns = (
        SURVEY
        | {"Student Name": names * 4, "DOB": ["2010-01-02"] * 12, "Kid": names * 4}
        | {"Email": ["a@b.org"] * 12, "Anything else": ["I told Ada about it"] * 12}
        | {"Homeroom teacher": ["Ms. Rivera", "Mr. Lee"] * 6, "Code": SURVEY["Response ID"]}
    )
    mapping = recognise(sheet(columns))
    shown = {one.label for one in mapping.columns if one.preview}
    assert shown == {"Gender", "I feel safe at school", "I feel left out"}


def test_a_number_that_few_people_have_is_not_shown():
    averages = [f"3.{number:02d}" for number in range(12)]
    grades = {"Student ID": ROSTER["Student ID"], "GPA": averages}
    assert recognise(sheet(grades)).column("GPA").preview == ()
    grades["GPA"] = ["4.0"] * 10 + averages[:2]
    assert recognise(sheet(grades)).column("GPA").preview == ("4.0",)


def test_a_short_list_of_values_is_shown_and_asked_about():
    columns = ROSTER | {"House": ["Elm", "Oak", "Elm"] * 4}
    found = recognise(sheet(columns)).column("House")
    assert found.field is None
    assert found.preview == ("Elm", "Oak")
    assert "a group of our own" in found.why


def test_long_text_is_a_comment_in_a_survey_and_left_out_elsewhere():
    text = [f"The lunch line on day {n} is much too long" for n in range(12)]
    assert meaning(recognise(sheet(SURVEY | {"Q9": text})), "Q9") is Field.SURVEY_COMMENT
    assert meaning(recognise(sheet(LOG | {"Q9": text})), "Q9") is None


def test_a_survey_question_gets_scale_topic_and_direction():
    mapping = recognise(sheet(SURVEY))
    safe, left_out = mapping.column("I feel safe at school"), mapping.column("I feel left out")
    assert (safe.scale, safe.topic, safe.reverse) == ("agree5", "Safety", False)
    assert (left_out.scale, left_out.reverse, left_out.certainty) == ("agree5", True, 0.6)
    assert "bad news" in left_out.why


def test_a_yes_or_no_question_is_an_answer_unless_it_asks_who_somebody_is():
    yes = ["Yes", "No", "No"] * 4
    asked = {"Do you have an IEP?": yes, "Is there an adult you can trust?": yes, "Club": yes}
    mapping = recognise(sheet(SURVEY | asked))
    assert meaning(mapping, "Is there an adult you can trust?") is Field.SURVEY_ITEM
    assert mapping.column("Is there an adult you can trust?").certainty < 0.95
    assert meaning(mapping, "Do you have an IEP?") is None
    assert meaning(mapping, "Club") is None


def test_answers_in_numbers_are_asked_about():
    answers = ["1", "2", "3", "4"] * 3
    columns = {f"How safe do you feel in place {n}?": answers for n in range(3)}
    mapping = recognise(sheet({"Response ID": SURVEY["Response ID"]} | columns))
    found = mapping.column("How safe do you feel in place 1?")
    assert mapping.kind is FileKind.SURVEY
    assert (found.field, found.scale) == (Field.SURVEY_ITEM, None)
    assert found.certainty < 0.5
    assert "which answer each number stands for" in found.why
