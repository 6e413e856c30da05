"""Keeps the checker out of our own network: editors write addresses, the server visits them.

OWASP, Server-Side Request Forgery Prevention: a name is resolved once, every address it has must be
a public one (RFC 6890), and the connection goes to the very address that was looked at.
"""

import ipaddress
import socket

from django.conf import settings


class NotPublic(Exception):
    """The name leads into a network that readers cannot reach."""


def public_address(host: str, port: int) -> str:
    """The IP address to connect to. Raises NotPublic, or OSError where the name is unknown."""
    known = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in known]
    if not all(_is_public(address) for address in addresses):
        raise NotPublic(host)
    return addresses[0]


def _is_public(address: str) -> bool:
    if address in settings.LINKS_MAY_VISIT:
        return True
    parsed = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(parsed, "ipv4_mapped", None) or getattr(parsed, "sixtofour", None) or parsed
    return parsed.is_global and inner.is_global and not inner.is_multicast
