"""A browser prints the page: three findings and how we counted on one page of Letter.

Without chromium this is skipped, in CI it fails.
"""

import re
import subprocess

import pytest
import shown_school as school

from equity.presentation import handout
from programs import program


@pytest.mark.browser
def test_three_findings_and_the_rules_are_one_page_of_letter(tmp_path):
    findings = (
        school.slide(wonder="Which rules lead to this?", strength="Yes"),
        school.slide("topic.fairness", title="We are not heard"),
        school.slide("topic.safety"),
    )
    (tmp_path / "one_page.html").write_bytes(handout.write(school.deck(*findings)))
    subprocess.run(
        [
            *(program("chromium"), "--headless", "--no-sandbox", "--disable-gpu"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *("--no-first-run", f"--user-data-dir={tmp_path / 'profile'}"),
            *("--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'one_page.pdf'}"),
            (tmp_path / "one_page.html").as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    printed = (tmp_path / "one_page.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    assert re.search(rb"/MediaBox\s*\[\s*0 0 612 792\]", printed)
