"""Synthetic 360° scenes with an exact sound field, of real panoramas, drawings and recordings.

`scene_from_seed` draws one at random, `render_frame` and `render_sound` show and sound it,
`events` tells who is where, when; `write_scene` and `render_example` write video files.
"""

from .examples import EXAMPLES, example_scene, render_example
from .movie import write_scene
from .picture import render_frame
from .scene import KINDS, Action, Course, Kind, Scene, Thing, scene_from_seed
from .sound import events, render_sound
from .sources import SPLITS, Split

__all__ = [
    "EXAMPLES",
    "KINDS",
    "SPLITS",
    "Action",
    "Course",
    "Kind",
    "Scene",
    "Split",
    "Thing",
    "events",
    "example_scene",
    "render_example",
    "render_frame",
    "render_sound",
    "scene_from_seed",
    "write_scene",
]
