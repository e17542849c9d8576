"""The gate for who is here: counts of the enrolled and of those who answered go in.

Whoever knows how many are enrolled learns from a response rate how many stayed silent. So those
who answered and those who did not are two groups inside each group, and the rule of every table
decides over all of them (`rule.py`). A rate is shown only where both have `min_group` people at
least, and where no other number of the table gives a smaller group away. In the room a group is
told only where the release of its population lets its head count through as well
(`heads.heads_shown`): the tables of all dimensions are looked at together there.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from math import floor
from typing import Any

from equity.gaps.response import Heard, heard, representation, response_rate
from equity.numbers import Bounded, GroupTurnout, Turnout
from equity.privacy.bands import size
from equity.privacy.known import Group
from equity.privacy.release import ROOM_MINIMUM, check_minimum
from equity.privacy.rule import everyone, recorded, shown_groups, shown_unless_told
from equity.privacy.table import TOO_FEW
from equity.privacy.voices import MORE_ANSWERS, SafeTurnout, SafeVoice
from equity.vocabulary import View

Persons = Mapping[Group, Bounded]

_SHARES = ("enrolled", "answered", "rate")
ANSWERED, SILENT = "answered", "silent"


@dataclass(frozen=True, slots=True)
class _Side:
    """One file's persons by group: those that may be shown, and those who make up everyone.

    `has_total` says whether it may be told how many everyone is.
    """

    persons: Persons
    shown: frozenset[Group]
    base: frozenset[Group]
    has_total: bool = True

    @property
    def total(self) -> Bounded:
        """Everyone of the base."""
        inside = (self.persons[group] for group in self.base)
        return sum(inside, Bounded.exactly(0))

    def told_total(self, min_group: int) -> Bounded | None:
        """Everyone of the base; None where they are too few, or it may not be told."""
        return self.total if self.has_total and self.total.low >= min_group else None

    def share(self, group: Group) -> Bounded | None:
        """Give a group's part of everyone; None where it is hidden or outside of everyone."""
        if group not in self.shown & self.base:
            return None
        own, total = self.persons[group], self.total
        return Bounded(own.low / total.high, min(1.0, own.high / total.low), own.why or total.why)

    def untold(self) -> "_Side":
        """Give the same where nothing may be told."""
        return replace(self, shown=frozenset(), has_total=False)

    def size(self, group: Group) -> str | None:
        """Give a group's band; None where it is hidden."""
        return size(self.persons[group]) if group in self.shown else None


def turnout(
    counted: Turnout,
    *,
    view: View,
    min_group: int = ROOM_MINIMUM,
    students: Collection[Group] | None = None,
    answers: Collection[Group] | None = None,
    has_whole: bool = True,
) -> SafeTurnout:
    """Make safe who is enrolled and who answered.

    Of `students` and of `answers` only these groups are told at all, and everyone is the same by
    every dimension; None is every group of this table alone. `has_whole` says whether it may be
    told how many answered in all. People whose group is not recorded have shares but no rate: the
    two files may leave out different people. A Problem where the room would see groups under ten.
    """
    check_minimum(view, min_group)
    enrolled = _side({one.group: one.enrolled for one in counted.groups}, min_group, students)
    answered = _side({one.group: one.answered for one in counted.groups}, min_group, answers)
    if enrolled and answered:
        enrolled, answered = _together(enrolled, answered, min_group)
    if answered and not has_whole:
        answered = answered.untold()
    is_coded = view is View.ROOM
    whole = _whole(enrolled, answered, min_group, is_coded=is_coded)
    return SafeTurnout(
        by=counted.by,
        period=counted.period,
        source=counted.source,
        view=view,
        min_group=min_group,
        has_students=enrolled is not None,
        has_answers=answered is not None,
        everyone=whole,
        groups=tuple(
            _voice(one, enrolled, answered, whole.rate, is_coded=is_coded) for one in counted.groups
        ),
    )


