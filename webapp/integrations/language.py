"""Speaking to a user who is not there: in the language they have chosen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils import translation

from webapp.accounts.models import User
from webapp.integrations.models import language_of


@contextmanager
def speaking_to(user: User) -> Iterator[None]:
    """What is translated within is in the user's language."""
    with translation.override(language_of(user) or settings.LANGUAGE_CODE):
        yield
