"""Load on the review pages: 20 readers and 4 reviewers for a minute on a ledger of 100,000 claims.

    python bench/load.py [CLAIMS] [SECONDS]

Prints, for every page, how often it was asked for and its median and 95th percentile in milliseconds.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median, quantiles
from threading import Thread

import httpx
from ledger_told import fill

READERS, REVIEWERS = 20, 4
PAUSE, THOUGHT = 3.0, 1.5  # seconds a reader looks at a page, a reviewer at a claim
Times = dict[str, list[float]]


def main(claims: int = 100_000, seconds: float = 60) -> None:
    """Fill a ledger, serve it, load it, and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(os.environ.get("LOAD_LEDGER") or Path(folder, "book.db"))
        began = time.perf_counter()
        if not path.exists():
            fill(path, claims).close()
        print(f"filled in {time.perf_counter() - began:.0f} s")
        command = [sys.executable, "-m", "pledgebook", "serve", "--port", "0", "--ledger", str(path)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
            assert server.stderr is not None
            address = server.stderr.readline().split("open ")[1].split()[0].rstrip("/")
            began = time.perf_counter()
            ready(address)
            print(f"ready after {time.perf_counter() - began:.0f} s", flush=True)
            warm(address)
            print(f"warm after {time.perf_counter() - began:.0f} s", flush=True)
            time.sleep(float(os.environ.get("LOAD_WAIT", "0")))  # until all claims are compared once
            table(run(address, seconds))
            server.terminate()


def ready(address: str) -> None:
    """Wait until the first board is made."""
    while True:
        try:
            httpx.get(f"{address}/queue", timeout=600)
        except httpx.HTTPError:
            time.sleep(0.5)
        else:
            return


def warm(address: str) -> None:
    """Ask for each kind of page once: what a ledger of this size adds up to takes its time the first time."""
    for path in ("/", "/totals?by=recipient", "/search?q=winter", "/releases"):
        httpx.get(f"{address}{path}", timeout=600)


def run(address: str, seconds: float) -> Times:
    """Let readers and reviewers at it, and return how long each kind of page took."""
    times: Times = defaultdict(list)
    found = httpx.get(f"{address}/api/v1/commitments?size=200", timeout=60).json()["items"]
    end = time.monotonic() + seconds
    people = [Thread(target=read, args=(address, found, times, end, seed)) for seed in range(READERS)]
    people += [Thread(target=review, args=(address, times, end, seed)) for seed in range(REVIEWERS)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return times


def read(address: str, found: list[dict[str, object]], times: Times, end: float, seed: int) -> None:
    """Ask for pages as a reader does."""
    dice = random.Random(seed)
    with httpx.Client(base_url=address, timeout=60) as client:
        while time.monotonic() < end:
            one = dice.choice(found)
            document = one["documents"][0]  # type: ignore[index]
            pages = {
                "overview": "/",
                "queue": "/queue",
                "commitments": "/commitments?category=military",
                "commitment": f"/commitments/{one['id']}",
                "document": f"/documents/{document}",
                "search": f"/search?q={dice.choice(['winter', 'harvest', 'rebuilding coast', 'soldiers'])}",
                "totals": "/totals?by=recipient",
                "releases": "/releases",
                "API commitments": "/api/v1/commitments?actor=NOR",
            }
            name = dice.choice(list(pages))
            timed(times, name, client, "GET", pages[name])
            time.sleep(PAUSE)


def review(address: str, times: Times, end: float, seed: int) -> None:
    """Decide on one thing after the other, each from another part of the queue."""
    actor = ("USA", "DEU", "GBR", "FRA")[seed % 4]
    with httpx.Client(base_url=address, timeout=60, follow_redirects=True) as client:
        page = timed(times, "decide (next)", client, "GET", f"/decide/next?kind=claim&actor={actor}")
        while time.monotonic() < end:
            words = page.text
            token = words.split('name="csrf-token" content="')[1].split('"')[0]
            task = words.split('data-task="')[1].split('"')[0]
            following = words.split('data-next="')[1].split('"')[0]
            _, document, claim = task.split(".")
            order = {"deed": "accept", "subject": {"document": document, "claim": claim}, "task": task}
            timed(times, "a decision", client, "POST", "/api/v1/decisions", token, order)
            time.sleep(THOUGHT)
            page = timed(times, "decide", client, "GET", f"/decide/{following}?kind=claim&actor={actor}")


def timed(
    times: Times,
    name: str,
    client: httpx.Client,
    method: str,
    path: str,
    token: str = "",
    body: dict[str, object] | None = None,
) -> httpx.Response:
    """Ask once, and note how long it took."""
    began = time.perf_counter()
    answer = client.request(method, path, json=body, headers={"X-CSRF-Token": token})
    times[name].append(1000 * (time.perf_counter() - began))
    assert answer.status_code < 400, (path, answer.status_code, answer.text[:300])
    return answer


def table(times: Times) -> None:
    """Print the table."""
    print(f"{'page':18} {'asked':>6} {'median':>8} {'p95':>8}   ms")
    for name, taken in sorted(times.items()):
        late = quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
        print(f"{name:18} {len(taken):6} {median(taken):8.0f} {late:8.0f}")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
