"""A Skylark for tests: takes alerts on this machine, and is as strict about them as the real one."""

import datetime
import hashlib
import hmac
import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

KEY = "sky_a key, with 'quotes' and $(signs)"
LARGEST_BODY = 1024 * 1024
FIELDS = json.loads((Path(__file__).parent.parent / "alert.schema.json").read_text("utf-8"))["$defs"]
WORD, FIELDS = FIELDS["word"], FIELDS["alert"]["properties"]
TEXTS = {
    name: {**WORD, **field}.get("maxLength")
    for name, field in FIELDS.items()
    if field.get("$ref") or "maxLength" in field
}


def wrong(alert):
    """What is wrong with an alert, in one sentence; nothing if it is right."""
    if not isinstance(alert, dict):
        return "An alert must be an object."
    for name, value in alert.items():
        if name not in FIELDS:
            return f"{name} is not a field of an alert."
        if name in TEXTS and (not isinstance(value, str) or len(value) > TEXTS[name]):
            return f"{name} must be a text of at most {TEXTS[name]} characters."
        if "enum" in FIELDS[name] and value not in FIELDS[name]["enum"]:
            return f"{name} must be one of {', '.join(FIELDS[name]['enum'])}."
    if not alert.get("message", "").strip():
        return "message is required."
    if "kind" in alert and "exception" in alert:
        return "exception means the same as kind: send one of them."
    if alert.get("status") == "resolved" and not alert.get("key", "").strip():
        return "key is required when status is resolved."
    if "link" in alert and not re.search(FIELDS["link"]["pattern"], alert["link"]):
        return "link must be an address that begins with https:// or http://."
    if type(alert.get("count", 1)) is not int or not 1 <= alert.get("count", 1) <= FIELDS["count"]["maximum"]:
        return "count must be a whole number from 1 to 1,000,000."
    context = alert.get("context", {})
    if not isinstance(context, dict) or len(context) > 20:
        return "context must be an object of at most 20 pairs."
    if any(not isinstance(value, (str, int, float, bool)) for value in context.values()):
        return "context must be flat."
    logs = alert.get("logs", [])
    if not isinstance(logs, list) or len(logs) > 50 or any(not isinstance(line, str) for line in logs):
        return "logs must be at most 50 texts."
    try:
        at = datetime.datetime.fromisoformat(alert.get("at", "2026-01-01T00:00:00Z").replace("Z", "+00:00"))
        if at.tzinfo is None:
            return "at must say its time zone."
    except ValueError:
        return "at must be a time as in 2026-01-01T00:00:00Z."
    return None


class Receiver:
    """Listens on 127.0.0.1; ``answers`` are statuses to give instead of looking at what comes, first one first."""

    def __init__(self, port=0, answers=()):
        self.answers = list(answers)
        self.requests = []  # of every request: path, headers, status
        self.alerts = []  # those taken in
        self.names = set()  # of deliveries: what comes twice counts once
        self.lock = threading.Lock()
        receiver = self

        class Door(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                raw = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                with receiver.lock:
                    status, sentence = receiver._look(self.path, self.headers, raw)
                    receiver.requests.append((self.path, dict(self.headers), status))
                answer = json.dumps({"error": sentence} if sentence else {}).encode()
                self.send_response(status)
                if status in (301, 302, 303):
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def do_GET(self):
                receiver.requests.append((self.path, dict(self.headers), 200))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 128

        self._server = Server(("127.0.0.1", port), Door)
        self.port = self._server.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def _look(self, path, headers, raw):
        if len(raw) > LARGEST_BODY:
            return 413, "The body is too large."
        if self.answers:
            status = self.answers.pop(0)
            return status, "as the test wants it"
        if not path.startswith("/webhooks/alerts/") or "/" in path[len("/webhooks/alerts/") :]:
            return 404, "nothing is here"
        if not authentic(headers, raw):
            return 401, "The key or the signature is wrong."
        try:
            body = json.loads(raw.decode("utf-8"))
        except ValueError:
            return 400, "This is not JSON."
        alerts = body["alerts"] if isinstance(body, dict) and set(body) == {"alerts"} else [body]
        if not isinstance(alerts, list) or not 1 <= len(alerts) <= 1000:
            return 400, "alerts must be a list of 1 to 1,000 alerts."
        for alert in alerts:
            if wrong(alert):
                return 400, wrong(alert)
        name = headers.get("Idempotency-Key") or headers.get("X-Skylark-Timestamp", "") + str(raw)
        if name not in self.names:
            self.names.add(name)
            self.alerts.extend(alerts)
        return 202, ""

    def statuses(self):
        return [status for _, _, status in self.requests]

    def count(self):
        with self.lock:
            return sum(alert.get("count", 1) for alert in self.alerts)

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def authentic(headers, raw, key=KEY):
    """The same as WebhookDoor and Hmac in Java: a signature counts before a bearer's key."""
    signature = headers.get("X-Skylark-Signature", "")
    if not signature:
        scheme, _, given = headers.get("Authorization", "").partition(" ")
        return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), key.encode())
    stamp = headers.get("X-Skylark-Timestamp", "")
    if not stamp.isdecimal() or len(stamp) > 12 or abs(time.time() - int(stamp)) > 300:
        return False
    right = hmac.new(key.encode(), f"{stamp}.".encode() + raw, hashlib.sha256).hexdigest()
    return hmac.compare_digest(signature.removeprefix("sha256=").lower().encode(), right.encode())


def eventually(happens, seconds=15):
    """Waits until something is so; false if it does not come to it."""
    end = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
