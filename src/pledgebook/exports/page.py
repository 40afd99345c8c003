"""Self-contained pages: a template, its styles and its script in one file that fetches nothing."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from typing import Any

_CHUNK = 64  # template events joined into one string, so that writing is not done word by word


@cache
def environment() -> Any:
    """Return what templates are made with; every value is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("pledgebook.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _part(names: tuple[str, ...]) -> tuple[Any, str]:
    """Return the joined files as they stand in the page, and the hash that lets only them run."""
    from markupsafe import Markup

    made = environment()
    source = "\n".join(made.loader.get_source(made, name)[0] for name in names)
    fingerprint = b64encode(sha256(source.encode()).digest()).decode()
    return Markup(source), f"'sha256-{fingerprint}'"


def render_page(template: str, styles: tuple[str, ...], script: str | None, **values: Any) -> Iterator[str]:
    """Yield a page in pieces, so that a long one need not stand in memory whole."""
    style, style_hash = _part(styles)
    code, code_hash = _part((script,)) if script else ("", "'none'")
    policy = (
        f"default-src 'none'; style-src {style_hash}; script-src {code_hash}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    page = environment().get_template(template).stream(policy=policy, style=style, script=code, **values)
    page.enable_buffering(_CHUNK)
    yield from page
