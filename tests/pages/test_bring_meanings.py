"""What values mean is asked on the page where people bring files, and followed when they load."""

from reading import text

from equity.ui.bring.desk import DESK

BRING = "pages/start/bring_data.py"
ROSTER = (
    "Student ID,Race,Grade\n"
    + "".join(f"{n:04d},{['1', '4', '4,1'][n % 3]},7\n" for n in range(30))
).replace("4,1", '"4,1"')
SURVEY = "Response ID,Race,How fair are the rules?,How safe do you feel?,I belong here\n" + "".join(
    f"R{n},White,{n % 5 + 1},{n % 5 + 1},{n % 4 + 1}\n" for n in range(30)
)


def bring(app, name, content):
    app.switch_page(BRING).run()
    app.file_uploader[0].upload(name, content.encode())
    return app.run()


def reading(app):
    (only,) = app.session_state[DESK].readings
    return only


def select(app, label):
    return next(one for one in app.selectbox if one.label.startswith(label))


def test_each_code_of_race_is_explained_by_itself(app):
    bring(app, "roster_2025-26.csv", ROSTER)
    assert not app.exception
    assert "What does each value of 'Race' mean?" in text(app)
    select(app, "4, in").select("Asian").run()
    select(app, "1, in").select("Black or African American").run()
    assert not app.exception
    assert reading(app).mapping.column("Race").meanings == {
        "4": "Asian",
        "1": "Black or African American",
    }
    assert "written in numbers" not in text(app)


def test_numbers_of_a_survey_get_their_code_list_for_all_that_share_it(app):
    bring(app, "survey_2025-26.csv", SURVEY)
    assert not app.exception
    assert "We do not know what the answers mean" in text(app)
    box = select(app, "What the numbers mean")
    assert box.value is None
    next(one for one in app.checkbox if "all 2 questions" in one.label).check().run()
    box = select(app, "What the numbers mean")
    turned = "1 = Strongly agree … 5 = Strongly disagree"
    box.select(turned).run()
    assert not app.exception
    mapping = reading(app).mapping
    for label in ("How fair are the rules?", "How safe do you feel?"):
        assert mapping.column(label).meanings["1"] == "Strongly agree"
    assert mapping.column("I belong here").meanings == {}
    assert "The answers to 'I belong here' are numbers" in text(app)


def test_columns_are_proposed_anew_where_a_person_says_what_the_file_is(app):
    bring(app, "codes_2025-26.csv", "SQ1,SQ2,SQ3\n" + "1,2,3\n2,3,4\n3,4,1\n4,1,2\n" * 5)
    select(app, "This file is").select("survey").run()
    assert not app.exception
    assert [one.field for one in reading(app).mapping.columns] == ["survey_item"] * 3


def test_an_action_that_is_no_suspension_can_be_kept_and_then_suspensions_count(app):
    log = "Student ID,Incident Date,Offense,Action\n" + "".join(
        f"{n:04d},2025-10-01,Fighting,{'Bus suspension' if n % 2 else 'OSS'}\n" for n in range(20)
    )
    bring(app, "log.csv", log)
    assert "Which of these are suspensions? 'Bus suspension'" in text(app)
    box = select(app, "Bus suspension, in 10 rows")
    assert box.value is None
    box.select("keep").run()
    assert not app.exception
    assert "Which of these are suspensions?" not in text(app)


def test_codes_of_attendance_are_asked_for_and_none_can_stay_as_it_is(app):
    days = "Student ID,Date,Attendance Code\n" + "".join(
        f"{n:04d},2025-10-{day:02d},{'PPPPPPPPAE'[day]}\n" for n in range(12) for day in range(10)
    ).replace("-00,", "-10,")
    bring(app, "daily.csv", days)
    assert "Some attendance codes need a meaning" in text(app)
    box = select(app, "E, in 12 rows")
    assert (box.value, "Keep as it is" in box.options) == (None, False)
    box.select("Absent").run()
    assert not app.exception
    assert "Some attendance codes need a meaning" not in text(app)
    assert "120 rows, all can be loaded" in text(app)


def test_a_race_alone_or_in_combination_is_offered_and_off_until_chosen(app):
    several = "Student ID,Race,Grade\n" + "".join(
        f"{n:04d},{['White', 'Asian', 'Asian; White'][n % 3]},7\n" for n in range(30)
    )
    bring(app, "roster_2025-26.csv", several)
    box = next(one for one in app.multiselect if "alone or in combination" in one.label)
    assert (box.value, box.options) == ([], ["Asian", "White"])
    box.select("Asian").run()
    assert not app.exception
    assert reading(app).mapping.in_combination == ("Asian",)


def test_of_several_cohorts_a_person_chooses_which_rows_are_read(app):
    rows = (
        f"{place},2022-23,{cohort},{race},100,{count}\n"
        for place in ("Lincoln", "Adams")
        for cohort, count in (("4-Year", 70), ("Read", 80))
        for race in ("White", "Asian")
    )
    head = "District,School Year,Cohort,Student Group,Cohort Count,Graduates\n"
    bring(app, "graduation_2022-23.csv", head + "".join(rows))
    assert "rows of one group differ in 'Cohort'" in text(app)
    box = select(app, "Which rows of 'Cohort'")
    assert (box.value, len(box.options)) == (None, 2)
    box.select("4-Year").run()
    assert not app.exception
    assert "Of 'Cohort' only the rows of '4-year' are read" in text(app)
    assert "Rows left out: 4. Why: another part than the one you chose" in text(app)
