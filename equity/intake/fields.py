"""What a column can mean in each kind of file."""

from equity.intake.dictionaries import RACE_FLAGS
from equity.vocabulary import DIMENSION_FIELDS, Field, FileKind

ABOUT_PEOPLE = (
    *DIMENSION_FIELDS,
    Field.HISPANIC_FLAG,
    *RACE_FLAGS,
    Field.STUDENT_NAME,
    Field.BIRTH_DATE,
    Field.CONTACT,
    Field.DISTRICT,
    Field.SCHOOL_YEAR,
)
ABOUT_INCIDENTS = (
    Field.INCIDENT_ID,
    Field.INCIDENT_DATE,
    Field.INCIDENT_TIME,
    Field.INCIDENT_LOCATION,
    Field.BEHAVIOR,
    Field.DISCIPLINE_ACTION,
    Field.DAYS_REMOVED,
    Field.REFERRER,
)
ABOUT_ATTENDANCE = (
    Field.DAYS_ABSENT,
    Field.DAYS_PRESENT,
    Field.DAYS_ENROLLED,
    Field.CHRONIC_ABSENT,
    Field.ATTENDANCE_RATE,
)
KINDS_OF_ABSENCE = (Field.DAYS_EXCUSED, Field.DAYS_UNEXCUSED)
"""Both together say what days absent say."""

ABOUT_DAYS = (Field.ATTENDANCE_CODE, Field.ATTENDANCE_DATE)
ABOUT_ACADEMICS = (Field.MARK, Field.PASSED, Field.GPA, Field.COURSE, Field.AP_IB)
ABOUT_TESTS = (Field.TEST, Field.LEVEL, Field.SCORE)
ABOUT_TOTALS = (Field.SUSPENSIONS, Field.REFERRALS)
ABOUT_SURVEYS = (
    Field.SURVEY_RESPONDENT_ID,
    Field.SURVEY_TIMESTAMP,
    Field.SURVEY_STATUS,
    Field.SURVEY_ROLE,
    Field.SURVEY_LANGUAGE,
    Field.SURVEY_COMMENT,
)
ABOUT_VOICES = (
    Field.SURVEY_COMMENT,
    Field.VOICES_QUESTION,
    Field.SURVEY_RESPONDENT_ID,
    Field.SURVEY_TIMESTAMP,
)
ABOUT_PUBLISHED = (
    Field.AGG_RATE,
    Field.AGG_PERCENT,
    Field.AGG_FRACTION,
    Field.AGG_NUMERATOR,
    Field.AGG_DENOMINATOR,
    Field.AGG_GROUP,
    Field.AGG_DIMENSION,
    Field.AGG_OUTCOME,
    Field.AGG_PART,
    Field.AGG_EVENTS,
    Field.AGG_LEVEL,
    Field.COUNTY,
)

FIELDS_OF: dict[FileKind | None, tuple[Field, ...]] = {
    FileKind.ROSTER: (Field.STUDENT_ID, *ABOUT_PEOPLE),
    FileKind.INCIDENTS: (*ABOUT_INCIDENTS, Field.INCIDENT_ROLE, Field.STUDENT_ID, *ABOUT_PEOPLE),
    FileKind.SURVEY: (*ABOUT_SURVEYS, Field.STUDENT_ID, *ABOUT_PEOPLE),
    FileKind.ATTENDANCE: (
        *ABOUT_ATTENDANCE,
        *KINDS_OF_ABSENCE,
        *ABOUT_DAYS,
        Field.STUDENT_ID,
        *ABOUT_PEOPLE,
    ),
    FileKind.ACADEMICS: (*ABOUT_ACADEMICS, Field.STUDENT_ID, *ABOUT_PEOPLE),
    FileKind.TESTS: (*ABOUT_TESTS, Field.STUDENT_ID, *ABOUT_PEOPLE),
    FileKind.TOTALS: (*ABOUT_TOTALS, Field.STUDENT_ID, Field.DAYS_REMOVED, *ABOUT_PEOPLE),
    FileKind.PUBLISHED: (*ABOUT_PUBLISHED, *ABOUT_PEOPLE),
    FileKind.VOICES: (*ABOUT_VOICES, *ABOUT_PEOPLE),
    None: (Field.STUDENT_ID, *ABOUT_PEOPLE),
}
"""What a column can mean in each kind of file; of two meanings of one name the earlier is taken."""
