"""Full disks, read-only folders, damaged files and signals: one sentence, and nothing is lost."""

import os
import re
import shutil
import signal
import subprocess
import time
from itertools import cycle

import pytest

#: The stages whose files another stage reads.
STAGES = ("grid", "evolution", "asymptotics", "critical", "scan", "collect", "certified")


def refused(run, words):
    """The run failed, and said so in a sentence that has these words."""
    output = run.stdout + run.stderr
    assert run.returncode != 0
    assert re.search(rf"^(?=\w+Error: ).*{words}.*$", output, re.MULTILINE), output
    assert "Traceback" not in output
    return output


def goes_on(workspace, finished):
    """The next run completes the results, to the same bytes, and nothing else is left."""
    run = workspace.snakemake()
    assert run.returncode == 0, run.stderr
    assert workspace.files() == finished.files()


#: Further signals, of the long tests, and the seconds of work before each.
LATER = [("SIGINT", 0.4), ("SIGINT", 1.5), ("SIGTERM", 1.0), ("SIGTERM", 1.5)]


@pytest.fixture
def mounted():
    """A function that mounts something on a folder until the test ends."""
    folders = []

    def mount(folder, *arguments):
        if not (shutil.which("mount") and os.geteuid() == 0):
            pytest.skip("only root may mount")
        folder.mkdir(exist_ok=True)
        run = subprocess.run(["mount", *arguments, folder], capture_output=True, text=True)
        if run.returncode:
            pytest.skip(f"no mount here: {run.stderr.strip()}")
        folders.append(folder)

    yield mount
    for folder in folders:
        subprocess.run(["umount", folder], check=True)


def test_full_disk(fresh, finished, mounted):
    results = fresh.folder / "results"
    mounted(results, "-t", "tmpfs", "-o", "size=8k", "tmpfs")
    for more in ("100k", "50m"):
        refused(fresh.snakemake(), r"cannot be written \(No space left on device\); make room")
        assert fresh.files().items() <= finished.files().items()
        subprocess.run(["mount", "-o", f"remount,size={more}", results], check=True)
    goes_on(fresh, finished)


@pytest.mark.parametrize("which", ["results", "."])
def test_read_only_folder(workspace, finished, mounted, which):
    folder = workspace.folder / which
    (workspace.folder / "results" / "figures" / "fig1.svg").unlink()
    mounted(folder, "--bind", folder)
    subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
    refused(workspace.snakemake(), "RunError: results cannot be written; give write access")
    subprocess.run(["mount", "-o", "remount,rw,bind", folder], check=True)
    goes_on(workspace, finished)


def truncated(content):
    return content[: len(content) // 2]


def flipped(content):
    return content[:3000] + bytes([content[3000] ^ 16]) + content[3001:]


def test_damaged_files_of_every_stage_are_named_and_cured_as_told(workspace, finished):
    results = workspace.folder / "results"
    # One file of a stage each; of `critical` the one that is not made anew with its late values.
    place = {"critical": 0}
    damaged = {sorted((results / stage).iterdir())[place.get(stage, -1)] for stage in STAGES}
    assert len(damaged) == len(STAGES)
    for path, damage in zip(sorted(damaged), cycle((truncated, flipped)), strict=False):
        stamp = path.stat()
        path.write_bytes(damage(path.read_bytes()))
        os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    for path in results.rglob("*"):
        if path.parent.name in ("figures", "summary") or path.name.startswith("coupling0.8"):
            path.unlink()
    named = set()
    while (run := workspace.snakemake("--keep-going")).returncode:
        output = refused(run, "; delete .* and run the workflow again")
        told = re.findall(r"StoreError: .*; delete (.*) and run the workflow again", output)
        told = {
            (workspace.folder / path).resolve() for text in told for path in text.split(" and ")
        }
        assert told <= damaged - named
        named |= told
        for path in told:
            path.unlink()
    assert named == damaged
    assert workspace.files() == finished.files()


# Not at once: in the milliseconds in which Snakemake sets a job going it may lose a Ctrl-C.
@pytest.mark.parametrize(
    ("name", "pause"),
    [
        ("SIGINT", 1.0),
        ("SIGTERM", 0.4),
        *(pytest.param(*later, marks=pytest.mark.long) for later in LATER),
    ],
)
def test_signals(fresh, finished, name, pause):
    run = fresh.at_work(stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    time.sleep(pause)
    os.killpg(run.pid, getattr(signal, name))
    output, _ = run.communicate(timeout=60)
    assert run.returncode == 1, output
    assert "Traceback" not in output
    assert not (fresh.folder / ".snakemake" / "locks").exists()
    if name == "SIGINT":  # SIGTERM ends a job at once: its temporary file is swept by the next run
        assert fresh.files().items() <= finished.files().items()
    goes_on(fresh, finished)
