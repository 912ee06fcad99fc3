"""A headless Chromium that the tests of a module share; `page` is what a test wants.

Debian's package is used, not a browser that Playwright would download.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


def found(path: str | None = None) -> str | None:
    """The browser's program on the path (`PATH`), if it is there."""
    return shutil.which("chromium", path=path)


def absent() -> NoReturn:
    """End the test: skipped at somebody's desk, failed where nobody would see that it was skipped."""
    message = "Chromium is er niet: installeer het pakket chromium"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser; it refuses root its sandbox.

    While it is there Playwright keeps a loop of asyncio going, which other tests cannot have beside them.
    """
    from playwright.sync_api import sync_playwright

    program = found()
    if program is None:
        absent()
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=options)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page, 1280 wide, in which the page's own scripts do not run."""
    context = browser.new_context(java_script_enabled=False, offline=True)
    yield context.new_page()
    context.close()
