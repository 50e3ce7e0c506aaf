"""A Django project of one file, for the tests."""

import asyncio
import logging
import sys

import django
import django.conf
from django.http import HttpResponse
from django.urls import path

log = logging.getLogger("shop")


class Broken(Exception):
    pass


def fails(_):
    raise Broken("it broke")


async def fails_async(_):
    raise Broken("it broke")


def logs_and_fails(_):
    try:
        raise Broken("it broke")
    except Broken:
        log.exception("Could not pay")
        raise


def logs(_):
    log.info("hello", extra={"order": 7})
    return HttpResponse("ok")


async def logs_async(request):
    return logs(request)


async def logs_slowly(_):
    from skylark_alerts.request import current

    await asyncio.sleep(0.02)
    return HttpResponse("ok", headers={"X-Seen": current.get().request_id})


class BreaksOne:
    """A middleware that is broken for one path."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path == "/fails-in-middleware":
            raise Broken("it broke")
        return self.get_response(request)


urlpatterns = [
    path("fails", fails),
    path("fails-async", fails_async),
    path("logs-and-fails", logs_and_fails),
    path("logs", logs),
    path("logs-async", logs_async),
    path("logs-slowly", logs_slowly),
]


def begin(example):
    middleware = [name for name in example.MIDDLEWARE if "Common" not in name] + ["project.BreaksOne"]
    named = {name: value for name, value in vars(example).items() if name.isupper() and name != "MIDDLEWARE"}
    django.conf.settings.configure(
        **named, MIDDLEWARE=middleware, ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="for tests"
    )
    sys.modules.setdefault("project", sys.modules[__name__])
    django.setup()
