"""What a visitor's browser asks for and shows."""

from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Page, expect

OWN = "127.0.0.1"

ELSEWHERE = "elsewhere.example"
"""A name under which the browser finds this computer; who comes by it does not sit here."""


@dataclass
class Traffic:
    """Every address that the pages of one browser context asked for, sockets too."""

    urls: list[str] = field(default_factory=list)

    def record(self, context: BrowserContext) -> None:
        """Listen from now on, to pages that are open and to those that open later."""
        context.on("request", lambda request: self.urls.append(request.url))
        context.on("page", self._record_sockets)

    def _record_sockets(self, page: Page) -> None:
        page.on("websocket", lambda socket: self.urls.append(socket.url))

    def foreign(self) -> list[str]:
        """Give the addresses that left this computer."""
        return [
            url
            for url in self.urls
            if urlsplit(url).scheme not in {"data", "blob"} and urlsplit(url).hostname != OWN
        ]


def settle(page: Page) -> None:
    """Wait until the page's script has run to its end and everything is drawn."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def open_from_menu(page: Page, section: str, title: str) -> None:
    """Choose a page in the menu at the top."""
    page.get_by_role("button", name=section, exact=True).click()
    page.get_by_role("menuitem", name=title).click()


def open_home(page: Page, url: str) -> None:
    """Open the first page, as `make run` does."""
    page.goto(url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("See how our school treats")
    settle(page)


def open_sample(page: Page, url: str) -> None:
    """Open the sample school from Home and wait for its overview."""
    open_home(page, url)
    page.get_by_role("button", name="Open the sample school").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Where is school experienced differently?"
    )
    settle(page)


def too_wide(page: Page) -> int:
    """Give by how many pixels a page is wider than the screen; its main part scrolls by itself."""
    return page.evaluate(
        "[document.scrollingElement, document.querySelector('[data-testid=stMain]')]"
        ".reduce((most, one) => Math.max(most, one.scrollWidth - one.clientWidth), 0)"
    )


def address(page: Page) -> dict[str, list[str]]:
    """Give the choices that stand in the page's URL."""
    return parse_qs(urlsplit(page.url).query)
