"""Sentences beside counts of published tables: what is masked is said as all that it can be."""

from equity.numbers import Bounded
from equity.privacy.counted import SafeCount, SafeCounted
from equity.story import counted

TABLE = SafeCounted(
    kind="Suspensions",
    by=("race_ethnicity",),
    place="Lincoln",
    period="2022-23",
    source="Published numbers 2022-23",
    everyone=SafeCount(group=(), count=Bounded.exactly(100)),
    groups=(
        SafeCount(group=("Asian",), count=Bounded.exactly(65), part=Bounded.exactly(0.65)),
        SafeCount(group=("White",), count=Bounded(0, 9, "masked"), part=Bounded(0, 0.09)),
    ),
    adds_up=True,
)


def test_a_masked_count_is_said_as_all_that_it_can_be_beside_a_printed_total():
    assert [one.text for one in counted.bars(TABLE)] == [
        "65 of 100 (65)",
        "9 or fewer of 100 (0 to 9)",
    ]
    assert counted.hidden(TABLE) == ("Masked by the publisher: White (can be 0 to 9).",)


def test_pale_bars_are_explained_beside_parts_and_counts_and_nowhere_else():
    pale = "Pale: masked by the publisher, drawn as high as it can be."
    assert counted.how_to_read(TABLE).endswith(pale)
    assert counted.how_to_read_counts(TABLE.groups).endswith(pale)
    assert "Pale" not in counted.how_to_read_counts([TABLE.everyone])
