"""How the workflow bears many chunks: `python -m benchmarks.scale`.

For each number of chunks: making the plan, a dry run of everything, a run that finds nothing to do,
and collecting the scan. The chunks themselves are made beside the workflow, a point each:
what is measured is what the engine and the store do, not the kernel.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mesoent import store
from mesoent.stages.grid import grid
from mesoent.stages.scan import scan

ROOT = Path(__file__).parents[1]
NUMBERS = (100, 1000, 10_000)

CONFIG = """\
model: {{name: double_chain}}
grids: {{times: {{start: 0, stop: 10, points: 11}}}}
figures:
  fig: {{kind: evolution, times: times, coupling: [0.9], squeezing: 1.0, temperature: 0.1}}
scans:
  many:
    model: double_chain
    axes: {{temperature: {{start: 0.01, stop: 1, points: {number}}}}}
    fixed: {{coupling: 0.9, squeezing: 1.0}}
    reductions: [peak]
    seconds_per_job: 1e-9
tolerances: {{closed_form: 1e-10, critical_temperature: 1e-10}}
audit: false
"""


def measured(number, folder):
    """Seconds for each thing that the engine does with that many chunks."""
    config = folder / "config.yaml"
    config.write_text(CONFIG.format(number=number), encoding="utf-8")
    times = {"chunks": number}
    times["plan"], plan = timed(lambda: plan(config))
    times["dry_run"], _ = timed(lambda: snakemake(folder, "--dry-run", "--quiet", "all"))
    fill(plan, folder)
    times["collect"], _ = timed(lambda: snakemake(folder, "results/collect/many.h5"))
    snakemake(folder)
    times["nothing_to_do"], _ = timed(lambda: snakemake(folder))
    return times


def fill(plan, folder):
    """Make every chunk, in this process."""
    for path in plan.scans["many"]:
        parameters = plan.item("scan", Path(path).stem).parameters
        asked = {name: json.loads(parameters[name]) for name in ("axes", "fixed", "reductions")}
        axes = {name: grid(points) for name, points in asked.pop("axes").items()}
        arrays, _ = scan(parameters["model"], axes, **asked)
        store.write(folder / path, "scan", arrays, parameters, axes)


def snakemake(folder, *arguments):
    """Run the workflow in a folder."""
    command = [sys.executable, "-m", "snakemake", "--snakefile", ROOT / "Snakefile"]
    command += ["--directory", folder, "--cores", "2", *arguments]
    command += ["--workflow-profile", ROOT / "profiles" / "default"]
    subprocess.run(command, check=True, capture_output=True)


def timed(action):
    """Seconds and result of an action."""
    start = time.perf_counter()
    result = action()
    return round(time.perf_counter() - start, 2), result


if __name__ == "__main__":
    rows = []
    for number in NUMBERS:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(measured(number, Path(folder)))
            print(rows[-1], flush=True)
    target = ROOT / "docs" / "performance" / "scale.json"
    target.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
