import time
import unittest

import beside  # noqa: F401

from skylark_alerts.masks import mask, mask_named

SECRETS = [
    "password=hunter2", "password = 'hunter2 with spaces'", '"passwd": "hunter2\\"hunter2"', "pwd:hunter2",
    "{'api_key': b'hunter2'}", '{\\"secret\\": \\"hunter2\\", \\"a\\": 1}', "token=>hunter2", "SECRET_KEY='hunter2'",
    "Authorization: Basic hunter2", "{'authorization': 'Token hunter2'}", "Cookie: a=hunter2; b=hunter2",
    "bearer hunter2hunter2", "postgres://user:hunter2@db/x", "AWS_SECRET_ACCESS_KEY=hunter2",
    "-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\nhunter2",
    "ghp_hunter2hunter2hunter2", "eyJhunter2.hunter2.hunter2", "xoxb-hunter2-hunter2", "sk_live_hunter2hunter2",
    "password=" + "hunter2" * 1000,
]  # fmt: skip


class MasksTest(unittest.TestCase):
    def test_secrets_go_and_what_stands_around_them_stays(self):
        for secret in SECRETS:
            with self.subTest(secret[:60]):
                masked = mask(f"before\n{secret}\nafter")
                self.assertNotIn("hunter2", masked)
                self.assertIn("[secret]", masked)
                self.assertTrue(masked.startswith("before\n"), masked)
                if "BEGIN PRIVATE" not in secret:
                    self.assertTrue(masked.endswith("\nafter"), masked)

    def test_twice_is_the_same_as_once(self):
        for secret in SECRETS:
            with self.subTest(secret[:60]):
                self.assertEqual(mask(secret), mask(mask(secret)))

    def test_ordinary_words_stay(self):
        for text in ("Could not pay order 7 for Ann", "the password is wrong", "http://host:80/a@b", "no token left"):
            self.assertEqual(text, mask(text))

    def test_a_value_with_a_secret_name_goes_altogether(self):
        self.assertEqual("[secret]", mask_named("db_password", "correct horse"))
        self.assertEqual("correct horse", mask_named("animal", "correct horse"))

    def test_no_text_makes_it_slow(self):
        evil = ["eyJ", "eyJa.", "password=", "password='", 'token:"\\', "://", "://a:", "-----BEGIN PRIVATE KEY",
                "authorization: ", "a" * 10, " ", "AKIA", "bearer ", "\\\"", "eyJaaaaaa-", "-eyJaaaaaaaa.bbbbbb", "xapp-"]  # fmt: skip
        for piece in evil:
            text = (piece * 64_000)[:64_000]
            began = time.monotonic()
            mask(text)
            mask(text + "!")
            self.assertLess(time.monotonic() - began, 1, piece)


if __name__ == "__main__":
    unittest.main()
