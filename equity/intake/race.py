"""One group of race and ethnicity for each student, by the federal rule.

Hispanic or Latino of any race first, then the single race, then two or more races (72 FR 59266,
19 October 2007). The dictionary has no numbers for races: they differ from state to state.
"""

import re
from collections import Counter
from collections.abc import Iterable

import pandas as pd

from equity.intake.by_value import by_value
from equity.intake.dictionaries import (
    GROUP_ORDER,
    GROUP_VALUES,
    HISPANIC,
    NO,
    NOT_GROUPS,
    RACE_FLAGS,
    TWO_OR_MORE,
    YES,
    is_missing,
    look_up,
)
from equity.intake.headers import stem_of
from equity.intake.mapping import Reading
from equity.intake.race_words import race_named
from equity.intake.repeating import as_text
from equity.intake.spelling import fold, plain
from equity.intake.values import Grouped, are_codes, put_together, read_groups
from equity.vocabulary import Field

NOT_HISPANIC = "Not Hispanic or Latino"
"""The other group where a file says nothing about race but Hispanic, yes or no."""

_TABLE = GROUP_VALUES[Field.RACE_ETHNICITY]
_WITHOUT = re.compile(r"[,;(]?\s*\bnon?t?[- ]?(?:of )?hispanic(?:[ /](?:or )?latino)?\)?")
_DENIED = re.compile(r"(?:not|non)\b.*")
_YES_OR_NO_BEFORE = re.compile(r"^(yes|no|sí|si)\s*[,;:.(-].*")
_CODE_BEFORE = re.compile(r"\d{1,3} ?[:.=)-] ?(?=[^\W\d])")
"""A number before the words of a race, as in "4: Black": the words say it."""

_SEVERAL = re.compile(r"\s*[,;|&+]\s*")
_LETTERS = re.compile(r"[a-z]{1,2}(?: ?/ ?[a-z]{1,2})+")
_ONE_CATEGORY = frozenset({"Asian", "Native Hawaiian or Pacific Islander"})
"""Older lists have these two as one, so "A/P" says either of them."""

_OF_ONE_NAME = frozenset({("a", "a"), ("a", "i"), ("p", "i")})
"""Letters that can be those of one name: African American, American Indian, Pacific Islander."""

_MAY_DENY = "nh"
"""Native Hawaiian, or not Hispanic beside the letters of another race."""

_EXAMPLES = re.compile(
    r"\s*\((?:e\.?g|i\.?e|for example|such as|including)\b[^()]*\)", re.IGNORECASE
)
_WITH_COMMAS = re.compile(
    "|".join(re.escape(one) for one in sorted(_TABLE, key=len, reverse=True) if "," in one)
)
"""Names of one group that have commas in them, which are those of no list."""

_CHOSEN = YES | {"x", "✓", "checked", "selected"}


def race_of(text: str) -> str | None:
    """Give the group that one value names, None where it is unknown or names none.

    >>> race_of("White, not Hispanic"), race_of("Black; Latino"), race_of("Asian, White")
    ('White', 'Hispanic or Latino', 'Two or more races')
    >>> race_of("W/B"), race_of("A/P"), race_of("W/NH"), race_of("Asian/Pacific Islander")
    ('Two or more races', None, None, None)
    """
    text = _CODE_BEFORE.sub("", fold(_EXAMPLES.sub("", one_line(text))), count=1)
    bare = _WITHOUT.sub("", text).strip(" ,;")
    if not bare:
        return None
    whole = look_up(_TABLE, text) or look_up(_TABLE, bare)
    return whole or _together(map(race_named, _parts(bare)))


def one_line(text: str) -> str:
    r"""Give the races that stand below each other in one cell side by side.

    >>> one_line("White\nBlack or African American"), one_line("Black or\nAfrican American")
    ('White; Black or African American', 'Black or\nAfrican American')
    """
    lines = [line for line in map(plain, text.splitlines()) if line]
    named = [race_named(_EXAMPLES.sub("", line)) for line in lines]
    is_list = len(lines) > 1 and not race_named(plain(text)) and all(named)
    return "; ".join(lines) if is_list else text


def _parts(text: str) -> list[str]:
    """Give what stands between the marks of a list; a slash is one between letters alone."""
    if _LETTERS.fullmatch(text):
        letters = tuple(part.strip() for part in text.split("/"))
        named = {race_named(part) for part in letters}
        is_one = named == _ONE_CATEGORY or letters in _OF_ONE_NAME
        if None not in named and not is_one and (len(named) == 1 or _MAY_DENY not in letters):
            return [*letters]
    text = _WITH_COMMAS.sub(lambda found: found[0].replace(",", " "), text)
    return [part for part in map(plain, _SEVERAL.split(text)) if part]


def _together(groups: Iterable[str | None]) -> str | None:
    named = set(groups)
    if None in named or not named:
        return None
    if HISPANIC in named:
        return HISPANIC
    return named.pop() if len(named) == 1 else TWO_OR_MORE


def answer_of(text: str, group: str) -> bool | None:
    """Tell whether a value of a yes-or-no column chooses the group; None where it says nothing.

    >>> answer_of("Yes, Hispanic or Latino", HISPANIC), answer_of("No, not Hispanic", HISPANIC)
    (True, False)
    """
    folded = _YES_OR_NO_BEFORE.sub(r"\1", fold(text))
    if folded in _CHOSEN or look_up(_TABLE, text) == group:
        return True
    return False if folded in NO or _DENIED.fullmatch(folded) else None


