"""Reserving, charging and refunding.

A reservation is made under a lock on the user's row, in the transaction that writes what it is
for: two requests at once see each other's, and neither can take what the other has. It is settled
once, charged or refunded, whoever tries how often: the database holds one settlement each.
"""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from webapp.accounts.models import Kind, LedgerEntry, Subject, User
from webapp.accounts.refusals import refuse_over
from webapp.accounts.usage import this_month, usage_of


def reserve(
    user: User, what: Subject, subject: UUID, *, seconds: float = 0.0, size: int = 0
) -> None:
    """Sets ``seconds`` of sound and ``size`` bytes aside for ``subject``.

    Call it in the transaction that writes the subject's row, so that both stand or fall.

    Raises:
        Refusal: more than is left; the sentence says what is used, left, and when it renews.
    """
    with transaction.atomic():
        account = lock(user)
        refuse_over(usage_of(account), what, seconds=seconds, size=size)
        LedgerEntry.objects.create(
            user=account,
            kind=Kind.RESERVED,
            what=what,
            subject=subject,
            period=this_month(),
            milliseconds=round(seconds * 1000),
            size=size,
        )


def lock(user: User) -> User:
    """The user's row, held to the end of the transaction: who reserves waits for who does."""
    return User.objects.select_for_update(no_key=True).get(pk=user.pk)


def charge(subject: UUID) -> bool:
    """Charges what is reserved for ``subject``; False if nothing is, or it is settled already."""
    return settle(subject, Kind.CHARGED)


def refund(subject: UUID) -> bool:
    """Gives back what is reserved for ``subject``; False as for ``charge``."""
    return settle(subject, Kind.REFUNDED)


def settle(subject: UUID, kind: Kind) -> bool:
    """Ends the open reservation of ``subject``, once."""
    reservation = LedgerEntry.objects.open().filter(subject=subject).first()
    if reservation is None:
        return False
    try:
        with transaction.atomic():  # a savepoint: the slower of two must not spoil what it is in
            LedgerEntry.objects.create(
                user_id=reservation.user_id,
                kind=kind,
                what=reservation.what,
                subject=subject,
                period=reservation.period,
                milliseconds=-reservation.milliseconds if kind == Kind.REFUNDED else 0,
                size=-reservation.size,
                settles=reservation,
            )
    except IntegrityError:
        return False
    return True


def store(user: User, what: Subject, subject: UUID, size: int) -> None:
    """Notes that ``size`` bytes of ``subject`` are kept now."""
    LedgerEntry.objects.create(
        user=user, kind=Kind.STORED, what=what, subject=subject, period=this_month(), size=size
    )


def remove(user: User, what: Subject, subject: UUID) -> bool:
    """Notes that what was stored of ``subject`` is gone; False if nothing was left of it."""
    with transaction.atomic():
        lock(user)
        kept = LedgerEntry.objects.filter(
            user=user, subject=subject, kind__in=[Kind.STORED, Kind.REMOVED]
        ).values_list("size", flat=True)
        size = sum(kept)
        if size <= 0:
            return False
        LedgerEntry.objects.create(
            user=user,
            kind=Kind.REMOVED,
            what=what,
            subject=subject,
            period=this_month(),
            size=-size,
        )
    return True
