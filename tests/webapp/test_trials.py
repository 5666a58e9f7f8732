"""Trials of listening tests: what is played of a clip, how loud, and in which order."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import Client

from tests.browser.prepare import write_left_clip
from tests.webapp.finished import finished_take
from tests.webapp.links import THREAD_AT_WORK
from tests.webapp.studies import add, begin, trials
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Project
from webapp.clips.upload import upload_file
from webapp.jobs.models import Job
from webapp.player.listening.order import balanced_order
from webapp.player.models import Study

pytestmark = THREAD_AT_WORK


def test_every_participant_has_an_order_of_their_own_and_keeps_it(
    alices: Client, study: Study, clip: Clip, model_version: ModelVersion
) -> None:
    takes = [finished_take(clip, model_version) for _ in range(4)]
    add(alices, study, clip, takes=[str(take.pk) for take in takes])
    add(alices, study, clip, kind="pointing", own_sound=True, azimuth=90, elevation=0)
    orders = set()
    for _ in range(8):
        listener = begin(study)
        order = [trial["id"] for trial in trials(listener, study)]
        assert order == [trial["id"] for trial in trials(listener, study)]
        assert [trial["kind"] for trial in trials(listener, study)] == ["rating"] * 4 + ["pointing"]
        orders.add(tuple(order))
    assert len(orders) > 1


@pytest.mark.parametrize("count", [4, 5])
def test_orders_are_balanced(count: int) -> None:
    listeners = count if count % 2 == 0 else 2 * count
    orders = [balanced_order(count, listener) for listener in range(listeners)]
    places = Counter((place, trial) for order in orders for place, trial in enumerate(order))
    assert set(places.values()) == {listeners // count}, "each trial as often at each place"
    follows = Counter(pair for order in orders for pair in pairwise(order))
    assert len(follows) == count * (count - 1)
    assert len(set(follows.values())) == 1, "each as often after each other one"
    assert sorted(balanced_order(1, 7)) == [0]
    assert balanced_order(0, 3) == []


def test_a_range_is_kept_and_what_holds_too_little_is_refused(
    alices: Client, study: Study, take: Job
) -> None:
    (told,) = add(alices, study, take.clip, takes=[str(take.pk)], start=0.5, end=1.5).json()
    assert (told["start"], told["end"]) == (0.5, 1.5)
    (trial,) = trials(begin(study), study)
    assert (trial["start"], trial["end"], trial["anchor"]) == (0.5, 1.5, "")
    assert "0.5 to 1.5 s" in alices.get(study.url).content.decode()
    for wanted in ({"start": 1.0, "end": 1.2}, {"start": 7}, {"start": 1.5, "end": 0.5}):
        refused = add(alices, study, take.clip, takes=[str(take.pk)], **wanted)
        assert (refused.status_code, refused.json()["code"]) == (422, "no_range")


def test_every_sound_of_a_clip_is_played_as_loud(
    alices: Client, study: Study, project: Project, model_version: ModelVersion, tmp_path: Path
) -> None:
    write_left_clip(tmp_path / "left.webm", seconds=2)
    clip = upload_file(project, project.owner.plan, tmp_path / "left.webm")
    take = finished_take(clip, model_version)
    wanted = {"takes": [str(take.pk)], "own_sound": True, "anchors": ["mono", "low"]}
    told = add(alices, study, clip, **wanted).json()
    assert [row["sound"] for row in told] == [
        "Take 1", "Hidden reference", "Mono anchor", "Low-passed anchor",
    ]  # fmt: skip
    of_take, *of_recording = [row["loudness"] for row in told]
    assert len(set(of_recording)) == 1
    assert abs(of_take - of_recording[0]) > 0.5, "or the test hears nothing"
    gains = {row["id"]: row["gain_db"] for row in trials(begin(study), study)}
    heard = [row["loudness"] + gains[row["id"]] for row in told]
    assert heard == pytest.approx([min(of_take, of_recording[0])] * 4, abs=0.02)
    assert max(gains.values()) == 0, "nothing is turned up"
    unmatched = Study.objects.create(made_by=study.made_by, name="As they are")
    add(alices, unmatched, clip, **wanted, matched=False)
    assert {row["gain_db"] for row in trials(begin(unmatched), unmatched)} == {0}


def test_anchors_need_a_recorded_field(alices: Client, study: Study, take: Job) -> None:
    refused = add(alices, study, take.clip, takes=[str(take.pk)], anchors=["mono"])
    assert (refused.status_code, refused.json()["code"]) == (422, "no_reference")
    assert not study.trials.exists()
