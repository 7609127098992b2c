"""Snakemake's SLURM plugin, kept from forgetting jobs and from waiting for preempted ones.

Snakemake keeps the jobs that the plugin's `check_active_jobs` yields. The plugin (2.8.0) yields
none when it got no answer from SLURM, so one such round makes it forget every job, and the run
waits for ever; docs/HPC.md has the smallest reproducer. It also yields a preempted job for ever,
though SLURM was told not to bring it back.
"""

import sys
from importlib.metadata import version

PLUGIN = "snakemake_executor_plugin_slurm"

#: The releases in which this was seen to be needed and to help: tests/slurm.
RELEASES = ("2.8.",)


def guard(tell):
    """Guard the plugin, if Snakemake has loaded it.

    Parameters
    ----------
    tell : callable
        Is given a sentence if the plugin is of another release, which is left as it is, and one
        for each job that was preempted.
    """
    plugin = sys.modules.get(PLUGIN)
    if plugin is None:
        return
    if not version(PLUGIN).startswith(RELEASES):
        tell(f"{PLUGIN} {version(PLUGIN)} is not guarded against lost answers of SLURM")
        return
    plugin.query_job_status = _preempted_means_failed(plugin.query_job_status, tell)
    _forget_none(plugin.Executor)


def _forget_none(executor):
    """Have an executor's check yield every job that it neither yields nor reports as ended."""
    check, settled = executor.check_active_jobs, set()

    def noted(report):
        def report_and_note(self, job, *args, **kwargs):
            settled.add(id(job))
            return report(self, job, *args, **kwargs)

        return report_and_note

    async def check_active_jobs(self, active_jobs):
        settled.clear()
        async for job in check(self, active_jobs):
            settled.add(id(job))
            yield job
        for job in [job for job in active_jobs if id(job) not in settled]:
            yield job

    executor.check_active_jobs = check_active_jobs
    executor.report_job_success = noted(executor.report_job_success)
    executor.report_job_error = noted(executor.report_job_error)


def _preempted_means_failed(query, tell):
    known = set()

    async def query_job_status(*args):
        """States of jobs as SLURM gives them, but FAILED for PREEMPTED."""
        states, seconds = await query(*args)
        for job in [job for job in states or () if states[job] == "PREEMPTED"]:
            states[job] = "FAILED"
            if job not in known:
                known.add(job)
                tell(f"SLURM job {job} was preempted: it counts as failed")
        return states, seconds

    return query_job_status
