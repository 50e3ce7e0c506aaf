"""Makes the alert that Skylark takes out of a log record."""

import datetime
import logging
import traceback

from . import request
from .masks import mask, mask_named

MESSAGE = 4000
# in UTF-16 units: at most 64 KB in UTF-8 whatever the letters
TRACE = 16000
SHORT = 200
VALUE = 500
# Skylark takes 20; one is kept for how many alerts were dropped
PAIRS = 19

_ORDINARY = set(vars(logging.makeLogRecord({}))) | {
    "message", "asctime", "taskName", "request", "request_line", "request_id", "user_id",
}  # fmt: skip


def severity(level):
    if level >= logging.CRITICAL:
        return "critical"
    if level >= logging.ERROR:
        return "error"
    return "warning" if level >= logging.WARNING else "info"


def text(value):
    """Any value in words, even one that cannot say any."""
    try:
        return str(value)
    except Exception:
        return f"({type(value).__name__} without words)"


def exception_of(record):
    return record.exc_info[1] if isinstance(record.exc_info, tuple) else None


def kind_of(exception):
    kind = type(exception)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def message_of(record, exception):
    """What was logged, and what the exception says if that does not say so already."""
    try:
        logged = record.getMessage()
    except Exception:  # a format that its arguments do not fit is still worth an alert
        logged = text(record.msg)
    said = "" if exception is None else text(exception)
    if said.strip() and said not in logged:
        logged = f"{logged}: {said}" if logged.strip() else said
    return logged if logged.strip() else (kind_of(exception) if exception is not None else "(no message)")


def likeness(record, exception, message):
    """Records of which all this is the same are alike: one alert with a count."""
    raised = exception.__traceback__ if exception is not None else None
    while raised is not None and raised.tb_next is not None:
        raised = raised.tb_next
    place = (raised.tb_frame.f_code.co_filename, raised.tb_lineno) if raised is not None else None
    return record.name, record.levelno, message, type(exception), place


def extras(record):
    """What the program gave beside the message, by ``extra={...}``."""
    return {name: value for name, value in vars(record).items() if name not in _ORDINARY}


def alert_of(record, exception, message):
    """The alert as it is kept until it is sent, with nothing masked yet: that takes longer and is the sender's work."""
    alert = {
        "message": message[: 4 * MESSAGE],
        "severity": severity(record.levelno),
        "at": datetime.datetime.fromtimestamp(record.created, datetime.timezone.utc).isoformat(timespec="milliseconds"),
        "count": 1,
    }
    context = {"logger": record.name}
    known = request.facts(record)
    if "user" in known:
        context["user"] = known.pop("user")
    alert.update(known)
    if exception is not None:
        alert["kind"] = kind_of(exception)
        trace = "".join(traceback.format_exception(type(exception), exception, exception.__traceback__))
        alert["trace"] = trace[-4 * TRACE :]
    elif record.exc_text or record.stack_info:
        alert["trace"] = (record.exc_text or record.stack_info)[-4 * TRACE :]
    for name, value in extras(record).items():
        context.setdefault(name, text(value)[: 4 * VALUE])
    alert["context"] = context
    return alert


def presentable(alert):
    """The alert as it may leave: masked, and no longer than Skylark takes."""
    out = dict(alert)
    out["message"] = cut(mask(alert["message"]), MESSAGE)
    for name in ("kind", "request", "request_id", "service", "environment", "instance", "commit"):
        if alert.get(name):
            out[name] = cut(mask(alert[name]), SHORT)
    if "trace" in alert:
        # the end says where and why
        out["trace"] = cut(mask(alert["trace"])[::-1], TRACE)[::-1]
    out["context"] = {
        cut(name, 60): cut(mask_named(name, value), VALUE) for name, value in list(alert["context"].items())[:PAIRS]
    }
    return out


def cut(text, limit):
    """At most so many UTF-16 units, of which Skylark takes at least as many; halves of letters are left out."""
    return text[:limit].encode("utf-16-le", "surrogatepass")[: 2 * limit].decode("utf-16-le", "ignore")
