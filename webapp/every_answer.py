"""Middlewares that change the head of every answer: one way through for sync and async alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

Change = Callable[[HttpRequest, HttpResponseBase], HttpResponseBase]


def on_every_answer(change: Change) -> Callable[[Callable[[HttpRequest], Any]], Any]:
    """The middleware that lets ``change`` see each request and the answer to it."""

    @sync_and_async_middleware
    def middleware(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
        if iscoroutinefunction(get_response):

            async def later(request: HttpRequest) -> HttpResponseBase:
                return change(request, await get_response(request))

            return later

        def now(request: HttpRequest) -> HttpResponseBase:
            return change(request, get_response(request))

        return now

    return middleware
