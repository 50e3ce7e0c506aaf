"""The curl example and the GitHub Action, run as they are run, against the receiver."""

import os
import re
import subprocess
import time
import unittest
from pathlib import Path

from receiver import KEY, Receiver

INTEGRATIONS = Path(__file__).resolve().parent.parent
ACTION = INTEGRATIONS / "github-action"
NASTY = "it \"broke\" \\ \\n 100% $(touch hacked) `id` é🦜 & 'so'\n::error::second\tline\x01\x1b"


class Scripts(unittest.TestCase):
    def skylark(self, **more):
        receiver = Receiver(**more)
        self.addCleanup(receiver.close)
        return receiver

    def run_script(self, script, *arguments, **environment):
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **environment}
        return subprocess.run(
            [*script, *arguments], env=environment, capture_output=True, text=True, timeout=60, cwd="/"
        )


class CurlTest(Scripts):
    def send(self, skylark, *arguments, **more):
        known = {"SKYLARK_ADDRESS": skylark.address, "SKYLARK_SOURCE": "123-shop", "SKYLARK_KEY": KEY, **more}
        return self.run_script(["sh", str(INTEGRATIONS / "curl" / "send-alert.sh")], *arguments, **known)

    def test_an_alert_is_signed_and_taken_in(self):
        skylark = self.skylark()
        done = self.send(skylark, "Backup failed", "severity=critical", "service=backup", "key=nightly", "count=3")
        self.assertEqual((0, "", ""), (done.returncode, done.stdout, done.stderr))
        self.assertEqual(
            [{"message": "Backup failed", "severity": "critical", "service": "backup", "key": "nightly", "count": 3}],
            skylark.alerts,
        )
        path, headers, _ = skylark.requests[0]
        self.assertEqual("/webhooks/alerts/123-shop", path)
        self.assertNotIn("Authorization", headers)

    def test_any_text_arrives_as_it_is(self):
        skylark = self.skylark()
        done = self.send(skylark, NASTY, "trace=one=1\ntwo\\")
        self.assertEqual(0, done.returncode, done.stderr)
        (alert,) = skylark.alerts
        self.assertEqual(NASTY.replace("\t", " ").replace("\x01\x1b", ""), alert["message"])
        self.assertEqual("one=1\ntwo\\", alert["trace"])

    def test_later_means_again_under_the_same_name(self):
        skylark = self.skylark(answers=[503, 429])
        done = self.send(skylark, "Backup failed")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual([503, 429, 202], skylark.statuses())
        self.assertEqual(1, len({headers["Idempotency-Key"] for _, headers, _ in skylark.requests}))

    def test_what_is_wrong_is_said(self):
        skylark = self.skylark()
        for arguments, more, said in (
            (["Backup failed", "colour=red"], {}, "400 .*colour is not a field"),
            (["Backup failed"], {"SKYLARK_KEY": "wrong"}, "401 "),
            (["Backup failed", "count=x"], {}, "count"),
            (["Backup failed", "severity"], {}, "FIELD=VALUE"),
            ([], {}, "usage"),
            (["Backup failed"], {"SKYLARK_KEY": ""}, "SKYLARK_KEY"),
        ):
            with self.subTest(said):
                done = self.send(skylark, *arguments, **more)
                self.assertNotEqual(0, done.returncode)
                self.assertRegex(done.stderr, said)
        self.assertEqual([], skylark.alerts)

    def test_the_line_with_the_bearer_in_the_readme_works(self):
        skylark = self.skylark()
        line = re.search(r"^curl .*?(?=^```)", (INTEGRATIONS / "README.md").read_text("utf-8"), re.M | re.S).group()
        known = {"SKYLARK_ADDRESS": skylark.address, "SKYLARK_SOURCE": "123-shop", "SKYLARK_KEY": KEY}
        done = self.run_script(["sh", "-c", line], **known)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(["Backup failed"], [alert["message"] for alert in skylark.alerts])


