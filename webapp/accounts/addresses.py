"""E-mail addresses are confirmed by a signed link that is opened by who is signed in.

Where letters can be sent, ``User.email`` is an address whose mailbox its owner has opened: news of
takes and links for new passwords go there and nowhere else, and nobody but its owner keeps it from
others. One that is not confirmed yet lies in ``unconfirmed_email``. Where no letters can be sent
nothing is asked, and an address counts as it is given.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from webapp.accounts.models import User

log = logging.getLogger(__name__)
SALT = "webapp.accounts.addresses"
GOOD_FOR = timedelta(days=3)


class NotConfirmed(Exception):
    """A link that confirms nothing; the message is a sentence."""


def take_down(user: User, email: str) -> None:
    """Notes on ``user``, unsaved, which address they have given."""
    known = email.lower() == user.email.lower()
    if known or not settings.EMAIL_CONFIGURED:
        user.email, user.unconfirmed_email = email, ""
    else:
        user.unconfirmed_email = email


def send_link(request: HttpRequest, user: User) -> bool:
    """Sends the letter with the link to the unconfirmed address; whether the mail server took it.

    It is kept nowhere: who could read it elsewhere would need no mailbox.
    """
    told = {"user": user.pk, "email": user.unconfirmed_email}
    path = reverse("confirm-address", args=[signing.dumps(told, salt=SALT)])
    words = {"user": user, "link": request.build_absolute_uri(path), "days": GOOD_FOR.days}
    return send("confirm_address", words, user.unconfirmed_email)


def send(letter: str, words: dict[str, object], to: str) -> bool:
    """Sends one of ``accounts/letters`` at once; whether the mail server took it."""
    subject = render_to_string(f"accounts/letters/{letter}_subject.txt", words).strip()
    body = render_to_string(f"accounts/letters/{letter}.txt", words)
    try:
        send_mail(subject, body, None, [to])
    except Exception:
        log.warning("A letter could not be sent", exc_info=True)
        return False
    return True


def confirm(user: User, token: str) -> None:
    """Makes the address of the link the account's own; a second time changes nothing.

    Raises:
        NotConfirmed: the link is too old, another account's, or no longer the newest.
    """
    email = address_of(user, token)
    with transaction.atomic():
        row = User.objects.select_for_update().get(pk=user.pk)
        before = row.email
        if email == before:
            return
        if email != row.unconfirmed_email:
            raise NotConfirmed(
                _("Another address was given since. Open the link in the newest letter.")
            )
        if User.objects.filter(email__iexact=email).exclude(pk=row.pk).exists():
            raise NotConfirmed(_("Another account has confirmed this address. Choose another."))
        row.email, row.unconfirmed_email = email, ""
        row.save(update_fields=["email", "unconfirmed_email"])
    if before:
        send("changed_address", {"user": row}, before)


def address_of(user: User, token: str) -> str:
    """The address that a link of ``user`` tells.

    Raises:
        NotConfirmed: it is no such link, or too old.
    """
    try:
        told = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except signing.SignatureExpired as error:
        raise NotConfirmed(_("This link is too old. Let a new letter be sent.")) from error
    except signing.BadSignature as error:
        raise NotConfirmed(_("This link is not whole. Copy all of it from the letter.")) from error
    if told["user"] != user.pk:
        raise NotConfirmed(
            _("This link belongs to another account. Sign in there and open it again.")
        )
    return str(told["email"])
