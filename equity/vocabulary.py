"""Closed word lists: the kinds, fields and grades that every room of the house agrees on."""

from collections.abc import Mapping
from enum import StrEnum


class FileKind(StrEnum):
    """What one row of a file is about."""

    ROSTER = "roster"
    INCIDENTS = "incidents"
    SURVEY = "survey"
    PUBLISHED = "published"
    ATTENDANCE = "attendance"
    ACADEMICS = "academics"
    TESTS = "tests"
    TOTALS = "discipline_totals"
    VOICES = "voices"


class Population(StrEnum):
    """Whom a measure counts; populations are compared side by side, never joined."""

    STUDENTS = "students"
    SURVEY_STUDENTS = "survey_students"
    SURVEY_STAFF = "survey_staff"
    SURVEY_FAMILIES = "survey_families"
    PUBLISHED = "published_students"


RESPONDENTS = (Population.SURVEY_STUDENTS, Population.SURVEY_STAFF, Population.SURVEY_FAMILIES)
"""Who can have answered a survey, in the order of every screen.

Of staff and families there are only shares of all who answered, and no groups.
"""


class Area(StrEnum):
    """The four equity focus areas."""

    ACADEMICS = "academics"
    DISCIPLINE = "discipline"
    CULTURE = "culture"
    ENGAGEMENT = "engagement"


AREA_NAMES: dict[Area, str] = {
    Area.ACADEMICS: "Academics",
    Area.DISCIPLINE: "Discipline",
    Area.CULTURE: "School culture",
    Area.ENGAGEMENT: "Engagement",
}
"""How the areas are called, in the order of every screen; keys of messages."""


class Direction(StrEnum):
    """Whether a higher number is good news for a group."""

    HIGHER_IS_BETTER = "higher_is_better"
    HIGHER_IS_WORSE = "higher_is_worse"


class Unit(StrEnum):
    """What a rate is: a share from 0 to 1, events per 100 students, or a mean of points."""

    SHARE = "share"
    MEAN_SHARE = "mean_share"
    PER_100_STUDENTS = "per_100_students"
    MEAN = "mean"


class View(StrEnum):
    """Who may see: the room (default; safe to project) or staff (exact values)."""

    ROOM = "room"
    STAFF = "staff"


class Role(StrEnum):
    """Who a visitor is: somebody in the room, or who leads it."""

    ROOM = "room"
    FACILITATOR = "facilitator"


class Action(StrEnum):
    """All that a visitor can do."""

    LOOK = "look"
    NOTE = "note"
    VOTE = "vote"
    LEAD_VOTE = "lead the vote"
    KEEP = "keep and choose"
    IMPORT = "import"
    LIST = "list workspaces"
    STAFF_VIEW = "staff view"
    RELEASE_COMMENTS = "release comments"
    WITHDRAW = "withdraw and start again"
    SEAL = "seal"
    DELETE = "delete"
    EXPORT = "export"
    CHANGE_LINK = "change the link"
    SET_PASSPHRASE = "set the passphrase"  # noqa: S105 - a name, not one of them


FEWEST_VOTERS = 5
"""How many phones must have voted before dots are shown: of a few, each could be guessed."""


class Evidence(StrEnum):
    """How sure a gap is, in people's words."""

    CLEAR = "clear"
    WORTH_ASKING = "worth asking about"
    TOO_SMALL = "too small to say"


