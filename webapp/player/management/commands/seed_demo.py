"""``manage.py seed_demo``: a creator, an administrator and the example project."""

from __future__ import annotations

import json
import os
import secrets
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext_noop

from spatialgen.scenes import EXAMPLES, render_example
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.catalog.sync import sync_models
from webapp.clips.models import Clip, Project
from webapp.clips.upload import upload_file
from webapp.jobs.models import Job
from webapp.jobs.start import start_job

PROJECT = "Example scenes"
GROUND_TRUTH = gettext_noop("Ground truth")


class Command(BaseCommand):
    """Asked again it makes what is missing and nothing twice."""

    help = "Make the demo accounts and the example project with a first take of each scene."

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what it makes."""
        creator = self.accounts()
        sync_models()
        project, _ = Project.objects.get_or_create(owner=creator, name=PROJECT)
        for name in EXAMPLES:
            self.take(self.clip(project, name))

    def accounts(self) -> User:
        """The creator "demo" and the administrator "ada", with passwords made once."""
        path = Path(settings.DATA) / "demo-accounts.json"
        known = json.loads(path.read_text()) if path.exists() else []
        passwords = {entry["username"]: entry["password"] for entry in known}
        creator = demo_user("demo", passwords)
        administrator = demo_user("ada", passwords)
        administrator.is_staff = administrator.is_superuser = True
        administrator.save()
        write_private(
            path,
            [
                {"role": "creator", "username": "demo", "password": passwords["demo"]},
                {"role": "admin", "username": "ada", "password": passwords["ada"]},
            ],
        )
        return creator

    def clip(self, project: Project, name: str) -> Clip:
        """One example, drawn and uploaded the way every clip is; its own sound is the truth."""
        filename = f"{name}.webm"
        clip = project.clips.filter(name=filename).first()
        if clip is None:
            self.stdout.write(f"Drawing the scene {name} ...")
            with tempfile.TemporaryDirectory() as folder:
                clip = upload_file(
                    project, project.owner.plan, render_example(name, Path(folder) / filename)
                )
        if clip.sound_field_label != GROUND_TRUTH:
            clip.sound_field_label = GROUND_TRUTH
            clip.save(update_fields=["sound_field_label"])
        return clip

    def take(self, clip: Clip) -> None:
        """The first take, by the default model; it is made when the site runs."""
        model = ModelVersion.objects.offered().first()
        if model is None:
            self.stdout.write("No model is installed, so the example has no take yet.")
        elif not Job.objects.filter(clip=clip).exists():
            start_job(clip, model)


def demo_user(username: str, passwords: dict[str, str]) -> User:
    """The user of that name; one whose password is not in ``passwords`` gets a new one there."""
    user, _ = User.objects.get_or_create(username=username)
    if username not in passwords:
        passwords[username] = secrets.token_urlsafe(9)
    if not user.check_password(passwords[username]):
        user.set_password(passwords[username])
        user.save()
    return user


def write_private(path: Path, content: object) -> None:
    """Writes JSON that only its owner reads."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(content, file, indent=2)
