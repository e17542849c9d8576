"""Kept cards, as they stand in the notebook: no answer has to be made for them."""

import json

from equity.chain import keeping
from equity.question import Question
from equity.store import notebook


def keep(workspace, card, measure):
    """Keep a card about girls under an id of the test's own."""
    question = Question(measures=(measure,), by=("gender",))
    kept = {
        "question": question.to_text(),
        "measure": measure,
        "group": ["Girls"],
        "snapshot": "",
        "sentence": f"A finding about {measure}",
        "moment": "2026-01-01T00:00:00+00:00",
    }
    thing = keeping.THING + card
    notebook.write(workspace, thing=thing, field="kept", text=json.dumps(kept), writer="room")
