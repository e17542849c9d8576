"""The tables of a workspace's two DuckDB files.

Columns that come from uploads have names of our own (d0, a0, m0): the catalogue tables say which
label each stands for, so no text of a file is ever an identifier. Both files have the catalogue.
Roster and answers grow columns as files bring them; the person tables are made anew by every load.
"""

from equity.vocabulary import Population

CATALOGUE = """
CREATE TABLE IF NOT EXISTS dimensions (
    population VARCHAR, name VARCHAR, label VARCHAR, column_name VARCHAR, position INTEGER,
    groups VARCHAR[]
);
CREATE TABLE IF NOT EXISTS measures (
    population VARCHAR, key VARCHAR, label VARCHAR, topic VARCHAR, column_name VARCHAR,
    position INTEGER, periods VARCHAR[]
);
ALTER TABLE measures ADD COLUMN IF NOT EXISTS answers VARCHAR[];
CREATE TABLE IF NOT EXISTS published (
    period VARCHAR, place VARCHAR, level VARCHAR, measure VARCHAR, dimension VARCHAR,
    groups VARCHAR, k_low DOUBLE, k_high DOUBLE, n_low DOUBLE, n_high DOUBLE, rate_low DOUBLE,
    rate_high DOUBLE, why VARCHAR
);
CREATE TABLE IF NOT EXISTS published_labels (name VARCHAR PRIMARY KEY, label VARCHAR);
CREATE TABLE IF NOT EXISTS snapshots (id VARCHAR, moment VARCHAR);
CREATE TABLE IF NOT EXISTS merges (dimension VARCHAR, name VARCHAR, groups VARCHAR[]);
"""
"""What can be asked. Rows are counted by it; the room has it too, for it outlives the rows."""

ROWS = """
CREATE TABLE IF NOT EXISTS roster (period VARCHAR, person VARCHAR);
CREATE TABLE IF NOT EXISTS answers (period VARCHAR, person VARCHAR);
CREATE TABLE IF NOT EXISTS answers_staff (period VARCHAR, person VARCHAR);
CREATE TABLE IF NOT EXISTS answers_families (period VARCHAR, person VARCHAR);
CREATE TABLE IF NOT EXISTS incidents (
    period VARCHAR, person VARCHAR, incident VARCHAR, date TIMESTAMP, hour INTEGER,
    location VARCHAR, behavior VARCHAR, objectivity VARCHAR, action VARCHAR, days DOUBLE
);
CREATE TABLE IF NOT EXISTS logged (
    period VARCHAR, person VARCHAR, name VARCHAR, label VARCHAR, group_name VARCHAR
);
CREATE TABLE IF NOT EXISTS attendance (
    period VARCHAR, person VARCHAR, absent DOUBLE, enrolled DOUBLE, chronic DOUBLE
);
ALTER TABLE attendance ADD COLUMN IF NOT EXISTS date TIMESTAMP;
CREATE TABLE IF NOT EXISTS academics (
    period VARCHAR, person VARCHAR, passed DOUBLE, points DOUBLE, advanced DOUBLE, gpa DOUBLE
);
CREATE TABLE IF NOT EXISTS tests (
    period VARCHAR, person VARCHAR, english DOUBLE, math DOUBLE, science DOUBLE, test DOUBLE
);
CREATE TABLE IF NOT EXISTS totals (
    period VARCHAR, person VARCHAR, suspended DOUBLE, incidents DOUBLE
);
ALTER TABLE totals ADD COLUMN IF NOT EXISTS suspensions DOUBLE;
ALTER TABLE totals ADD COLUMN IF NOT EXISTS days DOUBLE;
CREATE TABLE IF NOT EXISTS comments (
    period VARCHAR, person VARCHAR, question VARCHAR, text VARCHAR
);
ALTER TABLE comments ADD COLUMN IF NOT EXISTS kind VARCHAR DEFAULT 'survey';
ALTER TABLE comments ADD COLUMN IF NOT EXISTS groups VARCHAR DEFAULT '[]';
CREATE TABLE IF NOT EXISTS decisions (comment VARCHAR PRIMARY KEY, dimension VARCHAR, held BOOLEAN);
CREATE TABLE IF NOT EXISTS name_tokens (token VARCHAR PRIMARY KEY);
CREATE TABLE IF NOT EXISTS themes (name VARCHAR);
CREATE TABLE IF NOT EXISTS wrote (period VARCHAR, person VARCHAR, places INTEGER[]);
CREATE TABLE IF NOT EXISTS items (
    period VARCHAR, key VARCHAR, text VARCHAR, topic VARCHAR, favourable INTEGER[],
    column_name VARCHAR, position INTEGER
);
ALTER TABLE items ADD COLUMN IF NOT EXISTS neutral INTEGER[];
ALTER TABLE items ADD COLUMN IF NOT EXISTS labels VARCHAR[];
ALTER TABLE items ADD COLUMN IF NOT EXISTS population VARCHAR DEFAULT 'survey_students';
CREATE TABLE IF NOT EXISTS released (
    k INTEGER, population VARCHAR, period VARCHAR, measure VARCHAR, text VARCHAR
);
CREATE TABLE IF NOT EXISTS published_waiting (
    period VARCHAR, place VARCHAR, level VARCHAR, measure VARCHAR, dimension VARCHAR,
    groups VARCHAR, k_low DOUBLE, k_high DOUBLE, n_low DOUBLE, n_high DOUBLE, rate_low DOUBLE,
    rate_high DOUBLE, why VARCHAR
);
CREATE TABLE IF NOT EXISTS people_students (period VARCHAR);
CREATE TABLE IF NOT EXISTS people_survey_students (period VARCHAR);
CREATE TABLE IF NOT EXISTS people_survey_staff (period VARCHAR);
CREATE TABLE IF NOT EXISTS people_survey_families (period VARCHAR);
"""
"""rows.duckdb: rows as loaded, one table of persons a population, never shown.

`logged` are the groups of students as discipline logs say them, `released` is what each release was
made of, for the day on which a corrected file comes. `wrote` are those who wrote in the survey, and
which of the `themes` they touch, by place from 0; `published_waiting` are cells that are shown only
once our own numbers of the same school and year are withdrawn.
"""

