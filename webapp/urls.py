"""Every address of the site, and who knows what: clips are told with the jobs of ``jobs``."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.urls import include, path
from django.utils.translation import gettext as _
from django.views.i18n import JavaScriptCatalog, set_language
from drf_spectacular.views import SpectacularJSONAPIView

from webapp.accounts.usage_page import AccountUsage, usage_page
from webapp.accounts.views import (
    ChangePassword,
    ForgottenPassword,
    LetterSent,
    NewPassword,
    SignIn,
    SignOut,
    confirm_address,
    landing,
    send_confirmation,
    sign_up,
)
from webapp.catalog.models import ModelVersion
from webapp.clips import actions, sharing_api, upload_api
from webapp.clips import api as clips_api
from webapp.clips.views import (
    clip_poster,
    clip_thumbnails,
    clip_video,
    project_list,
    recently_deleted,
)
from webapp.dashboard.account import account, take_out, your_data
from webapp.dashboard.addresses import addresses as dashboard_addresses
from webapp.dashboard.model_numbers import Score
from webapp.exports import api as exports_api
from webapp.exports.views import export
from webapp.integrations import views as integrations
from webapp.integrations.consumers import NoticeConsumer
from webapp.integrations.models import language_of
from webapp.jobs import api as jobs_api
from webapp.jobs import going_on_api, listing_api
from webapp.jobs.consumers import JobConsumer
from webapp.jobs.snapshots import jobs_of
from webapp.jobs.start import cancel_jobs_on
from webapp.jobs.views import deliverable, job_picture
from webapp.player import api as player_api
from webapp.player import views as player
from webapp.player.analyses import clip_analysis, job_analysis
from webapp.player.clip_sounds import clip_sound
from webapp.player.listening.results import listening_scores
from webapp.player.project import project
from webapp.reference import api_reference

with_jobs = {"jobs_of": jobs_of, "stop_work": cancel_jobs_on}


def scores_heard(version: ModelVersion) -> list[Score]:
    """How the listeners of all tests rate a version, for its page among the staff's."""
    heard = listening_scores([version.pk]).get(version.pk)
    rated = (
        [(_("Sound quality"), heard.quality), (_("Alignment"), heard.alignment)] if heard else []
    )
    return [Score(title, figure.value, figure.clips) for title, figure in rated if figure]


