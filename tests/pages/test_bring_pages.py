"""Bringing files on the screen: what they seem to be, what would become of them, and the report."""

from opening import ROOT
from reading import labels, text, title

from equity.chain import protection, workspaces
from equity.store import catalogue
from equity.ui.bring.desk import kind_label
from equity.vocabulary import FileKind, Population
from sample_data import FILES

BRING = "pages/start/bring_data.py"


def bring(app, files):
    app.switch_page(BRING).run()
    for name, content in files:
        app.file_uploader[0].upload(name, content)
    return app.run()


def sample_files():
    return [(path.name, path.read_bytes()) for path in FILES]


def test_files_are_recognised_column_by_column(app):
    bring(app, sample_files())
    assert not app.exception
    kinds = list(app.table[0].value["What we think it is"])
    assert kinds[:3] == ["List of students", "Discipline log", "Survey answers"]
    assert len(kinds) == len(FILES)
    assert [one.label for one in app.tabs] == [path.name for path in FILES]
    meanings = {one.label: one.value for one in app.selectbox if one.label.startswith("What '")}
    assert meanings["What 'Grade' means"] == "grade"
    assert ":material/block: Dropped" in text(app)


def test_a_confirmed_school_is_loaded_and_its_report_says_what_was_left_out(app):
    bring(app, sample_files())
    app.text_input(key="new_name").set_value("Our school").run()
    app.button(key="confirm").click().run()
    assert not app.exception
    assert [one.name for one in workspaces.listing()] == ["Our school"]
    assert "The files are loaded" in text(app)
    assert "rows read" in text(app)
    app.button(key="to_overview").click().run()
    assert title(app) == "Where is school experienced differently?"
    assert "Sample school: invented" not in text(app)
    assert "Our school" in text(app)


def test_a_report_on_several_files_says_of_each_what_was_checked(app):
    bring(app, [one for one in sample_files() if one[0] in ("roster.csv", "incidents.csv")])
    app.button(key="confirm").click().run()
    lines = text(app).splitlines()
    heads = ("**roster.csv**", "**incidents.csv**", "**All files together**")
    roster, incidents, together = map(lines.index, heads)
    assert any("1,788 of 1,788 rows are loaded" in one for one in lines[roster:incidents])
    assert any("776 of 776 rows of the log" in one for one in lines[incidents:together])
    assert any("not on the list of students" in one for one in lines[together:])


def test_a_file_that_comes_later_goes_into_the_workspace_that_is_open(app):
    workspaces.create("Another school")
    bring(
        app, [("roster_2025-26.csv", b"Student ID,Grade,Race\n1,7,White\n2,8,Black\n3,8,Asian\n")]
    )
    app.button(key="confirm").click().run()
    app.button(key="more_files").click().run()
    bring(app, [("log_2025-26.csv", b"Student ID,Date,Action\n1,2025-10-01,Suspension\n")])
    assert not app.exception
    opened = next(one for one in workspaces.listing() if one.name == "Our school")
    assert app.selectbox(key="place").value == opened.id
    assert "new_name" not in [one.key for one in app.text_input]


def test_a_log_without_groups_leads_to_the_list_that_is_missing(app):
    bring(app, sample_files()[1:2])
    app.button(key="confirm").click().run()
    assert "to_overview" not in [one.key for one in app.button]
    assert app.button(key="more_files").proto.type == "primary"
    app.switch_page("pages/look/overview.py").run()
    assert "Bring the list of students." in text(app)


def test_a_column_that_is_left_out_is_no_breakdown(app):
    bring(app, [one for one in sample_files() if one[0] in ("roster.csv", "grades.csv")])
    for one in app.selectbox:
        if one.value == "gender":
            one.select("leave out")
    app.run()
    app.button(key="confirm").click().run()
    app.button(key="to_overview").click().run()
    assert "gender" not in app.button_group(key="by").options


