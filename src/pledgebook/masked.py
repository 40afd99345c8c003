"""Words as others may see them: without the passwords and tokens that addresses carry."""

import re
from typing import Any

_MASK = "***"
# Bounded, so that no long run of signs is looked through again and again.
_HTTP_USER = re.compile(r"(?i)(https?:/{1,2})[^\s/?#\"'<>]{0,300}@")
_PASSWORD = re.compile(r"(:/{1,2}[^\s/?#@:\"'<>]{0,100}):[^\s\"'<>]{0,300}@")
_NAMED = re.compile(
    r"(?i)((?<![a-z0-9])[\w.-]{0,40}?(?:token|secret|passw(?:or)?d|passphrase|pwd|api_?-?key|access_?-?key|signature"
    r"|credentials?|session_?-?(?:id|key)?|auth|(?<![a-z0-9])(?:pass|pw|key|sig|sid|jwt|code))(?:=|%3D))"
    r"[^\s&#;\"'<>]{1,2000}"
)
_BEARER = re.compile(r"(?i)\b((?:bearer|basic)\s{1,3})[\w~+/.=-]{8,2000}")
_OWN_TOKEN = re.compile(r"\bpb_[\w-]{16,200}")


def masked(words: str) -> str:
    """Return words without what opens something: passwords in addresses, tokens in queries and headers."""
    words = _HTTP_USER.sub(r"\1", words)
    words = _PASSWORD.sub(rf"\1:{_MASK}@", words)
    words = _NAMED.sub(rf"\1{_MASK}", words)
    return _OWN_TOKEN.sub(f"pb_{_MASK}", _BEARER.sub(rf"\1{_MASK}", words))


def all_masked(value: Any) -> Any:
    """Return a value of JSON with all its words masked; what is no JSON becomes words."""
    match value:
        case None | bool() | int() | float():
            return value
        case dict():
            return {str(name): all_masked(one) for name, one in value.items()}
        case list() | tuple():
            return [all_masked(one) for one in value]
        case _:
            return masked(str(value))
