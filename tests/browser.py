"""A real browser without a window, for the tests of the page."""

from __future__ import annotations

import json
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

MISSING = "no Chromium, so nobody has looked at the page: apt-get install chromium chromium-driver (in Debian), then make test"
SWITCHES = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--lang=en", "--accept-lang=en")


@contextmanager
def chromium() -> Iterator[Chrome]:
    """A browser in English; where there is none, the tests that ask for it are skipped, with a warning that says how to get it."""
    binary, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if binary is None or driver is None:
        warnings.warn(MISSING, stacklevel=2)
        pytest.skip(MISSING)
    options = ChromeOptions()
    options.binary_location = binary
    for switch in SWITCHES:
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = Chrome(options=options, service=Service(driver))
    try:
        yield browser
    finally:
        browser.quit()


def size(browser: Chrome, width: int, height: int = 900) -> None:
    """Make the window as wide as a screen or as a phone."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def complaints(browser: Chrome) -> list[str]:
    """What the browser's console has said since it was last asked."""
    return [entry["message"] for entry in browser.get_log("browser")]


def requests(browser: Chrome, page: Path) -> list[str]:
    """What the page has asked for since this was last asked, but for itself and what it carries."""
    messages: list[dict[str, Any]] = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    urls = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    return [url for url in urls if not url.startswith("data:") and url.split("#")[0] != page.as_uri()]
