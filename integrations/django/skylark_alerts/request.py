"""What is known about the request that the program is answering, carried beside it by a context variable."""

import contextvars
import logging


class Scope:
    """One request while it is answered: what it is called, whose it is, and which exceptions were told of it."""

    def __init__(self, request, request_id, user=None):
        self.request = request
        self.request_id = request_id
        self.user = user or (lambda: None)
        self.unhandled = None
        self._told = []

    def tells(self, teller, exception):
        """True the first time a handler comes with this exception; a request has each of its exceptions told once."""
        if any(who is teller and what is exception for who, what in self._told):
            return False
        self._told.append((teller, exception))
        return True

    def was_told(self, exception):
        return any(what is exception for _, what in self._told)

    def forget(self):
        """An exception refers to the frames that refer to this scope: let go of both."""
        self._told.clear()
        self.unhandled = None


current = contextvars.ContextVar("skylark_request", default=None)


def facts(record):
    """``request``, ``request_id`` and ``user`` of a log record: its own if it brought them, else the current ones."""
    scope = current.get()
    request = getattr(record, "request", None)
    if request is not None and not isinstance(request, str):
        # Django's own records bring the request itself
        method, path = getattr(request, "method", None), getattr(request, "path", None)
        request = f"{method} {path}" if method and path else None
    found = {
        "request": request or getattr(record, "request_line", "") or (scope.request if scope else ""),
        "request_id": getattr(record, "request_id", "") or (scope.request_id if scope else ""),
        "user": getattr(record, "user_id", "") or (scope.user() if scope else ""),
    }
    return {name: str(value) for name, value in found.items() if value not in (None, "")}


class RequestFilter(logging.Filter):
    """Gives each record ``request_line``, ``request_id`` and ``user_id`` for your own formats; empty outside requests."""

    def filter(self, record):
        known = facts(record)
        record.request_line = known.get("request", "")
        record.request_id = known.get("request_id", "")
        record.user_id = known.get("user", "")
        return True
