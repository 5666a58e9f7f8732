"""`python -m spatialgen.training` is `spatialgen train`; so `torchrun -m` can start it."""

from __future__ import annotations

import sys

from ..cli import main

if __name__ == "__main__":
    sys.exit(main(["train", *sys.argv[1:]]))
