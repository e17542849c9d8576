"""A Spanish export says what the same export in English says, and is asked no more about."""

import pytest

from equity.intake.actions import action_of, could_be_a_suspension
from equity.intake.cleaning import clean
from equity.intake.likert import sounds_like_bad_news, topic_of
from equity.vocabulary import Field, FileKind, Population
from published_files import read, written

PAIRS = {
    "students": (
        """
        Student ID,Name,School,Grade,Gender,Race/Ethnicity,English learner,Special education,504,FRL
        1001,Ana Ruiz,Roble,9,Female,Hispanic or Latino,Yes,No,No,Free
        1002,Juan Paz,Roble,10,Male,Black or African American,No,Yes,No,Paid
        1003,Eva Sol,Roble,K,Nonbinary,Two or more races,No,No,Yes,Reduced
        1004,Leo Mar,Roble,11,Male,White,No,No,No,Paid
        1005,Max Rio,Roble,3,Male,Asian,No,No,No,Paid
        """,
        """
        Estudiante,Nombre,Escuela,Grado,Género,Raza/Etnicidad,Aprendiz de inglés,\
Educación especial,Plan 504,Bajos ingresos
        1001,Ana Ruiz,Roble,9.º,Femenino,Hispano o latino,Sí,No,No,Gratis
        1002,Juan Paz,Roble,10mo grado,Masculino,Negro o afroamericano,No,Si,No,Pagado
        1003,Eva Sol,Roble,Kínder,No binario,Dos o más razas,No,No,Sí,Reducido
        1004,Leo Mar,Roble,undecimo,Hombre,Blanca,No,No,No,Pagado
        1005,Max Rio,Roble,Tercer grado,Niño,Asiatico,No,No,No,Pagado
        """,
    ),
    "incidents": (
        """
        Student ID,Incident date,Time,Location,Action taken,Days suspended
        1001,2024-09-15,10:45 am,Yard,Out-of-school suspension,3
        1002,2025-01-02,1:15 pm,Yard,In-school suspension,1
        1002,2024-10-20,9:00 am,Yard,Parent conference,
        """,
        """
        Número de estudiante,Fecha del incidente,Hora,Lugar,Acción tomada,Días de suspensión
        1001,15 de septiembre de 2024,10:45 a. m.,Yard,Suspensión fuera de la escuela,3
        1002,2-ene-2025,1:15 p. m.,Yard,Suspension interna,1
        1002,20/10/2024,9:00 a. m.,Yard,Llamada a los padres,
        """,
    ),
    "attendance": (
        """
        Student ID,Days enrolled,Excused absences,Unexcused absences
        1001,180,10,8
        1002,180,2,0
        """,
        """
        Numero de estudiante,Dias inscritos,Ausencias justificadas,Ausencias injustificadas
        1001,180,10,8
        1002,180,2,0
        """,
    ),
    "days": (
        """
        Student ID,Date,Attendance
        1001,2024-09-15,Present
        1001,2024-09-16,Absent
        1002,2024-09-15,Present
        1002,2024-09-16,Present
        1003,2024-09-15,Absent
        1003,2024-09-16,Absent
        """,
        """
        Alumno,Fecha,Asistencia
        1001,15/09/2024,Presente
        1001,16/09/2024,Ausente
        1002,15/09/2024,Presente
        1002,16/09/2024,Presente
        1003,15/09/2024,Ausente
        1003,16/09/2024,Ausente
        """,
    ),
}


def both(name):
    files = [written(text, f"{name}_2024-25.csv") for text in PAIRS[name]]
    return [read(one)[0] for one in files]


@pytest.mark.parametrize("name", PAIRS)
def test_a_spanish_file_becomes_the_rows_of_the_english_one(name):
    english, spanish = both(name)
    assert spanish.mapping.kind is english.mapping.kind
    assert [one.field for one in spanish.mapping.columns] == [
        one.field for one in english.mapping.columns
    ]
    assert min(one.certainty for one in spanish.mapping.columns) >= 0.8
    rows = [clean(one, key=b"k" * 32, period=None).frame.to_dict("records") for one in both(name)]
    assert str(rows[1]) == str(rows[0])


