"""The site's settings for tests: a data folder of their own and no front-end build."""

import atexit
import os
import shutil
import tempfile

DATA_FOR_TESTS = tempfile.mkdtemp(prefix="studio-tests-")
atexit.register(shutil.rmtree, DATA_FOR_TESTS, ignore_errors=True)

for name in (
    "DATABASE_URL",
    "REDIS_URL",
    "S3_BUCKET",
    "STUDIO_SECRET_KEY",
    "STUDIO_DEBUG",
    "EMAIL_URL",
):
    os.environ.pop(name, None)
os.environ.update(STUDIO_DATA=DATA_FOR_TESTS, STUDIO_VITE_DEV="1", STUDIO_DEVICE="cpu")
# Small models do not gain by a second thread, and lose a lot where the processor has other work.
os.environ.setdefault("OMP_NUM_THREADS", "1")

from webapp.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
