"""Messy attendance and grades come out as the shares of their known rows."""

import pytest
from messy_outcomes import outcome_files, outcomes
from messy_school import files, school

from equity.chain import answering, bringing, workspaces
from equity.question import Question
from equity.vocabulary import View
from sizes import PROVE

SEEDS = range(200 if PROVE else 8)
VALUES = {"chronically_absent": "chronic", "passed_all": "passed_all", "advanced": "advanced"}


@pytest.mark.parametrize("seed", SEEDS)
def test_shares_of_a_messy_school_are_those_of_its_known_rows(seed):
    known = school(seed)
    truth = outcomes(known, seed)
    readings = bringing.read([files(known, seed)[0], *outcome_files(truth, seed)]).readings
    assert [one.mapping.kind for one in readings] == ["roster", "attendance", "academics"]
    with workspaces.passing() as workspace:
        for report in bringing.load(workspace, readings).files:
            assert report.rows_in == report.loaded
        asked = Question(measures=tuple(VALUES), by=("race_ethnicity",))
        tables = answering.answer(workspace, asked, view=View.STAFF, min_group=1)
    assert len(tables) == len(VALUES)
    for table in tables:
        for group in table.groups:
            race = None if group.group == ("Not recorded",) else group.group[0]
            people = [truth[one.id] for one in known.students if one.race == race]
            values = [getattr(one, VALUES[table.measure.key]) for one in people]
            found = [value for value in values if value is not None]
            assert (group.persons.low, group.total.low) == (len(found), sum(found))
