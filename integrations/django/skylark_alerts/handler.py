"""The handler for ``logging`` that tells Skylark."""

import logging
import socket
from urllib.parse import quote

from . import request
from .alert import alert_of, exception_of, likeness, message_of
from .courier import Courier

FLUSH_SECONDS = 3.0


class SkylarkHandler(logging.Handler):
    """Tells Skylark of log records, without ever keeping the program waiting. Without an address it does nothing."""

    def __init__(self, address="", source="", key="", service="", environment="", commit="", level=logging.ERROR):
        super().__init__(level)
        self._about = {"service": service, "environment": environment, "commit": commit}
        self._about["instance"] = socket.gethostname()
        self._courier = None
        if not address:
            return
        if not address.startswith(("https://", "http://")):
            raise ValueError("Skylark's address must begin with https://")
        if not source or not key:
            raise ValueError("Skylark's address needs a source and its key")
        self._courier = Courier(f"{address.rstrip('/')}/webhooks/alerts/{quote(source, safe='')}", key.strip())

    def emit(self, record):
        if self._courier is None or self._courier.is_me():
            return
        try:
            exception = exception_of(record)
            scope = request.current.get()
            if scope is not None and exception is not None and not scope.tells(self, exception):
                return
            message = message_of(record, exception)
            self._courier.take(likeness(record, exception, message), lambda: self._written(record, exception, message))
        except Exception:
            self.handleError(record)

    def handleError(self, record):
        try:
            super().handleError(record)
        except Exception:  # not even standard error is there
            pass

    def _written(self, record, exception, message):
        alert = alert_of(record, exception, message)
        alert.update({name: value for name, value in self._about.items() if value})
        return alert

    def flush(self, seconds=FLUSH_SECONDS):
        """Waits until everything is delivered, no longer than this. ``logging`` calls it when the program ends."""
        if self._courier is not None:
            self._courier.flush(seconds)

    def close(self):
        if self._courier is not None:
            self._courier.close(FLUSH_SECONDS)
        super().close()
