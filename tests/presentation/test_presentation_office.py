"""An office program opens the file: as many pages as slides.

Without LibreOffice this is skipped, in CI it fails.
"""

import re
import subprocess

import pytest
import shown_school as school

from programs import program


@pytest.fixture(scope="module")
def office():
    return program("soffice")


@pytest.fixture(scope="module")
def twelve():
    keys = ("suspended", "referred", "incidents_per_100", "topic.fairness", "topic.safety")
    groups = (school.BLACK, ("White",))
    findings = [school.slide(key, group) for key in keys for group in groups]
    return school.written(school.deck(*findings))


def test_twelve_slides_are_small_enough_to_mail(twelve):
    assert len(twelve) < 2_000_000


def test_an_office_program_shows_every_slide(office, twelve, tmp_path):
    (tmp_path / "slides.pptx").write_bytes(twelve)
    subprocess.run(
        [
            *(office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--headless", "--convert-to", "pdf", "--outdir", tmp_path),
            tmp_path / "slides.pptx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pages = re.findall(rb"/Type\s*/Page\b", (tmp_path / "slides.pdf").read_bytes())
    assert len(pages) == 12
