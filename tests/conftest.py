"""What all tests of the site share: the cast, the models, films.

Alice owns a project; Bob is another creator; Charlie is a stranger who is signed in; Ada is the
administrator.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.films import write_film
from tests.small_model import write_small_model

if TYPE_CHECKING:
    from webapp.accounts.models import User
    from webapp.catalog.models import ModelVersion
    from webapp.clips.models import Project


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a small model of random weights."""
    return write_small_model(tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="session")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with films: silent, stereo, four (four channels), h264."""
    folder = tmp_path_factory.mktemp("films")
    write_film(folder / "silent.webm")
    write_film(folder / "stereo.webm", channels=2)
    write_film(folder / "four.webm", channels=4)
    write_film(folder / "h264.mp4", codec="libx264", channels=2)
    return folder


@pytest.fixture
def alice(db: None) -> User:
    """Who owns things here."""
    return person("alice")


@pytest.fixture
def bob(db: None) -> User:
    """Another creator, with things of his own."""
    return person("bob")


@pytest.fixture
def charlie(db: None) -> User:
    """A stranger."""
    return person("charlie")


@pytest.fixture
def ada(db: None) -> User:
    """The administrator."""
    user = person("ada")
    user.is_staff = user.is_superuser = True
    user.save()
    return user


def person(name: str) -> User:
    from webapp.accounts.models import User

    return User.objects.create_user(name, password=f"password-of-{name}")


@pytest.fixture
def project(alice: User) -> Project:
    """Alice's project."""
    from webapp.clips.models import Project

    return Project.objects.create(owner=alice, name="Harbour")


@pytest.fixture
def model_version(db: None, small_model: Path) -> ModelVersion:
    """The small model, on offer by its path."""
    from webapp.catalog.models import ModelVersion

    return ModelVersion.objects.create(
        slug="small",
        name="Small",
        source=str(small_model),
        notice="Random weights.",
        is_default=True,
    )
