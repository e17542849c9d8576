"""Proposes what a sheet is and what its columns mean; a person confirms or corrects it.

For each column in this order: a known name, known values, a name that is nearly known, else we ask.
A name never decides against its values, and nothing that is only near is taken for race, gender,
disability or what a school did.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from equity.intake import agencies, published_years, respondents, years
from equity.intake import published_proposals as published
from equity.intake.day_names import is_day
from equity.intake.headers import IN_NUMBERED, meanings_of, stem_of, tells_persons
from equity.intake.items import coded_item, is_attention_check, is_item, item, scales_of
from equity.intake.kinds import Verdict, kind_of
from equity.intake.mapping import SURE_TO_LEAVE_OUT, ColumnMapping, Mapping
from equity.intake.profile import Profile, profiles
from equity.intake.proposals import (
    Proposal,
    by_name,
    by_near_name,
    by_values,
    meaning,
    not_kept,
)
from equity.intake.sheet import Sheet
from equity.intake.total_columns import part_of
from equity.language import _
from equity.vocabulary import Field, FileKind

_NEVER_SHOWN = frozenset(
    {
        Field.STUDENT_ID,
        Field.STUDENT_NAME,
        Field.BIRTH_DATE,
        Field.CONTACT,
        Field.INCIDENT_ID,
        Field.REFERRER,
        Field.SURVEY_RESPONDENT_ID,
        Field.SURVEY_TIMESTAMP,
        Field.SURVEY_COMMENT,
    }
)
_IN_MANY_COLUMNS = frozenset(
    {
        Field.STUDENT_NAME,
        Field.BIRTH_DATE,
        Field.CONTACT,
        Field.LEVEL,
        Field.SCORE,
        Field.SUSPENSIONS,
        Field.SURVEY_ITEM,
        Field.SURVEY_COMMENT,
        Field.SURVEY_STATUS,
        Field.SURVEY_TIMESTAMP,
        Field.SURVEY_LANGUAGE,
    }
)
_SHOWN_VALUES = 5
_LONGEST_SHOWN = 40
_FEWEST_WITH_A_NUMBER = 10
_BEHIND_ALL = (8, 0)
"""The claim of an empty column: any other of the same meaning says more."""


def recognise(sheet: Sheet) -> Mapping:
    """Propose the kind of the sheet, the meaning of each column, and the year in its name."""
    if sheet.stands_for is not None and tells_persons(sheet.labels):
        why = _("Each row was one answer of a person to one question")
        return _as_kind(sheet, profiles(sheet), Verdict(FileKind.SURVEY, 0.9, why))
    if known := published_years.recognised(sheet, _as_published) or _as_published(sheet):
        return known
    columns = profiles(sheet)
    verdict = _of_records(sheet) or kind_of(columns)
    mapping = _as_kind(sheet, columns, verdict)
    if mapping.is_left_out:
        return mapping
    return mapping if mapping.kind else published.recognise_without_groups(sheet, mapping)


def _as_published(sheet: Sheet) -> Mapping | None:
    return published.recognise_wide(sheet) or published.recognise_long(sheet)


def _of_records(sheet: Sheet) -> Verdict | None:
    """Leave a table out that counts suspensions by race without the students of each race."""
    if (table := agencies.counts_records(sheet.labels)) is None:
        return None
    why = _(
        "This is the {table}. Its rows by race count suspensions, so a student who was suspended "
        "twice counts twice, and it does not say how many students each group has. No rate can be "
        "made of it. Bring a table of students: how many each group has, and how many of them were "
        "suspended",
        table=table,
    )
    return Verdict(None, SURE_TO_LEAVE_OUT, why)


def recognise_as(sheet: Sheet, kind: FileKind | None) -> Mapping:
    """Propose the meaning of each column of a sheet whose kind a person has chosen."""
    if kind is None or kind is FileKind.PUBLISHED:
        return recognise(sheet).with_kind(kind)
    return _as_kind(sheet, profiles(sheet), Verdict(kind, 1.0, _("You chose this")))


def _as_kind(sheet: Sheet, columns: Sequence[Profile], verdict: Verdict) -> Mapping:
    scales = scales_of(columns) if verdict.kind is FileKind.SURVEY else ()
    many = _IN_MANY_COLUMNS | ({Field.DAYS_REMOVED} if verdict.kind is FileKind.TOTALS else set())
    proposed = _one_each(columns, [_proposal(one, verdict.kind) for one in columns], many)
    answered_by, said = respondents.proposed(sheet)
    return Mapping(
        kind=verdict.kind,
        certainty=verdict.certainty,
        why=". ".join(filter(None, (verdict.why, said if verdict.kind is FileKind.SURVEY else ""))),
        answered_by=answered_by,
        columns=tuple(
            (item(one, scales) if one.scale else coded_item(one))
            if proposal.field is Field.SURVEY_ITEM
            else ColumnMapping(
                label=one.label,
                field=proposal.field,
                certainty=proposal.certainty,
                why=proposal.why,
                preview=_preview(one, proposal.field),
            )
            for one, proposal in zip(columns, proposed, strict=True)
        ),
        period=years.in_name(sheet.file) or years.in_name(sheet.name or ""),
    )


def _proposal(profile: Profile, kind: FileKind | None) -> Proposal:
    if kind is FileKind.ATTENDANCE and is_day(profile.label):
        return Proposal(Field.ATTENDANCE_CODE, 0.95, _("Its name is a day"))
    named = by_name(profile, kind)
    if not profile.filled:
        empty = Proposal(None, 0.9, _("The column is empty"))
        return replace(named, rank=_BEHIND_ALL) if named else empty
    if named and named.field:
        return named
    if kind is FileKind.SURVEY and is_attention_check(profile.label):
        why = _("It tests whether people read the question, so we leave it out")
        return Proposal(None, 0.7, why)
    if kind is FileKind.SURVEY and is_item(profile):
        return Proposal(Field.SURVEY_ITEM, 0.95, _("The values are answers to a survey question"))
    return (
        by_values(profile, kind)
        or not_kept(profile)
        or named
        or _long_text(profile, kind)
        or by_near_name(profile, kind)
        or _asked(profile, kind)
    )


def _long_text(profile: Profile, kind: FileKind | None) -> Proposal | None:
    if not profile.is_long_text:
        return None
    if kind in (FileKind.SURVEY, FileKind.VOICES):
        return Proposal(Field.SURVEY_COMMENT, 0.8, _("People wrote sentences here"))
    return Proposal(None, 0.6, _("Looks like long text. It can hold names, so we leave it out"))


def _asked(profile: Profile, kind: FileKind | None) -> Proposal:
    if kind is FileKind.SURVEY and profile.is_coded_answers:
        return Proposal(Field.SURVEY_ITEM, 0.2, "")
    if profile.are_dates:
        why = _("Looks like dates. Please choose what they are, or leave them out")
    elif profile.is_short_list:
        why = _("A short list of values. Please choose what it is, or make it a group of our own")
    else:
        why = _("We do not know this column. Please choose what it is, or leave it out")
    return Proposal(None, 0.2, why)


def _one_each(
    columns: Sequence[Profile], proposed: Sequence[Proposal], many: Collection[Field]
) -> list[Proposal]:
    """Let each meaning of a single column go to the best claim, and ask of the others."""
    best: dict[Field, int] = {}
    for place, one in enumerate(proposed):
        if one.field and one.field not in many:
            held = best.get(one.field)
            if held is None or one.rank < proposed[held].rank:
                best[one.field] = place
    return [
        one
        if one.field is None
        or best.get(one.field, place) == place
        or _are_numbered(one.field, columns[place], columns[best[one.field]])
        else Proposal(
            None,
            0.3,
            _(
                "'{label}' is taken for {meaning} already, so we leave this one out",
                label=columns[best[one.field]].label,
                meaning=meaning(one.field),
            ),
        )
        for place, one in enumerate(proposed)
    ]


def _are_numbered(field: Field, one: Profile, best: Profile) -> bool:
    """Tell whether two columns are parts: races, actions, codes of days, days in and out."""
    if field is Field.ATTENDANCE_CODE:
        return is_day(one.label) and is_day(best.label)
    in_and_out = {part_of(one.label), part_of(best.label)} == {"iss", "oss"}
    if in_and_out and field in (Field.DAYS_REMOVED, Field.DISCIPLINE_ACTION):
        return True
    return field in IN_NUMBERED and stem_of(one.label) == stem_of(best.label)


def _preview(profile: Profile, field: Field | None) -> tuple[str, ...]:
    """Give a few usual values; none where they could point at a person."""
    private = field in _NEVER_SHOWN or profile.are_names or profile.are_contacts
    if private or profile.is_long_text:
        return ()
    if field is None and (
        not profile.is_short_list
        or profile.looks_like_names
        or profile.are_dates
        or _NEVER_SHOWN.intersection(meanings_of(profile.label))
    ):
        return ()
    usual = sorted(profile.counts, key=lambda value: -profile.counts[value])
    fewest = _FEWEST_WITH_A_NUMBER if profile.is_numbers else 1
    return tuple(
        value for value in usual if len(value) <= _LONGEST_SHOWN and profile.counts[value] >= fewest
    )[:_SHOWN_VALUES]
