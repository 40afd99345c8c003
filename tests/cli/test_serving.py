"""Serving the pages, and who may use them, from the command line."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from pledgebook.cli import main

GOOD = "a long enough one\n"


def run(*words: str, typed: str = "") -> tuple[int, str, str]:
    done = CliRunner().invoke(main, words, input=typed)
    return done.exit_code, done.stdout, done.stderr


def test_it_serves_and_stops_when_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pledgebook", "serve", "--port", "0", "--ledger", str(tmp_path / "a.db")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stderr is not None
        told = serving.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", told)
        assert found, told
        for _ in range(100):
            try:
                with urlopen(f"{found[0]}health", timeout=10) as answer:
                    assert b'"status":"ok"' in answer.read()
                break
            except OSError:  # it listens before it answers
                continue
        serving.send_signal(signal.SIGINT)
        assert serving.wait(20) == 0
        assert "Traceback" not in serving.stderr.read()


def test_elsewhere_needs_users(tmp_path: Path) -> None:
    status, _, told = run("serve", "--host", "0.0.0.0", "--ledger", str(tmp_path / "a.db"))
    assert status == 2
    assert "pledgebook user add NAME --role admin" in told


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        status, _, told = run("serve", "--port", port, "--ledger", str(tmp_path / "a.db"))
    assert status == 2
    assert f"port {port}" in told
    assert "--port" in told


def test_users_come_change_and_end(tmp_path: Path) -> None:
    book = ("--ledger", str(tmp_path / "a.db"))
    assert run("user", "add", "ann", "--role", "admin", "--password-stdin", *book, typed=GOOD)[0] == 0
    assert run("user", "add", "bob", *book, typed=GOOD + GOOD)[0] == 0
    assert run("user", "role", "bob", "--role", "editor", *book)[0] == 0
    assert run("user", "password", "bob", "--password-stdin", *book, typed="another long one\n")[0] == 0
    assert run("user", "end", "bob", *book)[0] == 0
    assert run("user", "list", *book)[1] == "ann\tadmin\nbob\teditor\tended\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "ann", "--password-stdin"), "at least 10 signs"),
        (("role", "nobody", "--role", "editor"), "There is no user 'nobody'"),
    ],
)
def test_what_cannot_be_done_is_one_line(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    book = str(tmp_path / "a.db")
    run("user", "add", "eve", "--password-stdin", "--ledger", book, typed=GOOD)
    status, _, told = run("user", *words, "--ledger", book, typed="short\n")
    assert status == 2
    assert said in told
    assert len(told.splitlines()) == 1
