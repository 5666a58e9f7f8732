"""Waiting for a model's slow answers without losing the ability to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

import torch

Answer = TypeVar("Answer")

LOOK_UP_SECONDS = 0.25


def wait_for(work: Callable[[], Answer], look_up: Callable[[], None]) -> Answer:
    """What `work()` returns, done in a thread while `look_up` is called four times a second.

    What `look_up` raises ends the waiting at once; the work itself, which nothing can interrupt,
    then runs to its end unheard. What `work` raises is raised here.
    """
    answers: list[Answer] = []
    problems: list[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            with torch.inference_mode():
                answers.append(work())
        except BaseException as problem:  # raised again where it is waited for
            problems.append(problem)
        finally:
            done.set()

    threading.Thread(target=run, daemon=True).start()
    while not done.wait(LOOK_UP_SECONDS):
        look_up()
    if problems:
        raise problems[0]
    return answers[0]
