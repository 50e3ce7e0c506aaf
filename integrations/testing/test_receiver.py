import hashlib
import hmac
import time
import unittest

from receiver import authentic, wrong


class ReceiverTest(unittest.TestCase):
    """The receiver asks for what the real door asks for."""

    def test_a_signature_is_of_the_time_a_dot_and_the_body(self):
        now = str(int(time.time()))
        right = hmac.new(b"key", now.encode() + b".{}", hashlib.sha256).hexdigest()
        for stamp, signature, expected in (
            (now, right, True),
            (now, f"sha256={right}", True),
            (now, f"sha256={right[:-1]}", False),
            (str(int(now) + 1), right, False),
            ("", right, False),
        ):
            headers = {"X-Skylark-Timestamp": stamp, "X-Skylark-Signature": signature}
            self.assertEqual(expected, authentic(headers, b"{}", "key"), headers)

    def test_a_signature_is_worth_nothing_after_five_minutes(self):
        old = str(int(time.time()) - 301)
        signature = hmac.new(b"key", old.encode() + b".{}", hashlib.sha256).hexdigest()
        self.assertFalse(authentic({"X-Skylark-Timestamp": old, "X-Skylark-Signature": signature}, b"{}", "key"))

    def test_a_bearer_brings_the_key_unless_there_is_a_signature(self):
        self.assertTrue(authentic({"Authorization": "Bearer key"}, b"{}", "key"))
        self.assertFalse(authentic({"Authorization": "Bearer kez"}, b"{}", "key"))
        self.assertFalse(authentic({"Authorization": "Bearer key", "X-Skylark-Signature": "00"}, b"{}", "key"))
        self.assertFalse(authentic({}, b"{}", "key"))

    def test_the_limits_are_those_of_the_schema(self):
        self.assertIsNone(wrong({"message": "m" * 4000, "kind": "k" * 300, "trace": "t" * 65536, "count": 1_000_000}))
        for alert in (
            {}, {"message": " "}, {"message": "m" * 4001}, {"message": "m", "kind": "k" * 301},
            {"message": "m", "trace": "t" * 65537}, {"message": "m", "count": 1_000_001}, {"message": "m", "count": True},
            {"message": "m", "colour": "red"}, {"message": "m", "severity": "bad"}, {"message": "m", "kind": None},
            {"message": "m", "status": "resolved"}, {"message": "m", "link": "ftp://a"}, {"message": "m", "at": "now"},
            {"message": "m", "kind": "a", "exception": "a"}, {"message": "m", "context": {"a": {}}},
        ):  # fmt: skip
            self.assertIsNotNone(wrong(alert), alert)


if __name__ == "__main__":
    unittest.main()
