import asyncio
import contextlib
import io
import json
import logging
import os
import sys
import unittest

import beside  # noqa: F401
from receiver import KEY, Receiver

try:
    import asgiref
    import django.conf
except ImportError:
    asgiref = None

skylark = None
console = io.StringIO()


def setUpModule():
    """One Django project a process, with the very settings of the example."""
    global skylark
    if asgiref is None:
        if os.environ.get("SKYLARK_REQUIRE_ALL") == "1":
            raise AssertionError("Django is missing, and SKYLARK_REQUIRE_ALL=1 lets nothing be skipped.")
        print("\nSKIPPED: Django is missing, its tests did not run: pip install django\n", file=sys.__stderr__)
        raise unittest.SkipTest("Django is missing")
    skylark = Receiver()
    os.environ.update(SKYLARK_ADDRESS=skylark.address, SKYLARK_SOURCE="shop", SKYLARK_KEY=KEY)
    with contextlib.redirect_stdout(console):
        import project
        import settings_example as example

        project.begin(example)


def tearDownModule():
    if skylark is not None:
        logging.getLogger().handlers.clear()
        skylark.close()


def handler():
    from skylark_alerts import SkylarkHandler

    (found,) = [handler for handler in logging.getLogger().handlers if isinstance(handler, SkylarkHandler)]
    return found


class DjangoTest(unittest.TestCase):
    def setUp(self):
        handler().flush(10)
        skylark.alerts.clear()
        console.seek(0)
        console.truncate()

    def alerts(self):
        handler().flush(10)
        return skylark.alerts

    def lines(self):
        return [json.loads(line) for line in console.getvalue().splitlines()]

    def get(self, path, **headers):
        from django.test import Client

        return Client(raise_request_exception=False).get(path, headers=headers)

    def get_async(self, path, **headers):
        from django.test import AsyncClient

        async def ask():
            return await AsyncClient(raise_request_exception=False).get(path, headers=headers)

        return asyncio.run(ask())

    def test_an_unhandled_exception_is_told_once_with_its_request(self):
        for ask in (self.get, self.get_async):
            for path in ("/fails", "/fails-async"):
                with self.subTest(ask=ask.__name__, path=path):
                    skylark.alerts.clear()
                    response = ask(path, **{"X-Request-ID": "from-outside-1"})
                    self.assertEqual(500, response.status_code)
                    self.assertEqual("from-outside-1", response["X-Request-ID"])
                    (alert,) = self.alerts()
                    self.assertEqual(1, alert["count"])
                    self.assertEqual("project.Broken", alert["kind"])
                    self.assertEqual(f"Internal Server Error: {path}: it broke", alert["message"])
                    self.assertEqual((f"GET {path}", "from-outside-1"), (alert["request"], alert["request_id"]))
                    self.assertIn("project.py", alert["trace"])
                    self.assertNotIn("user", alert["context"])

    def test_an_exception_that_was_logged_on_its_way_is_told_once_in_the_words_of_who_knew_more(self):
        self.get("/logs-and-fails")
        (alert,) = self.alerts()
        self.assertEqual(("Could not pay: it broke", 1), (alert["message"], alert["count"]))

    def test_an_exception_in_another_middleware_is_told_once(self):
        self.get("/fails-in-middleware")
        (alert,) = self.alerts()
        self.assertEqual(("GET /fails-in-middleware", 1), (alert["request"], alert["count"]))

    def test_an_exception_is_told_even_if_djangos_logger_is_silent(self):
        for ask in (self.get, self.get_async):
            with self.subTest(ask=ask.__name__):
                skylark.alerts.clear()
                logging.getLogger("django.request").disabled = True
                try:
                    ask("/fails")
                finally:
                    logging.getLogger("django.request").disabled = False
                (alert,) = self.alerts()
                self.assertEqual("Unhandled exception: GET /fails: it broke", alert["message"])
                self.assertEqual(("GET /fails", 1), (alert["request"], alert["count"]))

    def test_the_same_exception_in_the_next_request_is_told_again(self):
        self.get("/fails")
        self.get("/fails")
        self.assertEqual(2, sum(alert["count"] for alert in self.alerts()))

    def test_every_log_record_knows_its_request(self):
        for ask, path in ((self.get, "/logs"), (self.get_async, "/logs"), (self.get_async, "/logs-async")):
            with self.subTest(ask=ask.__name__, path=path):
                console.seek(0)
                console.truncate()
                response = ask(path)
                line = next(line for line in self.lines() if line["logger"] == "shop")
                self.assertRegex(line["request_id"], "^[0-9a-f]{32}$")
                self.assertEqual(line["request_id"], response["X-Request-ID"])
                self.assertEqual((f"GET {path}", "INFO"), (line["request"], line["level"]))
                self.assertEqual(("hello", "7"), (line["message"], line["order"]))
        logging.getLogger("shop").info("outside")
        self.assertNotIn("request", self.lines()[-1])

    def test_requests_at_the_same_time_are_not_mixed_up(self):
        from django.test import AsyncClient

        async def many():
            client = AsyncClient()
            asked = [client.get("/logs-slowly", headers={"X-Request-ID": f"r-{n}"}) for n in range(20)]
            return await asyncio.gather(*asked)

        for number, response in enumerate(asyncio.run(many())):
            self.assertEqual(f"r-{number}", response["X-Request-ID"])
            self.assertEqual(f"r-{number}", response["X-Seen"])

    def test_a_request_id_that_could_do_harm_is_replaced(self):
        for harm in ("a b", "<script>", "x" * 129, "é", ""):
            self.assertRegex(self.get("/logs", **{"X-Request-ID": harm})["X-Request-ID"], "^[0-9a-f]{32}$")

    def test_the_user_is_told_only_when_that_is_configured(self):
        from skylark_alerts.middleware import SkylarkMiddleware

        from django.conf import settings
        from django.test import RequestFactory

        class Ann:
            pk = 42

        def answer(request):
            request.user = Ann()
            logging.getLogger("shop").error("with a user")
            return django.http.HttpResponse()

        for configured in (False, True):
            skylark.alerts.clear()
            settings.SKYLARK_USER_ID = configured
            SkylarkMiddleware(answer)(RequestFactory().get("/user"))
            (alert,) = self.alerts()
            self.assertEqual("42" if configured else None, alert["context"].get("user"))

    def test_a_user_whom_nobody_has_looked_up_is_not_looked_up(self):
        from skylark_alerts.middleware import _user_id

        from django.test import RequestFactory
        from django.utils.functional import SimpleLazyObject

        request = RequestFactory().get("/")
        request.user = SimpleLazyObject(lambda: self.fail("looked up"))
        self.assertIsNone(_user_id(request))

    def test_a_trace_is_one_line_on_the_console(self):
        self.get("/fails")
        (line,) = [line for line in self.lines() if "trace" in line]
        self.assertEqual(("ERROR", "project.Broken"), (line["level"], line["kind"]))


if __name__ == "__main__":
    unittest.main()
