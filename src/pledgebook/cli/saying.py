"""What is said beside the result: on standard error as a line, or as an event where a log was asked for."""

from typing import Any

import click

from pledgebook.log import is_structured, logger
from pledgebook.masked import masked


def say(message: str, **facts: Any) -> None:
    """Tell the user something that is not the result."""
    if is_structured():
        logger.info(message, extra={"facts": facts})
    else:
        tell(f"pledgebook: {message}")


def complain(message: str) -> None:
    """Tell the user what went wrong."""
    if is_structured():
        logger.error(message)
    else:
        tell(f"pledgebook: {message}")


def many(number: int, what: str) -> str:
    """Return how many there are of something, in words that fit one as well."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def tell(line: str) -> None:
    """Write a line on standard error, without the secrets that an address in it may carry."""
    click.echo(masked(line), err=True)
