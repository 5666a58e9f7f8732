"""The rows of this app, where Django looks for them."""

from __future__ import annotations

from webapp.player.sharing.models import PasswordGuess, ShareLink

__all__ = ["PasswordGuess", "ShareLink"]
