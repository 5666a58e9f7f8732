"""Untrusted files are decoded in a limited child process, so that none takes its parent down.

The child starts clean (`python -I`, a session of its own, no inherited environment), limits its own
memory, processor time and files, and sends messages through a pipe: JSON objects and raw bytes,
nothing that has to be trusted to be read.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import queue
import signal
import struct
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, cast

from spatialgen.stages import ClipProblem

Message = dict[str, Any] | bytearray
ChildFunction = Callable[..., Iterable[dict[str, Any] | bytes]]

GIB = 1024**3
_HEADER = struct.Struct(">cQ")  # kind of message, length of what follows
_BOOT = "import sys; sys.path[:0] = sys.argv[1:]; from spatialgen.sandbox import _serve; _serve()"


@dataclass(frozen=True)
class Limits:
    """What a child may use. `None` leaves that one unlimited; sizes are in bytes."""

    memory: int | None = 2 * GIB
    cpu_seconds: int | None = 60
    written_file: int | None = 0
    open_files: int = 64
    silence_seconds: float = 60.0
    """How long the child may go without sending anything before it is ended."""


class ChildFailed(RuntimeError):
    """The child raised something that is our mistake, not the clip's; carries its traceback."""


def call_limited(function: ChildFunction, *args: Any, limits: Limits) -> dict[str, Any]:
    """The one JSON object that `function(*args)` yields in a limited child."""
    with contextlib.closing(stream_limited(function, *args, limits=limits)) as messages:
        answer = next(messages)
    if not isinstance(answer, dict):
        raise ChildFailed(f"{function.__qualname__} sent bytes where one object was expected.")
    return answer


def stream_limited(
    function: ChildFunction, *args: Any, limits: Limits, ahead: int = 1
) -> Generator[Message, None, None]:
    """What `function(*args)` yields in a limited child, at most `ahead` messages read in advance.

    `function` is a module's own generator; its arguments must survive JSON. Closing the iterator
    kills the child at once.

    Raises:
        ClipProblem: the child raised it, was ended by a limit, or crashed.
        ChildFailed: the child raised anything else.
    """
    with _child(function, args, limits) as child:
        inbox: queue.Queue[tuple[bytes, bytearray]] = queue.Queue(maxsize=max(1, ahead))
        closed = threading.Event()
        reader = threading.Thread(target=_read_messages, args=(child, inbox, closed), daemon=True)
        reader.start()
        try:
            yield from _answers(child, inbox, limits)
        finally:
            closed.set()
            _kill(child)
            reader.join(timeout=5)


def _answers(
    child: subprocess.Popen[bytes], inbox: queue.Queue[tuple[bytes, bytearray]], limits: Limits
) -> Iterator[Message]:
    while True:
        try:
            kind, payload = inbox.get(timeout=limits.silence_seconds)
        except queue.Empty:
            raise ClipProblem(
                "too_slow",
                f"Reading this video stood still for {limits.silence_seconds:.0f} seconds. "
                "The file is probably damaged: export it again and upload the new file.",
            ) from None
        if kind == b"J":
            yield json.loads(payload)
        elif kind == b"B":
            yield payload
        elif kind == b".":
            return
        else:
            raise _failure(kind, payload, child)


def _failure(kind: bytes, payload: bytearray, child: subprocess.Popen[bytes]) -> Exception:
    if kind == b"P":
        problem = json.loads(payload)
        return ClipProblem(str(problem["code"]), str(problem["detail"]))
    if kind == b"E":
        return ChildFailed(payload.decode(errors="replace"))
    status = child.wait(timeout=10)
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        return ClipProblem(
            "too_heavy",
            "This video takes more memory or time to read than is allowed. "
            "Export it at a lower resolution and upload that.",
        )
    return ClipProblem(
        "decoder_crashed",
        "The video decoder broke down on this file, which is probably damaged. "
        "Export it again from your editing program and upload the new file.",
    )


