"""The addresses of the staff's pages, below /dashboard/."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter

from webapp.dashboard import model_pages, overview
from webapp.dashboard.model_numbers import ScoresOf, no_scores
from webapp.dashboard.people import audit, people
from webapp.dashboard.weights import weights


class ActConverter(StringConverter):
    """One of the acts on a model version."""

    regex = "|".join(model_pages.ACTS)


register_converter(ActConverter, "model-act")


def addresses(scores_of: ScoresOf = no_scores) -> list[URLPattern]:
    """All of them; ``scores_of`` says how listeners rate a model version."""
    return [
        path("", overview.overview, name="dashboard"),
        path("live/", overview.live, name="dashboard-live"),
        path("pause/", overview.pause, name="dashboard-pause"),
        path("resume/", overview.resume, name="dashboard-resume"),
        path("jobs/<uuid:job_id>/cancel/", overview.cancel, name="dashboard-cancel"),
        path("jobs/<uuid:job_id>/again/", overview.again, name="dashboard-again"),
        path("people/", people, name="dashboard-people"),
        path("audit/", audit, name="dashboard-audit"),
        path("models/", model_pages.models, name="dashboard-models"),
        path("models/register/", model_pages.register, name="dashboard-register"),
        path("models/roll-back/", model_pages.roll_back, name="dashboard-roll-back"),
        path(
            "models/<slug:slug>/",
            model_pages.model,
            {"scores_of": scores_of},
            name="dashboard-model",
        ),
        path(
            "models/<slug:slug>/check-so-far/",
            model_pages.model_check,
            name="dashboard-model-check",
        ),
        path("models/<slug:slug>/canary/", model_pages.canary, name="dashboard-canary"),
        path("models/<slug:slug>/weights/<int:number>/<int:count>", weights),
        path(
            "models/<slug:slug>/<model-act:act>/",
            model_pages.act_on_model,
            name="dashboard-model-act",
        ),
    ]
