"""In which order measures are protected: the newest year first, in it what is used most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from equity.chain.worker import Keys
from equity.language import _
from equity.measures import Measure
from equity.privacy.bundles import bundles
from equity.vocabulary import RESPONDENTS, Population

OF_OUR_OWN = (Population.STUDENTS, *RESPONDENTS)
"""The populations whose persons are rows here; published numbers are protected at their source."""

NAMED = 3
"""How many measures are named in one sentence."""


@dataclass(frozen=True, slots=True)
class Step:
    """Tied measures of one population in one year, those that are used most first."""

    period: str
    population: Population
    measures: tuple[Measure, ...]

    @property
    def keys(self) -> Keys:
        """The keys of the measures."""
        return tuple(one.key for one in self.measures)

    def words(self, number: int, count: int) -> str:
        """Say what is protected now, and which of how many steps that is."""
        return _(
            "Protecting small groups, step {number} of {count}: {names} ({period})",
            number=number,
            count=count,
            names=named(self.measures),
            period=self.period,
        )


def named(measures: Sequence[Measure]) -> str:
    """Name measures in few words: of many the first, and how many more there are.

    Survey questions are named where they stand alone.

    >>> from equity.measures import CHRONICALLY_ABSENT, DISCIPLINE, GPA
    >>> named([*DISCIPLINE, CHRONICALLY_ABSENT, GPA])
    'Suspended, Sent to office, Incidents per 100 and 4 more'
    """
    broad = [_(one.column) for one in measures if not one.is_item]
    names = list(dict.fromkeys(broad or [_(one.label) for one in measures]))
    return first_of(names, NAMED)


def first_of(names: Sequence[str], most: int) -> str:
    """Name the first of many, and how many more there are.

    >>> first_of(["Suspended", "Sent to office", "Incidents"], 2)
    'Suspended, Sent to office and 1 more'
    """
    said, more = ", ".join(names[:most]), len(names) - most
    return _("{names} and {count} more", names=said, count=more) if more > 0 else said


def plan(known: Mapping[Measure, Sequence[str]]) -> list[Step]:
    """Give all steps of a release; `known` has the years of every measure of our own people."""
    found = []
    for period in sorted({year for years in known.values() for year in years}, reverse=True):
        for population in OF_OUR_OWN:
            counted = {
                one.key: one
                for one, years in known.items()
                if one.population is population and period in years
            }
            found += [
                Step(period, population, tuple(counted[key] for key in keys))
                for keys in bundles(list(counted.values()))
            ]
    return found
