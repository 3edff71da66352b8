"""A flow run that failed calls a webhook, when one is configured."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun, State

WEBHOOK = "GONGBAO_WEBHOOK"

log = logging.getLogger("gongbao.alarm")


def alarm(flow: Any, flow_run: FlowRun, state: State[Any]) -> None:
    """Tell the address in the environment variable GONGBAO_WEBHOOK that a run failed; several may stand there.

    An address of Apprise (dingtalk://, feishu://, wecombot://, mailto:// …) or of a web hook that takes JSON. An alarm
    that cannot be sent is logged; it must not hide what it is about.
    """
    if hook := os.environ.get(WEBHOOK):
        try:
            sent = send(hook, f"gongbao {flow.name}: {state.name}", state.message or "")
        except Exception:
            sent = False
            log.warning("the alarm failed", exc_info=True)
        if not sent:
            log.warning("the alarm could not be sent")


def send(hook: str, title: str, message: str) -> bool:
    """Send to every address of `hook`, which white space or commas divide; whether all took it."""
    import apprise

    sender = apprise.Apprise()
    for address in hook.replace(",", " ").split():
        # Apprise knows the addresses of many services; any other one gets JSON (title, message, type).
        if not sender.add(address) and not sender.add(address.replace("http", "json", 1)):
            return False
    return bool(sender.notify(body=message, title=title, notify_type=apprise.NotifyType.FAILURE))
