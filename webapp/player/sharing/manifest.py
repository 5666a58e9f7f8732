"""The manifest of a shared clip: the sounds that its link shows, at the link's own addresses."""

from __future__ import annotations

from webapp.player.manifest import (
    PlayerManifest,
    Source,
    manifest_of,
    take_sources,
    upload_source,
)
from webapp.player.sharing.addresses import SharedAddresses


def shared_manifest(where: SharedAddresses) -> PlayerManifest:
    """What the link shows: its takes, then the sound of the upload, if that is shown."""
    link = where.link
    sources: list[Source] = list(take_sources(link.shown_takes(), where))
    if link.own_sound:
        sources.append(upload_source(link.clip, where))
    manifest = manifest_of(link.clip, where, sources)
    if not link.own_sound and sources:
        # The upload carries its sound with its picture, so the picture comes with a take, too.
        manifest["video"] = {"url": sources[0]["url"], "type": sources[0]["type"]}
    return manifest
