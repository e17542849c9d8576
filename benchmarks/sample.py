"""What it takes to protect the sample school's newest year: `make bench`.

Nothing that comes with the app is used. Each bundle of tied measures is one program, so its seconds
are told for each of its measures: the repair and what then is told as a rest, after the suppression
that it begins with. The app gives each core the next bundle.
"""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from telling import tell, timed

from equity.chain import beside, bringing, planning, workspaces
from equity.chain.answering import MIN_GROUP
from equity.chain.worker import Worker
from equity.numbers import Cube
from equity.privacy.protecting import Gate
from equity.store import catalogue
from sample_data import FILES

Work = tuple[Cube, list[planning.Step]]
"""One cube, and what is protected of it."""


def newest() -> Iterator[Work]:
    """Give the cubes of the newest year with their bundles."""
    with workspaces.passing() as workspace:
        brought = bringing.read([(file.name, file.read_bytes()) for file in FILES])
        bringing.load(workspace, brought.readings)
        steps = planning.plan(dict(catalogue.measured_years(workspace)))
        for place, group in groupby(steps, key=lambda one: (one.population, one.period)):
            if place[1] == max(one.period for one in steps):
                yield beside.cube(workspace, *place), list(group)


def one_by_one(
    cube: Cube, steps: list[planning.Step]
) -> Iterator[tuple[float, float, planning.Step]]:
    """Protect bundle after bundle; give the seconds to suppress and to repair."""
    gate = Gate(cube, MIN_GROUP)
    for step in steps:
        suppressed, _could = timed(partial(list, map(gate.could_show, step.keys)))
        repaired, _made = timed(partial(gate.protect, step.keys))
        yield suppressed, repaired, step


def side_by_side(work: list[Work]) -> None:
    """Protect everything as the app does, several bundles at the same time."""
    for cube, steps in work:
        list(Worker(cube, MIN_GROUP, [one.keys for one in steps]).releases())


def main() -> None:
    """Print everything."""
    work = list(newest())
    spent = [told for cube, steps in work for told in one_by_one(cube, steps)]
    count = sum(len(step.keys) for _suppressed, _repaired, step in spent)
    suppressed = sum(seconds for seconds, _repaired, _step in spent)
    repaired = sum(seconds for _suppressed, seconds, _step in spent)
    most, costliest = max(
        (seconds / len(step.keys), planning.named(step.measures))
        for _suppressed, seconds, step in spent
    )
    together, _none = timed(partial(side_by_side, work))
    tell(
        f"sample school: {count} measures, suppression {suppressed:.1f} s; repair "
        f"{repaired / count:.2f} s each, bundle after bundle, {most:.2f} s at most ({costliest})"
    )
    tell(f"as the app does it, bundles at once: {together / count:.2f} s each, {together:.0f} s")


if __name__ == "__main__":
    main()
