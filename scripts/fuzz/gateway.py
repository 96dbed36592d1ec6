"""A gateway of its own for one run: private stores, free ports, a temporary folder."""

import json
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
START_S = 120


class Refused(Exception):
    """The gateway did not do what the stage needs."""


class Gateway:
    """`gatehouse dev`, started and stopped; as a context."""

    def __init__(self, profile, folder=None):
        self.profile = profile
        self.given = folder is not None
        if self.given:
            folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder or Path(tempfile.mkdtemp(prefix="gatehouse-fuzz-"))
        # A server that runs as root hands its private Postgres to another user, who must be able to reach the folder.
        self.folder.chmod(0o755)
        self.process = None

    def __enter__(self):
        build = ["cargo", "build", "--quiet", "--locked", "--profile", self.profile, "--bin", "gatehouse"]
        subprocess.run(build, cwd=ROOT, check=True)
        self.command = ["cargo", "run", "--quiet", "--locked", "--profile", self.profile, "--"]
        self.log = self.folder / "output"
        with self.log.open("wb") as log:
            dev = ["dev", "--data-dir", str(self.folder), "--port", "0"]
            self.process = subprocess.Popen(self.command + dev, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
        self.dev = self._ready()
        self.url = self.dev["url"]
        self.tokens = dict(self.dev["tokens"])
        self.tokens["platform"] = self.mint("--permission", "FULL")
        return self

    def mint(self, *claims):
        """A token that `dev` does not give: one without a tenant administers tenants."""
        command = [*self.command, "token", "--key", str(self.folder / "keys"), *claims]
        return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()

    def _ready(self):
        file = self.folder / "dev.json"
        for _ in range(START_S * 10):
            if file.exists() and file.stat().st_size > 0:
                return json.loads(file.read_text())
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-40:])
        self.stop()
        raise Refused(f"the gateway did not start:\n{tail}")

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
        if not self.given:
            shutil.rmtree(self.folder, ignore_errors=True)

    def alive(self):
        return self.process.poll() is None

    def panics(self):
        """What the log says of requests that panicked."""
        lines = self.log.read_text(errors="replace").splitlines()
        return [line for line in lines if "panicked" in line]

    def ask(self, method, path, body=None, token="admin", kind="application/json", **headers):
        """Asks, insists on success, gives what was answered."""
        if body is not None and not isinstance(body, str):
            body = json.dumps(body)
        headers = {"Content-Type": kind} | {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            headers["Authorization"] = f"Bearer {self.tokens[token]}"
        data = body.encode() if body is not None else None
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                text = answer.read().decode()
        except urllib.error.HTTPError as refused:
            raise Refused(f"{method} {path}: {refused.code} {refused.read().decode()}") from None
        try:
            return json.loads(text)
        except ValueError:
            return text
