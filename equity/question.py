"""What is asked: one frozen value from which counts, sentence, chart, link and slide are made."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from equity.vocabulary import EVERY_GROUP, EVERYONE_ELSE


@dataclass(frozen=True, slots=True)
class Only:
    """One filter: people of one group of one dimension."""

    dimension: str
    group: str

    def to_text(self) -> str:
        """Give the filter as the URL says it."""
        return f"{self.dimension}:{self.group}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Ask for measures by groups.

    `measures` are keys of measures and are scanned together: evidence is graded over all their
    gaps. `by` names no, one or more dimensions. `compared_with` is "rest", "all" or a group.
    `period` None asks for the newest year of each measure.
    """

    measures: tuple[str, ...]
    by: tuple[str, ...] = ()
    only: tuple[Only, ...] = field(default=())
    compared_with: str = EVERYONE_ELSE
    period: str | None = None

    @property
    def conditions(self) -> int:
        """How many conditions on a person the answer's smallest group has."""
        return len(self.by) + len(self.only)

    def to_text(self) -> str:
        """Give the question as one line of JSON, as cards and links keep it."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    def choices(self, measure: str, group: Sequence[str] | None) -> dict[str, str | None]:
        """Give what stands in the URL where the page of gaps shows one gap of the answer.

        The group () is every group shown; None lets that page choose the group.

        >>> Question(measures=("suspended",), by=("gender",)).choices("suspended", ("Girls",))
        {'measure': 'suspended', 'by': 'gender', 'group': 'Girls', 'only': None, 'with': 'rest'}
        >>> Question(measures=("suspended",), by=("gender",)).choices("suspended", ())["group"]
        'every'
        """
        return {
            "measure": measure,
            "by": self.by[0],
            "group": None if group is None else (*group, EVERY_GROUP)[0],
            "only": self.only[0].to_text() if self.only else None,
            "with": self.compared_with,
        }

    @classmethod
    def from_text(cls, text: str) -> "Question":
        """Read a question back; the same text gives an equal question.

        >>> asked = Question(measures=("suspended",), by=("gender",), only=(Only("grade", "7"),))
        >>> Question.from_text(asked.to_text()) == asked
        True
        """
        parts = json.loads(text)
        return cls(
            measures=tuple(parts["measures"]),
            by=tuple(parts["by"]),
            only=tuple(Only(**one) for one in parts["only"]),
            compared_with=parts["compared_with"],
            period=parts["period"],
        )
