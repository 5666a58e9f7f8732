"""What the API says of itself, and how it refuses."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from webapp.accounts.models import User
from webapp.catalog.models import ModelVersion
from webapp.clips.models import Clip, Project
from webapp.jobs.start import cancel_job, start_job


@pytest.fixture
def schema(client: Client, db: None) -> Any:
    """The schema as anybody may read it."""
    return client.get("/api/schema").json()


def test_the_schema_is_valid_and_free_of_warnings(tmp_path: Any) -> None:
    out = tmp_path / "schema.yaml"
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(out))
    assert out.read_text().startswith("openapi: 3.")


def test_every_operation_is_explained_and_says_how_it_refuses(schema: Any) -> None:
    operations = [operation for path in schema["paths"].values() for operation in path.values()]
    assert len(operations) > 10
    for operation in operations:
        assert operation["summary"], operation["operationId"]
        refusal = operation["responses"]["default"]["content"]["application/problem+json"]
        assert refusal["schema"] == {"$ref": "#/components/schemas/Problem"}
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names)


def test_the_shape_of_a_job_is_told_with_its_parts(schema: Any) -> None:
    shapes = schema["components"]["schemas"]
    job = shapes["JobSnapshot"]
    assert "succeeded" in job["properties"]["status"]["enum"]
    assert job["properties"]["seconds_left"] == {
        "type": "number", "format": "double", "nullable": True,
    }  # fmt: skip
    assert job["properties"]["model"] == {"$ref": "#/components/schemas/ModelSnapshot"}
    assert set(job["required"]) == set(job["properties"])
    started = schema["paths"]["/api/clips/{clip_id}/jobs"]["post"]
    assert started["responses"]["201"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/JobSnapshot"
    }
    assert "Idempotency-Key" in [parameter["name"] for parameter in started["parameters"]]


@pytest.mark.parametrize(
    ("request_line", "body", "status", "code"),
    [
        ("post /api/projects", {"name": ""}, 400, "invalid"),
        ("post /api/projects", "{", 400, "parse_error"),
        ("get /api/projects/00000000-0000-0000-0000-000000000000", None, 404, "not_found"),
        ("get /api/no-such-thing", None, 404, "not_found"),
        ("delete /api/projects", None, 405, "method_not_allowed"),
        ("get /api/projects?page=0", None, 400, "invalid"),
        ("get /api/projects?page=7", None, 404, "not_found"),
    ],
)
def test_every_refusal_is_a_problem(
    alices: Client, request_line: str, body: Any, status: int, code: str
) -> None:
    method, path = request_line.split()
    answer = getattr(alices, method)(path, body, content_type="application/json")
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert (told["status"], told["code"], told["type"]) == (status, code, "about:blank")
    assert told["title"]
    assert told["detail"].endswith(".") or status == 400


def test_who_is_signed_out_gets_401_as_a_problem(client: Client, db: None) -> None:
    answer = client.get("/api/projects")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")
    assert answer["Content-Type"] == "application/problem+json"


def test_a_fault_of_the_studio_is_a_problem_too(
    alices: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_: object) -> None:
        raise RuntimeError("out of tune")

    monkeypatch.setattr("webapp.clips.api.project_snapshots", fall)
    alices.raise_request_exception = False
    answer = alices.post("/api/projects", {"name": "Forest"}, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "out of tune" not in answer.content.decode()


def test_a_list_comes_in_pages_and_can_be_searched(alices: Client, alice: User) -> None:
    for number in range(5):
        Project.objects.create(owner=alice, name=f"Harbour {number}")
    Project.objects.create(owner=alice, name="Forest")
    first = alices.get("/api/projects?page_size=4").json()
    assert (first["count"], len(first["results"]), first["previous"]) == (6, 4, None)
    assert first["results"][0]["name"] == "Forest"
    second = alices.get(first["next"]).json()
    assert (len(second["results"]), second["next"]) == (2, None)
    found = alices.get("/api/projects?search=forest").json()
    assert [project["name"] for project in found["results"]] == ["Forest"]
    assert alices.get("/api/projects?page_size=1000").status_code == 400


def test_a_list_costs_the_same_however_long_it_is(alices: Client, alice: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            alices.get("/api/projects")
        return len(seen)

    Project.objects.create(owner=alice, name="Harbour")
    few = queries()
    for number in range(20):
        Project.objects.create(owner=alice, name=f"Forest {number}")
    assert queries() == few


def test_jobs_and_clips_are_listed_and_filtered(
    alices: Client, charlies: Client, clip: Clip, model_version: ModelVersion
) -> None:
    first, second = start_job(clip, model_version), start_job(clip, model_version)
    cancel_job(first)

    def listed(client: Client, address: str) -> list[str]:
        return [row["id"] for row in client.get(address).json()["results"]]

    assert listed(alices, "/api/jobs") == [str(second.pk), str(first.pk)]
    assert listed(alices, "/api/jobs?status=queued") == [str(second.pk)]
    assert listed(alices, f"/api/jobs?clip={clip.pk}&page_size=1&page=2") == [str(first.pk)]
    assert listed(alices, f"/api/jobs?project={uuid4()}") == []
    assert listed(alices, "/api/jobs?created_after=2999-01-01T00:00:00Z") == []
    assert alices.get("/api/jobs?status=lost").json()["code"] == "invalid"
    assert listed(alices, f"/api/clips?project={clip.project_id}&search=stereo") == [str(clip.pk)]
    assert listed(alices, "/api/clips?search=forest") == []
    assert listed(charlies, "/api/jobs") == listed(charlies, "/api/clips") == []


@pytest.mark.parametrize("address", ["/api/jobs", "/api/clips"])
def test_lists_of_jobs_and_clips_cost_the_same_however_long(
    alices: Client, clip: Clip, model_version: ModelVersion, address: str
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert alices.get(address).status_code == 200
        return len(seen)

    start_job(clip, model_version)
    few = queries()
    for _ in range(5):
        start_job(clip, model_version)
    Clip.objects.bulk_create(
        Clip(
            project=clip.project, name=f"{number}.mp4", file="x", size=1, container="mp4",
            video_codec="h264", width=4, height=2, fps=1, duration=1,
        )
        for number in range(5)
    )  # fmt: skip
    assert queries() == few
