"""Who is here in sentences: students by group, whose voices are missing, what is hidden and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from equity.gaps.response import Heard
from equity.language import _
from equity.numbers import Bounded
from equity.privacy.table import TOO_FEW
from equity.privacy.voices import MORE_ANSWERS, SafeTurnout, SafeVoice
from equity.story import amounts, groups, sides
from equity.story.rows import BESIDE, NONE
from equity.vocabulary import Unit

MANY_WITHOUT_GROUP = 0.05
"""Over this share of answers without a group, every rate is too low to be taken as it is."""


@dataclass(frozen=True, slots=True)
class Legend:
    """What the two bars of a group are called, and its rate; a rate without a name is not drawn."""

    students: str
    answers: str
    rate: str


def legend() -> Legend:
    """Name the bars of the enrolled and of those who answered, and the response rate."""
    return Legend(
        _("Share of the students"), _("Share of those who answered"), _("Answered, of 100")
    )


def headline(told: SafeTurnout) -> str:
    """Say how many answered, or why that is not known."""
    if not told.has_answers:
        return _("Students of {period}", period=told.period)
    if not told.has_students:
        return _("Students who answered in {period}", period=told.period)
    if told.everyone.reason == MORE_ANSWERS:
        return _("There are more answers than students: the two files do not fit")
    if told.everyone.rate is None:
        return _("How many answered is hidden: {reason}", reason=_(TOO_FEW))
    rate = of_100(told.everyone.rate)
    return _("{rate} of every 100 students answered the survey", rate=rate)


def how_to_read(told: SafeTurnout) -> str:
    """Say in one line what the bars mean."""
    if told.has_students and told.has_answers:
        return _("Where all groups answered alike, the two bars of a group are equally long.")
    if told.has_students:
        return _("Each bar is a group's part of every 100 students.")
    return _("Each bar is a group's part of every 100 students who answered.")


def missing(told: SafeTurnout) -> tuple[str, ...]:
    """Say whose voices are missing, then who is heard more than their share."""
    if not (told.has_students and told.has_answers):
        return (_to_bring(told),)
    compared = [one for one in told.groups if one.heard]
    said = [
        _("Missing voices: {group}. {shares}.", group=_group(told, one), shares=beside(told, one))
        for one in compared
        if one.heard is Heard.LESS
    ]
    said += [
        _("Heard more: {group}. {shares}.", group=_group(told, one), shares=beside(told, one))
        for one in compared
        if one.heard is Heard.MORE
    ]
    if len(compared) < 2:
        said.append(_("Too few groups can be shown to tell whose voices are missing."))
    elif not said:
        said.append(_("No group shown is missing: each answered about as often as all students."))
    return tuple(said)


def beside(told: SafeTurnout, one: SafeVoice) -> str:
    """Say a group's share of the students beside its share of those who answered."""
    group = _group(told, one)
    if one.enrolled and one.answered:
        return _(
            "Of every 100 students enrolled, {enrolled} are {group}; "
            "of every 100 who answered, {answered} are",
            enrolled=of_100(one.enrolled),
            answered=of_100(one.answered),
            group=group,
        )
    if one.enrolled:
        share = of_100(one.enrolled)
        return _("Of every 100 students enrolled, {share} are {group}", share=share, group=group)
    if one.answered:
        share = of_100(one.answered)
        return _("Of every 100 who answered, {share} are {group}", share=share, group=group)
    return f"{groups.heading(told.by, one.group)}: {_(TOO_FEW)}"


def cautions(told: SafeTurnout) -> tuple[str, ...]:
    """Say where the two files do not fit, and where many answers have no group."""
    unfit = [one for one in told.groups if one.reason == MORE_ANSWERS]
    said = []
    if unfit:
        said.append(
            _(
                "More answers than students: {groups}. How many of them answered is not known. "
                "Look at how the two files name this group.",
                groups=names(told, unfit),
            )
        )
    for one in told.groups:
        share = one.answered
        if share and share.low > MANY_WITHOUT_GROUP and not groups.is_recorded(one.group):
            said.append(
                _(
                    "{share} of every 100 answers do not say the group. "
                    "So every group may have answered more often than it seems.",
                    share=of_100(share),
                )
            )
    return tuple(said)


