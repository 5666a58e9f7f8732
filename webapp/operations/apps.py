"""What runs where: workers, the state of the queue, the audit log."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Operations."""

    name = "webapp.operations"
