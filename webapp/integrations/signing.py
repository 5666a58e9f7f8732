"""Signatures of webhooks: HMAC-SHA256 over ``timestamp.body``."""

from __future__ import annotations

import hashlib
import hmac
import time

HEADER = "OmniAudio-Signature"
REPLAY_WINDOW = 300  # seconds that a receiver should accept a delivery for


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """The hexadecimal signature of a body sent at ``timestamp`` (seconds since 1970)."""
    signed = f"{timestamp}.".encode() + body
    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def signature_header(secret: str, body: bytes) -> str:
    """``t=<timestamp>,v1=<signature>``, as of now."""
    now = int(time.time())
    return f"t={now},v1={signature(secret, now, body)}"
