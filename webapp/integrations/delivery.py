"""The story of what goes out: a webhook's delivery, a letter."""

from __future__ import annotations

import logging
from http import HTTPStatus

from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _

from webapp.integrations.announce import give_notice
from webapp.integrations.language import speaking_to
from webapp.integrations.models import Letter, Outcome, WebhookDelivery, WebhookEndpoint
from webapp.integrations.outside import Answer, Unreachable, post
from webapp.integrations.signing import HEADER, signature_header
from webapp.sentences import Sentence

log = logging.getLogger(__name__)


def deliver(delivery: WebhookDelivery) -> None:
    """One attempt, if the delivery is still to be had."""
    if not delivery.claim():
        return
    endpoint = delivery.endpoint
    with speaking_to(endpoint.user):
        if not endpoint.active:
            delivery.give_up(Sentence("The webhook is switched off.").kept())
            return
        try:
            answer = post(endpoint.url, delivery.body.encode(), headers_of(delivery))
        except Unreachable as problem:
            note_failure(delivery, problem.sentence, None)
            return
        if answer.good:
            delivery.arrive(answer_status=answer.status, answer=answer.text)
            endpoint.note_success()
        else:
            sentence = Sentence("It answered %(status)d.", status=answer.status)
            note_failure(delivery, sentence, answer)


def headers_of(delivery: WebhookDelivery) -> dict[str, str]:
    """What a receiver can tell a true delivery by."""
    return {
        "Content-Type": "application/json",
        "User-Agent": "OmniAudio-Studio-Webhook/1",
        "OmniAudio-Event": delivery.event,
        "OmniAudio-Delivery": str(delivery.pk),
        HEADER: signature_header(delivery.endpoint.secret, delivery.body.encode()),
    }


def note_failure(delivery: WebhookDelivery, error: Sentence, answer: Answer | None) -> None:
    """Due again later; an endpoint that fails too often, or is gone, is switched off."""
    facts = {"answer_status": answer.status, "answer": answer.text} if answer else {}
    delivery.put_off(error.kept(), **facts)
    too_often = delivery.endpoint.note_failure()
    gone = answer is not None and answer.status == HTTPStatus.GONE
    if too_often or gone:
        because = Sentence("Too many deliveries failed. The last time: %(error)s", error=error)
        switch_off(delivery.endpoint, because)


def switch_off(endpoint: WebhookEndpoint, because: Sentence) -> bool:
    """Disables the endpoint and says so to its owner; False if that was so already."""
    with transaction.atomic():
        if not endpoint.disable(because.kept()):
            return False
        pending = endpoint.deliveries.filter(outcome=Outcome.PENDING)
        pending.update(outcome=Outcome.GIVEN_UP, error=because.kept())
        title = _("Your webhook %(url)s was switched off") % {"url": endpoint.url}
        give_notice(endpoint.user, title, str(because), "/account/webhooks/", bad=True, mail=True)
    log.info("Webhook %s was switched off", endpoint.pk)
    return True


def send_letter(letter: Letter) -> None:
    """One attempt at a letter."""
    if not letter.claim():
        return
    address = letter.user.email
    if not address:
        letter.give_up(Sentence("The account has no e-mail address.").kept())
        return
    try:
        send_mail(letter.subject, letter.body, None, [address])
    except Exception as error:
        log.warning("A letter could not be sent", exc_info=True)
        reason = str(error) or type(error).__name__
        sentence = Sentence("The mail server did not take it: %(reason)s", reason=reason)
        letter.put_off(sentence.kept())
    else:
        letter.arrive()