urlpatterns = [
    path("", landing, name="landing"),
    path("sign-up/", sign_up, name="sign-up"),
    path("sign-in/", SignIn.as_view(language_of=language_of), name="sign-in"),
    path("sign-out/", SignOut.as_view(), name="sign-out"),
    path("forgotten-password/", ForgottenPassword.as_view(), name="forgotten-password"),
    path("forgotten-password/sent/", LetterSent.as_view(), name="letter-sent"),
    path("new-password/<uidb64>/<token>/", NewPassword.as_view(), name="new-password"),
    path("account/", account, name="account"),
    path("account/confirm/", send_confirmation, name="send-confirmation"),
    path("account/confirm/<str:token>/", confirm_address, name="confirm-address"),
    path("account/password/", ChangePassword.as_view(), name="change-password"),
    path("account/tokens/", integrations.tokens, name="tokens"),
    path("account/tokens/<int:token_id>/revoke", integrations.revoke_token, name="revoke-token"),
    path("account/webhooks/", integrations.webhooks, name="webhooks"),
    path("account/webhooks/<uuid:webhook_id>/", integrations.webhook, name="webhook"),
    path(
        "account/webhooks/<uuid:webhook_id>/remove",
        integrations.remove_webhook,
        name="remove-webhook",
    ),
    path(
        "account/webhooks/<uuid:webhook_id>/enable",
        integrations.enable_webhook,
        name="enable-webhook",
    ),
    path("account/webhooks/<uuid:webhook_id>/ping", integrations.ping_webhook, name="ping-webhook"),
    path(
        "account/webhooks/<uuid:webhook_id>/deliveries/<uuid:delivery_id>/again",
        integrations.redeliver,
        name="redeliver",
    ),
    path("account/data/", your_data, name="your-data"),
    path("account/data/download", take_out, name="take-out"),
    path("account/usage/", usage_page, name="usage"),
    path("projects/", project_list, name="project-list"),
    path("projects/deleted/", recently_deleted, name="recently-deleted"),
    path("projects/deleted/empty/", actions.empty_the_bin, name="empty-the-bin"),
    path("projects/<uuid:project_id>/", project, name="project"),
    path("projects/<uuid:project_id>/rename/", actions.rename_project, name="project-rename"),
    path("projects/<uuid:project_id>/archive/", actions.archive_project, name="project-archive"),
    path(
        "projects/<uuid:project_id>/delete/",
        actions.delete_project,
        {"stop_work": cancel_jobs_on},
        name="project-delete",
    ),
    path("projects/<uuid:project_id>/restore/", actions.restore_project, name="project-restore"),
    path("projects/<uuid:project_id>/people/", actions.people, name="project-people"),
    path(
        "projects/<uuid:project_id>/people/<int:member_id>/",
        actions.change_member,
        name="project-member",
    ),
    path("clips/<uuid:clip_id>/rename/", actions.rename_clip, name="clip-rename"),
    path(
        "clips/<uuid:clip_id>/delete/",
        actions.delete_clip,
        {"stop_work": cancel_jobs_on},
        name="clip-delete",
    ),
    path("clips/<uuid:clip_id>/restore/", actions.restore_clip, name="clip-restore"),
    path("clips/<uuid:clip_id>/", player.clip, name="clip"),
    path("about/preview-model/", player.about_preview_model, name="preview-model"),
    path("media/clips/<uuid:clip_id>/video", clip_video, name="clip-video"),
    path("media/clips/<uuid:clip_id>/poster", clip_poster, name="clip-poster"),
    path("media/clips/<uuid:clip_id>/thumbnails", clip_thumbnails, name="clip-thumbnails"),
    path("media/clips/<uuid:clip_id>/analysis", clip_analysis, name="clip-analysis"),
    path("media/clips/<uuid:clip_id>/sound", clip_sound, name="clip-sound"),
    path("media/jobs/<uuid:job_id>/picture", job_picture, name="job-picture"),
    path("media/jobs/<uuid:job_id>/analysis", job_analysis, name="job-analysis"),
    path("media/deliverables/<uuid:deliverable_id>", deliverable, name="deliverable"),
    path("api/account/usage", AccountUsage.as_view()),
    path("media/exports/<uuid:export_id>", export, name="export"),
    path("api/projects", clips_api.Projects.as_view(**with_jobs)),
    path("api/projects/<uuid:project_id>", clips_api.ProjectDetail.as_view(**with_jobs)),
    path(
        "api/projects/<uuid:project_id>/restore",
        clips_api.ProjectRestoration.as_view(**with_jobs),
    ),
    path("api/projects/<uuid:project_id>/members", sharing_api.ProjectMembers.as_view()),
    path(
        "api/projects/<uuid:project_id>/members/<int:member_id>",
        sharing_api.ProjectMember.as_view(),
    ),
    path("api/projects/<uuid:project_id>/uploads", upload_api.ProjectUploads.as_view()),
    path("api/uploads/<uuid:upload_id>", upload_api.UploadDetail.as_view()),
    path("api/uploads/<uuid:upload_id>/parts", upload_api.UploadParts.as_view()),
    path(
        "api/uploads/<uuid:upload_id>/parts/<int:number>",
        upload_api.UploadPart.as_view(),
        name="upload-part",
    ),
    path("api/uploads/<uuid:upload_id>/complete", upload_api.UploadCompletion.as_view()),
    path("api/bin", clips_api.Bin.as_view()),
    path("api/bin/projects/<uuid:project_id>", clips_api.BinnedProject.as_view()),
    path("api/bin/clips/<uuid:clip_id>", clips_api.BinnedClip.as_view()),
    path("api/clips", clips_api.Clips.as_view(**with_jobs)),
    path("api/clips/<uuid:clip_id>", clips_api.ClipDetail.as_view(**with_jobs)),
    path("api/clips/<uuid:clip_id>/restore", clips_api.ClipRestoration.as_view(**with_jobs)),
    path("api/clips/<uuid:clip_id>/jobs", jobs_api.ClipJobs.as_view()),
    path("api/clips/<uuid:clip_id>/variations", going_on_api.ClipVariations.as_view()),
    path("api/clips/<uuid:clip_id>/estimate", going_on_api.ClipEstimate.as_view()),
    path("api/clips/<uuid:clip_id>/manifest", player_api.ClipManifest.as_view()),
    path("api/jobs", listing_api.Jobs.as_view()),
    path("api/jobs/<uuid:job_id>", jobs_api.JobDetail.as_view()),
    path("api/jobs/<uuid:job_id>/cancel", jobs_api.JobCancellation.as_view()),
    path("api/jobs/<uuid:job_id>/retry", going_on_api.JobRetry.as_view()),
    path("api/jobs/<uuid:job_id>/retake", going_on_api.JobRetake.as_view()),
    path("api/jobs/<uuid:job_id>/extend", going_on_api.JobExtension.as_view()),
    path("api/jobs/<uuid:job_id>/exports", exports_api.JobExports.as_view()),
    path("api/clips/<uuid:clip_id>/exports", exports_api.ClipExports.as_view()),
    path("api/exports/<uuid:export_id>", exports_api.ExportDetail.as_view()),
    path("api/exports/<uuid:export_id>/cancel", exports_api.ExportCancellation.as_view()),
    path("language/", set_language, name="set_language"),
    path("language/words.js", JavaScriptCatalog.as_view(), name="words-for-scripts"),
    path("api/docs", api_reference, name="api-docs"),
    path("api/schema", SpectacularJSONAPIView.as_view(), name="api-schema"),
    path("", include("webapp.player.sharing.urls")),
    path("dashboard/", include(dashboard_addresses(scores_heard))),
    path("", include("webapp.player.listening.urls")),
    path("admin/", admin.site.urls),
]
handler404 = "webapp.errors.page_not_found"
handler500 = "webapp.errors.server_error"

websocket_urlpatterns: list[Any] = [
    path("ws/jobs/<uuid:job_id>", JobConsumer.as_asgi()),  # type: ignore[arg-type]
    path("ws/notices", NoticeConsumer.as_asgi()),  # type: ignore[arg-type]
]
