"""The page of published counts: a place is chosen, parts are shown, and why there are no rates."""

from opening import ROOT, open_page
from reading import text

from equity.chain import workspaces
from published_counts import KENTUCKY
from published_files import load, real

OVERVIEW, COUNTS = "pages/look/overview.py", "pages/look/counts.py"


def test_the_page_of_rates_leads_to_the_counts_of_a_place(monkeypatch):
    monkeypatch.chdir(ROOT)
    made = workspaces.create("Counts")
    load(made, real(KENTUCKY))
    at = open_page(made, OVERVIEW)
    assert "they do not say how many students there are" in text(at)
    assert any("See the counts" in one.proto.label for one in at.get("page_link"))
    at.switch_page(COUNTS).run()
    at.selectbox(key="place").set_value("Jefferson County").run()
    at.selectbox(key="measure").set_value("counted.Out-of-School Suspensions").run()
    assert not at.exception
    assert "These are counts, not rates" in text(at)
    row = at.table[0].value.set_index("Group").loc["Black or African American"]
    assert (row["How many"], row["Of every 100 counted"]) == ("14,727", "67")
    workspaces.delete(made)