def test_every_kind_of_file_has_a_name_in_peoples_words():
    names = {kind_label(kind) for kind in FileKind}
    assert len(names) == len(FileKind)
    assert kind_label(None) == "Leave this file out"


def test_good_files_are_loaded_beside_those_that_cannot_be_used(app):
    roster = b"Student ID,Grade,Race\n1,7,White\n2,8,Black\n3,8,Asian\n"
    days = b"Student ID,Date,Days Enrolled,Excused Absences\n1,2025-10-01,90,2\n2,2025-10-01,90,1\n"
    broken = ("broken.xlsx", b"PK\x03\x04 no workbook")
    bring(app, [("roster_2025-26.csv", roster), ("excused_2025-26.csv", days), broken])
    assert "broken.xlsx" in app.error[0].value
    assert len(app.table[0].value) == 2
    said = "'excused_2025-26.csv' cannot be used, so we leave it out. The file says only a part"
    assert said in text(app)
    app.button(key="confirm").click().run()
    assert not app.exception
    assert "**roster_2025-26.csv** (List of students): 3 rows read, all loaded." in text(app)
    assert "**excused_2025-26.csv**: left out. Rows that are not loaded: 2." in text(app)
    assert "The file says only a part of the days absent." in text(app)
    assert "'broken.xlsx'" in text(app)


def test_a_hidden_sheet_is_named_before_and_after_loading(app):
    name = "old_excel.xls"
    content = (ROOT / "tests" / "data" / "workbooks" / name).read_bytes()
    bring(app, [(name, content)])
    said = "Hidden sheets were not read: 'Private'."
    assert any(said in one.value for one in app.markdown)
    app.text_input(key="year_1_0").set_value("2025-26").run()
    app.button(key="confirm").click().run()
    assert not app.exception
    assert said in text(app)


def test_one_of_very_many_columns_is_looked_up(app):
    names = ["Student ID", "Race", *(f"Phone {place}" for place in range(120))]
    rows = [",".join([str(row), "White", *["555-0100"] * 120]) for row in range(3)]
    bring(app, [("roster_2025-26.csv", "\n".join([",".join(names), *rows]).encode())])
    assert "**Phone 100**" not in text(app)
    app.selectbox(key="looked_up_1_0").select_index(names.index("Phone 100") - 5).run()
    assert not app.exception
    assert "**Phone 100**" in text(app)
    assert "**Phone 101**" not in text(app)


def test_before_any_file_all_six_kinds_are_named_and_the_sample_is_offered(app):
    app.switch_page(BRING).run()
    kinds = ("list of students", "discipline log", "climate survey", "Attendance", "Grades")
    assert all(kind in text(app) for kind in (*kinds, "published download"))
    app.button(key="home_sample").click().run()
    assert title(app) == "Where is school experienced differently?"


def test_before_loading_each_file_says_what_would_become_of_its_rows(app):
    roster = b"Student ID,Grade,Race\n1,7,White\n2,8,Black\n,8,White\n3,8,Asian\n"
    bring(app, [("roster_2025-26.csv", roster), *sample_files()[1:2]])
    assert not app.exception
    assert "'roster_2025-26.csv': 4 rows, 3 can be loaded, 1 left out." in text(app)
    assert "Rows left out: 1. Why: no student ID" in text(app)
    assert "'incidents.csv': 776 rows, all can be loaded." in text(app)
    assert "Suspensions that do not say how many days: 6" in text(app)
    assert workspaces.listing() == ()


def test_before_loading_the_rows_that_would_be_left_out_are_listed_without_values(app):
    rows = [f"{'' if place % 3 else place},7,Person{place}\n" for place in range(30)]
    bring(app, [("roster_2025-26.csv", "".join(["Student ID,Grade,Race\n", *rows]).encode())])
    assert not app.exception
    without_id = [place + 2 for place in range(30) if place % 3]
    assert f"{len(without_id)} rows that we would leave out" in labels(app.expander)
    shown = app.table[-1].value
    assert list(shown["Row"]) == [str(row) for row in without_id[:10]]
    assert set(shown["Reason"]) == {"no student ID"}
    assert list(shown.columns) == ["File", "Row", "Reason"]
    assert "Person" not in str(shown)
    assert "The whole list" in labels(app.get("download_button"))
    assert workspaces.listing() == ()