SURVEY = """
    Marca temporal,¿En qué grado estás?,¿Cuál es tu género?,Me siento seguro en mi escuela,\
Otros estudiantes se burlan de mí,¿Hay un adulto en quien puedes confiar?,Comentarios
    15/03/2025 10:00:00,9.º grado,Femenino,Totalmente de acuerdo,En desacuerdo,Sí,
    15/03/2025 10:01:00,10.º grado,Masculino,De acuerdo,Totalmente en desacuerdo,No,
    15/03/2025 10:02:00,10.º grado,Masculino,Ni de acuerdo ni en desacuerdo,De acuerdo,Sí,
    15/03/2025 10:03:00,9.º grado,No binario,Totalmente en desacuerdo,No sé,Sí,
"""


def test_a_spanish_survey_is_read_with_its_scale_topics_and_bad_news():
    (reading,) = read(written(SURVEY, "Encuesta de estudiantes 2024-25.csv"))
    assert reading.mapping.kind is FileKind.SURVEY
    assert reading.mapping.column("¿Cuál es tu género?").field is Field.GENDER
    table = clean(reading, key=b"k" * 32, period=None)
    safe, teased, adult = table.items
    assert (safe.topic, safe.favourable, safe.reverse) == ("Safety", (3, 4), False)
    assert (teased.favourable, teased.reverse) == ((0, 1), True)
    assert adult.labels == ("No", "Yes")
    assert table.frame[safe.key].tolist() == [4, 3, 2, 0]
    assert table.frame[teased.key].isna().tolist() == [False, False, False, True]


@pytest.mark.parametrize(
    ("who", "population"),
    [
        ("familias", Population.SURVEY_FAMILIES),
        ("docentes", Population.SURVEY_STAFF),
        ("personal", Population.SURVEY_STAFF),
    ],
)
def test_a_spanish_survey_of_others_is_not_read_as_one_of_students(who, population):
    text = SURVEY.replace("Otros estudiantes se burlan de mí", "Hay reglas justas")
    (reading,) = read(written(text, f"Encuesta de {who} 2024-25.csv"))
    assert reading.mapping.answered_by is population


def test_beside_h_the_letter_m_is_a_girl():
    text = "ID del estudiante,Sexo,Grado\n1001,M,9\n1002,H,9\n1003,M,10"
    (reading,) = read(written(text, "lista_2024-25.csv"))
    table = clean(reading, key=b"k" * 32, period=None)
    assert table.frame["gender"].tolist() == ["Girls", "Boys", "Girls"]
    assert any("hombre" in note for note in reading.sheet.notes)


def test_rates_of_absence_are_not_read_as_rates_of_presence():
    for name, share in (("Tasa de asistencia", "88%"), ("Porcentaje de ausencias", "12%")):
        text = f"ID del estudiante,{name}\n1001,{share}\n1002,50%"
        (reading,) = read(written(text, "asistencia_2024-25.csv"))
        assert clean(reading, key=b"k" * 32, period=None).frame["chronic"].tolist()[0] == 1


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("Tengo miedo en el pasillo", True),
        ("No tengo miedo en el pasillo", False),
        ("No me siento segura en la escuela", True),
        ("Nunca me siento parte de esta escuela", True),
        ("Los maestros ayudan cuando hay acoso", False),
    ],
)
def test_bad_news_is_heard_in_spanish(text, bad):
    assert sounds_like_bad_news(text) is bad


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Suspensión fuera de la escuela - 3 días", "Out-of-school suspension"),
        ("Suspension interna", "In-school suspension"),
        ("Suspensión del autobús", None),
        ("Expulsado del salón", None),
    ],
)
def test_what_a_school_did_is_known_in_spanish_or_asked(text, action):
    assert action_of(text) == action
    assert action or could_be_a_suspension(text)


def test_topics_are_told_by_spanish_words():
    assert topic_of("Las reglas de la escuela son justas") == "Fairness"
    assert topic_of("Mi familia visita la escuela") == "Family engagement"


@pytest.mark.parametrize("total", ["", ",Total de días de suspensión"])
@pytest.mark.parametrize(
    "names", [("en la escuela", "fuera de la escuela"), ("interna", "externa")]
)
def test_spanish_days_in_school_and_out_of_it_are_added_and_their_total_is_not(names, total):
    parts = ",".join(f"Días de suspensión {one}" for one in names)
    text = f"ID del estudiante,{parts}{total}\n" + "".join(
        f"{student},{inside},{outside}{f',{inside + outside}' if total else ''}\n"
        for student, inside, outside in ((1001, 1, 2), (1002, 0, 0), (1003, 0, 4))
    )
    (reading,) = read(written(text, "resumen_2024-25.csv"))
    assert clean(reading, key=b"k" * 32, period=None).frame["days"].tolist() == [3, 0, 4]
