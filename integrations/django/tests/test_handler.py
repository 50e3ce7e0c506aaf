import contextlib
import io
import logging
import sys
import threading
import time
import unittest

import beside  # noqa: F401
from receiver import KEY, Receiver, eventually

from skylark_alerts import SkylarkHandler


class Program(unittest.TestCase):
    """A program with a logger that tells Skylark."""

    def setUp(self):
        self.log = logging.getLogger(f"shop.{self.id()}")
        self.log.propagate = False
        self.stderr = io.StringIO()
        redirected = contextlib.redirect_stderr(self.stderr)
        redirected.__enter__()
        self.addCleanup(redirected.__exit__, None, None, None)

    def skylark(self, **more):
        receiver = Receiver(**more)
        self.addCleanup(receiver.close)
        return receiver

    def tells(self, receiver, **more):
        handler = SkylarkHandler(address=receiver.address, source="shop", key=KEY, **more)
        self.log.addHandler(handler)
        self.addCleanup(handler.close)
        self.addCleanup(self.log.removeHandler, handler)
        return handler

    def fails(self, message="Could not pay", error="no money", **more):
        try:
            raise ValueError(error)
        except ValueError:
            self.log.exception(message, **more)


class HandlerTest(Program):
    def test_an_exception_is_told_with_all_that_is_known(self):
        skylark = self.skylark()
        handler = self.tells(skylark, service="shop", environment="test", commit="abc123")
        self.fails(extra={"request": "POST /pay", "request_id": "r-1", "order": 7, "nothing": None})
        handler.flush(10)
        (alert,) = skylark.alerts
        self.assertEqual("Could not pay: no money", alert["message"])
        self.assertEqual("ValueError", alert["kind"])
        self.assertEqual("error", alert["severity"])
        self.assertIn('raise ValueError(error)\nValueError: no money', alert["trace"])
        self.assertEqual(("POST /pay", "r-1"), (alert["request"], alert["request_id"]))
        self.assertEqual(("shop", "test", "abc123"), (alert["service"], alert["environment"], alert["commit"]))
        self.assertEqual({"logger": self.log.name, "order": "7", "nothing": "None"}, alert["context"])
        self.assertEqual(1, alert["count"])
        self.assertEqual("/webhooks/alerts/shop", skylark.requests[0][0])
        self.assertNotIn("Authorization", skylark.requests[0][1])

    def test_each_level_has_its_severity(self):
        skylark = self.skylark()
        handler = self.tells(skylark, level=logging.DEBUG)
        self.log.setLevel(logging.DEBUG)
        for level in (10, 20, 30, 40, 50):
            self.log.log(level, "level %d", level)
        handler.flush(10)
        self.assertEqual(
            ["info", "info", "warning", "error", "critical"], [alert["severity"] for alert in skylark.alerts]
        )

    def test_below_error_nothing_is_told_unless_wished(self):
        skylark = self.skylark()
        handler = self.tells(skylark)
        self.log.warning("never mind")
        handler.flush(1)
        self.assertEqual([], skylark.requests)

    def test_alerts_are_gathered_for_two_seconds(self):
        skylark = self.skylark()
        self.tells(skylark)
        began = time.monotonic()
        for number in range(5):
            self.fails(f"number {number}")
        self.assertTrue(eventually(lambda: skylark.count() == 5))
        self.assertGreater(time.monotonic() - began, 1.5)
        self.assertEqual([202], skylark.statuses())

    def test_a_hundred_different_alerts_do_not_wait(self):
        skylark = self.skylark()
        self.tells(skylark)
        began = time.monotonic()
        for number in range(100):
            self.log.error("number %d", number)
        self.assertTrue(eventually(lambda: skylark.count() == 100))
        self.assertLess(time.monotonic() - began, 1.5)
        self.assertEqual([202], skylark.statuses())

    def test_a_storm_of_ten_thousand_alike_is_few_requests_and_none_is_lost(self):
        skylark = self.skylark()
        handler = self.tells(skylark)
        threads = [threading.Thread(target=lambda: [self.fails() for _ in range(1250)]) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        handler.flush(10)
        self.assertEqual(10_000, skylark.count())
        self.assertLessEqual(len(skylark.requests), 8)
        self.assertLessEqual(len(skylark.alerts), 8)

    def test_the_program_does_not_wait_for_a_server_that_hangs(self):
        skylark = self.skylark()
        self.tells(skylark)
        with skylark.lock:  # the receiver now answers nobody
            began = time.monotonic()
            for number in range(3000):
                self.log.error("number %d", number)
            self.assertLess(time.monotonic() - began, 2)

    def test_a_server_that_was_down_gets_everything_when_it_is_back(self):
        gone = Receiver()
        gone.close()
        handler = self.tells(gone)
        self.fails("while it was down")
        self.assertFalse(eventually(lambda: handler.flush(1), 1))
        skylark = self.skylark(port=gone.port)
        self.assertTrue(eventually(lambda: skylark.count() == 1))
        self.assertNotIn("alerts_dropped", skylark.alerts[0]["context"])

    def test_try_again_later_is_obeyed(self):
        skylark = self.skylark(answers=[503, 429, 500])
        handler = self.tells(skylark)
        self.fails()
        handler.flush(10)
        self.assertEqual([503, 429, 500, 202], skylark.statuses())
        self.assertEqual(1, skylark.count())
        self.fails()
        handler.flush(10)
        self.assertEqual(2, skylark.count())
        names = [headers["Idempotency-Key"] for _, headers, _ in skylark.requests]
        self.assertEqual((1, 2), (len(set(names[:4])), len(set(names))))

    def test_the_pauses_between_tries_grow(self):
        skylark = self.skylark(answers=[503, 503])
        self.tells(skylark)
        began = time.monotonic()
        self.fails()
        self.assertTrue(eventually(lambda: skylark.count() == 1))
        self.assertGreater(time.monotonic() - began, 2 + 0.75 + 1.5)

    def test_what_is_refused_is_dropped_and_the_next_alert_says_how_many(self):
        skylark = self.skylark(answers=[400, 401])
        handler = self.tells(skylark)
        for _ in range(3):
            self.fails("refused")
        handler.flush(10)
        self.fails("refused, too")
        handler.flush(10)
        self.fails("taken in")
        handler.flush(10)
        (alert,) = skylark.alerts
        self.assertEqual("4", alert["context"]["alerts_dropped"])
        self.assertEqual(1, self.stderr.getvalue().count("as the test wants it"), self.stderr.getvalue())

    def test_what_is_too_large_is_sent_in_halves(self):
        skylark = self.skylark(answers=[413, 413])
        handler = self.tells(skylark)
        for number in range(8):
            self.log.error("number %d", number)
        handler.flush(10)
        self.assertEqual([413, 413, 202, 202, 202], skylark.statuses())
        self.assertEqual([f"number {number}" for number in range(8)], [alert["message"] for alert in skylark.alerts])

    def test_a_redirect_is_no_success(self):
        skylark = self.skylark(answers=[302])
        handler = self.tells(skylark)
        self.fails()
        handler.flush(10)
        self.assertEqual([302], skylark.statuses())
        self.assertIn("302", self.stderr.getvalue())

    def test_when_there_is_no_room_the_oldest_go_and_the_numbers_are_exact(self):
        gone = Receiver()
        gone.close()
        handler = self.tells(gone)
        for number in range(1500):
            self.log.error("number %d", number)
        skylark = self.skylark(port=gone.port)
        handler.flush(20)
        dropped = sum(int(alert["context"].get("alerts_dropped", 0)) for alert in skylark.alerts)
        self.assertEqual(1500, skylark.count() + dropped)
        self.assertGreaterEqual(dropped, 400)
        self.assertEqual("number 1499", skylark.alerts[-1]["message"])

    def test_texts_are_cut_to_what_skylark_takes(self):
        skylark = self.skylark()
        handler = self.tells(skylark)
        self.fails("🦜" * 9000 + "\ud83e", "é" * 100_000, extra={f"pair {n}" * 30: "🦜" * 900 for n in range(40)})
        self.assertTrue(handler._courier.flush(10))
        self.assertEqual([202], skylark.statuses())

    def test_the_end_of_a_long_trace_is_kept(self):
        def deep(levels):
            return deep(levels - 1) + deep(levels) if levels else 1 // 0

        def other(levels):
            return deep(levels) if levels % 2 else other(levels - 1)

        skylark = self.skylark()
        handler = self.tells(skylark)
        try:
            raise RuntimeError("x" * 100_000)
        except RuntimeError:
            try:
                other(101)
            except ZeroDivisionError:
                self.log.exception("deep")
        handler.flush(10)
        self.assertTrue(skylark.alerts[0]["trace"].endswith("by zero\n"), skylark.alerts[0]["trace"][-200:])

    def test_secrets_do_not_leave(self):
        skylark = self.skylark()
        handler = self.tells(skylark)
        extra = {"api_key": "hunter2", "url": "https://me:hunter2@example.org", "request": "GET /a?token=hunter2"}
        self.fails("login with password=hunter2", "Authorization: Bearer hunter2hunter2", extra=extra)
        handler.flush(10)
        self.assertEqual(1, len(skylark.alerts))
        self.assertNotIn("hunter2", str(skylark.alerts))

    def test_nothing_that_is_logged_raises_into_the_program(self):
        class Bad:
            def __str__(self):
                raise KeyError("bad")

            def __len__(self):
                raise KeyError("bad")

            __repr__ = __str__

        skylark = self.skylark()
        handler = self.tells(skylark)
        self.log.error(Bad())
        self.log.error("%d of %d", "one")
        self.log.error("bad", extra={"thing": Bad()})
        self.fails("bad", Bad())
        sys.stderr.close()
        self.log.error(Bad())
        self.log.error("  ")
        self.log.error("well")
        handler.flush(10)
        self.assertEqual(
            ["%d of %d", "(Bad without words)", "(no message)", "bad", "bad: (ValueError without words)", "well"],
            sorted(alert["message"] for alert in skylark.alerts),
        )

    def test_what_the_courier_itself_logs_is_not_told(self):
        skylark = self.skylark()
        handler = self.tells(skylark)
        opener, log = handler._courier._opener, self.log

        class Chatty:
            def open(self, *given, **named):
                log.error("a library logs while the courier sends")
                return opener.open(*given, **named)

        handler._courier._opener = Chatty()
        self.fails()
        handler.flush(10)
        handler.flush(1)
        self.assertEqual(["Could not pay: no money"], [alert["message"] for alert in skylark.alerts])

    def test_without_an_address_nothing_happens(self):
        handler = SkylarkHandler()
        self.log.addHandler(handler)
        self.fails()
        handler.flush()
        handler.close()
        self.log.removeHandler(handler)

    def test_a_wrong_address_is_said_at_once(self):
        for wrong in ({"address": "skylark.example.org", "source": "s", "key": "k"}, {"address": "https://a"}):
            with self.assertRaises(ValueError):
                SkylarkHandler(**wrong)

    def test_a_source_cannot_lead_elsewhere(self):
        handler = SkylarkHandler(address="https://skylark.example.org/", source="a/../b?c", key="k")
        self.assertEqual("https://skylark.example.org/webhooks/alerts/a%2F..%2Fb%3Fc", handler._courier._url)


if __name__ == "__main__":
    unittest.main()
