"""A finished sound field as the files that people take away. Imports no torch."""

from spatialgen.export.ambix_wav import write_ambix_wav
from spatialgen.export.binaural import write_binaural
from spatialgen.export.gain import export_gain_db
from spatialgen.export.spatial_video import (
    needs_playback_copy,
    spatial_video_suffix,
    write_playback_video,
    write_spatial_video,
)
from spatialgen.export.unfinished import ExportFailed

__all__ = [
    "ExportFailed",
    "export_gain_db",
    "needs_playback_copy",
    "spatial_video_suffix",
    "write_ambix_wav",
    "write_binaural",
    "write_playback_video",
    "write_spatial_video",
]
