"""A browser, and what tests ask of it."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any


class Browser:
    """A browser and what it says of a page."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def show(
        self, page: Path | str, fragment: str = "", width: int = 1280, dark: bool = False
    ) -> None:
        """Load a page anew, in a window of that width."""
        self.command("Page.navigate", url="about:blank")
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", **size)
        self.media("dark" if dark else "light")
        self.logs()
        address = page if isinstance(page, str) else page.as_uri()
        self.driver.get(address + fragment)

    def media(self, scheme: str, media: str = "") -> None:
        """Take on a colour scheme and a medium."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.command("Emulation.setEmulatedMedia", media=media, features=features)

    def command(self, name: str, **given: Any) -> dict[str, Any]:
        """Send a command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(name, given)

    def run(self, script: str) -> Any:
        """Return the value of an expression, whatever the page's policy forbids scripts."""
        found = self.command(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def type(self, selector: str, text: str) -> None:
        """Type into a field as a person does."""
        self.driver.find_element("css selector", selector).send_keys(text)

    def click(self, selector: str) -> None:
        """Click on an element as a person does."""
        self.driver.find_element("css selector", selector).click()

    def logs(self) -> tuple[list[str], list[str]]:
        """Return what was written to the console and requested since the last time."""
        console = [entry["message"] for entry in self.driver.get_log("browser")]
        requests = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                requests.append(message["params"]["request"]["url"])
        return console, requests

    def shown(self) -> list[str]:
        """Return the ids of the cards that are to be seen."""
        return self.run("[...document.querySelectorAll('.card:not([hidden])')].map((c) => c.id)")

    def pdf(self) -> bytes:
        """Return the page as it is printed."""
        return b64decode(self.command("Page.printToPDF", preferCSSPageSize=True)["data"])
