"""Whatever is lost on the way, the run ends complete and with the same bytes."""

import random
import time

import pytest

from tests.slurm.cluster import NODES, wait_until

pytestmark = pytest.mark.usefixtures("_whole_again")


@pytest.fixture
def _whole_again(cluster):
    yield
    for missing in {"slurmctld", *NODES} - cluster.daemons.keys():
        cluster.start(missing)
    cluster.run("scancel", *cluster.jobs())
    wait_until(lambda: not cluster.jobs())


@pytest.fixture
def held(watched):
    """A run whose job is held, and the job's number."""
    watched.wish("hold")
    run = watched.submit()
    yield run, watched.witness()["SLURM_JOB_ID"]
    run.kill()
    run.wait()


def test_a_cancelled_job_is_tried_again(watched, cluster, held, curve):
    run, job = held
    cluster.run("scancel", job)
    wait_until(lambda: job in cluster.jobs("cancelled"))
    watched.release()
    watched.assert_complete(run, curve)


def test_a_job_over_its_memory_gets_more(watched, cluster, curve):
    watched.wish("greedy")
    run = watched.submit()
    job = watched.witness()["SLURM_JOB_ID"]
    watched.assert_complete(run, curve)
    assert job in cluster.jobs("failed,out_of_memory")


def test_the_job_of_a_lost_node_runs_elsewhere(watched, cluster, held, curve):
    run, job = held
    node = cluster.jobs()[job]
    cluster.kill(node)
    cluster.run("scontrol", "update", f"NodeName={node}", "State=DOWN", "Reason=lost")
    watched.release()
    watched.assert_complete(run, curve)
    assert job in cluster.jobs("node_fail")


def test_a_job_may_end_while_the_controller_is_away(watched, cluster, held, curve):
    run, job = held
    cluster.stop("slurmctld")
    watched.release()
    wait_until((watched.folder / watched.target).exists)
    cluster.start("slurmctld")
    watched.assert_complete(run, curve)
    assert job in cluster.jobs("completed")


@pytest.mark.long
def test_the_controller_may_be_away_for_two_minutes(watched, cluster, held, curve):
    run, job = held
    cluster.kill("slurmctld")
    watched.release()
    time.sleep(120)
    cluster.start("slurmctld")
    watched.assert_complete(run, curve)
    assert job in cluster.jobs("completed")


def test_a_preempted_job_is_tried_again(watched, cluster, held, curve):
    run, job = held
    urgent = ("sbatch", "--partition=urgent", "--nodes=2", "--exclusive", "--output=/dev/null")
    cluster.run(*urgent, "--wrap=true")
    wait_until(lambda: job in cluster.jobs("preempted"))
    watched.release()
    watched.assert_complete(run, curve)
    assert f"SLURM job {job} was preempted: it counts as failed" in watched.told()


@pytest.mark.parametrize("signals", [1, 2])
def test_sigterm_waits_for_jobs_and_a_second_one_cancels_them(watched, held, cluster, signals):
    run, job = held
    run.terminate()
    wait_until(lambda: "SIGTERM: no further job begins" in watched.told())
    if signals == 1:
        assert job in cluster.jobs()
        watched.release()
    else:
        run.terminate()
    assert run.wait(timeout=120) == 1
    wait_until(lambda: job in cluster.jobs("completed" if signals == 1 else "cancelled"))


def test_the_submitting_process_may_be_killed(watched, cluster, held, curve):
    run, job = held
    run.kill()
    run.wait()
    again = watched.submit()
    wait_until(lambda: len(cluster.jobs()) == 2, explain=watched.told)
    watched.release()
    watched.assert_complete(again, curve)
    assert job in cluster.jobs("completed")


def test_an_allocation_may_be_cancelled_and_submitted_again(watched, cluster, curve):
    watched.wish("hold")
    job = watched.allocate()
    watched.witness()
    cluster.run("scancel", job)
    wait_until(lambda: not cluster.jobs())
    watched.release()
    again = watched.allocate()
    wait_until(lambda: not cluster.jobs())
    assert again in cluster.jobs("completed")
    assert watched.files() == curve


def cancel_a_job(checkout, run, chance):
    """Cancel one of the jobs there are, if any."""
    jobs = sorted(checkout.cluster.jobs("running"))
    if jobs:
        checkout.cluster.run("scancel", chance.choice(jobs))
    return run


def lose_a_node(checkout, run, chance):
    """Let a node vanish, to come back before or after the controller knows."""
    node = chance.choice(NODES)
    checkout.cluster.kill(node)
    time.sleep(chance.uniform(0, 40))
    checkout.cluster.start(node)
    return run


def restart_the_controller(checkout, run, chance):
    """Take the controller away for a while."""
    checkout.cluster.stop("slurmctld")
    time.sleep(chance.uniform(0, 15))
    checkout.cluster.start("slurmctld")
    return run


def kill_the_submitting_process(checkout, run, chance):
    """Kill Snakemake and start it again."""
    run.kill()
    run.wait()
    return checkout.submit()


FAULTS = [cancel_a_job, lose_a_node, restart_the_controller, kill_the_submitting_process]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6))
def test_faults_at_any_time(checkout, local, seed):
    chance = random.Random(seed)
    run = checkout.submit()
    for fault in chance.choices(FAULTS, k=4):
        time.sleep(chance.uniform(1, 20))
        run = fault(checkout, run, chance)
    if run.wait(timeout=300) != 0:
        run = checkout.submit()
    checkout.assert_complete(run, local)
