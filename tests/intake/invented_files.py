"""Files whose truth is known, written as some office might write them: a seed decides how."""

import random
from dataclasses import dataclass

GROUPS: dict[str, dict[str, tuple[str, ...]]] = {
    "race_ethnicity": {
        "Asian": ("Asian", "AS", "a", "ASIAN "),
        "Black or African American": ("Black", "B", "African American", "Black, non-Hispanic"),
        "Hispanic or Latino": ("Hispanic", "H", "Latina", "Hispanic/Latino"),
        "Two or more races": ("Two or More", "Multiracial", "T", "Asian, White"),
        "White": ("White", "W", "caucasian", "White not Hispanic"),
    },
    "gender": {
        "Girls": ("F", "Female", "girl"),
        "Boys": ("M", "male", "Boy"),
        "Nonbinary students": ("X", "Non-binary", "NB"),
    },
    "grade": {
        "K": ("K", "KG", "0"),
        "1": ("1", "01", "1st grade"),
        "7": ("7", "07", "7th"),
        "12": ("12", "12th grade", "Senior"),
    },
}
YES_NO = (
    ("Y", "N"),
    ("Yes", "No"),
    ("1", "0"),
    ("TRUE", "FALSE"),
    ("1.0", "0.0"),
    ("true", "false"),
)
FLAGS = {
    "english_learner": (
        "Multilingual learners (English learners)",
        "Students who are not English learners",
    ),
    "disability": ("Students with disabilities", "Students without disabilities"),
    "low_income": ("Students from low-income families", "Other students"),
    "foster": ("Foster youth", "Other students"),
    "migrant": ("Migratory students", "Other students"),
    "military": ("Students from military families", "Other students"),
}
HEADERS = {
    "student_id": ("Student ID", "stu.id", "StudentNumber", "PERM_ID", "localID", "SSID"),
    "race_ethnicity": ("Race/Ethnicity", "ethnicity", "Federal Race", "stu.RC1", "RaceEthnicity"),
    "gender": ("Gender", "SEX", "student.gender", "gender_code"),
    "grade": ("Grade", "gradeLevel", "stu.GR", "Grd"),
    "english_learner": ("EL", "ELL", "English Learner", "LEP", "CA_ELAStatus"),
    "disability": ("SWD", "Has IEP", "Special Education", "sped"),
    "low_income": ("FRPM", "low_income", "Economically Disadvantaged", "Lunch Status"),
    "foster": ("Foster", "Foster Youth"),
    "migrant": ("Migrant", "MIG"),
    "military": ("Military Family", "military connected"),
    "school_year": ("School Year", "SY", "academicYear"),
    "incident_id": ("Incident ID", "Referral Number", "ads.IID"),
    "incident_date": ("Incident Date", "Date", "DisciplineDate"),
    "incident_time": ("Time", "Incident Time"),
    "incident_location": ("Location", "Place"),
    "behavior": ("Behavior", "Offense", "Reason"),
    "discipline_action": ("Action Taken", "Disposition", "Consequence"),
    "days_removed": ("Days", "Days Suspended", "Duration"),
    "survey_respondent_id": ("Response ID", "respondent_id", "ID"),
    "student_name": ("Student Name", "LastFirst"),
}
BLANKS = ("", " ", "NULL", "Unknown", "N/A", "not reported")
YEARS = ("2025-26", "2025-2026", "25-26")
ACTIONS = {
    "In-school suspension": ("ISS", "In-School Suspension"),
    "Out-of-school suspension": ("OSS", "Suspension", "out of school suspension"),
    "Detention": ("Detention", "lunch detention"),
}
DATES = ("{y}-{m:02d}-{d:02d}", "{m}/{d}/{y}", "{d}-{name}-{y}", "{y}-{m:02d}-{d:02d} 00:00:00")
TIMES = (lambda hour: f"{hour}:05", lambda hour: f"{(hour - 1) % 12 + 1}:30 {'AP'[hour > 11]}M")
SCALES = {
    "freq5": ("Never", "Rarely", "Sometimes", "Often", "Always"),
    "agree4": ("Strongly disagree", "Disagree", "Agree", "Strongly agree"),
    "extent5": ("Not at all", "Slightly", "Somewhat", "Quite", "Extremely"),
}
QUESTIONS = {
    "I feel safe in my classes": (False, "Safety"),
    "I have been teased here": (True, "School life"),
    "Adults listen when I speak": (False, "Relationships with adults"),
    "The rules are the same for everyone": (False, "Fairness"),
}