class ActionTest(Scripts):
    def tell(self, skylark, **more):
        """Like GitHub: the step's own command with its own names, from the action's folder."""
        known = {
            "GITHUB_ACTION_PATH": str(ACTION), "GITHUB_ACTIONS": "true", "CI": "true",
            "GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "acme/shop", "GITHUB_RUN_ID": "4711",
            "GITHUB_RUN_ATTEMPT": "2", "GITHUB_WORKFLOW": "CI", "GITHUB_JOB": "build", "GITHUB_REF_NAME": "main",
            "GITHUB_SHA": "0123456789abcdef0123456789abcdef01234567", "GITHUB_ACTOR": "ann",
            "GITHUB_EVENT_NAME": "push", "RUNNER_NAME": "runner 1",
        }  # fmt: skip
        action = (ACTION / "action.yml").read_text("utf-8")
        inputs = {
            "url": skylark.address if skylark else "", "source": "123-ci", "key": KEY, "status": "failure",
            "message": "", "severity": "error", "service": "", "environment": "", **more,
        }  # fmt: skip
        self.assertEqual(set(inputs), set(re.findall(r"^  (\w+):\n    description", action, re.M)))
        for name, given in re.findall(r"^        (\w+): \$\{\{ inputs\.(\w+) \}\}$", action, re.M):
            known[name] = inputs[given]
        command = re.search(r"^      run: '(.*)'$", action, re.M).group(1)
        return self.run_script(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command], **known)

    def test_a_job_that_failed_is_told_with_its_run_and_commit(self):
        skylark = self.skylark()
        done = self.tell(skylark, environment="production")
        self.assertEqual((0, f"::add-mask::{KEY}\n", ""), (done.returncode, done.stdout, done.stderr))
        self.assertEqual(
            [{
                "message": "Job build of workflow CI failed on main", "kind": "GitHub Actions", "status": "firing",
                "severity": "error", "key": "acme/shop/CI/build/main", "service": "shop", "environment": "production",
                "commit": "0123456789abcdef0123456789abcdef01234567", "instance": "runner 1",
                "link": "https://github.com/acme/shop/actions/runs/4711/attempts/2",
                "context": {"branch": "main", "actor": "ann", "event": "push"},
            }],
            skylark.alerts,
        )  # fmt: skip
        self.assertEqual("/webhooks/alerts/123-ci", skylark.requests[0][0])

    def test_a_job_that_works_again_clears_what_it_raised(self):
        skylark = self.skylark()
        self.tell(skylark)
        self.tell(skylark, status="success")
        self.assertEqual(["firing", "resolved"], [alert["status"] for alert in skylark.alerts])
        self.assertEqual(1, len({(alert["key"], alert["service"]) for alert in skylark.alerts}))

    def test_a_job_that_was_cancelled_is_not_told(self):
        skylark = self.skylark()
        self.assertEqual(0, self.tell(skylark, status="cancelled").returncode)
        self.assertEqual([], skylark.requests)

    def test_any_text_arrives_and_none_is_a_command(self):
        skylark = self.skylark()
        done = self.tell(skylark, message=NASTY, service="é" * 400)
        self.assertEqual((0, f"::add-mask::{KEY}\n"), (done.returncode, done.stdout))
        (alert,) = skylark.alerts
        self.assertEqual(re.sub(r"[\x00-\x1f]", " ", NASTY), alert["message"])
        self.assertEqual("é" * 300, alert["service"])

    def test_later_means_again_under_the_same_name(self):
        skylark = self.skylark(answers=[503])
        self.tell(skylark)
        self.assertEqual([503, 202], skylark.statuses())
        self.assertEqual(1, len({headers["Idempotency-Key"] for _, headers, _ in skylark.requests}))

    def test_no_trouble_makes_the_job_fail(self):
        gone = Receiver()
        gone.close()
        for skylark, more in (
            (self.skylark(answers=[400]), {}),
            (self.skylark(), {"key": "wrong"}),
            (self.skylark(), {"key": ""}),
            (gone, {}),
        ):
            with self.subTest(more):
                began = time.monotonic()
                done = self.tell(skylark, **more)
                self.assertEqual(0, done.returncode, done.stderr)
                self.assertEqual(1, done.stdout.count("::warning title=Skylark::"), done.stdout)
                self.assertLess(time.monotonic() - began, 20)


if __name__ == "__main__":
    unittest.main()
