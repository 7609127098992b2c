"""Both ways of running on SLURM give what one machine gives, byte for byte."""

from tests.slurm.cluster import wait_until

THREADS = ("SLURM_CPUS_PER_TASK", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def test_a_slurm_job_for_each_job(checkout, local):
    checkout.assert_complete(checkout.submit(), local)
    assert "failed" not in checkout.told()
    logs = (checkout.folder / "results" / "logs" / "slurm").iterdir()
    assert {path.name for path in logs} >= {"rule_evolution", "rule_scan", "rule_figures"}


def test_one_allocation(checkout, cluster, local):
    job = checkout.allocate()
    wait_until(lambda: job not in cluster.jobs())
    assert job in cluster.jobs("completed"), checkout.told()
    assert "(100%) done" in (checkout.folder / f"mesoent-{job}.log").read_text()
    assert checkout.files() == local


def test_a_job_has_the_threads_of_its_rule(watched, curve):
    run = watched.submit("--set-threads", "evolution=2")
    found = watched.witness()
    assert {found[name] for name in THREADS} == {"2"}
    watched.assert_complete(run, curve)
