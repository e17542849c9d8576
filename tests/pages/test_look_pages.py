"""Overview and gaps, and how a finding is kept, with the sample school."""

import json

import pytest
from reading import badges, labels, text, title

from equity.chain import keeping, workspaces
from published_files import STATE, load, real

OVERVIEW, GAPS, FOCUS = "pages/look/overview.py", "pages/look/gaps.py", "pages/choose/focus.py"
BLACK = "Black or African American"
SUSPENSIONS = {"measure": "suspended", "by": "race_ethnicity", "group": BLACK}


def specification(at, index=0):
    return json.loads(at.get("vega_lite_chart")[index].proto.spec)


def test_the_overview_shows_gaps_and_beside_them_what_works(look):
    at = look(OVERVIEW)
    assert not at.exception
    assert title(at) == "Where is school experienced differently?"
    assert {"Clearest gaps", "What works here"} <= {one.value for one in at.header}
    assert "School feels less fair to Black students" in text(at)
    assert len(at.get("vega_lite_chart")) == 1
    assert at.get("vega_lite_chart")[0].proto.alt.startswith("A table of groups and measures")
    assert "2 groups are protected, 1 more in some columns." in text(at)


def test_the_overview_has_measures_of_all_four_areas(look):
    written = json.dumps(specification(look(OVERVIEW)))
    for words in ("Discipline", "Engagement", "Academics", "School culture"):
        assert f'"text": "{words}"' in written
    columns = {"suspended", "chronically_absent", "passed_all", "advanced", "topic.belonging"}
    assert all(f'"measure": "{key}"' in written for key in columns)


def test_every_cell_of_the_heatmap_opens_by_keyboard(look):
    at = look(OVERVIEW)
    at.selectbox(key="cell_group").select(("Hispanic or Latino",))
    at.selectbox(key="cell_measure").select("topic.belonging")
    at.button(key="cell_open").click().run()
    assert not at.exception
    assert "Hispanic or Latino students" in title(at)
    assert at.query_params["measure"] == "topic.belonging"


def test_a_gap_opens_from_its_sentence(look):
    at = look(OVERVIEW)
    sentence = at.button(key="gap_1").help.removeprefix("Open: ")
    at.button(key="gap_1").click().run()
    assert title(at) == sentence


def test_the_breakdown_behind_more_is_taken_and_holds_on_the_next_page(look):
    at = look(OVERVIEW, by="grade")
    assert at.button_group(key="by").value == "grade"
    at.switch_page(GAPS).run()
    assert at.selectbox(key="by").value == "grade"
    assert "grade" in title(at)


def test_published_numbers_beside_the_schools_own_are_one_click_from_the_overview(look, sample):
    assert "to_published" not in [one.key for one in look(OVERVIEW).button]
    load(sample, real(STATE))
    at = look(OVERVIEW)
    assert "Published numbers are not mixed with them" in text(at)
    at.button(key="to_published").click().run()
    assert at.query_params["measure"] == "published.suspended"
    assert not at.error


def test_the_filter_holds_over_all_pages_and_is_said_in_the_finding(look):
    at = look(OVERVIEW, only="grade:7")
    assert at.selectbox(key="only").value == "grade:7"
    at.switch_page(FOCUS).run()
    at.switch_page(GAPS).run()
    assert at.selectbox(key="only").value == "grade:7"
    assert at.query_params["only"] == "grade:7"
    assert "grade 7" in title(at)


def test_a_filter_that_the_page_cannot_use_is_set_aside_in_sight(look):
    at = look(GAPS, by="grade", only="grade:7")
    assert not at.exception
    assert "Set aside here: Grade: 7." in text(at)


@pytest.mark.parametrize("name", ["measure", "by", "group", "with", "only"])
def test_a_choice_in_the_url_that_is_not_known_falls_back(look, name):
    at = look(GAPS, **{name: "no such thing"})
    assert not at.exception
    assert title(at)


