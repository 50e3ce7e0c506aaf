import os
import subprocess
import sys
import time
import unittest

from beside import HERE
from receiver import KEY, Receiver
from test_handler import Program


class EndTest(Program):
    """Programs that end, and programs that split."""

    def run_program(self, text, address):
        environment = {**os.environ, "PYTHONPATH": str(HERE), "ADDRESS": address, "KEY": KEY}
        start = (
            "import logging, os, sys, time, atexit\nfrom skylark_alerts import SkylarkHandler\n"
            "log = logging.getLogger()\n"
            "log.addHandler(SkylarkHandler(os.environ['ADDRESS'], 'shop', os.environ['KEY']))\n"
        )
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", start + text], env=environment, timeout=60, capture_output=True, text=True
        )
        return done, time.monotonic() - began

    def test_what_waits_when_the_program_ends_is_still_sent(self):
        skylark = self.skylark()
        done, took = self.run_program("for n in range(250): log.error('number %d', n)\nsys.exit(3)", skylark.address)
        self.assertEqual((3, ""), (done.returncode, done.stderr))
        self.assertEqual(250, skylark.count())
        self.assertLess(took, 3)

    def test_what_is_logged_while_the_program_ends_is_sent_too(self):
        skylark = self.skylark()
        done, _ = self.run_program(
            "import atexit\natexit.register(lambda: log.error('goodbye'))", skylark.address
        )
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(1, skylark.count(), done.stderr)

    def test_a_server_that_is_down_delays_the_end_by_little(self):
        gone = Receiver()
        gone.close()
        done, took = self.run_program("log.error('nobody hears')", gone.address)
        self.assertEqual(0, done.returncode)
        self.assertLess(took, 6)

    @unittest.skipUnless(hasattr(os, "fork"), "this system cannot fork")
    def test_a_forked_child_tells_its_own_alerts_and_not_its_parents(self):
        skylark = self.skylark()
        done, _ = self.run_program(
            "log.error('of the parent')\n"
            "child = os.fork()\n"
            "if child == 0:\n    log.error('of the child')\n    sys.exit(0)\n"
            "os.waitpid(child, 0)",
            skylark.address,
        )
        self.assertEqual("", done.stderr)
        self.assertEqual(["of the child", "of the parent"], sorted(alert["message"] for alert in skylark.alerts))


if __name__ == "__main__":
    unittest.main()
