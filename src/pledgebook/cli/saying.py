"""What is said beside the result: on standard error as a line, or as an event where a log was asked for."""

from typing import Any

import click

from pledgebook.log import is_structured, logger


def say(message: str, **facts: Any) -> None:
    """Tell the user something that is not the result."""
    if is_structured():
        logger.info(message, extra={"facts": facts})
    else:
        click.echo(f"pledgebook: {message}", err=True)


def complain(message: str) -> None:
    """Tell the user what went wrong."""
    if is_structured():
        logger.error(message)
    else:
        click.echo(f"pledgebook: {message}", err=True)
