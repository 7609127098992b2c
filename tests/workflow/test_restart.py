"""Killed runs lose nothing, take nothing half-made for whole, and compute nothing twice."""

import os
import random
import re
import shutil
import signal
import subprocess
import time
from base64 import urlsafe_b64decode
from collections import Counter
from contextlib import suppress

import psutil
import pytest

QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
HASHED = re.compile(r"-[0-9a-f]{12}\.\w+$")


def kill(run, signal_=signal.SIGKILL):
    os.killpg(run.pid, signal_)
    run.wait()


@pytest.fixture
def killed(fresh):
    """A workspace whose first run was killed while it worked."""
    kill(fresh.at_work(**QUIET))
    assert fresh.records("locks")
    return fresh


def test_the_lock_of_a_killed_run_is_cleared_and_said_once(killed):
    run = killed.snakemake()
    assert run.returncode == 0, run.stderr
    assert run.stderr.count("The last run was killed: its lock is cleared") == 1
    assert not killed.records("locks")
    assert "was killed" not in killed.snakemake().stderr


def test_a_dry_run_leaves_the_lock_where_it_is(killed):
    before = killed.records("locks")
    assert killed.snakemake("--dry-run").returncode == 0
    assert killed.records("locks") == before


def test_the_lock_of_another_machine_is_respected(killed, finished):
    (killed.folder / ".snakemake" / "holder").write_text("login1\n")
    run = killed.snakemake()
    assert run.returncode != 0
    assert "A run on login1 left its lock here" in run.stderr
    assert "LockException" in run.stderr
    assert killed.snakemake("--unlock").returncode == 0
    assert killed.snakemake().returncode == 0
    assert killed.files() == finished.files()


def test_a_living_run_is_respected_even_if_it_sleeps(fresh, finished):
    living = fresh.at_work(**QUIET)
    os.killpg(living.pid, signal.SIGSTOP)
    for arguments in [(), ("--unlock",)]:
        run = fresh.snakemake(*arguments)
        assert run.returncode == 1
        assert re.search(r"^RunError: another run is at work in \S+ on \S+; wait", run.stderr, re.M)
        assert "Traceback" not in run.stderr
    assert fresh.snakemake("--dry-run").returncode == 0
    os.killpg(living.pid, signal.SIGCONT)
    assert living.wait() == 0
    assert fresh.files() == finished.files()


def test_where_the_file_system_knows_no_such_lock_snakemake_decides(killed, tmp_path_factory):
    patched = tmp_path_factory.mktemp("site")
    (patched / "sitecustomize.py").write_text(
        "import errno, fcntl\n"
        "def flock(*_):\n"
        "    raise OSError(errno.ENOSYS, 'Function not implemented')\n"
        "fcntl.flock = flock\n"
    )
    killed.python_path = f"{patched}:{os.environ.get('PYTHONPATH', '')}"
    run = killed.snakemake()
    assert run.returncode != 0
    assert "LockException" in run.stderr


def test_leftovers_of_killed_jobs_are_swept_but_nothing_of_the_user_s(workspace):
    results = workspace.folder / "results"
    leftover = results / "evolution" / ".curve.abcdefgh.part.h5"
    ours = results / "evolution" / "notes.txt"
    leftover.write_bytes(b"half")
    ours.write_text("mine")
    workspace.snakemake("--dry-run")
    assert leftover.exists()
    workspace.snakemake()
    assert not leftover.exists()
    assert ours.exists()


class Trial:
    """A run that is killed and resumed again and again at random moments."""

    def __init__(self, workspace, reference, seed):
        self.workspace, self.reference = workspace, reference
        self.random, self.seen, self.orphans = random.Random(seed), Counter(), []
        self.recomputed, self.wrong = [], []

    def strike(self):
        """Start or resume the run, kill something, and look at what is there."""
        before, orphans = self.complete(), self.orphans
        run = self.workspace.start(**QUIET)
        self.wait(run)
        self.orphans = self.kill(run)
        wait_until(lambda: not any(lives(process) for process in orphans))
        self.seen["runs"] += 1
        self.compare(before)
        if run.returncode == 0:
            self.begin_again()

    def wait(self, run):
        """Mostly until jobs run, sometimes only while Snakemake starts, and then a while."""
        if self.random.random() < 0.8:
            wait_until(lambda: run.poll() is not None or children(run))
        with suppress(subprocess.TimeoutExpired):
            run.wait(self.random.uniform(0, 3))

    def kill(self, run):
        """Kill the whole group, the main process alone or one job; returns who may live on."""
        jobs = children(run)
        whom = self.random.choice(["group", "main", *(["job"] if jobs else [])])
        if run.poll() is not None:
            return []
        self.seen[f"killed: {whom}"] += 1
        if whom == "group":
            os.killpg(run.pid, signal.SIGKILL)
        elif whom == "main":
            run.kill()
        else:
            with suppress(psutil.NoSuchProcess):
                self.random.choice(jobs).kill()
        run.wait()
        return jobs if whom == "main" else []

    def complete(self):
        """Time and content of the outputs of finished jobs: every file whose name has the hash of
        its content; the others where all of a job's are there and none is marked as incomplete."""
        whole, results = self.whole(), self.workspace.folder / "results"
        marks = {urlsafe_b64decode(name).decode() for name in self.workspace.records("incomplete")}
        unfinished = {job_of(path) for path in self.reference.keys() - whole.keys()}
        unfinished |= {job_of(mark.removeprefix("results/")) for mark in marks}
        return {
            path: (results.joinpath(path).stat().st_mtime_ns, content)
            for path, content in whole.items()
            if HASHED.search(path) or job_of(path) not in unfinished
        }

    def whole(self):
        """The results that stand under their final names."""
        files = self.workspace.files()
        return {path: files[path] for path in files if "/." not in path}

    def compare(self, before):
        after = self.complete()
        self.seen["complete files met by a run"] += len(before)
        self.recomputed += [path for path in before if after.get(path) != before[path]]
        whole = self.whole()
        self.wrong += [path for path in whole if whole[path] != self.reference[path]]

    def begin_again(self):
        """The run has ended by itself: nothing but its results may be left."""
        self.seen["runs that reached the end"] += 1
        assert self.workspace.files() == self.reference
        assert not self.workspace.records("locks")
        shutil.rmtree(self.workspace.folder / "results")
        shutil.rmtree(self.workspace.folder / ".snakemake")


def job_of(path):
    """What the outputs of a job have in common: folder and stem, or only the folder."""
    return path.split(".")[0] if path.startswith("figures/") else path.split("/")[0]


def wait_until(condition):
    deadline = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def children(run):
    try:
        return psutil.Process(run.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def lives(process):
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


KILLS = [(3, 1), *(pytest.param(*kills, marks=pytest.mark.long) for kills in ((20, 1), (250, 2)))]


@pytest.mark.parametrize(("kills", "seed"), KILLS)
def test_killed_at_any_moment(fresh, finished, kills, seed):
    trial = Trial(fresh, finished.files(), seed)
    while sum(trial.seen[f"killed: {whom}"] for whom in ("group", "main", "job")) < kills:
        trial.strike()
    wait_until(lambda: not any(lives(process) for process in trial.orphans))
    run = fresh.snakemake()
    assert run.returncode == 0, run.stderr
    print(*(f"{name}: {count}" for name, count in sorted(trial.seen.items())), sep="\n")
    assert trial.recomputed == []
    assert trial.wrong == []
    assert fresh.files() == finished.files()
    assert not fresh.records("locks")
    assert "Nothing to be done" in fresh.snakemake().stderr
