"""The weights of an uploaded model version, part by part: 0, 1, 2 ... and the last one.

A part appears whole, by renaming; sent again it changes nothing.
"""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from webapp.catalog.models import CheckState, ModelVersion, Origin
from webapp.catalog.register import take_weights
from webapp.clips.disk import copy_at_most
from webapp.dashboard.staff import staff_only, who
from webapp.errors import Refusal
from webapp.jobs.tasks import send_check
from webapp.operations.audit import record
from webapp.operations.models import Act

MOST_PARTS = 20_000


@staff_only
@require_http_methods(["PUT"])
def weights(request: HttpRequest, slug: str, number: int, count: int) -> HttpResponse:
    """Takes part ``number`` (from 0) of ``count``; with the last one the check begins."""
    version = get_object_or_404(ModelVersion, slug=slug, origin=Origin.UPLOAD)
    try:
        missing = take_part(version, number, count, request)
        if not missing:
            join(version, count)
            record(who(request), Act.UPLOADED, version)
            send_check(version.pk)
    except Refusal as refusal:
        return JsonResponse({"code": refusal.code, "detail": refusal.sentence}, status=422)
    return JsonResponse({"missing": missing})


def folder_of(version: ModelVersion) -> Path:
    """Where the parts lie until they are all there."""
    return Path(settings.UPLOADS) / f"model-{version.slug}"


def take_part(version: ModelVersion, number: int, count: int, request: HttpRequest) -> list[int]:
    """Stores one part; the numbers of those that are missing still.

    Raises:
        Refusal: the version has its weights, there is no such part, or it is too large.
    """
    if version.check_state not in (CheckState.UNCHECKED, CheckState.FAILED):
        raise Refusal("has_weights", _("This version has its weights. Register another one."))
    if not 0 <= number < count <= MOST_PARTS:
        raise Refusal("no_such_part", _("There is no such part."))
    folder = folder_of(version)
    folder.mkdir(parents=True, exist_ok=True)
    arriving = folder / f"{uuid.uuid4().hex}.tmp"
    try:
        size, _sha256 = copy_at_most(request, arriving, settings.UPLOAD_PART_SIZE)
        if size > settings.UPLOAD_PART_SIZE:
            raise Refusal("part_size", _("A part has 8 MiB at most."))
        arriving.rename(folder / f"{number}.part")
    finally:
        arriving.unlink(missing_ok=True)
    return [n for n in range(count) if not (folder / f"{n}.part").exists()]


def join(version: ModelVersion, count: int) -> None:
    """Makes one file of the parts and gives it to the version."""
    folder = folder_of(version)
    whole = folder / "weights"
    try:
        with whole.open("wb") as target:
            for number in range(count):
                with (folder / f"{number}.part").open("rb") as part:
                    shutil.copyfileobj(part, target, 1024 * 1024)
        take_weights(version, whole)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
