from dataclasses import replace

import safe_school as school

from equity.measures import INCIDENTS_PER_100
from equity.numbers import Bounded
from equity.story import sentences
from equity.story.findings import clearest_gaps, how_sure, strengths
from equity.story.rows import same_numbers
from equity.vocabulary import NOT_RECORDED, Evidence


def test_the_clearest_gaps_are_to_a_disadvantage_and_of_different_measures():
    found = clearest_gaps(school.overview())
    assert [(one.measure, one.group) for one in found] == [
        ("topic.fairness", school.BLACK),
        ("topic.belonging", school.BLACK),
        ("suspended", school.BLACK),
    ]
    assert all(one.kind == "gap" and one.evidence is Evidence.CLEAR for one in found)


def test_a_measure_comes_again_only_after_every_other():
    found = clearest_gaps(school.overview(), count=5)
    assert [one.measure for one in found[3:]] == ["topic.culture_and_identity"] * 2


def test_a_gap_worth_asking_about_comes_after_every_clear_one():
    found = clearest_gaps(school.overview(), count=20)
    grades = [one.evidence for one in found]
    assert Evidence.WORTH_ASKING in grades
    assert grades == sorted(grades, key=lambda grade: grade is not Evidence.CLEAR)


def test_missing_entries_are_no_group_of_people():
    unknown = school.shown((NOT_RECORDED,), rate=40, others=7)
    table = replace(school.suspensions(), groups=(*school.suspensions().groups, unknown))
    assert [one.group for one in clearest_gaps((table,), count=9)] == [school.BLACK]


def test_of_a_pair_only_the_side_behind_is_a_gap_and_neither_a_strength():
    girls, boys = ("Girls",), ("Boys",)
    table = school.table(
        school.SUSPENDED,
        school.everyone(12),
        school.shown(girls, rate=4, others=20),
        school.shown(boys, rate=20, others=4),
        by=("gender",),
    )
    assert [one.group for one in clearest_gaps((table,))] == [boys]
    assert strengths((table,)) == ()


def test_strengths_say_what_holds_for_every_group_and_where_school_works_as_well():
    found = strengths(school.overview())
    assert found[0].group == ()
    assert found[0].sentence == "In every group shown, 60 or more of every 100 students feel safe"
    assert len({one.measure for one in found}) == len(found) == 3
    assert all(one.kind == "strength" for one in found)


def test_a_clear_lead_of_an_underserved_group_is_a_strength():
    one = school.shown(school.MULTIPLE, rate=80, others=60, unit=school.FAIR.unit)
    found = strengths((school.table(school.FAIR, school.everyone(62), one),))
    assert [(one.group, one.evidence) for one in found] == [(school.MULTIPLE, Evidence.CLEAR)]


def test_a_wide_range_is_never_as_much():
    one = school.shown(school.MULTIPLE, rate=60, others=60, evidence=Evidence.TOO_SMALL, within=0.2)
    assert strengths((school.table(school.FAIR, school.everyone(60), one),)) == ()


def test_the_same_numbers_stand_in_a_table_of_text():
    rows = same_numbers(school.suspensions())
    assert [row["Group"] for row in rows][:2] == ["All students", school.NATIVE[0]]
    assert rows[3] == {
        "Group": "Black or African American",
        "Of every 100": "18",
        "Others": "7",
        "Difference": "+11",
        "Times as often": "2.6",
        "How sure": "Clear",
        "How many students": "100 to 129",
    }
    assert "Times as often" not in same_numbers(school.fairness())[0]


def test_a_difference_of_ranges_is_a_range_also_where_nobody_can_tell_its_sign():
    def of(low, high):
        table = school.suspensions()
        (one,) = (one for one in table.groups if one.group == school.BLACK)
        gap = replace(one.gap, rate=Bounded(low, high))
        return same_numbers(replace(table, groups=(replace(one, gap=gap),)))[1]["Difference"]

    assert of(0, 0.05) == "−7 to −2"
    assert of(0.05, 0.09) == "−2 to +2"
    few = school.shown(school.BLACK, rate=0, others=20, unit=INCIDENTS_PER_100.unit)
    gap = replace(few.gap, rate=Bounded(0, 7))
    events = school.table(INCIDENTS_PER_100, school.everyone(18), replace(few, gap=gap))
    assert same_numbers(events)[1]["Difference"] == "−20 to −13"


def test_a_hidden_group_is_silent_even_where_it_carries_numbers():
    told = school.shown(school.NATIVE, rate=87, others=7, size="6543-6544")
    table = school.suspensions()
    secret = replace(table, groups=(replace(told, shown=False), *table.groups[1:]))
    assert same_numbers(secret) == same_numbers(table)
    for say in (sentences.finding, sentences.how_sure, sentences.how_many):
        assert say(secret, school.NATIVE) == say(table, school.NATIVE)
    assert clearest_gaps((secret,), count=9) == clearest_gaps((table,), count=9)
    assert strengths((secret,), count=9) == strengths((table,), count=9)
    assert sentences.bound_for_each(secret) == sentences.bound_for_each(table)


def test_a_hidden_row_has_the_one_text_once_in_place_of_all_numbers():
    row = same_numbers(school.suspensions())[1]
    assert row.pop("Of every 100") == "Too few students to show safely"
    assert set(row.values()) == {"", school.NATIVE[0]}


def test_what_is_alike_for_sure_is_called_so_with_its_points():
    def sure(**numbers):
        one = school.shown(school.BLACK, evidence=Evidence.TOO_SMALL, **numbers)
        return how_sure(replace(school.suspensions(), groups=(one,)), school.BLACK)

    assert sure(rate=9, others=8) == (
        "About the same",
        "Likely between 4 fewer and 6 more of every 100",
    )
    assert sure(rate=9, others=8, within=0.2)[0] == "Too small to say"
    assert how_sure(school.suspensions(), school.BLACK)[0] == "Clear"
