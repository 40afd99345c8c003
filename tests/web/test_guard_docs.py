"""The page about security names tests that are there; the page about serving names every command and setting."""

import re
from pathlib import Path

import click

from pledgebook.cli import main
from pledgebook.settings import Settings

ROOT = Path(__file__).parents[2]
OF_THE_PAGES = ("limit_upload_bytes", "hosts", "proxies")


def test_every_threat_names_a_test_that_is_there() -> None:
    lines = (ROOT / "docs/security.md").read_text("utf-8").splitlines()
    threats = [line for line in lines if line.startswith("| ") and "---" not in line][1:]
    assert len(threats) > 15
    for line in threats:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", line)
        assert named, line
        for file, test in named:
            assert f"def {test}(" in (ROOT / file).read_text("utf-8"), (file, test)


def test_every_command_about_users_is_on_the_page() -> None:
    page = (ROOT / "docs/serve.md").read_text("utf-8")
    group = main.commands["user"]
    assert isinstance(group, click.Group)
    assert [name for name in group.commands if f"`pledgebook user {name}" not in page] == []


def test_every_setting_of_the_pages_is_on_the_page() -> None:
    page = (ROOT / "docs/serve.md").read_text("utf-8")
    assert [name for name in OF_THE_PAGES if f"`PLEDGEBOOK_{name.upper()}`" not in page] == []
    assert set(OF_THE_PAGES) <= set(Settings.model_fields)
