"""The reference of the API as a page: the schema, laid out for reading.

A page of our own, since the usual viewers bring inline styles, which the site's policy forbids.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, TypedDict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from webapp.schema import OpenApi


class Field(TypedDict):
    """One field of a shape, or one parameter."""

    name: str
    type: str
    required: bool
    description: str


class Told(TypedDict):
    """One operation as the page shows it."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: list[Field]
    takes: list[Field]
    takes_text: str
    gives: list[tuple[str, str, str]]


@require_safe
def api_reference(request: HttpRequest) -> HttpResponse:
    """The page; anybody may read it."""
    return render(request, "api/reference.html", reference())


@cache
def reference() -> dict[str, Any]:
    """The operations by what they are about, and the shapes; made once a process."""
    schema: OpenApi = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    groups: dict[str, list[Told]] = {}
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            told = operation_told(path, method, operation, schema)
            groups.setdefault(operation["tags"][0], []).append(told)
    shapes = {
        name: {"description": shape.get("description", ""), "fields": fields_of(shape)}
        for name, shape in sorted(schema["components"]["schemas"].items())
    }
    return {"groups": groups, "shapes": shapes}


def operation_told(path: str, method: str, operation: OpenApi, schema: OpenApi) -> Told:
    """One operation."""
    takes, takes_text = body_told(operation.get("requestBody", {}), schema)
    return {
        "id": operation["operationId"],
        "method": method.upper(),
        "path": path,
        "summary": operation.get("summary", ""),
        "description": operation.get("description", ""),
        "parameters": [parameter_told(one) for one in operation.get("parameters", [])],
        "takes": takes,
        "takes_text": takes_text,
        "gives": [
            (status, *answer_told(answer))
            for status, answer in operation["responses"].items()
            if status != "default"
        ],
    }


def parameter_told(parameter: OpenApi) -> Field:
    """One parameter, with where it goes where that is no matter of course."""
    where = {"header": " (header)", "query": " (query)"}.get(parameter["in"], "")
    return {
        "name": parameter["name"] + where,
        "type": type_of(parameter["schema"]),
        "required": parameter.get("required", False),
        "description": parameter.get("description", ""),
    }


def body_told(body: OpenApi, schema: OpenApi) -> tuple[list[Field], str]:
    """The fields of what is sent; or its media type where it is no JSON."""
    for media_type, content in body.get("content", {}).items():
        if media_type != "application/json":
            return [], media_type
        return fields_of(resolved(content["schema"], schema)), ""
    return [], ""


def answer_told(answer: OpenApi) -> tuple[str, str]:
    """The type of an answer's body, and what it is."""
    content = answer.get("content", {}).get("application/json")
    return (type_of(content["schema"]) if content else "", answer["description"])


def resolved(shape: OpenApi, schema: OpenApi) -> OpenApi:
    """The component that a shape may refer to."""
    name = shape.get("$ref", "").rpartition("/")[2]
    return dict(schema["components"]["schemas"][name]) if name else shape


def fields_of(shape: OpenApi) -> list[Field]:
    """The fields of an object."""
    required = shape.get("required", [])
    return [
        {
            "name": name,
            "type": type_of(field),
            "required": name in required,
            "description": field.get("description", ""),
        }
        for name, field in shape.get("properties", {}).items()
    ]


def type_of(shape: OpenApi) -> str:
    """A type in few words: "list of JobSnapshot", "number or null"."""
    if "$ref" in shape:
        words = shape["$ref"].rpartition("/")[2]
    elif "allOf" in shape:
        words = type_of(shape["allOf"][0])
    elif "oneOf" in shape:
        words = " or ".join(type_of(option) for option in shape["oneOf"])
    elif "enum" in shape:
        words = " | ".join(json.dumps(value) for value in shape["enum"])
    elif shape.get("type") == "array":
        words = f"list of {type_of(shape['items'])}"
    elif "results" in shape.get("properties", {}):
        words = f"page of {type_of(shape['properties']['results']['items'])}"
    else:
        words = shape.get("format") or shape.get("type", "anything")
    return f"{words} or null" if shape.get("nullable") else words
