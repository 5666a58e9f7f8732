"""Ada's catalog follows the models that the machine has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spatialgen.models import PREVIEW, find_model
from webapp.catalog.models import ModelVersion
from webapp.catalog.sync import sync_model, sync_models


@pytest.mark.django_db
def test_a_card_wider_than_a_row_is_cut_and_the_notice_kept_whole() -> None:
    card = replace(find_model(PREVIEW), name="wide", title="t" * 500, licence="l" * 500)
    version = sync_model(replace(card, notice="n" * 5000))
    assert (len(version.name), len(version.licence), len(version.notice)) == (120, 200, 5000)


@pytest.mark.django_db
def test_what_ada_decided_about_a_version_stays() -> None:
    sync_models()
    ModelVersion.objects.filter(source=PREVIEW).update(state="retired", is_default=False)
    sync_models()
    version = ModelVersion.objects.get(source=PREVIEW)
    assert (version.state, version.is_default) == ("retired", False)
