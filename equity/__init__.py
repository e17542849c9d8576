"""The map of the house: from a school's own files to a kept finding.

Every screen is an answer to one `Question`. Data flows one way:

    files -> intake -> store -> counts -> privacy (the gate) -> gaps -> SafeTable -> story -> ui

=============  =========================================================================
room           what happens there
=============  =========================================================================
vocabulary     the closed word lists: kinds of file, fields, areas, directions, views
language       the one function that looks a message up
problems       `Problem`, the only exception that people see
measures       what is counted, in whom, in which words: a registry, as data
question       `Question` and `Only`: what is asked
numbers        `Bounded`, `Counts`, `Turnout`, `Cube`: the only numbers that cross a wall
gaps           arithmetic only: rates, comparisons, intervals, evidence, ranking
privacy        the gate: `Cube` in, protected release out; release or `Counts` in, `SafeTable` out
story          `SafeTable` in, words and pictures out
practice       the community's own work as frozen values: cards, votes, focus areas; later inquiry
presentation   findings as slides, as a page, as a workbook: what leaves the house
intake         bytes -> clean tables: reader, recogniser, mapping, cleaning
store          the only SQL: a workspace's DuckDB files and its notebook
chain          the one place that sees both sides; used by ui and cli alike
ui             the only Streamlit: visit, answers, filter bar, show
cli            the same chain without a screen
=============  =========================================================================

Above the gate (gaps, privacy, story, practice, presentation) nobody touches a row; below it
(intake, store) nobody draws. The imports are held by contracts in pyproject.toml and by
tests/test_house.py.
"""

import os

# Numpy reads it once, when it is loaded: for matrices as small as ours its threads mostly wait.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
