"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users and what their plan allows."""

    name = "webapp.accounts"
