"""A SLURM cluster on this host, for as long as a test needs it.

Every daemon is a child of this process and keeps to one folder, on ports that were free: nothing
is installed, /etc is not read, and any user can run it, even beside another cluster.
"""

import contextlib
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
NODES = ("n1", "n2")
USABLE = ("idle", "mix", "alloc")

#: Jobs are tracked and measured through /proc, which needs neither cgroups nor root.
CONFIGURATION = """\
ClusterName=test
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={port}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
CredType=cred/munge
StateSaveLocation={folder}/state
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/%n.pid
SlurmdSpoolDir={folder}/%n
SlurmdParameters=config_overrides
SlurmdTimeout=6
ReturnToService=2
KillWait=2
MinJobAge=300
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=task=1
JobAcctGatherParams=OverMemoryKill
SchedulerParameters=sched_interval=2,bf_interval=2
AccountingStorageType=accounting_storage/none
PreemptType=preempt/partition_prio
PreemptMode=CANCEL
PartitionName=main Nodes=ALL Default=YES MaxTime=01:00:00 State=UP PriorityTier=1
PartitionName=urgent Nodes=ALL MaxTime=01:00:00 State=UP PriorityTier=2 PreemptMode=OFF
"""
NODE = """\
NodeName={name} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} CPUs={cpus} RealMemory=4000
"""


class Cluster:
    """munged, slurmctld, and a slurmd for each node, which takes itself to have `cpus` of them."""

    def __init__(self, folder, nodes=NODES, cpus=2):
        self.folder, self.nodes, self.cpus = Path(folder), nodes, cpus
        self.daemons = {}
        self.environment = os.environ | {
            "SLURM_CONF": str(self.folder / "slurm.conf"),
            "PATH": f"{self.folder}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        }
        self._write_configuration()
        self._write_key()
        self._write_srun()

    def __enter__(self):
        try:
            for name in ("munged", "slurmctld", *self.nodes):
                self.start(name)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for name in list(self.daemons):
            self.kill(name)

    def start(self, name):
        """Start a daemon, or the slurmd of a node, and wait until it serves."""
        path = self.folder / f"{name}.out"
        with open(path, "a") as output:
            self.daemons[name] = subprocess.Popen(
                self._command(name), env=self.environment, stdin=subprocess.DEVNULL,
                stdout=output, stderr=output, start_new_session=True, preexec_fn=keep_the_family,
            )  # fmt: skip
        wait_until(lambda: self._serves(name), explain=path.read_text)

    def stop(self, name):
        """End a daemon in order, as an administrator does."""
        daemon = self.daemons.pop(name)
        daemon.terminate()
        daemon.wait()

    def kill(self, name):
        """End a daemon and all that came of it at once, as a power failure does."""
        daemon = self.daemons.pop(name)
        family = psutil.Process(daemon.pid)
        for process in [family, *family.children(recursive=True)]:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        daemon.wait()

    def run(self, *command):
        """What a command prints on the login node."""
        run = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        return run.stdout

    def jobs(self, states="pending,running,completing"):
        """The jobs in any of these states, as {number: node}."""
        lines = self.run("squeue", "-h", "--states", states, "-o", "%i %N").splitlines()
        return {number: node for number, _, node in (line.partition(" ") for line in lines)}

    def _command(self, name):
        if name in self.nodes:
            return [find("slurmd"), "-D", "-N", name]
        if name == "slurmctld":
            return [find("slurmctld"), "-D"]
        places = {
            "key": "munge.key",
            "seed": "munge.seed",
            "pid": "munged.pid",
            "log": "munged.log",
        }
        files = [f"--{kind}-file={self.folder / file}" for kind, file in places.items()]
        return [find("munged"), "--foreground", f"--socket={self.folder}/munge.socket", *files]

    def _serves(self, name):
        if name in self.nodes:
            return self.run("sinfo", "-h", "-n", name, "-o", "%t").strip() in USABLE
        if name == "slurmctld":
            return "is UP" in self.run("scontrol", "ping")
        return (self.folder / "munge.socket").exists()

    def _write_configuration(self):
        host, user = socket.gethostname().split(".")[0], psutil.Process().username()
        port, *ports = free_ports(1 + len(self.nodes))
        text = CONFIGURATION.format(host=host, user=user, port=port, folder=self.folder)
        for name, port in zip(self.nodes, ports, strict=True):
            text = NODE.format(name=name, host=host, port=port, cpus=self.cpus) + text
        (self.folder / "slurm.conf").write_text(text)
        (self.folder / "state").mkdir()

    def _write_key(self):
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o600)

    def _write_srun(self):
        """An srun that finds this cluster from jobs, where Snakemake drops SLURM_CONF."""
        srun = self.folder / "srun"
        srun.write_text(
            f'#!/bin/sh\nSLURM_CONF={self.folder}/slurm.conf exec {find("srun")} "$@"\n'
        )
        srun.chmod(0o755)


def find(program):
    """The path of a program, also of those that only administrators have on their PATH."""
    return shutil.which(program, path=f"{os.environ['PATH']}:/usr/local/sbin:/usr/sbin:/sbin")


def free_ports(count):
    """Numbers of TCP ports that nobody listens to."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [listener.getsockname()[1] for listener in sockets]
    for listener in sockets:
        listener.close()
    return ports


def keep_the_family():
    """Stay the ancestor of orphans, and end with the process that started this one (Linux)."""
    prctl = ctypes.CDLL(None).prctl
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def wait_until(condition, seconds=120, explain=str):
    """Return as soon as a condition holds; fail if it does not in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s: {explain()}"
        time.sleep(0.1)
