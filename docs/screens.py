"""Pictures of the pages in the browser, for the README and the manual: `make pictures`.

`rodedraad serve` shows a scratch copy of the example; Debian's package chromium looks at it. Moments on the
pages are replaced by one, so that the pictures change with the pages alone.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import PIL.Image as Pictures
from pictures import FOLDER, browser, png
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

DOSSIER = Path(__file__).parent.parent / "examples" / "dossier"
WIDTH = 1280
PATIENCE = 300_000
"""Milliseconds that a job may take."""
SHOWN = "/home/sanne/asielopvang"
"""Stands for the scratch folder."""
SAME = """([folder, shown]) => {
  const moment = /\\d{1,2} [a-z]+ \\d{4}, \\d{2}:\\d{2}/g;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    texts.currentNode.data =
      texts.currentNode.data.replace(moment, "2 maart 2026, 10:15").replace(folder, shown);
}"""


class Screen(NamedTuple):
    """A picture: its name, the page, how to come to what it shows, what stands at its top, how high it is."""

    name: str
    path: str
    doing: Callable[[Page], None] = lambda _: None
    top: str = "body"
    height: int = 860


def _reviewed(page: Page) -> None:
    """Two sentences agreed with, by keyboard."""
    for _ in range(2):
        before = page.locator("#zin").inner_text()
        page.keyboard.press("a")
        page.wait_for_function("text => document.getElementById('zin').innerText !== text", arg=before)


def _made(page: Page) -> None:
    page.get_by_role("button", name="Maak het stuk").click()
    page.get_by_role("heading", name="Voorbeeld").wait_for(timeout=PATIENCE)
    page.reload()
    page.frame_locator("iframe").locator("h1").first.wait_for()


def _tested(page: Page) -> None:
    page.get_by_text("Of plak de tekst").click()
    page.get_by_label("Tekst van het concept").fill(DRAFT)
    page.get_by_role("button", name="Toets het concept").click()
    page.get_by_role("heading", name="Punten").wait_for(timeout=PATIENCE)
    page.get_by_role("link", name="afgezwakt").click()
    page.wait_for_load_state()


def _followed(*places: str) -> Callable[[Page], None]:
    """The first link in each of these, one after the other."""

    def follow(page: Page) -> None:
        for place in places:
            page.locator(place).get_by_role("link").first.click()
            page.wait_for_load_state()

    return follow


DRAFT = """Geachte voorzitter,

Provincies vinden dat zes maanden voor nieuwbouw soms wat kort is. De verdeelsystematiek is ingewikkeld en
beloont afwachten. Lokale bestuurders worden om hun besluiten bedreigd. Het ministerie bespreekt de planning
met de provincies. De kosten van alle gemeenten zijn volgens de provincies voor 95 procent gedekt.
"""

SCREENS = (
    Screen("overzicht", "/", height=1240),
    Screen("documenten", "/documenten"),
    Screen("aanleveren", "/documenten", top="#aanleveren", height=480),
    Screen("document", "/documenten?q=waardland", _followed(".shelf tbody", "nav.turning"), height=960),
    Screen("waarnemingen", "/waarnemingen?vraag=termijn&betekenis=ja"),
    Screen("draden", "/draden"),
    Screen(
        "punt",
        "/draden",
        _followed(".themes tbody tr:nth-child(3)", "table:has-text('Opvolging') tbody"),
        height=1100,
    ),
    Screen("beoordelen", "/beoordelen/volgende?rij=waardevol", _reviewed, top="#melding"),
    Screen("register", "/register", height=1100),
    Screen("toets", "/toets", _tested, height=1100),
    Screen("rapport", "/rapport?soort=kamerbrief", _made),
    Screen("beheer", "/beheer", top="#leren", height=640),
)


def main(corpus: str) -> None:
    """Write a PNG of each of `SCREENS` over the corpus in this folder, which stays as it is."""
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        copy, dossier = Path(scratch) / "demo", Path(scratch) / "dossier"
        shutil.copytree(corpus, copy)
        shutil.copytree(DOSSIER, dossier)
        with _served(copy, dossier) as address:
            started = browser(playwright)
            page = started.new_page(locale="nl-NL", reduced_motion="reduce")
            page.goto(address)
            _await_edition(page)
            for screen in SCREENS:
                (FOLDER / f"scherm-{screen.name}.png").write_bytes(_taken(page, screen, scratch))
            started.close()


@contextmanager
def _served(corpus: Path, dossier: Path) -> Iterator[str]:
    """The address that lets a browser in."""
    command = [sys.executable, "-m", "rodedraad", "serve", "--corpus", str(corpus)]
    more = ["--dossier", str(dossier), "--port", "0", "--by", "Sanne de Wit"]
    with subprocess.Popen([*command, *more], stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        try:
            told = server.stdout.readline() if server.stdout else ""
            found = re.search(r"http://\S+", told)
            if not found:
                raise SystemExit(f"The server did not start: {told}")
            yield found[0]
        finally:
            server.send_signal(signal.SIGINT)


def _await_edition(page: Page) -> None:
    """Until the themes have been worked out."""
    while not page.locator("#kaart").count():
        page.wait_for_timeout(1000)
        page.goto(page.url)


def _taken(page: Page, screen: Screen, scratch: str) -> bytes:
    page.set_viewport_size({"width": WIDTH, "height": screen.height})
    root = re.match(r"https?://[^/]+", page.url)
    assert root  # noqa: S101  # every page has an address
    page.goto(root[0] + screen.path)
    screen.doing(page)
    page.wait_for_load_state("networkidle")
    page.evaluate(SAME, [scratch, SHOWN])
    page.locator(screen.top).first.evaluate("one => one.scrollIntoView()")
    return png(Pictures.open(BytesIO(page.screenshot(animations="disabled", caret="hide"))))


if __name__ == "__main__":
    main(sys.argv[1])
