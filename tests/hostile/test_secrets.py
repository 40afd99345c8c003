"""No password, token or session reaches a log, a run report, an error line or the audit log."""

import io
import json
import logging
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from pledgebook.cli import main
from pledgebook.errors import PledgebookError
from pledgebook.ledger import Ledger
from pledgebook.ledger.people import Role
from pledgebook.log import JsonLines, log_json, logger
from pledgebook.masked import masked
from tests.soak.serving import Serving
from tests.web.entering import GOOD, csrf

SECRET = "Hunter2Hunter2"
CLOSED = "127.0.0.1:1"  # where nobody listens
WORDS = [
    f"postgresql://bob:{SECRET}@db/aid",
    f"POSTGRES://bob:{SECRET}@db:5432/aid?sslmode=require",
    f"postgresql:/bob:{SECRET}@db/aid",
    f"postgresql://bob:{SECRET[:5]}@{SECRET}@db/aid",
    f"postgresql://bob:{SECRET}/x?y#z@db/aid",
    f"postgresql://db/aid?user=bob&password={SECRET}",
    f"host=db user=bob password={SECRET}",
    f"mysql+driver://bob:{SECRET}@db",
    f"s3://key:{SECRET}@bucket/folder",
    f"https://{SECRET}@git.example/x",
    f"https://bob:{SECRET}@site.example/x",
    f"https://site.example/x?token={SECRET}",
    f"https://site.example/x?a=1&access_token={SECRET}&b=2",
    f"https://site.example/x?X-Amz-Signature={SECRET}",
    f"https://site.example/x?apikey={SECRET}#part",
    f"https://site.example/x;jsessionid={SECRET}?a=1",
    f"https://site.example/x?PHPSESSID=1&sid={SECRET}",
    f"/sign-in?to=%2Fdocuments%3Ftoken%3D{SECRET}",
    f"Authorization: Bearer {SECRET}",
    f"pb_{SECRET}{SECRET}",
]
HARMLESS = [
    "The ledger postgresql://books@db:5432/aid cannot be used: disk is full",
    "https://site.example/@editor/story?page=2&author=smith",
    "a folder/report.txt: no such file or folder",
    'connection to server at "127.0.0.1", port 1 failed: Connection refused',
]


@pytest.mark.parametrize("words", WORDS)
def test_what_opens_something_is_masked(words: str) -> None:
    assert SECRET not in masked(words)
    assert SECRET[:5] not in masked(words)
    assert masked(f"{words}, and more.").endswith("more.")


@pytest.mark.parametrize("words", HARMLESS)
def test_what_opens_nothing_stays(words: str) -> None:
    assert masked(words) == words


COMMANDS = [
    *(("list", "--ledger", one) for one in WORDS if "://" in one and not one.startswith("https")),
    ("list", "--ledger", f"postgresql://bob:{SECRET}@{CLOSED}/aid"),
    ("list", "--ledger", f"postgresql://bob:{SECRET}@127.0.0.1:port/aid"),
    ("check", "--ledger", f"postgresql://{CLOSED}/aid?user=bob&password={SECRET}"),
    ("read", f"https://bob:{SECRET}@{CLOSED}/x"),
    ("read", f"http://{CLOSED}/x?token={SECRET}"),
    ("read", f"http://bob:{SECRET}/2@{CLOSED}/"),
    ("read", f"postgresql://bob:{SECRET}@db/aid"),
    ("annotate", f"ftp://bob:{SECRET}@site.example/x"),
    ("add", f"http://{CLOSED}/x?api_key={SECRET}", "--ledger", "new.db"),
    ("add", "none.txt", "--vocabulary", f"ftp://bob:{SECRET}@site.example"),
    ("screen", f"https://bob:{SECRET}@site.example/a.warc"),
    ("screen", f"s3://key:{SECRET}@bucket/a.warc?nosuch={SECRET}"),
    ("read", f"s3://key:{SECRET}/2@bucket/x?endpoint_override={CLOSED}"),
    ("bulk", f"abfs://bob:{SECRET}@bucket/x?nosuch=1", "--output", "read"),
    ("add", f"s3://key:{SECRET}@bucket/x?nosuch=1&token={SECRET}", "--ledger", "new.db"),
    ("bulk", "none.txt", "--output", f"gs://bob:{SECRET}@bucket/x"),
    ("bulk", "none.txt", "--output", f"nosuch://bob:{SECRET}@bucket/x"),
    ("compare", f"postgresql://bob:{SECRET}@db/x", "--ledger", "book.db"),
    ("backup", f"postgresql://bob:{SECRET}@db/x", "--ledger", "book.db"),
    ("restore", f"postgresql://bob:{SECRET}@db/x", "--ledger", "other.db"),
    ("export", "--to", "csv", f"postgresql://bob:{SECRET}@db/x", "--ledger", "none.db"),
    ("show", f"pb_{SECRET}{SECRET}", "--ledger", "book.db"),
    ("serve", "--ledger", f"postgresql://bob:{SECRET}@{CLOSED}/aid"),
    ("user", "list", "--ledger", f"postgresql://bob:{SECRET}@{CLOSED}/aid"),
]


