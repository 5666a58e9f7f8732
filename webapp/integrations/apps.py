"""What programs need: tokens, webhooks, repeated requests."""

from django.apps import AppConfig


class IntegrationsConfig(AppConfig):
    """Integrations."""

    name = "webapp.integrations"
