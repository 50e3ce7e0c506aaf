"""Keeps alerts, merges alike ones, and carries them to Skylark on a thread of its own."""

import hashlib
import hmac
import json
import os
import random
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
import weakref
from http.client import HTTPException

from .alert import presentable

ROOM = 1000
BATCH = 100
MOST_ALIKE = 1_000_000  # Skylark takes no higher count
GATHER_SECONDS = 2.0
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
HURRIED_PAUSE = 0.25
POST_SECONDS = 10.0

_everyone = weakref.WeakSet()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirected POST would become a GET without its body, and look like a success."""

    def redirect_request(self, *_):
        return None


class Courier:
    """Takes alerts at once and delivers them when it can. Never raises, never logs."""

    def __init__(self, url, key):
        self._url = url
        self._key = key.encode()
        self._opener = urllib.request.build_opener(_NoRedirect)
        self._begin()
        _everyone.add(self)

    def _begin(self):
        self._changed = threading.Condition()
        self._waiting = {}  # by likeness, oldest first
        self._oldest_since = 0.0
        self._dropped = 0
        self._busy = False
        self._hurry_until = 0.0
        self._closed_at = None
        self._thread = None
        self._complained = False

    def is_me(self):
        """Whether the caller runs on the courier's own thread, whose troubles are never told."""
        return threading.current_thread() is self._thread

    def take(self, likeness, write):
        """Counts an alert to its like that waits, or writes it down."""
        if self._counted(likeness):
            return
        alert = write()  # outside the lock: it may take long, and run code of the program
        with self._changed:
            if self._closed_at is not None or self._counted(likeness):
                return
            if len(self._waiting) >= ROOM:
                self._dropped += self._waiting.pop(next(iter(self._waiting)))["count"]
            if not self._waiting:
                self._oldest_since = time.monotonic()
            self._waiting[likeness] = alert
            if self._thread is None:
                self._start()
            self._changed.notify_all()

    def _counted(self, likeness):
        with self._changed:
            like = self._waiting.get(likeness)
            if like is not None:
                if like["count"] < MOST_ALIKE:
                    like["count"] += 1
                else:
                    self._dropped += 1
            return like is not None

    def _start(self):
        thread = threading.Thread(target=self._run, name="skylark-alerts", daemon=True)
        try:
            self._thread = thread
            thread.start()
        except RuntimeError:  # the interpreter is ending: flush delivers instead
            self._thread = None

    def flush(self, seconds):
        """Waits until everything is delivered, but no longer than this; says whether it is."""
        end = time.monotonic() + seconds
        with self._changed:
            self._hurry_until = max(self._hurry_until, end)
            self._changed.notify_all()
            alone = self._thread is None and bool(self._waiting)
            if alone:
                self._thread = threading.current_thread()
                self._closed_at = end
        if alone:
            self._run()
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and not self._busy, end - time.monotonic())

    def close(self, seconds):
        """Takes nothing more; what waits is still tried for so long."""
        with self._changed:
            self._closed_at = self._hurry_until = time.monotonic() + seconds
            self._changed.notify_all()

    def _run(self):
        while True:
            batch = self._next_batch()
            if batch is None:
                return
            try:
                self._deliver(batch, self._taken_dropped())
            except Exception as trouble:
                self._lose(batch, 0, f"{type(trouble).__name__}: {trouble}")
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _next_batch(self):
        with self._changed:
            while True:
                now = time.monotonic()
                due = 0.0 if now < self._hurry_until else self._oldest_since + GATHER_SECONDS - now
                if self._waiting and (due <= 0 or len(self._waiting) >= BATCH or self._closed_at is not None):
                    break
                if not self._waiting and self._closed_at is not None:
                    return None
                self._changed.wait(due if self._waiting else None)
            batch = [self._waiting.pop(likeness) for likeness in list(self._waiting)[:BATCH]]
            self._oldest_since = time.monotonic()
            self._busy = True
            return batch

    def _taken_dropped(self):
        with self._changed:
            dropped, self._dropped = self._dropped, 0
            return dropped

    def _deliver(self, batch, dropped):
        alerts = [presentable(alert) for alert in batch]
        if dropped:
            alerts[0]["context"]["alerts_dropped"] = str(dropped)
        body = json.dumps({"alerts": alerts}, ensure_ascii=False, separators=(",", ":")).encode()
        name = str(uuid.uuid4())
        pause = FIRST_PAUSE
        while True:
            status, answer = self._post(body, name)
            if 200 <= status < 300:
                self._complained = False
                return
            if status == 413 and len(batch) > 1:
                half = len(batch) // 2
                self._deliver(batch[:half], dropped)
                self._deliver(batch[half:], 0)
                return
            if status not in (0, 408, 429) and status < 500:
                self._lose(batch, dropped, f"{status} {answer}")
                return
            if not self._rest(pause * random.uniform(0.75, 1.25)):
                self._lose(batch, dropped, f"time is over, the last answer was {status or 'none'} {answer}")
                return
            pause = min(2 * pause, LONGEST_PAUSE)

    def _rest(self, pause):
        """Waits before the next try, shorter when somebody waits for us. False when there is no next try."""
        began = time.monotonic()
        with self._changed:
            while True:
                now = time.monotonic()
                if self._closed_at is not None and now >= self._closed_at:
                    return False
                end = began + (min(pause, HURRIED_PAUSE) if now < self._hurry_until else pause)
                if now >= end:
                    return True
                self._changed.wait(end - now)

    def _lose(self, batch, dropped, reason):
        lost = sum(alert["count"] for alert in batch)
        with self._changed:
            self._dropped += dropped + lost
        if not self._complained:
            self._complained = True
            try:
                sys.stderr.write(f"skylark_alerts: {lost} alerts were not taken in: {reason}\n")
            except Exception:  # no place to say it is no reason to stop
                pass

    def _post(self, body, name):
        """The answer's status and sentence; 0 if there was none. Signed anew each time, since signatures age.

        Under the same name it counts once, even if an answer is lost and it is sent again.
        """
        now = str(int(time.time()))
        signature = hmac.new(self._key, now.encode() + b"." + body, hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "skylark-alerts/0.1.0",
            "Idempotency-Key": name,
            "X-Skylark-Timestamp": now,
            "X-Skylark-Signature": f"sha256={signature}",
        }
        try:
            post = urllib.request.Request(self._url, data=body, headers=headers, method="POST")
            with self._opener.open(post, timeout=POST_SECONDS) as answer:
                return answer.status, ""
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, _sentence(refusal)
        except (OSError, HTTPException) as trouble:
            return 0, str(trouble)


def _sentence(refusal):
    try:
        return " ".join(refusal.read(1000).decode("utf-8", "replace").split())
    except (OSError, HTTPException):
        return ""


def _after_fork():
    """A child has no courier's thread, and what waits is its parent's to deliver."""
    for courier in _everyone:
        courier._begin()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
