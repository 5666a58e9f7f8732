"""Guessing is kept slow: attempts are counted by account and by the address they come from.

They are counted before the password is looked at, so that many at once gain nothing, and
forgiven for who then signs in.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import ngettext

from webapp.rates import Count, Rate, count, forgive

QUARTER = 15 * 60
FOR_ACCOUNT_FROM_ADDRESS = Rate(10, QUARTER)
FOR_ADDRESS = Rate(60, QUARTER)
FOR_ACCOUNT = Rate(200, QUARTER)  # from everywhere: an outsider must not lock somebody out easily
SIGN_UPS = Rate(10, 3600)
LETTERS = Rate(5, 3600)


class TooOften(ValidationError):
    """What a form says to who has to wait; views answer it with 429."""

    def __init__(self, counted: Count) -> None:
        minutes = max(1, -(-counted.seconds_left // 60))
        sentence = ngettext(
            "That was too often. Try again in %(minutes)d minute.",
            "That was too often. Try again in %(minutes)d minutes.",
            minutes,
        )
        super().__init__(sentence % {"minutes": minutes}, code="too_often")
        self.seconds = counted.seconds_left


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, as the server in front says it."""
    return str(request.META.get("REMOTE_ADDR", ""))


def count_guess(request: HttpRequest, account: str) -> None:
    """Counts an attempt to sign in.

    Raises:
        TooOften: it is not even looked at.
    """
    address = address_of(request)
    for what, who, rate in (
        ("guess", f"{account} {address}", FOR_ACCOUNT_FROM_ADDRESS),
        ("guess-address", address, FOR_ADDRESS),
        ("guess-account", account, FOR_ACCOUNT),
    ):
        counted = count(what, who, rate)
        if counted.over:
            raise TooOften(counted)


def forgive_guesses(request: HttpRequest, account: str) -> None:
    """For who has signed in."""
    forgive("guess", f"{account} {address_of(request)}", FOR_ACCOUNT_FROM_ADDRESS)


def count_letter(user_id: int) -> None:
    """Counts a letter that somebody lets be sent to an address they have given.

    Raises:
        TooOften: nobody's mailbox is filled from here.
    """
    counted = count("letter", str(user_id), LETTERS)
    if counted.over:
        raise TooOften(counted)


def count_from_address(what: str, request: HttpRequest, rate: Rate) -> None:
    """Counts something that anybody may do without an account.

    Raises:
        TooOften: once too often from this address.
    """
    counted = count(what, address_of(request), rate)
    if counted.over:
        raise TooOften(counted)
