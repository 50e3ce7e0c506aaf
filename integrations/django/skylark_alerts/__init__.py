"""Tells Skylark of errors: a handler for ``logging``, and a middleware for Django in ``skylark_alerts.middleware``."""

from .handler import SkylarkHandler
from .lines import JsonLines
from .request import RequestFilter

__all__ = ["JsonLines", "RequestFilter", "SkylarkHandler"]