def _flag(column: pd.Series, group: str, label: str) -> tuple[pd.Series, Counter[str]]:
    known = {raw: answer_of(raw, group) for raw in column.unique()}
    if are_codes(column):
        known = {raw: None if raw.strip().isdigit() else said for raw, said in known.items()}
    strange = {raw for raw, answer in known.items() if answer is None and not is_missing(raw)}
    unknown = Counter({f"{label}: {plain(raw)}": int((column == raw).sum()) for raw in strange})
    return by_value(column, known, "object"), unknown


def federal_race(reading: Reading) -> Grouped | None:
    """Give race and ethnicity of each row from all columns that say anything of it.

    A race column goes before yes-or-no columns of single races, unless it only has codes; None
    where there is no such column.
    """
    sheet, mapping = reading.sheet, reading.mapping
    unknown: Counter[str] = Counter()
    columns: list[pd.Series] = []
    for column in _written(reading):
        written = read_groups(column, race_of, NOT_GROUPS[Field.RACE_ETHNICITY])
        columns.append(written.values)
        unknown += written.unknown
    flags = {
        race: (label, sheet.values(label))
        for field, race in RACE_FLAGS.items()
        for label in mapping.labels_of(field)
    }
    if flags:
        chosen, strange = _by_flags(flags)
        only_codes = bool(columns) and not _says_a_race(columns[0])
        columns.insert(0 if only_codes else len(columns), chosen)
        unknown += strange
    for label in mapping.labels_of(Field.HISPANIC_FLAG):
        answers, strange = _flag(sheet.values(label), HISPANIC, label)
        denied = [] if columns else [_named(answers.eq(False), NOT_HISPANIC)]
        columns = [_named(answers.eq(True), HISPANIC), *columns, *denied]
        unknown += strange
    return Grouped(_first(columns), unknown) if columns else None


def races_in(text: str) -> frozenset[str]:
    """Give all groups of race and ethnicity that one value names.

    >>> sorted(races_in("Asian, White")), sorted(races_in("Two or more races"))
    (['Asian', 'White'], ['Two or more races'])
    """
    text = _EXAMPLES.sub("", one_line(text))
    bare = _WITHOUT.sub("", fold(text)).strip(" ,;")
    whole = look_up(_TABLE, text) or look_up(_TABLE, bare)
    named = [whole] if whole else [race_named(part) for part in _parts(bare)]
    return frozenset(one for one in named if one)


def in_combination(reading: Reading, race: str) -> pd.Series:
    """Tell which students are of a race, alone or with others; missing where nothing says it.

    Who only is Hispanic or Latino, or of two or more races that nobody names, says nothing of it.
    """
    index = reading.sheet.frame.index
    said = {one: pd.Series(False, index=index) for one in (*RACE_FLAGS.values(), race)}
    for label in reading.mapping.labels_of(Field.RACE_ETHNICITY):
        named = by_value(reading.sheet.column(label), races_in, "object")
        for one in {group for groups in named.unique() for group in groups}:
            said.setdefault(one, pd.Series(False, index=index))
            said[one] = said[one] | named.map(lambda groups, one=one: one in groups).astype(bool)
    for field, one in RACE_FLAGS.items():
        for label in reading.mapping.labels_of(field):
            said[one] = said[one] | _flag(reading.sheet.column(label), one, label)[0].eq(True)
    several, mine = said[TWO_OR_MORE], said[race]
    races = sum(chosen for one, chosen in said.items() if one not in (HISPANIC, TWO_OR_MORE))
    is_known = (races > 1) | ((races == 1) & ~several)
    return mine.where(mine | is_known)


def races_to_combine(reading: Reading) -> tuple[str, ...]:
    """Give the races that some student of a file has together with another one."""
    named = {
        race
        for label in reading.mapping.labels_of(Field.RACE_ETHNICITY)
        for raw in reading.sheet.column(label).unique()
        if len(races := races_in(str(raw)) - {HISPANIC, TWO_OR_MORE}) > 1
        for race in races
    }
    flagged = [
        race
        for field, race in RACE_FLAGS.items()
        if reading.mapping.labels_of(field) and race != TWO_OR_MORE
    ]
    named.update(flagged if len(flagged) > 1 else ())
    return tuple(one for one in GROUP_ORDER[Field.RACE_ETHNICITY] if one in named)


def _written(reading: Reading) -> list[pd.Series]:
    """Give the columns of race as text; columns of one name and a number are put together."""
    alike: dict[str, list[pd.Series]] = {}
    for label in reading.mapping.labels_of(Field.RACE_ETHNICITY):
        alike.setdefault(stem_of(label), []).append(reading.sheet.values(label))
    return [put_together(columns, Field.RACE_ETHNICITY) for columns in alike.values()]


def _says_a_race(values: pd.Series) -> bool:
    return any(one in GROUP_ORDER[Field.RACE_ETHNICITY] for one in values.dropna().unique())


def _named(where: pd.Series, group: str) -> pd.Series:
    return where.map({True: group, False: None}).astype("str")


def _first(columns: list[pd.Series]) -> pd.Series:
    """Give for each row the first column that says something."""
    if len(columns) == 1:
        return columns[0].astype("category")
    values, *others = map(as_text, columns)
    for column in others:
        values = values.where(values.notna(), column)
    return values.astype("category")


def _by_flags(flags: dict[str, tuple[str, pd.Series]]) -> tuple[pd.Series, Counter[str]]:
    unknown: Counter[str] = Counter()
    chosen: dict[str, pd.Series] = {}
    for race, (label, column) in flags.items():
        answers, strange = _flag(column, race, label)
        chosen[race] = answers.eq(True)
        unknown += strange
    table = pd.DataFrame(chosen)
    values = table.idxmax(axis=1).astype("str").where(table.any(axis=1))
    several = table.sum(axis=1) > 1
    return values.mask(several, TWO_OR_MORE), unknown
