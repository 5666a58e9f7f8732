"""Speaking HTTP to addresses that users name, without being sent into the studio's own network.

A name is resolved once, every address it has is looked at, and the connection is made to the very
address that was looked at: a name that answers differently the second time gains nothing.
Redirections are not followed.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from webapp.sentences import Sentence

TIMEOUT = 10.0  # seconds for each step
WHOLE_TIMEOUT = 20.0  # seconds for everything: an answer that trickles is cut off
ANSWER_KEPT = 1000  # bytes
NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Unreachable(Exception):
    """An address that cannot, or must not, be spoken to."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Answer:
    """What came back: status and the beginning of the body."""

    status: int
    text: str

    @property
    def good(self) -> bool:
        """2xx."""
        return 200 <= self.status < 300


@dataclass(frozen=True)
class Target:
    """An address to speak to: the name for certificate and ``Host``, the number to connect to."""

    scheme: str
    host: str
    port: int
    path: str
    number: str


def is_public(number: str) -> bool:
    """Whether an IP address is out in the world, whatever form hides it."""
    address = ipaddress.ip_address(number.partition("%")[0])
    inner = address_inside(address)
    if inner is not None:
        return is_public(str(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved


def address_inside(address: Address) -> Address | None:
    """The IPv4 address that an IPv6 one leads to (mapped, 6to4, Teredo, NAT64)."""
    if not isinstance(address, ipaddress.IPv6Address):
        return None
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def target_of(url: str) -> Target:
    """Where ``url`` leads, checked.

    Raises:
        Unreachable: no http(s) address, no such name, or an address within the studio's network.
    """
    parts = urlsplit(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        port = 0
    if parts.scheme not in ("http", "https") or not parts.hostname or not port or parts.username:
        raise Unreachable(Sentence("This is not an address that begins with https:// or http://."))
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        sentence = Sentence("The name %(host)s was not found.", host=parts.hostname)
        raise Unreachable(sentence) from error
    numbers = [str(entry[4][0]) for entry in found]
    if not settings.STUDIO_WEBHOOKS_TO_PRIVATE and not all(map(is_public, numbers)):
        raise Unreachable(
            Sentence(
                "%(host)s lies within a private network, where this studio sends nothing.",
                host=parts.hostname,
            )
        )
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, parts.hostname, port, path, numbers[0])


class PinnedConnection(http.client.HTTPConnection):
    """Connects to the address that was looked at, and to no other."""

    def __init__(self, target: Target) -> None:
        super().__init__(target.host, target.port, timeout=TIMEOUT)
        self.target = target

    def connect(self) -> None:
        """The socket, with TLS for the name where that is asked."""
        self.sock = socket.create_connection((self.target.number, self.target.port), TIMEOUT)
        if self.target.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.target.host)

    def cut(self) -> None:
        """Ends it from another thread."""
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


def post(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    """Sends ``body`` to ``url``.

    Raises:
        Unreachable: it must not be spoken to, or does not answer as HTTP in time.
    """
    target = target_of(url)
    connection = PinnedConnection(target)
    watch = threading.Timer(WHOLE_TIMEOUT, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        connection.request("POST", target.path, body, headers)
        response = connection.getresponse()
        text = response.read(ANSWER_KEPT).decode("utf-8", "replace").replace("\0", "")
        return Answer(response.status, text)
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = str(error) or type(error).__name__
        sentence = Sentence("%(host)s did not answer: %(reason)s", host=target.host, reason=reason)
        raise Unreachable(sentence) from error
    finally:
        watch.cancel()
        connection.close()
