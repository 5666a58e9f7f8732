"""What ties an account to the world outside: preferences, tokens, answers, webhooks, letters."""

from webapp.integrations.models.answers import KEPT_FOR, IdempotentAnswer
from webapp.integrations.models.outgoing import Outcome, Outgoing
from webapp.integrations.models.preferences import Preferences, language_of, preferences_of
from webapp.integrations.models.tokens import ApiToken, digest_of
from webapp.integrations.models.webhooks import (
    PING,
    Event,
    Letter,
    WebhookDelivery,
    WebhookEndpoint,
)

__all__ = [
    "KEPT_FOR",
    "PING",
    "ApiToken",
    "Event",
    "IdempotentAnswer",
    "Letter",
    "Outcome",
    "Outgoing",
    "Preferences",
    "WebhookDelivery",
    "WebhookEndpoint",
    "digest_of",
    "language_of",
    "preferences_of",
]