def test_a_file_that_cannot_be_loaded_as_it_is_taken_says_why(app):
    bring(app, [("roster.csv", b"Student ID,Grade,Race\n1,7,White\n2,8,Black\n")])
    assert "We do not know the school year." in text(app)
    app.text_input(key="year_1_0").set_value("2025-26").run()
    assert "We do not know the school year." not in text(app)
    assert "'roster.csv': 2 rows, all can be loaded." in text(app)


def test_only_a_file_that_is_taken_as_something_else_is_checked_again(app):
    bring(app, sample_files()[:2])
    before = app.session_state["bringing"].checked
    app.run()
    same = app.session_state["bringing"].checked
    assert all(same[one] is report for one, report in before.items())
    column = next(one for one in app.selectbox if one.value == "gender")
    column.select("leave out")
    app.run()
    after = app.session_state["bringing"].checked
    assert sum(after.get(one) is report for one, report in before.items()) == 1
    assert len(after) == len(before) == 2


def test_a_file_that_comes_again_takes_the_place_of_the_first_and_says_so(app):
    name, first, later = "roster_2025-26.csv", b"\n1,8\n2,8\n", b"\n1,8\n2,8\n3,8\n"
    bring(app, [(name, b"Student ID,Grade" + first)])
    assert not app.info
    bring(app, [(name, b"Student ID,Grade" + later)])
    assert f"'{name}' takes the place of the file of that name" in text(app)
    assert f"'{name}': 3 rows, all can be loaded." in text(app)
    assert len(app.tabs) == 1


def test_starting_again_empties_the_desk(app):
    bring(app, sample_files()[:1])
    app.button(key="start_again").click().run()
    assert not app.table
    assert app.file_uploader[0].label == "Files from your school (Excel or CSV)"


def test_rows_that_were_left_out_can_be_downloaded(app):
    roster = b"Student ID,Grade,Race\n1,7,White\n2,8,Black\n,8,White\n3,8,Asian\n"
    log = b"Student ID,Date,Action\n1,2025-10-01,Suspension\n99,2025-10-02,Suspension\n"
    bring(app, [("roster_2025-26.csv", roster), ("log.csv", log)])
    app.button(key="confirm").click().run()
    assert not app.exception
    assert "4 rows read, 3 loaded, 1 left out." in text(app)
    assert "Rows that we left out" in labels(app.get("download_button"))


def test_who_answered_a_survey_is_proposed_with_its_reason_and_people_correct_it(app):
    rows = "".join(f"{one},{one}\n" for one in ("Agree", "Disagree") * 6)
    name = "staff_survey_2025-26.csv"
    bring(app, [(name, f"I feel safe here,Rules here are fair\n{rows}".encode())])
    assert not app.exception
    (asked,) = (one for one in app.selectbox if one.label == "Who answered")
    assert asked.value is Population.SURVEY_STAFF
    assert "Its name says that staff answered it" in text(app)
    assert "Answered by staff: 12 rows" in text(app)
    asked.select(Population.SURVEY_FAMILIES).run()
    assert "Answered by families: 12 rows" in text(app)
    app.button(key="confirm").click().run()
    (made,) = workspaces.listing()
    protection.end(made)
    assert catalogue.periods(made, Population.SURVEY_FAMILIES) == ("2025-26",)
    assert catalogue.periods(made, Population.SURVEY_STAFF) == ()
    app.button(key="to_climate").click().run()
    assert title(app) == "Which parts of school feel different?"
