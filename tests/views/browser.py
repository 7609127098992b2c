"""A page in headless Chromium: what it says, and what its console says."""

import re
import shutil
import subprocess

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

_QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--virtual-time-budget=20000",
]


def opened(path, profile, *, address="", size=(1200, 900)):
    """The document after its scripts have run, and the messages of its console."""
    command = [CHROMIUM, *_QUIET, f"--user-data-dir={profile}", "--dump-dom"]
    command += [f"--window-size={size[0]},{size[1]}", f"file://{path}{address}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout, re.findall(r"CONSOLE.*", done.stderr)