@pytest.mark.parametrize("log", [(), ("--log", "json")], ids=["lines", "json"])
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words)[:60])
def test_no_command_tells_what_it_was_trusted_with(
    words: tuple[str, ...], log: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Ledger.open("book.db").close()
    report = () if words[0] == "user" else ("--run-report", "run.json")
    done = CliRunner().invoke(main, [*words, *(() if words[0] == "user" else log), *report])
    assert isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == 2
    told = done.output + "".join(one.read_text("utf-8") for one in tmp_path.glob("run.json"))
    assert done.stderr
    assert SECRET not in told
    assert SECRET[:5] not in told


def test_the_environment_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLEDGEBOOK_LEDGER", f"postgresql://bob:{SECRET}@{CLOSED}/aid?password={SECRET}")
    done = CliRunner().invoke(main, ["list", "--log", "json"])
    assert "cannot be used" in done.stderr
    assert SECRET not in done.output


@pytest.mark.parametrize("words", [("read", "none.txt"), ("list",), ("serve",)], ids=" ".join)
def test_a_setting_that_cannot_be_used_is_one_line_without_its_value(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLEDGEBOOK_LIMIT_BYTES", SECRET)
    done = CliRunner().invoke(main, [*words])
    assert done.exit_code == 2
    assert done.stderr.startswith(
        "pledgebook: PLEDGEBOOK_LIMIT_BYTES cannot be used: input should be a valid integer"
    )
    assert len(done.stderr.splitlines()) == 1
    assert SECRET not in done.output


@pytest.mark.parametrize("address", WORDS[:8])
def test_an_error_in_a_notebook_tells_none(address: str) -> None:
    with pytest.raises(PledgebookError) as failed:
        Ledger.open(address, missing_ok=False)
    assert SECRET not in str(failed.value)
    assert failed.value.__cause__ is None or SECRET not in str(failed.value.__cause__)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """The log as it is written."""
    stream, root = io.StringIO(), logging.getLogger()
    handlers, above = logger.handlers, list(root.handlers)
    level, propagate = logger.level, logger.propagate
    log_json(stream)
    yield stream
    logger.handlers, logger.propagate, root.handlers = handlers, propagate, above
    logger.setLevel(level)


def test_a_record_is_masked_whatever_it_holds(written: io.StringIO) -> None:
    facts = {"where": WORDS[0], "more": [{"a": WORDS[5]}], "path": Path(WORDS[0]), "count": 3}
    logger.warning("tried %s", WORDS[11], extra={"facts": facts})
    logger.error("broke", exc_info=ValueError(WORDS[0]))
    logging.getLogger("library").warning("cannot connect to %s", WORDS[0])
    told = [json.loads(line) for line in written.getvalue().splitlines()]
    assert [one["event"] for one in told][1:] == ["broke", "cannot connect to postgresql://bob:***@db/aid"]
    assert told[0]["count"] == 3
    assert "ValueError" in told[1]["error"]
    assert SECRET not in written.getvalue()
    assert isinstance(logger.handlers[0].formatter, JsonLines)


@pytest.mark.parametrize("log", [(), ("--log", "json")], ids=["lines", "json"])
def test_a_server_that_is_asked_for_everything_tells_no_secret(tmp_path: Path, log: tuple[str, ...]) -> None:
    book = tmp_path / "book.db"
    with Ledger.open(str(book)) as ledger:
        ledger.people().make("ann", GOOD, Role.ADMIN)
        token = ledger.people().make_token("ann", "notebook", Role.ADMIN)
    with Serving(str(book), token, tmp_path / "temporary", *log) as served:
        used = _ask_for_everything(served.here, token, read=bool(log))
        address = served.here.removeprefix("http://").rpartition(":")
        with socket.create_connection((address[0], int(address[2]))) as raw:  # what is no HTTP at all
            raw.sendall(f"GET /?token={SECRET} NONSENSE\r\n\r\n".encode())
            raw.recv(1000)
        served.stop()
    told = served.said.read_text("utf-8")
    with Ledger.open(str(book)) as ledger:
        noted = repr(list(ledger.people().audit()))
    assert "ann" in noted
    assert not [one for one in (SECRET, GOOD, token, *used) if one in told + noted]
    if log:
        assert {"answered", "done"} <= {json.loads(line)["event"] for line in told.splitlines()}


def _ask_for_everything(here: str, token: str, *, read: bool) -> list[str]:
    """Sign in, well and badly, and ask with secrets in every place; return the sessions that were given."""
    sessions = []
    with httpx.Client(base_url=here, timeout=60) as client:
        for name, password in (("ann", SECRET), (SECRET, SECRET), ("ann", GOOD)):
            form = {"name": name, "password": password, "csrf": csrf(client.get("/sign-in").text)}
            client.post("/sign-in", data=form)
            sessions.append(client.cookies.get("pledgebook"))
        for path in (
            "/",
            f"/commitments?token={SECRET}",
            f"/documents/{SECRET}",
            f"/{SECRET}?session={SECRET}",
        ):
            client.get(path)
            client.get(f"/api/v1{path}", headers={"authorization": f"Bearer {SECRET}"})
        bearer = {"authorization": f"Bearer {token}"}
        client.get("/api/v1/vocabulary", headers=bearer)
        if not read:
            return [one for one in sessions if one]
        body = {"address": f"http://bob:{SECRET}@{CLOSED}/x?token={SECRET}"}
        asked = client.post("/api/v1/documents", json=body, headers=bearer)
        while not client.get(asked.headers["location"], headers=bearer).json()["done"]:
            time.sleep(0.05)
    return [one for one in sessions if one]
