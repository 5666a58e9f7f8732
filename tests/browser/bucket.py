"""An S3 server with a bucket, for the browser tests, until the standard input ends.

    python tests/browser/bucket.py FOLDER

prints one line of JSON: the environment variables by which the site finds the bucket.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.flow.services import seaweed  # noqa: E402

if __name__ == "__main__":
    with seaweed(Path(sys.argv[1])) as variables:
        sys.stdout.write(json.dumps(variables) + "\n")
        sys.stdout.flush()
        sys.stdin.read()
