"""The middleware for Django."""

import logging
import re
import sys
import uuid
from contextlib import contextmanager

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.core.signals import got_request_exception
from django.utils.functional import LazyObject, empty

from .request import Scope, current

_REQUEST_ID = re.compile(r"[\w.:+=-]{1,128}", re.ASCII)
_log = logging.getLogger("skylark_alerts.request")


class SkylarkMiddleware:
    """Lets log records know their request, and sees that an unhandled exception is told, once. Put it first."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response):
        self._get_response = get_response
        self._with_user = getattr(settings, "SKYLARK_USER_ID", False)
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request):
        if iscoroutinefunction(self):
            return self._answer_async(request)
        with self._scope(request) as scope:
            return _stamped(self._get_response(request), scope)

    async def _answer_async(self, request):
        with self._scope(request) as scope:
            return _stamped(await self._get_response(request), scope)

    @contextmanager
    def _scope(self, request):
        sent = request.headers.get("X-Request-ID", "")
        request_id = sent if _REQUEST_ID.fullmatch(sent) else uuid.uuid4().hex
        user = (lambda: _user_id(request)) if self._with_user else None
        scope = Scope(f"{request.method} {request.path}", request_id, user)
        token = current.set(scope)
        try:
            yield scope
        except Exception as exception:
            scope.unhandled = exception
            raise
        finally:
            # Django's own logger told it, unless the project has silenced that one
            if scope.unhandled is not None and not scope.was_told(scope.unhandled):
                _log.error("Unhandled exception: %s", scope.request, exc_info=scope.unhandled)
            scope.forget()
            current.reset(token)


def _stamped(response, scope):
    response["X-Request-ID"] = scope.request_id
    return response


def _user_id(request):
    """Who asks, if that is known already: nothing is looked up in the middle of an error."""
    user = vars(request).get("_acached_user") or vars(request).get("user")
    if isinstance(user, LazyObject) and user._wrapped is empty:
        return None
    return getattr(user, "pk", None)


def _remember(**_):
    scope = current.get()
    if scope is not None:
        scope.unhandled = sys.exc_info()[1]


got_request_exception.connect(_remember, dispatch_uid="skylark_alerts")