@contextlib.contextmanager
def _child(
    function: ChildFunction, args: tuple[Any, ...], limits: Limits
) -> Iterator[subprocess.Popen[bytes]]:
    """A child that has been told what to do; killed on the way out."""
    search = [str(Path(entry or ".").resolve()) for entry in sys.path]
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "MALLOC_ARENA_MAX": "2",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
    child = subprocess.Popen(
        [sys.executable, "-I", "-c", _BOOT, *search],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/",
        env=environment,
    )
    task = {
        "module": function.__module__,
        "function": function.__qualname__,
        "args": args,
        "limits": asdict(limits),
    }
    try:
        with contextlib.suppress(BrokenPipeError), cast(IO[bytes], child.stdin) as pipe:
            pipe.write(json.dumps(task).encode())
        yield child
    finally:
        _kill(child)
        cast(IO[bytes], child.stdout).close()


def _kill(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    child.wait(timeout=10)


def _read_messages(
    child: subprocess.Popen[bytes],
    inbox: queue.Queue[tuple[bytes, bytearray]],
    closed: threading.Event,
) -> None:
    """Move messages from the pipe to the inbox until the child ends or nobody wants more."""
    pipe = cast(io.BufferedReader, child.stdout)
    while not closed.is_set():
        message = _read_message(pipe)
        while not closed.is_set():
            try:
                inbox.put(message, timeout=0.1)
                break
            except queue.Full:
                continue
        if message[0] not in b"JB":
            return


def _read_message(pipe: io.BufferedReader) -> tuple[bytes, bytearray]:
    """The next message; kind `X` when the child died in the middle of one."""
    header = _read_exactly(pipe, _HEADER.size)
    if header is None:
        return b"X", bytearray()
    kind, length = _HEADER.unpack(header)
    payload = _read_exactly(pipe, length)
    return (kind, payload) if payload is not None else (b"X", bytearray())


def _read_exactly(pipe: io.BufferedReader, length: int) -> bytearray | None:
    data = bytearray(length)
    view, got = memoryview(data), 0
    while got < length:
        try:
            count = pipe.readinto(view[got:])
        except (OSError, ValueError):
            return None
        if not count:
            return None
        got += count
    return data


# --- in the child -------------------------------------------------------------------------------


def _serve() -> None:
    """Read the task from standard input, do it within its limits, send what it yields."""
    task = json.loads(sys.stdin.buffer.read())
    pipe = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a library prints must not land among the messages
    _limit_self(Limits(**task["limits"]))
    try:
        module = importlib.import_module(task["module"])
        for message in getattr(module, task["function"])(*task["args"]):
            if isinstance(message, dict):
                _send(pipe, b"J", json.dumps(message).encode())
            else:
                _send(pipe, b"B", message)
        _send(pipe, b".", b"")
    except ClipProblem as problem:
        answer = {"code": problem.code, "detail": problem.detail}
        _send(pipe, b"P", json.dumps(answer).encode())
    except MemoryError:
        os.kill(os.getpid(), signal.SIGKILL)
    except BrokenPipeError:
        pass
    except Exception:
        _send(pipe, b"E", traceback.format_exc().encode())
    finally:
        os._exit(0)  # decoders' threads and clean-up are of no interest any more


def _send(pipe: IO[bytes], kind: bytes, payload: bytes) -> None:
    _write_all(pipe, _HEADER.pack(kind, len(payload)))
    _write_all(pipe, payload)


def _write_all(pipe: IO[bytes], data: bytes) -> None:
    view, sent = memoryview(data), 0
    while sent < len(view):
        sent += pipe.write(view[sent:]) or 0


def _limit_self(limits: Limits) -> None:
    """Set the platform's resource limits; one that it lacks or refuses is left out."""
    try:
        import resource  # not on Windows
    except ImportError:
        return
    wanted: list[tuple[str, int | None]] = [
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NOFILE", limits.open_files),
        ("RLIMIT_FSIZE", limits.written_file),
        ("RLIMIT_CPU", limits.cpu_seconds),
    ]
    if sys.platform != "darwin":  # macOS counts the shared cache: any useful limit would be fatal
        wanted.append(("RLIMIT_AS", limits.memory))
    for name, value in wanted:
        number = getattr(resource, name, None)
        if number is not None and value is not None:
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(number, (value, value))
