"""Who is in a discipline log without a list of students, in sentences: parts, and no rates."""

from equity.language import _
from equity.privacy.table import TOO_FEW
from equity.privacy.voices import SafeTurnout, SafeVoice
from equity.story import days, groups
from equity.story.who import Legend, names, of_100, share_and_size


def headline(told: SafeTurnout) -> str:
    """Say what the picture is about."""
    if told.has_answers:
        return _(
            "Students in the discipline log of {period}, and who was suspended", period=told.period
        )
    return _("Students in the discipline log of {period}", period=told.period)


def legend() -> Legend:
    """Name the two bars; a group has no rate."""
    return Legend(_("Part of the students in the log"), _("Part of the suspended students"), "")


def how_to_read(told: SafeTurnout) -> str:
    """Say in one line what the bars mean."""
    if told.has_answers:
        return _(
            "Each student counts once. Where the lower bar of a group is longer, it is a larger "
            "part of the suspended students than of the log."
        )
    return _("Each student counts once. Each bar is a group's part of every 100 in the log.")


def why_no_rates(told: SafeTurnout) -> tuple[str, ...]:
    """Say why these are parts and no rates, and what to bring."""
    said = [
        _(
            "These are parts, not rates. A rate says how many of **all** students of a group were "
            "suspended, and a log names only students who were written up."
        ),
        _(
            "So a long bar can also mean that many students of this school are in the group, or "
            "be chance. Bring the list of students of {period}: then the app shows rates and gaps.",
            period=told.period,
        ),
    ]
    if not told.has_answers:
        said.append(
            _(
                "Who was suspended is not clear from this log. **Bring data** asks which actions "
                "are suspensions."
            )
        )
    return tuple(said)


def stays(since: str) -> str:
    """Say that later files change nothing here, "" where none came; `since` is a day in ISO."""
    if not since:
        return ""
    return _(
        "Files that came after {day} change nothing here: from two versions, one student could be "
        "told.",
        day=days.of(since),
    )


def hidden(told: SafeTurnout) -> tuple[str, ...]:
    """Name the groups that are hidden, and say why."""
    whole = [one for one in told.groups if one.enrolled_size is None]
    part = [one for one in told.groups if told.has_answers and _hides_suspended(one)]
    said = []
    if whole:
        said.append(_("{groups}: {reason}.", groups=names(told, whole), reason=_(TOO_FEW)))
    if part:
        said.append(
            _(
                "How many were suspended is hidden for: {groups}. Only a few of them were, or only "
                "a few were not, or their number would give a smaller group away.",
                groups=names(told, part),
            )
        )
    return tuple(said) or (_("No group is hidden here."),)


def same_numbers(told: SafeTurnout) -> list[dict[str, str]]:
    """Give one row a group in the fixed order, all students first; every value is text."""
    return [_row(told, one) for one in (told.everyone, *told.groups)]


def columns(told: SafeTurnout) -> tuple[str, ...]:
    """Name the columns of `same_numbers`."""
    students = (_("Of every 100 in the log"), _("How many in the log"))
    suspended = (_("Of every 100 suspended"), _("How many suspended")) * told.has_answers
    return (_("Group"), *students, *suspended)


def beside(told: SafeTurnout, one: SafeVoice) -> str:
    """Say a group's part of the students in the log beside its part of the suspended."""
    group = groups.in_a_sentence(told.by, one.group)
    if one.enrolled and one.answered:
        return _(
            "Of every 100 students in the log, {share} are {group}; of every 100 suspended, "
            "{suspended} are",
            share=of_100(one.enrolled),
            suspended=of_100(one.answered),
            group=group,
        )
    if one.enrolled:
        share = of_100(one.enrolled)
        return _("Of every 100 students in the log, {share} are {group}", share=share, group=group)
    return f"{groups.heading(told.by, one.group)}: {_(TOO_FEW)}"


def alt(told: SafeTurnout) -> str:
    """Say the picture for those who cannot see it, row by row."""
    said = [headline(told), *(beside(told, one) for one in told.groups)]
    return " ".join(_("{sentence}.", sentence=one) for one in said)


def _row(told: SafeTurnout, one: SafeVoice) -> dict[str, str]:
    cells = [groups.row_name(told.by if one.group else (), one.group)]
    cells += share_and_size(one.enrolled, one.enrolled_size)
    cells += share_and_size(one.answered, one.answered_size) if told.has_answers else ()
    return dict(zip(columns(told), cells, strict=True))


def _hides_suspended(one: SafeVoice) -> bool:
    return one.enrolled_size is not None and one.answered_size is None