def hidden(told: SafeTurnout) -> tuple[str, ...]:
    """Name the groups that are hidden, and say why: all of a group, or how many answered."""
    both = told.has_students and told.has_answers
    few = [one for one in told.groups if one.reason == TOO_FEW]
    whole = [one for one in few if not (one.enrolled_size or one.answered_size)]
    silent = [one for one in few if both and one not in whole]
    said = []
    if whole:
        said.append(
            _("{groups}: {reason}.", groups=names(told, whole), reason=_(TOO_FEW)),
        )
    if silent:
        said.append(
            _(
                "How many answered is hidden for: {groups}. Only a few of them answered, or only "
                "a few did not. Or their number would give a smaller group away.",
                groups=names(told, silent),
            )
        )
    return tuple(said) or (_("No group is hidden here."),)


def same_numbers(told: SafeTurnout) -> list[dict[str, str]]:
    """Give one row a group in the fixed order, all students first; every value is text."""
    return [_row(told, one) for one in (told.everyone, *told.groups)]


def columns(told: SafeTurnout) -> tuple[str, ...]:
    """Name the columns of `same_numbers`."""
    students = (_("Of every 100 students"), _("How many students")) * told.has_students
    voices = (_("Of every 100 who answered"), _("How many answered")) * told.has_answers
    both = (_("Answered, of every 100 in the group"), _("Voices"))
    return (_("Group"), *students, *voices, *both * (told.has_students and told.has_answers))


def rate_text(one: SafeVoice) -> str:
    """Say how many of every 100 of a group answered, as short as it can be said."""
    if one.rate:
        return of_100(one.rate)
    return _("not known") if one.reason == MORE_ANSWERS else _nothing(one)


def alt(told: SafeTurnout) -> str:
    """Say the picture for those who cannot see it, row by row."""
    rows = (_("{sentence}.", sentence=beside(told, one)) for one in told.groups)
    return " ".join([_("{sentence}.", sentence=headline(told)), *rows])


def _row(told: SafeTurnout, one: SafeVoice) -> dict[str, str]:
    cells = [groups.row_name(told.by if one.group else (), one.group)]
    if told.has_students:
        cells += share_and_size(one.enrolled, one.enrolled_size)
    if told.has_answers:
        cells += share_and_size(one.answered, one.answered_size)
    if told.has_students and told.has_answers:
        voices = groups.capitalised(_(str(one.heard))) if one.heard else _nothing(one)
        cells += [rate_text(one), voices]
    return dict(zip(columns(told), cells, strict=True))


def share_and_size(share: Bounded | None, size: str | None) -> tuple[str, str]:
    """Say a part of every 100 and how many that are; the one text stands in place of both."""
    if size is None:
        return sides.hidden_text(), BESIDE
    return of_100(share) if share else NONE, amounts.band(size, None)


def _nothing(one: SafeVoice) -> str:
    """Give what stands for a quantity that is not there, or that is hidden with others."""
    return BESIDE if one.reason == TOO_FEW else NONE


def _to_bring(told: SafeTurnout) -> str:
    if told.has_students:
        return _(
            "Who answered a survey is not known here. Bring survey answers of {period} with a "
            "column for this group. Then this page shows whose voices are missing.",
            period=told.period,
        )
    return _(
        "Who is missing is not known here. Bring a list of students of {period} with a column "
        "for this group. Then this page shows whose voices are missing.",
        period=told.period,
    )


def _group(told: SafeTurnout, one: SafeVoice) -> str:
    return groups.in_a_sentence(told.by, one.group)


def names(told: SafeTurnout, voices: Sequence[SafeVoice]) -> str:
    """Name groups one after the other."""
    return "; ".join(groups.row_name(told.by, one.group) for one in voices)


def of_100(share: Bounded) -> str:
    """Say a share as how many of every 100."""
    return amounts.rate_text(share, Unit.SHARE)
