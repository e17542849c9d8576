"""A new year for a sealed workspace: the only thing that it can still take.

Its files are loaded and protected in a folder of their own that is gone afterwards, as if they were
a workspace that is sealed at once. Then what the room may see of them stands beside the rest.
"""

from collections.abc import Sequence
from dataclasses import replace

from equity.chain import beside, bringing, grouping, themes, workspaces
from equity.chain.bringing import Progress, unseen
from equity.chain.checked import CheckReport
from equity.intake.mapping import Reading
from equity.intake.table import Check
from equity.language import _
from equity.problems import Problem
from equity.store import catalogue, comments, merges, new_years, people
from equity.store.workspace import Workspace
from equity.vocabulary import Population


def load(
    workspace: Workspace, readings: Sequence[Reading], progress: Progress = unseen
) -> CheckReport:
    """Add new years to a sealed workspace, grouped as its others are; all of them or nothing.

    A Problem where it has one of the years already: it takes no corrections. What people wrote is
    not kept, and the report says so: no person could read it before the room.
    """
    with workspaces.passing() as newer:
        grouping.declare_alike(newer, workspace)
        themes.declare_alike(newer, workspace)
        people.merge(newer, merges.of(workspace))
        report = bringing.load(newer, readings, lambda share, words: progress(share / 2, words))
        _refuse_known_years(workspace, newer)
        _refuse_published_beside_ours(workspace, newer)
        if comments.has_any(newer):
            report = replace(report, joined=(*report.joined, _without_comments()))
        workspaces.complete(newer, lambda share, words: progress((1 + share) / 2, words))
        with workspace.turn:
            _refuse_known_years(workspace, newer)
            _refuse_published_beside_ours(workspace, newer)
            new_years.join(workspace, newer)
    progress(1.0, _("Done"))
    return report


def _without_comments() -> Check:
    sentence = _(
        "Comments in these files are not kept: a sealed workspace has no rows in which they could "
        "wait for a person to read them. Put them into a workspace that is not sealed."
    )
    return Check(sentence, needs_a_look=True)


def _refuse_published_beside_ours(workspace: Workspace, newer: Workspace) -> None:
    years = beside.years_of_both(workspace, newer)
    if years:
        raise Problem(
            _("Published and own numbers of one year would meet here"),
            _(
                "One of the two is in '{name}' already ({years}). The two together could point at "
                "a student, and a sealed workspace cannot look at them together any more.",
                name=workspace.name,
                years=", ".join(sorted(years)),
            ),
            _("Put these files into a new workspace."),
        )


def _refuse_known_years(workspace: Workspace, newer: Workspace) -> None:
    known = {
        period
        for one in Population
        for period in set(catalogue.periods(workspace, one)) & set(catalogue.periods(newer, one))
    }
    if known:
        raise Problem(
            _("'{name}' is sealed and takes new years only", name=workspace.name),
            _("It has numbers of {years} already.", years=", ".join(sorted(known))),
            _("Bring the files of another year, or put these into a new workspace."),
        )