ROOM = """
CREATE TABLE IF NOT EXISTS years (population VARCHAR, period VARCHAR);
CREATE TABLE IF NOT EXISTS turnouts (
    snapshot VARCHAR, k INTEGER, dimension VARCHAR, text VARCHAR
);
CREATE TABLE IF NOT EXISTS told_of_logs (
    period VARCHAR, k INTEGER, dimension VARCHAR, text VARCHAR
);
CREATE SEQUENCE IF NOT EXISTS writing;
CREATE TABLE IF NOT EXISTS notebook (
    sequence BIGINT DEFAULT nextval('writing'), thing VARCHAR, field VARCHAR, text VARCHAR,
    writer VARCHAR, moment VARCHAR
);
CREATE TABLE IF NOT EXISTS releases (
    snapshot VARCHAR, k INTEGER, population VARCHAR, period VARCHAR, measure VARCHAR, text VARCHAR
);
CREATE TABLE IF NOT EXISTS quotes (
    place VARCHAR PRIMARY KEY, source VARCHAR, question VARCHAR, text VARCHAR, dimension VARCHAR,
    label VARCHAR, group_name VARCHAR
);
ALTER TABLE releases ADD COLUMN IF NOT EXISTS held VARCHAR;
CREATE TABLE IF NOT EXISTS dots (vote VARCHAR, voter VARCHAR, card VARCHAR, step INTEGER);
"""
"""room.duckdb: the protected release and what people wrote; no ids, no rows.

`years` are those that have persons; `turnouts` say who is here, or without a dimension only which
year was shown before; `told_of_logs` say who is in a discipline log without a list of students, as
the room may see it. `dots` are those of a vote that is open.
"""

STAYS = ("dots",)
"""The tables of room.duckdb that go to no other computer."""

LOADED = {
    Population.STUDENTS: "roster",
    Population.SURVEY_STUDENTS: "answers",
    Population.SURVEY_STAFF: "answers_staff",
    Population.SURVEY_FAMILIES: "answers_families",
}
"""The table of rows as loaded that names the persons of a population."""

PEOPLE = {
    Population.STUDENTS: "people_students",
    Population.SURVEY_STUDENTS: "people_survey_students",
    Population.SURVEY_STAFF: "people_survey_staff",
    Population.SURVEY_FAMILIES: "people_survey_families",
    Population.PUBLISHED: "published",
}
"""The table with one row a person and period: d0.. are positions of groups, m0.. values.

Published numbers have no persons: their table has a row a cell.
"""
