"""Themes of what people write: words that belong together, counted as persons who use one."""

from dataclasses import dataclass

from equity.measures.climate import literal
from equity.measures.measure import Measure, Wording, slug
from equity.vocabulary import Area, Direction, FileKind, Population, Unit


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as people define it: its name, and the words by which a text touches it."""

    name: str
    words: tuple[str, ...]

    @property
    def key(self) -> str:
        """The key of its measure.

        >>> Theme("Feeling safe", ()).key
        'theme.feeling_safe'
        """
        return f"theme.{slug(self.name)}"


def _theme(name: str, english: str, spanish: str) -> Theme:
    return Theme(name, (*english.split(), *spanish.split()))


THEMES: tuple[Theme, ...] = (
    _theme(
        "Feeling safe",
        "safe safety unsafe danger dangerous scared afraid worried fight threat",
        "seguro seguridad inseguro peligro peligroso miedo pelea amenaza",
    ),
    _theme(
        "Bullying",
        "bully tease insult rumor joke laugh slur harass",
        "acoso acosar burla burlarse insulto chisme chiste",
    ),
    _theme(
        "Belonging",
        "belong friend lonely alone invisible included excluded welcome accepted",
        "pertenecer amigo amistad compañero bienvenido aceptar incluir excluir",
    ),
    _theme(
        "Adults who listen",
        "teacher adult counselor principal staff listen heard notice",
        "maestro maestra profesor adulto consejero director escuchar",
    ),
    _theme(
        "Respect and fairness",
        "respect disrespect disrespectful fair unfair treat equal racist racism prejudice",
        "respeto respetar justo injusto injusticia igual racista racismo discriminar",
    ),
    _theme(
        "Rules and discipline",
        "rule discipline punish suspend suspension detention referral trouble",
        "regla disciplina castigo castigar detención expulsar",
    ),
    _theme(
        "Culture and language",
        "culture language heritage religion accent spanish translate bilingual country",
        "cultura idioma lengua acento español traducir bilingüe país",
    ),
    _theme(
        "Learning",
        "learn homework tutor test exam lesson explain understand math",
        "aprender tarea examen explicar entender matemáticas calificación",
    ),
    _theme(
        "Food and building",
        "food lunch cafeteria bathroom restroom hallway gym water dirty",
        "comedor almuerzo cafetería baño pasillo gimnasio agua sucio",
    ),
)
"""What a room has until people define their own; no word is in two of them."""


def theme_measure(name: str) -> Measure:
    """Give the measure "share of those who wrote whose comments touch the theme".

    It stands on the page of people's words only: no scan judges it, for a word does not say whether
    its writer was glad or upset.
    """
    said = literal(name)
    rates = "{rate} of 100 who wrote. {others_short}: {others_rate}"
    return Measure(
        key=Theme(name, ()).key,
        label=name,
        column=name,
        population=Population.SURVEY_STUDENTS,
        source=FileKind.SURVEY,
        area=Area.CULTURE,
        direction=Direction.HIGHER_IS_WORSE,
        unit=Unit.SHARE,
        wording=Wording(
            more=f'"{said}" comes up more often with {{group}}: {rates}',
            less=f'"{said}" comes up less often with {{group}}: {rates}',
            same=f'"{said}" comes up about as often with {{group}} as with {{others}}',
            each=f'"{said}": {{rate}} of every 100 who wrote, in every group shown',
        ),
    )
