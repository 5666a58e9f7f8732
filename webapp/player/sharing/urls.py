"""The addresses of share links: pages, and below each page the files of its clip."""

from __future__ import annotations

from django.urls import path

from webapp.player.sharing import api, media, views
from webapp.player.sharing.oembed import oembed

urlpatterns = [
    path("s/<str:token>/", views.shared, name="shared"),
    path("embed/<str:token>/", views.embed, name="embed"),
    path("oembed", oembed, name="oembed"),
    path("s/<str:token>/held", views.held, name="shared-held"),
    path("s/<str:token>/manifest", media.manifest, name="shared-manifest"),
    path("s/<str:token>/video", media.video, name="shared-video"),
    path("s/<str:token>/poster", media.poster, name="shared-poster"),
    path("s/<str:token>/thumbnails", media.thumbnails, name="shared-thumbnails"),
    path("s/<str:token>/analysis", media.analysis, name="shared-analysis"),
    path("s/<str:token>/sound", media.sound, name="shared-sound"),
    path(
        "s/<str:token>/takes/<uuid:job_id>/analysis",
        media.take_analysis,
        name="shared-take-analysis",
    ),
    path("s/<str:token>/files/<uuid:deliverable_id>", media.file, name="shared-file"),
    path("s/<str:token>/picture.jpg", media.picture, name="shared-picture"),
    path("api/clips/<uuid:clip_id>/links", api.ClipLinks.as_view()),
    path("api/links/<uuid:link_id>", api.LinkDetail.as_view()),
]
