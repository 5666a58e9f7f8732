"""How the API describes itself: an OpenAPI 3 schema made of the views, their inputs and shapes.

``@answers`` says what an endpoint gives back, as the ``TypedDict`` that it is typed with anyway.
Each shape becomes a named component; every operation may also answer a ``Problem``.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, Union

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent, resolve_type_hint
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers

from webapp.errors import PROBLEM_JSON, Problem

View = TypeVar("View", bound=Callable[..., Any])
OpenApi = dict[str, Any]

IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="Any text of up to 255 characters, new for each thing to be done: the same key "
    "with the same body within 24 hours is given the first answer again.",
)


@dataclass(frozen=True)
class Shape:
    """An answer, as a type: a ``TypedDict``, or a list or page of one. None: no body."""

    hint: Any
    paged: bool = False


def answers(
    hint: Any,
    status: int = 200,
    *,
    takes: Any = None,
    query: type[serializers.Serializer[Any]] | None = None,
    paged: bool = False,
) -> Callable[[View], View]:
    """Says of a view's method what it answers, takes (a serializer) and may be asked (``query``).

    ``hint`` is the ``TypedDict`` of the answer; ``paged`` says that it is a page of them.
    """
    return extend_schema(
        request=takes,
        responses={status: Shape(hint, paged)},
        parameters=[query] if query is not None else [],
    )


class Operation(AutoSchema):
    """One operation of the API: named after its view, told by its docstrings."""

    def get_operation_id(self) -> str:
        """ "postClipJobs": the method and the view's class."""
        return f"{self.method.lower()}{type(self.view).__name__}"

    def get_summary(self) -> str:
        """What the view is, and what the method does."""
        method = getattr(self.view, self.method.lower())
        what, does = (first_line(type(self.view).__doc__), first_line(method.__doc__))
        return f"{what.rstrip('.')}: {does[:1].lower()}{does[1:].rstrip('.')}" if does else what

    def get_description(self) -> str:  # type: ignore[override]
        """What the docstring says beyond its first line."""
        method = getattr(self.view, self.method.lower())
        return " ".join((method.__doc__ or "").partition("\n")[2].split())

    def get_override_parameters(self) -> list[Any]:
        """Every POST may carry a key that makes it safe to be repeated."""
        return [IDEMPOTENCY_KEY] if self.method == "POST" else []

    def _get_response_bodies(self, direction: Literal["request", "response"] = "response") -> Any:
        found = super()._get_response_bodies(direction)
        problem = {"schema": self.schema_of(Problem)}
        found["default"] = {
            "description": "A refusal: a code for programs, a sentence for people.",
            "content": {PROBLEM_JSON: problem},
        }
        return found

    def _get_response_for_code(
        self, serializer: Any, status_code: str, *more: Any, **named: Any
    ) -> Any:
        if not isinstance(serializer, Shape):
            known: Any = super()
            return known._get_response_for_code(serializer, status_code, *more, **named)
        if serializer.hint is None:
            return {"description": "Done; there is nothing more to say."}
        schema = self.schema_of(serializer.hint)
        if serializer.paged:
            schema = page_schema(schema)
        description = first_line(getattr(serializer.hint, "__doc__", "")) or "As asked for."
        return {"description": description, "content": {"application/json": {"schema": schema}}}

    def schema_of(self, hint: Any) -> OpenApi:
        """The schema of a type: named components for each ``TypedDict``, the rest in place."""
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if typing.is_typeddict(hint):
            return self.component_of(hint)
        if origin is list:
            return {"type": "array", "items": self.schema_of(arguments[0])}
        if origin is Union or origin is type(int | None):
            return self.union_of(arguments)
        if origin in (typing.NotRequired, typing.Required):
            return self.schema_of(arguments[0])
        return {} if hint is Any else dict(resolve_type_hint(hint))

    def union_of(self, options: tuple[Any, ...]) -> OpenApi:
        """The schema of "this or that", or nothing."""
        schemas = [self.schema_of(option) for option in options if option is not type(None)]
        schema = schemas[0] if len(schemas) == 1 else {"oneOf": schemas}
        if type(None) not in options:
            return schema
        return {"allOf": [schema], "nullable": True} if "$ref" in schema else schema | NULLABLE

    def component_of(self, shape: Any) -> OpenApi:
        """The named component of a ``TypedDict``, registered when it is first met."""
        component = ResolvedComponent(
            name=shape.__name__, type=ResolvedComponent.SCHEMA, object=shape
        )
        if component not in self.registry:
            self.registry.register(component)  # first: a shape may hold itself
            hints = typing.get_type_hints(shape, include_extras=True)
            component.schema = {
                "type": "object",
                "description": " ".join((shape.__doc__ or "").split()),
                "properties": {name: self.schema_of(hint) for name, hint in hints.items()},
                "required": sorted(shape.__required_keys__),
            }
        return dict(component.ref)


NULLABLE: OpenApi = {"nullable": True}


def page_schema(item: OpenApi) -> OpenApi:
    """The schema of one page of a list."""
    address = {"type": "string", "format": "uri", "nullable": True}
    return {
        "type": "object",
        "required": ["count", "next", "previous", "results"],
        "properties": {
            "count": {"type": "integer", "description": "Of the whole list."},
            "next": address,
            "previous": address,
            "results": {"type": "array", "items": item},
        },
    }


def first_line(text: str | None) -> str:
    """The first line of a docstring, without the marks for code."""
    return re.sub(r"`+", "", (text or "").strip().partition("\n")[0])


class BearerTokenScheme(OpenApiAuthenticationExtension):
    """The programs' way in."""

    target_class = "webapp.integrations.authentication.BearerToken"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> OpenApi:
        """``Authorization: Bearer omni_…``."""
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A token made on the account page; to change things it must write.",
        }


class BrowserSessionScheme(OpenApiAuthenticationExtension):
    """The pages' own way in."""

    target_class = "webapp.accounts.authentication.BrowserSession"
    name = "session"

    def get_security_definition(self, auto_schema: AutoSchema) -> OpenApi:
        """The session cookie; what changes things also needs the CSRF token."""
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.SESSION_COOKIE_NAME,
            "description": "For the site's own pages.",
        }
