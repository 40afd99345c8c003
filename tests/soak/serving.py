"""A real server of a ledger, people who send it what they do, and what they were told was kept."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from signal import SIGINT, SIGKILL
from threading import Thread
from typing import Any, Self

import httpx
import psutil

from pledgebook.ledger import Ledger
from tests.ledger.books import problems

_PATIENCE = 120  # seconds, on a busy machine


class Serving:
    """`pledgebook serve` as a process, asked over loopback with a token."""

    def __init__(self, address: str, token: str, folder: Path, *more: str) -> None:
        folder.mkdir(exist_ok=True)
        self.said = folder / "stderr.txt"
        words = [sys.executable, "-m", "pledgebook", "serve", "--port", "0", "--ledger", address, *more]
        surroundings = os.environ | {"TMPDIR": str(folder)}
        with self.said.open("wb") as stderr:
            self.process = subprocess.Popen(words, stderr=stderr, env=surroundings)
        self._headers = {"authorization": f"Bearer {token}"}

    def __enter__(self) -> Self:
        try:
            self.here = self._begun()
            with self.client() as client:
                assert client.get("/health").json()["status"] == "ok"
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:  # a test failed
            self.process.kill()
            self.process.wait(_PATIENCE)

    def _begun(self) -> str:
        """Wait until it says where it is, and return that."""
        until = time.monotonic() + _PATIENCE
        while not (found := re.search(r"http://[\w.]+:\d+(?=/)", self.said.read_text("utf-8"))):
            assert self.process.poll() is None, self.said.read_text("utf-8")
            assert time.monotonic() < until
            time.sleep(0.02)
        return found[0]

    def client(self) -> httpx.Client:
        """Return somebody who asks."""
        return httpx.Client(base_url=self.here, headers=self._headers, timeout=_PATIENCE)

    def kill(self, *, with_reader: bool) -> None:
        """Kill it at once, with or without the process that reads for it; wait until both are gone."""
        below = psutil.Process(self.process.pid).children(recursive=True)
        self.process.send_signal(SIGKILL)
        if with_reader:
            for one in below:
                with suppress(psutil.NoSuchProcess):
                    one.kill()
        self.process.wait(_PATIENCE)
        _, left = psutil.wait_procs(below, _PATIENCE)
        assert left == [], "what reads goes on for ever"

    def stop(self) -> None:
        """Stop it as Ctrl-C does."""
        self.process.send_signal(SIGINT)
        assert self.process.wait(_PATIENCE) == 0


class Heard:
    """What people were told was kept: decisions, releases with their count, documents."""

    def __init__(self) -> None:
        self.decisions = set[str]()
        self.releases = dict[str, int]()
        self.documents = set[str]()

    def __len__(self) -> int:
        return len(self.decisions) + len(self.releases) + len(self.documents)

    def wait(self) -> None:
        """Wait until something was confirmed: a server killed before that shows nothing."""
        until = time.monotonic() + _PATIENCE
        while not len(self):
            assert time.monotonic() < until
            time.sleep(0.05)

    def holds(self, address: str) -> None:
        """All of it is in the ledger, and the ledger is sound."""
        with Ledger.open(address, missing_ok=False) as ledger:
            assert problems(ledger) == []
            assert self.decisions <= {one.id for one in ledger.decided_by()}
            assert self.releases.items() <= {one.name: one.count for one in ledger.releases()}.items()
            assert self.documents <= {one.source.id for one in ledger.documents()}


class People:
    """Who decides, who freezes and who adds, at once, until the server answers no more."""

    def __init__(
        self, served: Serving, heard: Heard, keys: list[tuple[str, str]], name: str, *, adding: bool
    ) -> None:
        self._served, self._heard, self._keys, self._name = served, heard, keys, name
        acts = (self._decide, self._decide, self._freeze, *([self._add] if adding else []))
        self._threads = [Thread(target=self._go_on, args=(act,)) for act in acts]

    def __enter__(self) -> Self:
        for one in self._threads:
            one.start()
        return self

    def __exit__(self, *_: object) -> None:
        for one in self._threads:
            one.join(_PATIENCE)
            assert not one.is_alive()

    def _go_on(self, act: Callable[[httpx.Client, int], None]) -> None:
        with suppress(httpx.TransportError), self._served.client() as client:
            for number in range(100_000):
                act(client, number)

    def _decide(self, client: httpx.Client, number: int) -> None:
        document, claim = self._keys[number % len(self._keys)]
        deed = ("accept", "reject")[number // len(self._keys) % 2]
        body = {"deed": deed, "subject": {"document": document, "claim": claim}}
        self._heard.decisions |= {one["id"] for one in _sent(client, "decisions", body)["decisions"]}

    def _freeze(self, client: httpx.Client, number: int) -> None:
        name = f"{self._name}-{number}"
        self._heard.releases[name] = _sent(client, "releases", {"name": name})["commitments"]
        time.sleep(0.2)

    def _add(self, client: httpx.Client, number: int) -> None:
        text = f"Norway will give Kenya {number + 2} million euros for wells, it said. {self._name}."
        asked = client.post("/api/v1/documents", json={"text": text})
        assert asked.status_code in (202, 503), asked.text
        if asked.status_code == 202:
            self._heard.documents |= set(_read(client, asked.headers["location"]))


def _sent(client: httpx.Client, what: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = client.post(f"/api/v1/{what}", json=body)
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


def _read(client: httpx.Client, where: str) -> Iterator[str]:
    while not (told := client.get(where).json())["done"]:
        time.sleep(0.05)
    yield from (one["document"] for one in told["documents"] if one["document"])
