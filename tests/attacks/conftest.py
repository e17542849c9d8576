"""A workspace whose files were full of canaries, with two kept findings."""

import shutil

import pytest
from canaries import brought

from equity.chain import answering, bringing, keeping, releasing, workspaces
from equity.question import Question

KEPT = {"race_ethnicity": "Black or African American", "gender": "Girls"}


@pytest.fixture(scope="session")
def kept_home(tmp_path_factory):
    """Load and protect it once; each test gets a copy of its folder."""
    home = tmp_path_factory.mktemp("canaries") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EQUITY_HOME", str(home))
        made = workspaces.create("A school of canaries")
        bringing.load(made, bringing.read(brought()).readings)
        releasing.protect(made, k=answering.MIN_GROUP)
        for by, group in KEPT.items():
            asked = Question(measures=("suspended", "gpa"), by=(by,))
            keeping.keep(
                made, question=asked, measure="suspended", group=(group,), notice="", wonder=""
            )
        made.close_for_good()
    return home


@pytest.fixture
def school(kept_home, tmp_path):
    shutil.copytree(kept_home, tmp_path / "home", dirs_exist_ok=True)
    (one,) = workspaces.listing()
    yield one
    one.close_for_good()
