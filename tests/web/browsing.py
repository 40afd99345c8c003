"""A real browser and a real server on loopback."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import uvicorn
from fastapi import FastAPI

CHROMIUM = Path("/usr/bin/chromium")
NO_SIDEWAYS = "document.documentElement.scrollWidth <= innerWidth"


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Serve an application on a free port and give its address."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="warning", lifespan="off"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


class Visitor:
    """A page in the browser that notes every problem it has."""

    def __init__(self, browser: Any, address: str, width: int = 1280) -> None:
        viewport = {"width": width, "height": 900}
        self.context = browser.new_context(viewport=viewport, reduced_motion="reduce")
        self.page = self.context.new_page()
        self.problems: list[str] = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", lambda message: self.problems.append(message.text))
        self.page.on("dialog", lambda dialog: self.problems.append(dialog.message))
        self._address = address

    def go(self, path: str) -> Any:
        """Open a path and return the page."""
        self.page.goto(f"{self._address}{path}")
        return self.page

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def told(self, words: str) -> None:
        """Wait until the page says so."""
        self.page.locator(".told", has_text=words).wait_for(timeout=40_000)
