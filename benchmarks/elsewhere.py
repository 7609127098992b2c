"""A second SciPy beside the one of this environment: the newest may need a newer Python.

The environment variable MESOENT_PEER_PYTHON names an interpreter that has NumPy and SciPy.
"""

import os
import pickle
import subprocess
from functools import cache
from pathlib import Path

from benchmarks.catalogue import Missing

VARIABLE = "MESOENT_PEER_PYTHON"


class _Worker:
    """A process that answers requests, see worker.py."""

    def __init__(self, python):
        command = [python, "-m", "benchmarks.worker"]
        root = str(Path(__file__).parents[1])
        environment = {**os.environ, "PYTHONPATH": root}
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )

    def send(self, *messages):
        for message in messages:
            pickle.dump(message, self.process.stdin, protocol=5)
        self.process.stdin.flush()

    def ask(self, request):
        self.send(request)
        return pickle.load(self.process.stdout)


class _Call:
    """Exponentials of the rows; the other process takes the time itself."""

    def __init__(self, rows):
        _worker().send("rows", rows)

    def __call__(self):
        return _worker().ask("expm")

    def best_time(self, seconds):
        return _worker().ask(seconds)


@cache
def _worker():
    python = os.environ.get(VARIABLE)
    if not python:
        raise Missing(f"{VARIABLE} is not set")
    try:
        return _Worker(python)
    except OSError as error:
        raise Missing(f"{VARIABLE}: {error.strerror}") from None


def version():
    """The other SciPy's version."""
    try:
        return f"scipy {_worker().ask('version')}, another Python"
    except (EOFError, BrokenPipeError):
        raise Missing(f"{VARIABLE} has no working NumPy and SciPy") from None


def bind(rows, threads):
    """Exponentials of the rows."""
    return _Call(rows)
