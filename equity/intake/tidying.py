"""A table that was read, laid out as the recogniser knows tables: one number a cell.

Each step gives the sheet as it is where it has nothing to do, and a note where it has.
"""

from equity.intake.decimal_commas import with_points
from equity.intake.descriptors import with_short_values
from equity.intake.melted import with_numbers_apart
from equity.intake.paired_cells import with_pairs_apart
from equity.intake.said_once import filled_down
from equity.intake.sheet import Sheet
from equity.intake.spanish_letters import with_words_for_letters
from equity.intake.suspension_marks import with_words_for_marks
from equity.intake.unfolding import unfolded


def tidied(sheet: Sheet) -> Sheet:
    """Give the sheet with one answer, number or word a cell, each written in one way."""
    whole = with_pairs_apart(_one_row_a_group(with_short_values(sheet)))
    return unfolded(with_words_for_marks(with_words_for_letters(with_points(whole))))


def _one_row_a_group(sheet: Sheet) -> Sheet:
    return with_numbers_apart(filled_down(sheet))
