"""Everything that the room can ever show of our own people, as one record.

Whoever wants to know what a release tells needs no screen: nothing of the room is computed from
anything else.
"""

from collections.abc import Mapping, Sequence

from equity.chain import logs, releasing, who
from equity.measures import Measure
from equity.numbers import Bounded
from equity.privacy.bands import size
from equity.privacy.family import Member, members
from equity.privacy.protected import Protected
from equity.privacy.voices import SafeTurnout, SafeVoice
from equity.store import catalogue
from equity.store.workspace import Workspace
from equity.story.amounts import is_of_100, rate_text

Record = dict[str, object]


def shown(workspace: Workspace, *, k: int) -> Record:
    """Give every group that can be asked for with all that is said of it; None is hidden.

    `low` and `high` are in percent for shares, else in the measure's unit. `size` is the band of
    the group's persons; where fewer have a value of a measure, its own `size` says so. `spreads`
    say how far apart all persons are at most: chance is judged by it for what is not a share. Of
    one person at most a usual number of events counts. `who_is_here` has the parts and response
    rates of that page, and `in_the_log` the parts of the students in a discipline log without a
    list of students (enrolled), and of the suspended (answered).
    """
    known = {one.key: one for one in catalogue.measures(workspace, with_parts=True)}
    tables: dict[tuple[str, str], list[Protected]] = {}
    asked = (one for one in releasing.everything(workspace, k=k) if one.measure in known)
    for one in asked:
        place = (str(known[one.measure].population), one.period)
        tables.setdefault(place, []).append(one)
    names = {name for group in tables.values() for one in group for name in one.dimensions}
    return {
        "k": k,
        "dimensions": sorted(names),
        "groups": [
            _group(*place, member, releases, known)
            for place, releases in tables.items()
            for member in members(_dimensions(releases))
        ],
        "spreads": [
            {"population": population, "period": period, "measure": one.measure, "is": one.spread}
            for (population, period), releases in tables.items()
            for one in releases
            if one.spread is not None
        ],
        "who_is_here": [_turnout(workspace, one.name, k) for one in who.dimensions(workspace)],
        "in_the_log": [_parts(one.told) for one in logs.in_log(workspace, min_group=k)],
    }


def _dimensions(releases: Sequence[Protected]) -> dict[str, Sequence[str]]:
    """Give all ways to group: where a published table tells too much, some do without one."""
    return {name: groups for one in releases for name, groups in one.dimensions.items()}


def _group(
    population: str,
    period: str,
    member: Member,
    releases: Sequence[Protected],
    known: Mapping[str, Measure],
) -> Record:
    sizes = [one.shown[member].size for one in releases if member in one.shown]
    return {
        "population": population,
        "period": period,
        "conditions": [list(one) for one in member.conditions],
        "complement_of": member.complement_of and list(member.complement_of),
        "size": size(Bounded(*max(sizes))) if sizes else None,
        "measures": {one.measure: _said(one, member, known[one.measure]) for one in releases},
    }


def _said(release: Protected, member: Member, measure: Measure) -> Record | None:
    found = release.shown.get(member)
    if found is None:
        return None
    scale = 100.0 if is_of_100(measure.unit) else 1.0
    return {
        "text": rate_text(found.rate, measure.unit),
        "low": round(scale * found.rate.low, 6),
        "high": round(scale * found.rate.high, 6),
        "size": size(Bounded(*found.size)),
    }


def _turnout(workspace: Workspace, dimension: str, k: int) -> Record:
    return _parts(who.who(workspace, dimension, min_group=k))


def _parts(told: SafeTurnout) -> Record:
    return {
        "period": told.period,
        "dimension": told.by[0],
        "groups": [_voice(one) for one in (told.everyone, *told.groups)],
    }


def _voice(one: SafeVoice) -> Record:
    return {
        "group": one.group[0] if one.group else None,
        "enrolled": _part(one.enrolled, one.enrolled_size),
        "answered": _part(one.answered, one.answered_size),
        "response_rate": _part(one.rate, one.enrolled_size),
    }


def _part(share: Bounded | None, size: str | None) -> Record | None:
    if share is None:
        return None
    return {"low": round(100 * share.low, 6), "high": round(100 * share.high, 6), "size": size}
