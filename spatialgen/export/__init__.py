"""A finished sound field as the files that people take away. Imports no torch."""

from spatialgen.export.ambix_wav import write_ambix_wav
from spatialgen.export.binaural import write_binaural
from spatialgen.export.formats import Format, facts_of, is_encoded_anew, layout_for
from spatialgen.export.gain import export_gain_db
from spatialgen.export.mix import Mix, Placement
from spatialgen.export.spatial_video import (
    needs_playback_copy,
    spatial_video_suffix,
    write_playback_video,
    write_spatial_video,
)
from spatialgen.export.take import Exported, Take, export_take, needs_clip
from spatialgen.export.unfinished import ExportFailed

__all__ = [
    "ExportFailed",
    "Exported",
    "Format",
    "Mix",
    "Placement",
    "Take",
    "export_gain_db",
    "export_take",
    "facts_of",
    "is_encoded_anew",
    "layout_for",
    "needs_clip",
    "needs_playback_copy",
    "spatial_video_suffix",
    "write_ambix_wav",
    "write_binaural",
    "write_playback_video",
    "write_spatial_video",
]
