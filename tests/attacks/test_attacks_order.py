"""Order, axis, bars, gaps, intervals and grades follow from the codes, whatever the rows are.

The rows are changed under a release that stays as it is. All that the room is shown then stays the
same to the last byte; an exact number of the staff view does not.
"""

import json
from collections.abc import Iterator

from what_is_seen import DIMENSIONS

from equity.chain import answering, bringing, correcting, staff, workspaces
from equity.intake.mapping import Reading
from equity.measures import three_answers
from equity.question import Only, Question
from equity.story import charts, rows, sentences
from equity.story.findings import clearest_gaps, strengths
from equity.story.records import table_record
from equity.vocabulary import ALL_STUDENTS, EVERYONE_ELSE, Field

OUTCOMES = ("suspended", "incidents_per_100", "gpa", "topic.belonging", "topic.fairness")
TOPICS = OUTCOMES[3:]
RULES = three_answers("item.the_rules_are_fair")
HOUSES = {"Oak": 3, "Elm": 20, "Ash": 40}
SMALL = Only("gender", "Nonbinary students")
ONE_MORE = "UPDATE people_{people} SET {column} = ({column} * 7 + rowid) % 2"


def shown(school) -> Iterator[tuple[str, str]]:
    """Give all that pages draw and say of some questions, each as one text."""
    for question in questions():
        tables = answering.answer(school, question)
        name = question.to_text()
        yield f"grades {name}", as_text([table_record(one) for one in tables])
        yield f"words {name}", as_text([rows.same_numbers(one) for one in tables])
        for part, spec in pictures(tables):
            yield f"{part} {name}", as_text(spec)


def questions() -> Iterator[Question]:
    for by in DIMENSIONS:
        for compared_with in (EVERYONE_ELSE, ALL_STUDENTS):
            yield Question(measures=OUTCOMES, by=(by,), compared_with=compared_with)
        yield Question(measures=RULES, by=(by,))
        if by != SMALL.dimension:
            yield Question(measures=OUTCOMES, by=(by,), only=(SMALL,))


def pictures(tables) -> Iterator[tuple[str, dict]]:
    groups = [one.group for one in tables[0].groups]
    if len(tables) == len(RULES):
        yield "likert", charts.likert(tables, groups[:2], theme="light")
        return
    yield "heatmap", charts.heatmap(tables, clearest_gaps(tables), theme="light")
    yield "strengths", {"found": [one.sentence for one in strengths(tables)]}
    topics = [one for one in tables if one.measure.key in TOPICS]
    yield "equiplot", charts.equiplot(topics, groups[:2], theme="light")
    for table in tables:
        yield f"forest {table.measure.key}", charts.forest(table, theme="light")
        for group in groups:
            yield f"people {table.measure.key} {group}", charts.people(table, group, theme="light")
            yield f"many {table.measure.key} {group}", {"said": sentences.how_many(table, group)}


def as_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def exact(school) -> str:
    answered = [staff.answer(school, one) for one in questions() if not one.only]
    return as_text([table_record(one) for tables in answered for one in tables])


def change_rows(school) -> None:
    """Change values (m0 ...) and groups (d0 ...) of persons, and nothing else."""
    with school.rows() as cursor:
        for people in ("students", "survey_students"):
            found = cursor.execute(f"DESCRIBE people_{people}").fetchall()
            for column, *_others in found:
                if column[0] in "dm" and column[1:].isdigit():
                    cursor.execute(ONE_MORE.format(people=people, column=column))


def test_what_is_shown_stays_the_same_over_other_rows(school):
    before, told = dict(shown(school)), exact(school)
    change_rows(school)
    after = dict(shown(school))
    assert len(before) > 300
    assert sum("hidden" in text or "too few" in text for text in before.values()) > 30
    assert [name for name in before if before[name] != after[name]] == []
    assert exact(school) != told


def test_another_release_is_shown_another_way(school):
    before = dict(shown(school))
    change_rows(school)
    correcting.withdraw(school)
    after = dict(shown(school))
    assert [name for name in before if name in after and before[name] != after[name]]


def test_the_order_of_groups_tells_nothing_of_how_many_they_are():
    orders = [order(sizes) for sizes in (HOUSES, dict(zip(HOUSES, (40, 20, 3), strict=True)))]
    assert orders[0] == orders[1]
    assert orders[0]["House"] == ("Ash", "Elm", "Oak")
    assert orders[0]["race_ethnicity"] == ("Asian", "White")


def order(sizes: dict[str, int]) -> dict[str, tuple[str, ...]]:
    """Load a school with so many students of each house; give its groups in their order."""
    houses = [house for house, count in sizes.items() for _number in range(count)]
    races = {"Oak": "White", "Elm": "Asian", "Ash": "Asian"}
    lines = [f"{number},2025-26,{races[one]},{one}" for number, one in enumerate(houses)]
    content = "\n".join(("Student ID,School Year,Race,House", *lines)).encode()
    (reading,) = bringing.read([("roster.csv", content)]).readings
    owned = reading.mapping.with_column("House", field=Field.OWN_GROUP)
    with workspaces.passing() as workspace:
        bringing.load(workspace, [Reading(reading.sheet, owned)])
        return {
            one.label if one.name not in DIMENSIONS else one.name: one.groups
            for one in answering.dimensions(workspace)
        }
