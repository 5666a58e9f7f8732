"""Who holds a link may see its clip; where it has a password, only who also knows that.

Who gave the password holds a grant, signed and short-lived: in a cookie on the link's own page, in
the address inside frames, whose cookies browsers block. A page that is open asks again and again
for its grant to be held (``hold``): a cookie is given anew, an address, which is in use, holds on.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from webapp.accounts.guesses import count_guess, forgive_guesses
from webapp.player.sharing.models import ShareLink

GRANT_SECONDS = 12 * 3600
HELD_AT_MOST = 30 * 24 * 3600
SALT = "share-link"


def grant_for(link: ShareLink) -> str:
    """What proves that the password of ``link``, as it is now, was given."""
    own = secrets.token_hex(4)  # each is held by itself
    return signing.dumps([str(link.pk), fingerprint(link), own], salt=SALT)


def fingerprint(link: ShareLink) -> str:
    """Changes with the password, so that older grants end."""
    return salted_hmac(SALT, link.password).hexdigest()[:16]


def is_granted(link: ShareLink, grant: str | None) -> bool:
    """Whether ``grant`` was given for ``link`` and still holds."""
    try:
        told = signing.loads(grant or "", salt=SALT, max_age=HELD_AT_MOST)
    except signing.BadSignature:
        return False
    of_link = told[:2] == [str(link.pk), fingerprint(link)]
    return of_link and (is_fresh(grant) or is_held(grant))


def is_fresh(grant: str | None) -> bool:
    """Whether the password was given lately."""
    try:
        signing.loads(grant or "", salt=SALT, max_age=GRANT_SECONDS)
    except signing.SignatureExpired:
        return False
    return True


def is_held(grant: str | None) -> bool:
    """Whether a page that is open has asked lately for an older grant to go on."""
    return cache.get(held_key(grant)) is not None


def held_key(grant: str | None) -> str:
    """The grant among those that are held; its own text is a key to the clip and stays out."""
    return f"grant-{salted_hmac(SALT, grant or '').hexdigest()[:32]}"


def hold(request: HttpRequest, response: HttpResponse, link: ShareLink) -> None:
    """Lets the grant of a request that may open ``link`` hold for as long again."""
    grant = request.GET.get("grant")
    if is_granted(link, grant):
        cache.set(held_key(grant), True, GRANT_SECONDS)
    else:
        remember(response, link)


def cookie_name(link: ShareLink) -> str:
    """The cookie of one link; those of others lie beside it."""
    return f"share-{link.pk.hex[:12]}"


def may_open(request: HttpRequest, link: ShareLink) -> bool:
    """Whether the request comes from who knows the password, or none is asked for."""
    if not link.password:
        return True
    kept = request.COOKIES.get(cookie_name(link))
    return is_granted(link, request.GET.get("grant")) or is_granted(link, kept)


def remember(response: HttpResponse, link: ShareLink) -> None:
    """Lets the browser come back without the password, to this link's addresses only."""
    response.set_cookie(
        cookie_name(link),
        grant_for(link),
        max_age=GRANT_SECONDS,
        path=link.url,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def is_password(request: HttpRequest, link: ShareLink, guess: str) -> bool:
    """Whether ``guess`` is the password of ``link``.

    Raises:
        TooOften: too many wrong ones came from there, or from everywhere; it is not looked at.
    """
    guessed = f"link {link.pk}"
    count_guess(request, guessed)
    if not check_password(guess, link.password):
        return False
    forgive_guesses(request, guessed)
    return True
