"""Ids made of content: equal facts have equal ids, on any machine, in any order."""

from hashlib import blake2b


def digest(*parts: str) -> str:
    """Hash the parts into 20 hexadecimal digits; lengths count, so ("ab", "c") differs from ("a", "bc")."""
    hasher = blake2b(digest_size=10)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.hexdigest()
