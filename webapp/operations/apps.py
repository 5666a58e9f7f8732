"""What runs where: workers, the queue, the audit log; and the site of the administration."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class OperationsConfig(AppConfig):
    """Operations."""

    name = "webapp.operations"


class StudioAdminConfig(AdminConfig):
    """Django's administration with a site that keeps an audit log."""

    default_site = "webapp.operations.admin_site.StudioAdminSite"
