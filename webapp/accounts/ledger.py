"""Reserving, charging and refunding.

A reservation is made under a lock on the user's row, in the transaction that writes what it is
for: two requests at once see each other's, and neither can take what the other has. It is settled
once, charged or refunded, whoever tries how often: the database holds one settlement each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Sum

from webapp.accounts.models import Kind, LedgerEntry, LedgerQuerySet, Subject, User
from webapp.accounts.refusals import refuse_over
from webapp.accounts.usage import this_month, usage_of

AT_ONCE = 500  # subjects in one query: databases take only so many


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
    """Notes that ``size`` bytes more are kept for ``subject``."""
    with transaction.atomic():
        lock(user)
        book(user, what, subject, size)


def correct(user: User, what: Subject, subject: UUID, size: int) -> int:
    """Notes that ``size`` bytes in all are kept for ``subject``; returns by how many more.

    Call it with the user's row locked, in the transaction that has found out the size.
    """
    change = size - kept_for(user, subject)
    if change:
        book(user, what, subject, change)
    return change


def remove(user: User, what: Subject, subject: UUID) -> bool:
    """Notes that what was stored of ``subject`` is gone; False if nothing was left of it."""
    with transaction.atomic():
        lock(user)
        return correct(user, what, subject, 0) < 0


def book(user: User, what: Subject, subject: UUID, change: int) -> None:
    """One entry about bytes that are kept, or no longer."""
    LedgerEntry.objects.create(
        user=user,
        kind=Kind.STORED if change >= 0 else Kind.REMOVED,
        what=what,
        subject=subject,
        period=this_month(),
        size=change,
    )


def kept_for(user: User, subject: UUID) -> int:
    """The bytes that are kept for ``subject`` on the account of ``user``."""
    entries = LedgerEntry.objects.about_files().filter(user=user, subject=subject)
    return int(entries.aggregate(kept=Sum("size"))["kept"] or 0)


def bytes_of(subjects: Sequence[UUID]) -> int:
    """The bytes that are kept and reserved for ``subjects``, whoever pays."""
    sums = [about.aggregate(size=Sum("size")) for about in entries_about(subjects)]
    return sum(found["size"] or 0 for found in sums)


def close(subjects: Sequence[UUID]) -> None:
    """These are gone: open reservations are refunded, what they kept is removed.

    Call it in the transaction that deletes their rows.
    """
    for about in entries_about(subjects):
        refund_open(about)
        remove_kept(about)


def entries_about(subjects: Sequence[UUID]) -> Iterator[LedgerQuerySet]:
    """The entries about ``subjects``, in as many queries as the database needs."""
    for start in range(0, len(subjects), AT_ONCE):
        yield LedgerEntry.objects.filter(subject__in=subjects[start : start + AT_ONCE])


def refund_open(entries: LedgerQuerySet) -> None:
    """Refunds the reservations among ``entries`` that nobody has settled."""
    for subject in entries.open().values_list("subject", flat=True):
        refund(subject)


def remove_kept(entries: LedgerQuerySet) -> list[UUID]:
    """Notes that all that ``entries`` say is kept is gone; returns what it was kept for."""
    kept = entries.about_files().order_by().values("user", "what", "subject")
    rows = list(kept.annotate(kept=Sum("size")).filter(kept__gt=0))
    for row in rows:
        remove(User(pk=row["user"]), Subject(row["what"]), row["subject"])
    return [row["subject"] for row in rows]
