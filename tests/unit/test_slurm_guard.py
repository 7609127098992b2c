"""The guard around Snakemake's SLURM plugin, on a stand-in that answers as the plugin does."""

import asyncio
import sys
from types import ModuleType

import pytest

from mesoent.run import slurm


@pytest.fixture
def plugin(monkeypatch):
    """A plugin of a guarded release that settles, keeps or forgets jobs as their names say."""

    class Executor:
        def report_job_success(self, job):
            pass

        def report_job_error(self, job, msg=None):
            pass

        async def check_active_jobs(self, active_jobs):
            for job in active_jobs:
                if job == "done":
                    self.report_job_success(job)
                elif job == "failed":
                    self.report_job_error(job, msg="it failed")
                elif job == "running":
                    yield job

    async def query_job_status(command, logger):
        return ({"7": "RUNNING", "8": "PREEMPTED"}, 0.1) if command == "squeue" else (None, None)

    module = ModuleType(slurm.PLUGIN)
    module.Executor, module.query_job_status = Executor, query_job_status
    monkeypatch.setitem(sys.modules, slurm.PLUGIN, module)
    monkeypatch.setattr(slurm, "version", lambda name: "2.8.0")
    return module


def kept(plugin, *jobs):
    """The jobs that Snakemake goes on to ask for."""

    async def collect():
        return [job async for job in plugin.Executor().check_active_jobs(list(jobs))]

    return asyncio.run(collect())


def test_a_job_of_which_nothing_was_heard_is_kept(plugin):
    jobs = "done", "lost", "failed", "running", "lost too"
    assert kept(plugin, *jobs) == ["running"]
    slurm.guard(tell=pytest.fail)
    assert kept(plugin, *jobs) == ["running", "lost", "lost too"]
    assert kept(plugin, *jobs) == ["running", "lost", "lost too"]


def test_a_preempted_job_has_failed(plugin):
    told = []
    slurm.guard(tell=told.append)
    for _ in range(2):
        states, seconds = asyncio.run(plugin.query_job_status("squeue", None))
    assert (states, seconds) == ({"7": "RUNNING", "8": "FAILED"}, 0.1)
    assert told == ["SLURM job 8 was preempted: it counts as failed"]
    assert asyncio.run(plugin.query_job_status("no answer", None)) == (None, None)


def test_another_release_is_left_alone_and_said(plugin, monkeypatch):
    monkeypatch.setattr(slurm, "version", lambda name: "2.9.0")
    told, before = [], plugin.Executor.check_active_jobs
    slurm.guard(tell=told.append)
    assert plugin.Executor.check_active_jobs is before
    assert "2.9.0 is not guarded" in told[0]


def test_nothing_to_guard_without_the_plugin(monkeypatch):
    monkeypatch.delitem(sys.modules, slurm.PLUGIN, raising=False)
    slurm.guard(tell=pytest.fail)