class Field(StrEnum):
    """What a column of a file can mean; the names are those of synonyms.json."""

    STUDENT_ID = "student_id"
    STUDENT_NAME = "student_name"
    BIRTH_DATE = "birth_date"
    CONTACT = "contact"
    SCHOOL = "school"
    DISTRICT = "district"
    SCHOOL_YEAR = "school_year"
    GRADE = "grade"
    GENDER = "gender"
    HISPANIC_FLAG = "hispanic_flag"
    RACE_ETHNICITY = "race_ethnicity"
    RACE_FLAG_AMERICAN_INDIAN = "race_flag_american_indian"
    RACE_FLAG_ASIAN = "race_flag_asian"
    RACE_FLAG_BLACK = "race_flag_black"
    RACE_FLAG_NHPI = "race_flag_nhpi"
    RACE_FLAG_WHITE = "race_flag_white"
    RACE_FLAG_MENA = "race_flag_mena"
    RACE_FLAG_TWO_OR_MORE = "race_flag_two_or_more"
    ENGLISH_LEARNER = "english_learner"
    HOME_LANGUAGE = "home_language"
    DISABILITY = "disability"
    SECTION_504 = "section_504"
    LOW_INCOME = "low_income"
    FOSTER = "foster"
    HOMELESS = "homeless"
    MIGRANT = "migrant"
    MILITARY = "military"
    GIFTED = "gifted"
    INCIDENT_ID = "incident_id"
    INCIDENT_DATE = "incident_date"
    INCIDENT_TIME = "incident_time"
    INCIDENT_LOCATION = "incident_location"
    BEHAVIOR = "behavior"
    DISCIPLINE_ACTION = "discipline_action"
    DAYS_REMOVED = "days_removed"
    INCIDENT_ROLE = "incident_role"
    REFERRER = "referrer"
    SUSPENSIONS = "suspensions"
    REFERRALS = "referrals"
    DAYS_ABSENT = "attendance_days_absent"
    DAYS_EXCUSED = "attendance_days_excused"
    DAYS_UNEXCUSED = "attendance_days_unexcused"
    DAYS_PRESENT = "attendance_days_present"
    DAYS_ENROLLED = "attendance_days_enrolled"
    CHRONIC_ABSENT = "chronic_absent"
    ATTENDANCE_RATE = "attendance_rate"
    ATTENDANCE_CODE = "attendance_code"
    ATTENDANCE_DATE = "attendance_date"
    COURSE = "course"
    AP_IB = "ap_ib"
    MARK = "mark"
    PASSED = "passed"
    GPA = "gpa"
    TEST = "test"
    LEVEL = "performance_level"
    SCORE = "scale_score"
    SURVEY_TIMESTAMP = "survey_timestamp"
    SURVEY_RESPONDENT_ID = "survey_respondent_id"
    SURVEY_STATUS = "survey_status"
    SURVEY_ROLE = "survey_role"
    SURVEY_LANGUAGE = "survey_language"
    SURVEY_ITEM = "survey_item"
    SURVEY_COMMENT = "survey_comment"
    VOICES_QUESTION = "voices_question"
    AGG_GROUP = "agg_group"
    AGG_NUMERATOR = "agg_numerator"
    AGG_DENOMINATOR = "agg_denominator"
    AGG_RATE = "agg_rate"
    AGG_PERCENT = "agg_percent"
    AGG_FRACTION = "agg_fraction"
    AGG_LEVEL = "agg_level"
    AGG_DIMENSION = "agg_dimension"
    AGG_OUTCOME = "agg_outcome"
    AGG_PART = "agg_part"
    AGG_EVENTS = "agg_events"
    COUNTY = "county"
    OWN_GROUP = "own_group"  # a column that the person declares to be a dimension of its own


DIMENSION_FIELDS: tuple[Field, ...] = (
    Field.RACE_ETHNICITY,
    Field.GENDER,
    Field.ENGLISH_LEARNER,
    Field.DISABILITY,
    Field.SECTION_504,
    Field.LOW_INCOME,
    Field.FOSTER,
    Field.HOMELESS,
    Field.MIGRANT,
    Field.MILITARY,
    Field.GIFTED,
    Field.HOME_LANGUAGE,
    Field.GRADE,
    Field.SCHOOL,
)
"""The fields by which people can be grouped, in the order of every screen."""

IN_COMBINATION = "in_combination_"
"""What the name of a dimension begins with that tells one race, alone or with others, from none."""

PLACE = "place"
"""The dimension of published files that only filters: a state, a district or a school."""

DROPPED_FIELDS: frozenset[Field] = frozenset({Field.STUDENT_NAME, Field.BIRTH_DATE, Field.CONTACT})
"""What never reaches the store."""

NOT_RECORDED = "Not recorded"
"""The group of everyone whose value is missing: a row of its own, never part of everyone else."""

ACTION_UNCLEAR = "Not clear"
"""What a school did, where that could be a suspension and only a person can say."""

ACTION_NOT_SAID = "Not said"
"""What a school did, in a log that has no word of it."""

Merges = Mapping[str, Mapping[str, tuple[str, ...]]]
"""What people merged: a dimension -> the name that they chose -> the groups that are in it."""

EVERYONE_ELSE = "rest"
ALL_STUDENTS = "all"
"""What a group can be compared with, besides another group by its name."""

EVERY_GROUP = "every"
"""What a link says where it is about every group that is shown, and not about one."""
