"""The rows of this app, where Django looks for them."""

from __future__ import annotations

from webapp.player.listening.models import Answer, Participant, Study, Trial
from webapp.player.sharing.models import ShareLink

__all__ = ["Answer", "Participant", "ShareLink", "Study", "Trial"]
