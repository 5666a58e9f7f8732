"""``manage.py create_api_token alice --name import --write``: a token without the account page."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from webapp.accounts.models import User
from webapp.integrations.models import ApiToken
from webapp.integrations.models.tokens import Scope


class Command(BaseCommand):
    """Prints the secret, once and alone, so that a script can take it."""

    help = "Makes an API token for a user and prints it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose, what for, what it may."""
        parser.add_argument("username")
        parser.add_argument("--name", default="command line")
        parser.add_argument("--write", action="store_true", help="It may change things, too.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Makes and prints it."""
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active account “{options['username']}”.")
        scope = Scope.WRITE if options["write"] else Scope.READ
        _, secret = ApiToken.issue(user, options["name"], scope)
        self.stdout.write(secret)
