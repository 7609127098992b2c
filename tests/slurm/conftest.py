"""The small workflow of tests/workflow, on a cluster of its own."""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile

import pytest

from tests.conftest import ROOT
from tests.slurm.cluster import Cluster, find, wait_until
from tests.workflow.conftest import Workspace

PROFILE = ROOT / "profiles" / "slurm"
PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "srun")

#: Ask for the states of jobs more often than a real cluster would like.
IMPATIENT = ("--seconds-between-status-checks=1", "--slurm-init-seconds-before-status-checks=1")

#: Found by each Python process before all else. Where a job is about to store what it computed, it
#: tells its environment, then holds memory and waits as it is asked to. An edit of the package
#: would do the same, but give every result another name.
WITNESS = """
import importlib.util, json, os, pathlib, sys, time


def wait():
    pathlib.Path("witness.part").write_text(json.dumps(dict(os.environ)))
    pathlib.Path("witness.part").replace("witness.json")
    greedy = pathlib.Path("greedy").exists()
    ballast = b"x" * 900_000_000 * greedy
    begun = time.monotonic()
    while time.monotonic() < begun + (600 if pathlib.Path("hold").exists() else 4 * greedy):
        time.sleep(0.1)


class Witness:
    def find_spec(self, name, path, target=None):
        if name != "mesoent.run.provenance":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module

        def exec_module(module):
            load(module)
            plain = module.provenance
            module.provenance = lambda: (wait(), plain())[1]

        spec.loader.exec_module = exec_module
        return spec


sys.meta_path.insert(0, Witness())
"""


class Checkout(Workspace):
    """A workspace whose workflow runs on a cluster."""

    def __init__(self, folder, cluster):
        super().__init__(folder)
        self.cluster = cluster
        self.target = "all"
        self.configure()

    @property
    def environment(self):
        """The environment of a user of the cluster."""
        return self.cluster.environment | self.copy

    def submit(self, *options):
        """Start the workflow with the cluster's profile; returns the running process."""
        command = [sys.executable, "-m", "snakemake", "--workflow-profile", PROFILE, self.target]
        command += ["--snakefile", ROOT / "Snakefile", *IMPATIENT, *options]
        with open(self.folder / "snakemake.log", "a") as log:
            return subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdout=log, stderr=log
            )

    def allocate(self):
        """Start the workflow inside one allocation; returns the job's number."""
        command = ["sbatch", "--parsable", f"--chdir={self.folder}", "--cpus-per-task=2"]
        command += [PROFILE / "allocation.sh", self.target, "--snakefile", ROOT / "Snakefile"]
        run = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        return run.stdout.strip()

    def told(self):
        """Everything that Snakemake has said here."""
        return "".join(path.read_text() for path in sorted(self.folder.glob("*.log")))

    def observe(self):
        """Let jobs leave witness.json, and obey the files `hold` and `greedy`."""
        hook = self.folder / "observed" / "sitecustomize.py"
        hook.parent.mkdir()
        hook.write_text(WITNESS)
        self.python_path = f"{hook.parent}:{ROOT / 'src'}"
        return self

    def wish(self, name):
        """Ask the jobs for something."""
        (self.folder / name).touch()

    def release(self):
        """Let the jobs that are held go on."""
        (self.folder / "hold").unlink()

    def witness(self):
        """The environment of a job that has computed, once there is one."""
        path = self.folder / "witness.json"
        wait_until(path.exists, explain=self.told)
        return json.loads(path.read_text())

    def assert_complete(self, run, expected):
        """The run ends well, and its files are those expected."""
        assert run.wait(timeout=300) == 0, self.told()
        wait_until(lambda: not self.cluster.jobs())
        assert self.files() == expected


@pytest.fixture(scope="session", autouse=True)
def _needs():
    missing = [program for program in PROGRAMS if not find(program)]
    if missing:
        pytest.skip(f"no {', '.join(missing)} here: apt-get install slurm-wlm munge")
    if importlib.util.find_spec("snakemake_executor_plugin_slurm") is None:
        pytest.skip("Snakemake's SLURM plugin is not installed here: make test-slurm")


@pytest.fixture(scope="session")
def cluster():
    """A running cluster."""
    with tempfile.TemporaryDirectory(prefix="slurm-") as folder:
        os.chmod(folder, 0o755)  # else munged refuses to put its socket there
        with Cluster(folder) as cluster:
            yield cluster


@pytest.fixture(scope="session")
def local(tmp_path_factory):
    """What the workflow leaves on one machine."""
    workspace = Workspace(tmp_path_factory.mktemp("local")).configure()
    run = workspace.snakemake()
    assert run.returncode == 0, run.stderr
    return workspace.files()


@pytest.fixture
def checkout(cluster, tmp_path):
    """A workspace on the cluster in which nothing has run."""
    return Checkout(tmp_path, cluster)


@pytest.fixture
def curve(local):
    """One curve of these results, and the times it rests on."""
    return {
        name: local[name]
        for name in local
        if re.match(r"grid/time|evolution/.*temperature0\.3[_-]", name)
    }


@pytest.fixture
def watched(checkout, curve):
    """A workspace in which that curve is next, and its job tells what it sees."""
    for name in curve:
        if name.startswith("grid/"):
            path = checkout.folder / "results" / name
            path.parent.mkdir(parents=True)
            path.write_bytes(curve[name])
        else:
            checkout.target = f"results/{name}"
    return checkout.observe()
