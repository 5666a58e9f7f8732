"""The addresses of listening tests: for their makers, and for who takes part."""

from __future__ import annotations

from django.urls import path

from webapp.player.listening import api, pages, views

TRIAL = "listen/<str:token>/trials/<uuid:trial_id>"

urlpatterns = [
    path("studies/", pages.studies, name="studies"),
    path("studies/<uuid:study_id>/", pages.study, name="study"),
    path("studies/<uuid:study_id>/state", pages.study_state, name="study-state"),
    path("studies/<uuid:study_id>/answers.csv", pages.study_answers, name="study-answers"),
    path("listen/<str:token>/", views.listen, name="listen"),
    path("listen/<str:token>/trials", views.trials, name="listen-trials"),
    path(f"{TRIAL}/answer", views.answer, name="trial-answer"),
    path(f"{TRIAL}/manifest", views.manifest, name="trial-manifest"),
    path(f"{TRIAL}/film", views.film, name="trial-film"),
    path(f"{TRIAL}/field", views.field, name="trial-field"),
    path(f"{TRIAL}/poster", views.poster, name="trial-poster"),
    path(f"{TRIAL}/thumbnails", views.thumbnails, name="trial-thumbnails"),
    path("api/studies", api.Studies.as_view()),
    path("api/studies/<uuid:study_id>", api.StudyDetail.as_view()),
    path("api/studies/<uuid:study_id>/trials", api.StudyTrials.as_view()),
    path("api/studies/<uuid:study_id>/results", api.StudyResults.as_view(), name="study-results"),
    path("api/trials/<uuid:trial_id>", api.TrialDetail.as_view()),
]