Truth = dict[str, list[object]]


@dataclass(frozen=True)
class Invented:
    """The columns of a file, and what cleaning must give back (missing is None)."""

    columns: dict[str, list[str]]
    truth: Truth


def roster(seed: int) -> Invented:
    """Invent a list of students with some of all groups."""
    draw, rows = random.Random(seed), 40
    columns, truth = _groups(draw, rows, fewest=3)
    columns["student_id"] = [f"{number:05d}" for number in range(rows)]
    columns["student_name"] = [f"Invented, Child{chr(97 + number % 26)}" for number in range(rows)]
    columns["school_year"] = [draw.choice(YEARS) for _ in range(rows)]
    truth["period"] = ["2025-26"] * rows
    return _shuffled(draw, columns, truth)


def incidents(seed: int) -> Invented:
    """Invent a discipline log."""
    draw, rows = random.Random(seed), 40
    write_date, write_time = draw.choice(DATES), draw.choice(TIMES)
    days = [draw.randint(1, 28) for _ in range(rows - 1)] + [28]
    hours = [draw.choice((8, 10, 12, 14)) for _ in range(rows)]
    actions = [draw.choice(tuple(ACTIONS)) for _ in range(rows)]
    removed = [draw.choice((None, 0.0, 1.0, 2.5)) for _ in range(rows)]
    places = [draw.choice(("Hallway", "Classroom", "Bus")) for _ in range(rows)]
    behaviors = [draw.choice(("Fighting", "Defiance", "Tardy")) for _ in range(rows)]
    columns = {
        "student_id": [f"{draw.randint(0, 20):05d}" for _ in range(rows)],
        "incident_id": [f"D-{number // 2}" for number in range(rows)],
        "incident_date": [write_date.format(y=2025, m=10, d=day, name="Oct") for day in days],
        "incident_time": [write_time(hour) for hour in hours],
        "incident_location": places,
        "behavior": behaviors,
        "discipline_action": [draw.choice(ACTIONS[action]) for action in actions],
        "days_removed": ["" if one is None else f"{one:g}" for one in removed],
    }
    truth: Truth = {
        "period": ["2025-26"] * rows,
        "date": [f"2025-10-{day:02d}" for day in days],
        "hour": list(hours),
        "location": list(places),
        "behavior": list(behaviors),
        "objectivity": ["subjective" if one == "Defiance" else "objective" for one in behaviors],
        "action": list(actions),
        "days": list(removed),
    }
    return _shuffled(draw, columns, truth)


def survey(seed: int) -> Invented:
    """Invent a climate survey: each answer occurs, and everybody answers the first question."""
    draw, rows = random.Random(seed), 40
    labels = SCALES[draw.choice(tuple(SCALES))]
    columns, truth = _groups(draw, rows, fewest=1)
    columns["survey_respondent_id"] = [f"R_{number}" for number in range(rows)]
    truth["period"] = ["2025-26"] * rows
    for number, text in enumerate(QUESTIONS):
        every = [*range(len(labels))]
        choices = [*every, None] if number else every
        places = [*every, *(draw.choice(choices) for _ in range(rows - len(every)))]
        draw.shuffle(places)
        columns[text] = [
            draw.choice(("", "Don't know", "n/a")) if one is None else labels[one] for one in places
        ]
        truth[text] = list(places)
    return _shuffled(draw, columns, truth)


def _groups(draw: random.Random, rows: int, *, fewest: int) -> tuple[dict[str, list[str]], Truth]:
    columns: dict[str, list[str]] = {}
    truth: Truth = {}
    for field in draw.sample([*GROUPS, *FLAGS], draw.randint(fewest, 6)):
        if field in GROUPS:
            spellings = GROUPS[field]
        else:
            spellings = {
                group: (word,)
                for group, word in zip(FLAGS[field], draw.choice(YES_NO), strict=True)
            }
        groups = [*spellings, *(draw.choice([*spellings, None]) for _ in range(rows))][:rows]
        truth[field] = list(groups)
        columns[field] = [
            draw.choice(BLANKS) if group is None else draw.choice(spellings[group])
            for group in groups
        ]
    return columns, truth


def _shuffled(draw: random.Random, columns: dict[str, list[str]], truth: Truth) -> Invented:
    fields = list(columns)
    draw.shuffle(fields)
    named = {draw.choice(HEADERS.get(field, (field,))): columns[field] for field in fields}
    return Invented(named, truth)