def to_text(told: SafeTurnout) -> str:
    """Give what the gate let through as one line of JSON, as it is kept."""
    return json.dumps(asdict(told), ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> SafeTurnout:
    """Read back what the gate let through.

    >>> girls = GroupTurnout(("Girls",), Bounded.exactly(52), Bounded.exactly(30))
    >>> counted = Turnout(by=("gender",), period="2025-26", source="Survey", groups=(girls,))
    >>> told = turnout(counted, view=View.ROOM)
    >>> from_text(to_text(told)) == told
    True
    """
    parts = json.loads(text)
    everyone, *groups = (_read(one) for one in (parts.pop("everyone"), *parts.pop("groups")))
    parts |= {"by": tuple(parts["by"]), "view": View(parts["view"])}
    return SafeTurnout(**parts, everyone=everyone, groups=tuple(groups))


def _read(said: dict[str, Any]) -> SafeVoice:
    shares = {name: Bounded(**said.pop(name)) for name in _SHARES if said[name] is not None}
    heard_so = None if said["heard"] is None else Heard(said["heard"])
    named = {"group": tuple(said["group"]), "heard": heard_so}
    return SafeVoice(**said | shares | named)


def _side(
    counted: Mapping[Group, Bounded | None], min_group: int, told: Collection[Group] | None
) -> _Side | None:
    persons = {group: number for group, number in counted.items() if number is not None}
    if not persons:
        return None
    least = {group: number.low for group, number in persons.items()}
    shown = shown_groups(least, min_group=min_group)
    if told is None:
        return _Side(persons, shown, everyone(least, min_group=min_group))
    return _Side(persons, shown & frozenset(told), frozenset(persons))


def _together(students: _Side, answers: _Side, min_group: int) -> tuple[_Side, _Side]:
    """Give both files the same everyone, and hide what tells how many stayed silent.

    Everybody may know that nobody of a group was asked. Where already the number of all who
    answered tells so how few of another are silent, nothing is told of who answered.
    """
    base = students.base & answers.base
    cells: dict[Group, float] = {}
    for group in students.persons:
        if group in base:
            cells[*group, ANSWERED] = answers.persons[group].low
            cells[*group, SILENT] = max(0, _silent(students, answers, group))
    safe = shown_unless_told(cells, min_group=min_group)
    shown = frozenset(
        group
        for group in base & answers.shown
        if safe and (*group, ANSWERED) in safe and _may_be_told(students, answers, group, min_group)
    )
    return (
        _Side(students.persons, students.shown, base),
        _Side(answers.persons, shown, base, has_total=safe is not None),
    )


def _may_be_told(students: _Side, answers: _Side, group: Group, min_group: int) -> bool:
    """Tell whether enough people are silent, or the files do not fit so that nobody can tell."""
    silent = _silent(students, answers, group)
    return silent < 0 or (silent >= min_group and group in students.shown)


def _silent(students: _Side, answers: _Side, group: Group) -> float:
    """Count the silent of a group; below 0 where more answered than are enrolled."""
    return students.persons[group].low - answers.persons[group].low


def _whole(
    students: _Side | None, answers: _Side | None, min_group: int, *, is_coded: bool
) -> SafeVoice:
    """Give everyone; who answered only where no few are silent."""
    sides = (students, answers)
    enrolled, answered = (side.told_total(min_group) if side else None for side in sides)
    if enrolled and answered and 0 <= enrolled.low - answered.low < min_group:
        answered = None
    rate = response_rate(answered, enrolled)
    is_hidden = (students and not enrolled) or (answers and not answered)
    do_not_fit = enrolled and answered and rate is None
    return SafeVoice(
        group=(),
        enrolled=Bounded.exactly(1) if enrolled else None,
        answered=Bounded.exactly(1) if answered else None,
        enrolled_size=size(enrolled) if enrolled else None,
        answered_size=size(answered) if answered else None,
        rate=_coded(rate, is_coded=is_coded),
        reason=TOO_FEW if is_hidden else MORE_ANSWERS if do_not_fit else None,
    )


def _voice(
    one: GroupTurnout,
    students: _Side | None,
    answers: _Side | None,
    whole_rate: Bounded | None,
    *,
    is_coded: bool,
) -> SafeVoice:
    group = one.group
    enrolled = one.enrolled if students and group in students.shown else None
    answered = one.answered if answers and group in answers.shown else None
    rate = response_rate(answered, enrolled) if recorded([group]) else None
    own = _coded(rate, is_coded=is_coded)
    is_hidden = (students and not enrolled) or (answers and not answered)
    do_not_fit = rate is None and one.enrolled and answered and recorded([group])
    return SafeVoice(
        group=group,
        enrolled=_coded(students.share(group), is_coded=is_coded) if students else None,
        answered=_coded(answers.share(group), is_coded=is_coded) if answers else None,
        enrolled_size=students.size(group) if students else None,
        answered_size=answers.size(group) if answers else None,
        rate=own,
        heard=heard(representation(own, whole_rate)),
        reason=MORE_ANSWERS if do_not_fit else TOO_FEW if is_hidden else None,
    )


def _coded(share: Bounded | None, *, is_coded: bool) -> Bounded | None:
    """Round a share to a whole percent; a few are never said as nobody, nor most as all.

    >>> _coded(Bounded.exactly(0.6565), is_coded=True).low
    0.66
    >>> _coded(Bounded.exactly(0.002), is_coded=True)
    Bounded(low=0.0, high=0.01, why=None)
    """
    if share is None or not is_coded:
        return share
    low, high = (floor(100 * end + 0.5) / 100 for end in (share.low, share.high))
    if low == 0 < share.low or high == 1 > share.high:
        return Bounded(0.0, max(high, 0.01)) if low == 0 else Bounded(min(low, 0.99), 1.0)
    return Bounded(low, high, share.why)
