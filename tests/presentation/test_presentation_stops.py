"""A question that ends in a stop of its own gets no second one in anything that leaves."""

from html import unescape
from io import BytesIO

import pytest
import shown_school as school
from openpyxl import load_workbook

from equity.measures import item_measure
from equity.presentation import handout, method, workbook
from equity.presentation.deck import FindingSlide

ENDS = ("..", '.".', "?.", '?".')


def of_slides(deck):
    (one,) = deck.findings
    return "\n".join(
        (method.notes(one), *(text for fact in method.beside(one) for text in fact.texts))
    )


def of_workbook(deck):
    book = load_workbook(BytesIO(workbook.write(deck, page="")))
    return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row)


def of_page(deck):
    return unescape(handout.write(deck).decode())


@pytest.mark.parametrize("asked", ["I feel safe at school.", "Do you feel safe at school?"])
@pytest.mark.parametrize("said_in", [of_slides, of_workbook, of_page])
def test_a_question_with_a_stop_of_its_own_gets_no_second_one(said_in, asked):
    measure = item_measure("q1", asked, "Safety")
    (table,) = school.tables(measures=(measure,))
    strength = f'In every group shown, 5 or more of every 100 give a good answer to "{asked}"'
    one = FindingSlide(title="Ours", table=table, group=(), strength=strength)
    text = said_in(school.deck(one))
    assert asked in text
    assert not [end for end in ENDS if end in text]
