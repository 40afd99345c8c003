"""Which network addresses belong to everybody: the only ones fetched from unless private ones are allowed."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple, TypeAlias

from pledgebook.documents.reasons import UnreadableError, Why

Resolve: TypeAlias = Callable[[str, int], list[str]]
_GLOBAL_UNICAST = IPv6Network("2000::/3")
# What older releases of Python take for everybody's, and the address that clouds answer their own machines at.
_NOBODYS = tuple(map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32")))
_TRANSLATED = IPv6Network("64:ff9b::/96")  # where a network without IPv4 shows the addresses of IPv4


class Door(NamedTuple):
    """How a host's name is looked up, and which of its addresses may be connected to."""

    resolve: Resolve
    lets: Callable[[str], bool]

    def addresses(self, host: str, port: int) -> list[str]:
        """Return the addresses of a host; if one of them may not be connected to, the host is refused."""
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError) as problem:
            raise UnreadableError(Why.NO_CONNECTION) from problem
        if not found:
            raise UnreadableError(Why.NO_CONNECTION)
        if not all(self.lets(one) for one in found):
            raise UnreadableError(Why.PRIVATE)
        return found


def resolve(host: str, port: int) -> list[str]:
    """Return every address of a host, as the system finds them; 2130706433, 0177.1 and 0x7f.1 are numbers to it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def is_public(address: str) -> bool:
    """Tell whether an address is nobody's own: not private, loopback, link-local, multicast or reserved."""
    one = ip_address(address)
    if isinstance(one, IPv4Address):
        return _is_public_4(one)
    inner = _inner(one)
    return _is_public_4(inner) if inner else one in _GLOBAL_UNICAST and one.is_global


def _is_public_4(one: IPv4Address) -> bool:
    known = one.is_global and not one.is_multicast and not one.is_reserved
    return known and not any(one in network for network in _NOBODYS)


def _inner(one: IPv6Address) -> IPv4Address | None:
    """Return the address of IPv4 that stands inside one of IPv6, if one does."""
    if one in _TRANSLATED:
        return IPv4Address(int(one) & 0xFFFF_FFFF)
    return one.ipv4_mapped or one.sixtofour


PUBLIC = Door(resolve, is_public)
