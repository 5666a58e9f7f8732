"""What ties a user's account to the world outside: preferences, tokens, answers, webhooks."""

from webapp.integrations.models.answers import KEPT_FOR, IdempotentAnswer
from webapp.integrations.models.preferences import Preferences, language_of, preferences_of
from webapp.integrations.models.tokens import ApiToken, digest_of

__all__ = [
    "KEPT_FOR",
    "ApiToken",
    "IdempotentAnswer",
    "Preferences",
    "digest_of",
    "language_of",
    "preferences_of",
]
