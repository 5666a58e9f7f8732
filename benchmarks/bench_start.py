"""How long `./run` takes until the first page answers, once everything is set up.

./run bench bench_start
"""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def seconds_until_served() -> float:
    """Start the studio, wait for its first page, end it."""
    port = free_port()
    started = time.perf_counter()
    studio = subprocess.Popen([sys.executable, str(ROOT / "run"), "serve", "--port", str(port)])
    try:
        while time.perf_counter() - started < 600:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2) as answer:
                    if answer.status == 200:
                        return time.perf_counter() - started
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
    finally:
        studio.send_signal(signal.SIGINT)
        studio.wait(timeout=20)
    raise SystemExit("The studio did not answer within ten minutes.")


if __name__ == "__main__":
    seconds_until_served()  # whatever set-up is left
    times = sorted(seconds_until_served() for _ in range(3))
    print(f"first page after {times[1]:.2f} s (median of 3; {times[0]:.2f} to {times[2]:.2f})")
