"""A small workflow, run once, that each test may copy and change."""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT

CONFIG = """\
model: {name: double_chain, frequency: 1.0}
grids:
  times: {start: 0, stop: 10, points: 21}
  axis: {start: 0, stop: 1, points: 5}
figures:
  fig1:
    {kind: evolution, times: times, coupling: [0.8, 0.9], squeezing: 1.0, temperature: 0.1,
     paper: Fig. 1}
  fig3:
    {kind: evolution, times: times, coupling: 0.9, squeezing: 1.0, temperature: [0.1, 0.3],
     paper: Fig. 3}
  fig6a: {kind: asymptotics, coupling: 1.0, squeezing: 1.0, temperature: axis, paper: Fig. 6(a)}
  fig6b:
    {kind: critical, coupling: 1.0, squeezing: axis, temperature: axis, vertical: temperature,
     paper: Fig. 6(b)}
  phases:
    {kind: phase_diagram, scan: phases, horizontal: squeezing, vertical: temperature,
     panel: coupling}
scans:
  phases:
    axes:
      coupling: [0.9, 1.0]
      temperature: {start: 0.05, stop: 0.4, points: 4, spacing: log}
      squeezing: {start: 0, stop: 1, points: 5}
    reductions: [peak, death, critical_temperature]
    seconds_per_job: 4e-6
tolerances: {closed_form: 1e-10, critical_temperature: 1e-8}
audit: false
"""


@contextmanager
def hearing_ctrl_c():
    """Let processes that are started within obey SIGINT, though this one may have to ignore it.

    A shell without job control has what runs in the background ignore it, and so does cron; the
    children of a process inherit that, but not a handler.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class Workspace:
    """A folder with a config.yaml and what the workflow makes of it."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.python_path, self.home = None, ROOT

    def configure(self, old="", new=""):
        """Replace a piece of the configuration."""
        path = self.folder / "config.yaml"
        text = path.read_text() if path.exists() else CONFIG
        assert old in text
        path.write_text(text.replace(old, new, 1))
        return self

    def edit_package(self, file, old, new):
        """Replace a piece of a private copy of the package, and use the copy from now on."""
        copy = self.folder / "src"
        if not copy.exists():
            shutil.copytree(ROOT / "src", copy)
        path = copy / "mesoent" / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))
        self.python_path = copy
        return self

    def edit_workflow(self, file, old, new):
        """Replace a piece of a private copy of the workflow, whose files look as old as before."""
        copy = self.folder / "workflow"
        if not copy.exists():
            shutil.copytree(ROOT / "workflow", copy)
            shutil.copy2(ROOT / "Snakefile", self.folder)
            shutil.copytree(ROOT / "profiles", self.folder / "profiles")
        path = copy / file
        text, times = path.read_text(), path.stat()
        assert old in text
        path.write_text(text.replace(old, new, 1))
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        self.home = self.folder
        return self

    @property
    def environment(self):
        """The environment of a user of this folder."""
        return os.environ | self.copy

    @property
    def copy(self):
        """What makes a process use the private copy of the package, if there is one."""
        return {"PYTHONPATH": str(self.python_path)} if self.python_path else {}

    def python(self, *arguments):
        """Run Python here with the package that this folder uses; returns the finished process."""
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True
        )

    def start(self, *arguments, **options):
        """Start the workflow here, in a process group of its own that hears Ctrl-C."""
        command = [sys.executable, "-m", "snakemake", "--cores", "2"]
        command += ["--snakefile", self.home / "Snakefile", "--directory", self.folder, *arguments]
        with hearing_ctrl_c():
            return subprocess.Popen(
                command, env=self.environment, text=True, start_new_session=True, **options
            )

    def snakemake(self, *arguments, **options):
        """Run the workflow here; returns the finished process."""
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        run = self.start(*arguments, **options)
        run.stdout, run.stderr = run.communicate()
        return run

    def at_work(self, **options):
        """Start the workflow, and return once it has begun its first jobs."""
        run = self.start(**options)
        while not self.records("incomplete"):
            assert run.poll() is None
            time.sleep(0.02)
        return run

    def records(self, folder):
        """The names of what Snakemake keeps in a folder of its own."""
        path = self.folder / ".snakemake" / folder
        return sorted(entry.name for entry in path.iterdir()) if path.exists() else []

    def jobs(self):
        """What a run would do now: number of jobs by rule."""
        run = self.snakemake("--dry-run")
        assert run.returncode == 0, run.stdout + run.stderr
        return self.jobs_of(run)

    @staticmethod
    def jobs_of(run):
        """The number of jobs by rule that a dry run speaks of."""
        counts = dict(re.findall(r"^(\w+) +(\d+)$", run.stdout + run.stderr, flags=re.MULTILINE))
        return {rule: int(n) for rule, n in counts.items() if rule not in ("total", "all")}

    def files(self):
        """The content of every result, by path; logs apart."""
        results = self.folder / "results"
        paths = [p for p in results.rglob("*") if p.is_file() and "logs" not in p.parts]
        return {str(p.relative_to(results)): p.read_bytes() for p in paths}


@pytest.fixture(scope="session")
def finished(tmp_path_factory, worker_id):
    """A workspace in which the workflow has run; one for all processes that share the tests."""
    alone = worker_id == "master"
    common = tmp_path_factory.getbasetemp() if alone else tmp_path_factory.getbasetemp().parent
    with open(common / "finished.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        workspace = Workspace(common / "finished")
        if not workspace.folder.exists():
            workspace.folder.mkdir()
            run = workspace.configure().snakemake()
            assert run.returncode == 0, run.stderr
    return workspace


@pytest.fixture
def workspace(finished, tmp_path):
    """A copy of the finished workspace, to change at will."""
    shutil.copytree(finished.folder, tmp_path / "run")
    return Workspace(tmp_path / "run")


@pytest.fixture
def fresh(tmp_path):
    """A workspace in which nothing has run."""
    return Workspace(tmp_path).configure()
