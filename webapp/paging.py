"""Lists in pages, and what a list may be asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from rest_framework import serializers
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response

Row = TypeVar("Row", bound=Model)


class Pages(PageNumberPagination):
    """``?page=2&page_size=100``."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200


class ListQuery(serializers.Serializer[Any]):
    """What every list may be asked; lists that can be filtered add fields of their own."""

    page = serializers.IntegerField(required=False, min_value=1, help_text="From 1.")
    page_size = serializers.IntegerField(
        required=False, min_value=1, max_value=Pages.max_page_size, help_text="50 if not said."
    )


def asked(query: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    """The checked query of a list; what was not asked is not in it.

    Raises:
        ValidationError: a value that the list cannot be asked (400).
    """
    given = query(data=request.query_params)
    given.is_valid(raise_exception=True)
    return dict(given.validated_data)


def paged(
    request: Request, rows: QuerySet[Row], told: Callable[[list[Row]], Sequence[Any]]
) -> Response:
    """One page of ``rows``, each as ``told`` tells them; ``rows`` must have an order."""
    pages = Pages()
    page = pages.paginate_queryset(rows, request)
    return pages.get_paginated_response(told(list(page or [])))
