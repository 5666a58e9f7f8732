"""A stranger's file is decoded by a child that cannot hurt its parent."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from spatialgen.sandbox import ChildFailed, Limits, Message, call_limited, stream_limited
from spatialgen.stages import ClipProblem

LIMITS = Limits(silence_seconds=20)


def tell(what: Any) -> Iterator[dict[str, Any]]:
    yield {"heard": what, "environment": dict(os.environ), "folder": str(Path.cwd())}


def refuse() -> Iterator[dict[str, Any]]:
    raise ClipProblem("wrong", "This clip is wrong.")
    yield {}


def crash() -> Iterator[dict[str, Any]]:
    ctypes.string_at(0)
    yield {}


def mistake() -> Iterator[dict[str, Any]]:
    yield {"never": 1 // len([])}


def hoard() -> Iterator[dict[str, Any]]:
    yield {"size": len(bytearray(3 << 30))}


def burn() -> Iterator[dict[str, Any]]:
    while True:
        pass
    yield {}


def sleep() -> Iterator[dict[str, Any]]:
    time.sleep(60)
    yield {}


def leave_a_file(name: str) -> Iterator[dict[str, Any]]:
    with contextlib.suppress(OSError):
        Path(name).write_bytes(b"x" * 100)
    yield {}


def count(size: int) -> Iterator[dict[str, Any] | bytes]:
    yield {"pid": os.getpid()}
    for index in range(1_000_000):
        yield bytes([index % 256]) * size


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def pid_of(message: Message) -> int:
    assert isinstance(message, dict)
    return int(message["pid"])


def test_arguments_go_in_and_an_answer_comes_back() -> None:
    assert call_limited(tell, ["ü", 3], limits=LIMITS)["heard"] == ["ü", 3]


def test_the_child_inherits_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "mellon")
    answer = call_limited(tell, 1, limits=LIMITS)
    assert "mellon" not in json.dumps(answer)
    assert answer["folder"] == "/"


def test_a_refusal_keeps_its_words() -> None:
    with pytest.raises(ClipProblem) as caught:
        call_limited(refuse, limits=LIMITS)
    assert (caught.value.code, caught.value.detail) == ("wrong", "This clip is wrong.")


def test_a_crash_is_the_clips_problem_and_the_caller_lives() -> None:
    with pytest.raises(ClipProblem, match="broke down") as caught:
        call_limited(crash, limits=LIMITS)
    assert caught.value.code == "decoder_crashed"


def test_our_own_mistakes_are_not_blamed_on_the_clip() -> None:
    with pytest.raises(ChildFailed, match="ZeroDivisionError"):
        call_limited(mistake, limits=LIMITS)


@pytest.mark.skipif("sys.platform == 'darwin'", reason="macOS has no usable limit of memory")
def test_memory_is_limited() -> None:
    with pytest.raises(ClipProblem) as caught:
        call_limited(hoard, limits=LIMITS)
    assert caught.value.code == "too_heavy"


def test_processor_time_is_limited() -> None:
    with pytest.raises(ClipProblem) as caught:
        call_limited(burn, limits=Limits(cpu_seconds=1, silence_seconds=20))
    assert caught.value.code == "too_heavy"


def test_silence_is_limited() -> None:
    began = time.monotonic()
    with pytest.raises(ClipProblem) as caught:
        call_limited(sleep, limits=Limits(silence_seconds=0.5))
    assert caught.value.code == "too_slow"
    assert time.monotonic() - began < 5


def test_nothing_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / "left.txt"
    with contextlib.suppress(ClipProblem):
        call_limited(leave_a_file, str(target), limits=LIMITS)
    assert not target.exists() or target.stat().st_size == 0


def test_bytes_stream_in_order_and_closing_ends_the_child_at_once() -> None:
    messages = stream_limited(count, 100_000, limits=LIMITS)
    pid = pid_of(next(messages))
    assert [message[0] for message in (next(messages) for _ in range(5))] == [0, 1, 2, 3, 4]  # type: ignore[index]
    assert is_alive(pid)
    began = time.monotonic()
    messages.close()
    assert time.monotonic() - began < 1
    assert not is_alive(pid)


def test_a_child_waits_for_its_reader() -> None:
    """Unread messages are bounded: the child does not run away from its parent."""
    with contextlib.closing(stream_limited(count, 1_000_000, limits=LIMITS, ahead=2)) as messages:
        pid = pid_of(next(messages))
        time.sleep(0.5)
        before = Path(f"/proc/{pid}/io")
        if not before.exists():
            pytest.skip("counts what the child wrote in /proc")
        written = int(before.read_text().split("wchar: ")[1].split()[0])
        assert written < 8_000_000