def test_a_gap_says_the_finding_how_sure_how_many_and_what_is_hidden(look):
    at = look(GAPS, **SUSPENSIONS)
    assert not at.exception
    assert title(at).startswith("The school suspends Black students")
    assert labels(at.selectbox) == ["Measure", "Compare by", "Group", "Compared with", "Only"]
    assert [one.label for one in at.tabs] == ["People", "All groups"]
    for question in ("How sure are we?", "How many students?", "Compared with", "What is hidden?"):
        assert question in text(at)
    assert badges(at)[1] in {"Clear", "Worth asking about"}
    assert len(at.get("vega_lite_chart")) == 3  # the group, its comparison, all groups
    assert BLACK in list(at.table[0].value["Group"])


def test_a_hidden_group_gets_no_number_but_a_way_to_listen(look):
    hidden = "American Indian or Alaska Native"
    at = look(GAPS, **SUSPENSIONS | {"group": hidden})
    assert title(at) == f"{hidden} students: too few students to show safely"
    assert "hold a listening circle" in text(at)
    assert "keep" not in [one.key for one in at.button]
    row = at.table[0].value.set_index("Group").loc[hidden]
    assert set(row) == {"", "Too few students to show safely"}


def test_another_comparison_changes_the_finding(look):
    at = look(GAPS, **SUSPENSIONS)
    at.selectbox(key="with").select("White").run()
    assert at.query_params["with"] == "White"
    assert "White students" in title(at)


def test_a_question_of_the_survey_opens_too(look):
    at = look(GAPS, measure="item.i_feel_safe_in_my_classes")
    assert not at.exception
    assert at.selectbox(key="measure").value == "item.i_feel_safe_in_my_classes"


def test_the_evidence_of_a_gap_is_that_of_the_overview(look):
    at = look(GAPS, **SUSPENSIONS)
    how_sure = dict(zip(at.table[0].value["Group"], at.table[0].value["How sure"], strict=True))
    assert badges(at)[1] == how_sure[BLACK]


def test_a_finding_is_kept_and_opens_again_to_the_same_view(look, sample):
    at = look(GAPS, **SUSPENSIONS | {"only": "grade:7", "with": "all"})
    found, numbers = title(at), at.table[0].value
    at.button(key="keep").click().run()
    assert "Kept" in text(at)
    [card] = keeping.cards(sample)
    assert card.sentence == found

    later = look(FOCUS)
    assert found in text(later)
    later.button(key=f"open_{card.id}").click().run()
    assert title(later) == found
    assert later.table[0].value.equals(numbers)


def test_a_line_that_is_entered_is_written_down_and_keeps_the_finding(look, sample):
    at = look(GAPS, **SUSPENSIONS)
    at.text_input(key="notice").set_value("More than twice as many.").run()
    at.text_input(key="wonder").set_value("Which rules lead to this?").run()
    at.text_input(key="notice").set_value("It is the same in each grade.").run()
    [card] = keeping.cards(sample)
    assert card.notice.splitlines() == ["More than twice as many.", "It is the same in each grade."]
    assert card.wonder == "Which rules lead to this?"
    assert at.text_input(key="notice").value == ""
    assert "Which rules lead to this?" in text(look(FOCUS))

    at.button(key="notice_out_0").click().run()
    [card] = keeping.cards(sample)
    assert card.notice == "It is the same in each grade."


def test_a_card_is_taken_out(look, sample):
    look(GAPS, **SUSPENSIONS).button(key="keep").click().run()
    at = look(FOCUS)
    [card] = keeping.cards(sample)
    at.button(key=f"out_{card.id}").click().run()
    assert not at.exception
    assert keeping.cards(sample) == ()
    assert "Nothing is kept yet." in text(at)


def test_a_workspace_that_is_gone_is_explained_not_a_crash(look, sample):
    at = look(OVERVIEW)
    workspaces.delete(sample)
    at.run()
    assert not at.exception
    assert "This link opens nothing here" in at.error[0].value
