"""Listening tests: Alice makes one, strangers take part without a name, the results are sums."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.browser.prepare import write_left_clip
from tests.webapp.links import THREAD_AT_WORK
from tests.webapp.studies import POINT, RATING, add, begin, rate_both, say, trials
from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Project
from webapp.clips.upload import upload_file
from webapp.jobs.models import Job
from webapp.player.listening.results import listening_scores
from webapp.player.models import Answer, Participant, Study

pytestmark = THREAD_AT_WORK


def test_alice_makes_a_test_on_its_page_and_is_shown_its_link(alices: Client, clip: Clip) -> None:
    made = alices.post("/studies/", {"name": "Harbour sounds", "introduction": "Hello."})
    study = Study.objects.get()
    assert made["Location"] == f"/studies/{study.pk}/"
    page = alices.get(study.url).content.decode()
    assert f"http://testserver/listen/{study.token}/" in page
    assert f'data-manifest="/api/clips/{clip.pk}/manifest"' in page
    assert "Harbour sounds" in alices.get("/studies/").content.decode()


def test_nobody_takes_part_without_consent_and_nothing_personal_is_kept(
    alices: Client, study: Study, take: Job
) -> None:
    rate_both(alices, study, take)
    visitor = Client()
    page = visitor.get(study.listen_url).content.decode()
    assert "random number" in page
    assert "2 short clips" in page
    visitor.post(study.listen_url, {"headphones": "HD 600"})
    assert visitor.get(f"{study.listen_url}trials").status_code == 404
    assert not Participant.objects.exists()
    begin(study, headphones="HD 600")
    kept = Participant.objects.values().get()
    assert set(kept) == {"id", "study_id", "number", "headphones", "started_at"}
    assert kept["headphones"] == "HD 600"


def test_a_trial_is_blind(
    alices: Client, study: Study, take: Job, content: Callable[[Any], bytes]
) -> None:
    rate_both(alices, study, take)
    listener = begin(study)
    manifests = [listener.get(trial["manifest"]) for trial in trials(listener, study)]
    told = [answer.json() for answer in manifests]
    names = [source["label"] for manifest in told for source in manifest["sources"]]
    assert names == ["Sound", "Sound"]
    page = listener.get(study.listen_url).content.decode()
    for text in [page, *(answer.content.decode() for answer in manifests)]:
        for secret in (str(take.pk), str(take.clip_id), "Take 1", "Original", "Random weights"):
            assert secret not in text
    for manifest in told:
        (source,) = manifest["sources"]
        assert source["analysis_url"] is None
        film = listener.get(source["url"])
        assert film.status_code == 200
        assert "take" not in film["Content-Disposition"]
        assert content(film)


def test_each_trial_is_answered_once_and_a_reload_goes_on(
    alices: Client, study: Study, take: Job
) -> None:
    rate_both(alices, study, take)
    listener = begin(study)
    first, second = trials(listener, study)
    assert say(listener, first, RATING).status_code == 201
    assert [trial["answered"] for trial in trials(listener, study)] == [True, False]
    again = say(listener, first, {**RATING, "quality": 5})
    assert (again.status_code, again.json()["code"]) == (409, "answered")
    assert Answer.objects.get().quality == 70
    assert say(listener, second, {**RATING, "quality": 101}).status_code == 422
    assert say(Client(), second, RATING).status_code == 404
    assert Answer.objects.count() == 1


def test_a_pointing_trial_keeps_the_truth_until_it_is_answered(
    alices: Client, study: Study, take: Job
) -> None:
    wanted = {"kind": "pointing", "takes": [str(take.pk)], "azimuth": 120, "elevation": 0}
    assert add(alices, study, take.clip, **wanted).status_code == 201
    listener = begin(study)
    (trial,) = trials(listener, study)
    told = {"id", "kind", "manifest", "answer_url", "answered", "start", "end", "gain_db", "anchor"}
    assert set(trial) == told
    assert "120" not in json.dumps(listener.get(trial["manifest"]).json()["sources"])
    told = say(listener, trial, POINT).json()
    assert told == {"azimuth": 120.0, "elevation": 0.0, "error": pytest.approx(30)}
    assert Answer.objects.get().confused is False


def test_without_a_truth_there_is_no_pointing_trial(
    alices: Client, study: Study, take: Job
) -> None:
    wanted = {"kind": "pointing", "takes": [str(take.pk)]}
    answer = add(alices, study, take.clip, **wanted)
    assert (answer.status_code, answer.json()["code"]) == (422, "no_truth")
    recorded = add(alices, study, take.clip, **wanted, as_recorded=True)
    assert recorded.json()["code"] == "no_truth", "the clip has no recorded field"


def test_the_recorded_field_says_where_its_sound_is(
    alices: Client, study: Study, project: Project, tmp_path: Path
) -> None:
    write_left_clip(tmp_path / "left.webm", seconds=2)
    clip = upload_file(project, project.owner.plan, tmp_path / "left.webm")
    answer = add(alices, study, clip, kind="pointing", own_sound=True, as_recorded=True)
    (trial,) = answer.json()
    assert trial["azimuth"] == pytest.approx(90, abs=3)
    assert trial["elevation"] == pytest.approx(0, abs=3)


def test_results_are_means_with_intervals_by_sound_and_model_version(
    alices: Client, study: Study, take: Job, model_version: ModelVersion
) -> None:
    rate_both(alices, study, take)
    wanted = {"kind": "pointing", "takes": [str(take.pk)], "azimuth": 90, "elevation": 0}
    add(alices, study, take.clip, **wanted)
    of_take = str(study.trials.get(kind="rating", job=take).pk)
    for quality, azimuth in ((60, 80), (80, 110), (70, 90)):
        listener = begin(study)
        for trial in trials(listener, study):
            mark = quality if trial["id"] == of_take else 20
            rating = trial["kind"] == "rating"
            said = {**RATING, "quality": mark} if rating else {**POINT, "azimuth": azimuth}
            assert say(listener, trial, said).status_code == 201

    results = alices.get(f"/api/studies/{study.pk}/results").json()
    assert results["participants"] == 3
    sounds = {(row["name"], row["kind"]): row for row in results["sounds"]}
    rated = sounds["stereo.webm · Take 1", "rating"]
    assert rated["quality"]["mean"] == pytest.approx(70)
    assert 60 <= rated["quality"]["low"] < 70 < rated["quality"]["high"] <= 80
    assert sounds["stereo.webm · Own sound", "rating"]["quality"]["mean"] == 20
    assert sounds["stereo.webm · Take 1", "pointing"]["error"]["mean"] == pytest.approx(10)
    (version,) = results["model_versions"]
    assert (version["name"], version["answers"]) == ("Small", 6)

    score = listening_scores([model_version.pk])[model_version.pk]
    assert score.quality is not None
    assert score.error is not None
    assert score.quality.value == pytest.approx(70)
    assert score.participants == 3
    assert score.error.value == pytest.approx(10)
    assert listening_scores([model_version.pk + 1]) == {}

    page = alices.get(study.url).content.decode()
    assert "stereo.webm · Take 1" in page
    rows = alices.get(f"{study.url}answers.csv").content.decode().splitlines()
    assert len(rows) == 1 + 9
    assert rows[0].startswith(
        "participant,headphones,kind,clip,take,sound,start,end,model_version,"
    )


def test_ada_reads_on_a_versions_page_how_listeners_rate_it(
    alices: Client, study: Study, take: Job, ada: User, signed_in: Callable[[User], Client]
) -> None:
    rate_both(alices, study, take)
    page = f"/dashboard/models/{take.model_version.slug}/"
    assert "/ 100" not in signed_in(ada).get(page).content.decode()
    listener = begin(study)
    for trial in trials(listener, study):
        say(listener, trial, RATING)
    shown = signed_in(ada).get(page).content.decode()
    assert "70 / 100" in shown
    assert "40 / 100" in shown


def test_answers_of_strangers_are_no_formulas(alices: Client, study: Study, take: Job) -> None:
    rate_both(alices, study, take)
    listener = begin(study, headphones="=1+1")
    say(listener, trials(listener, study)[0], RATING)
    assert ",'=1+1," in alices.get(f"{study.url}answers.csv").content.decode()


def test_a_closed_test_leads_nowhere_until_it_is_opened_again(
    alices: Client, study: Study, take: Job
) -> None:
    rate_both(alices, study, take)
    listener = begin(study)
    (first, *_rest) = trials(listener, study)
    alices.post(f"{study.url}state")
    for path in (study.listen_url, first["manifest"], f"{study.listen_url}trials"):
        assert listener.get(path).status_code == 404
    assert say(listener, first, RATING).status_code == 404
    alices.post(f"{study.url}state")
    assert say(listener, first, RATING).status_code == 201


def test_an_answered_trial_stays_and_another_may_go(
    alices: Client, study: Study, take: Job
) -> None:
    rate_both(alices, study, take)
    listener = begin(study)
    first, second = trials(listener, study)
    say(listener, first, RATING)
    assert alices.delete(f"/api/trials/{first['id']}").json()["code"] == "answered"
    assert alices.delete(f"/api/trials/{second['id']}").status_code == 204
    assert study.trials.count() == 1


def test_charlie_has_no_part_in_alices_tests(
    alices: Client, charlies: Client, study: Study, take: Job
) -> None:
    rate_both(alices, study, take)
    trial = study.trials.first()
    assert trial
    paths = [study.url, f"{study.url}answers.csv", f"/api/studies/{study.pk}"]
    paths += [f"/api/studies/{study.pk}/trials", f"/api/studies/{study.pk}/results"]
    assert {charlies.get(path).status_code for path in paths} == {404}
    assert charlies.post(f"{study.url}state").status_code == 404
    assert charlies.delete(f"/api/trials/{trial.pk}").status_code == 404
    assert add(charlies, study, take.clip, own_sound=True).status_code == 404
    own = Study.objects.create(made_by=User.objects.get(username="charlie"), name="His")
    assert add(charlies, own, take.clip, own_sound=True).status_code == 404
    assert "Harbour sounds" not in charlies.get("/studies/").content.decode()


def test_what_lies_in_the_bin_is_not_played(alices: Client, study: Study, take: Job) -> None:
    rate_both(alices, study, take)
    listener = begin(study)
    first = trials(listener, study)[0]
    alices.delete(f"/api/clips/{take.clip_id}")
    assert listener.get(first["manifest"]).status_code == 404
    assert trials(listener, study) == []


def test_lists_and_results_cost_the_same_for_few_and_many(
    alices: Client, alice: User, study: Study, take: Job
) -> None:
    rate_both(alices, study, take)

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert alices.get(path).status_code == 200
        return len(seen)

    def answer_all() -> None:
        listener = begin(study)
        for trial in trials(listener, study):
            say(listener, trial, RATING)

    paths = ["/studies/", "/api/studies", study.url, f"/api/studies/{study.pk}/trials"]
    answer_all()
    few = [queries(path) for path in paths]
    for number in range(4):
        Study.objects.create(made_by=alice, name=f"Another {number}")
        rate_both(alices, study, take)
    answer_all()
    assert [queries(path) for path in paths] == few
