"""Published numbers where the rows are gone: what stays is the same, small groups do not stay."""

from ecop_file import tables

from equity.chain import answering, sharing, workspaces
from equity.chain.answering import MIN_GROUP
from equity.question import Only, Question
from equity.story.plain import as_text
from equity.vocabulary import Population
from published_files import DISTRICTS, HARTFORD, load, real, written


def test_published_numbers_stay_word_for_word_where_no_small_group_is_printed():
    made = workspaces.create("Published")
    load(made, real(DISTRICTS))
    where = Question(
        measures=("published.suspended",),
        by=("race_ethnicity",),
        only=(Only("place", HARTFORD),),
        compared_with="White",
    )
    before = as_text(answering.answer(made, where))
    known = answering.measures(made), answering.dimensions(made), answering.periods(made)
    workspaces.seal(made)
    assert as_text(answering.answer(made, where)) == before
    assert (answering.measures(made), answering.dimensions(made), answering.periods(made)) == known


def test_a_published_breakdown_with_a_small_group_leaves_with_the_rows():
    made = workspaces.create("Published")
    lines = [
        "School,Group,Students,Suspended",
        *("North,All students,104,14", "North,Asian,4,1", "North,Black,40,9", "North,White,60,4"),
        *("South,All students,100,9", "South,Black,40,5", "South,White,60,4"),
    ]
    load(made, written("\n".join(lines)))
    found = tables(sharing.export(made))["published"]
    assert {one["place"] for one in found if one["dimension"]} == {"South"}
    heads = [one["n_low"] for one in found if one["n_low"] == one["n_high"]]
    assert heads
    assert min(heads) >= MIN_GROUP
    assert answering.periods(made) == ("2023-24",)
    assert Population.PUBLISHED in {one.population for one in answering.measures(made)}
