"""The benchmarks: `python -m benchmarks` from the top folder of the repository; see README.md."""

import argparse
import os
import sys
from pathlib import Path
from typing import NamedTuple

#: One thread each for what reads these: the numbers are per core unless a table says otherwise.
SINGLE = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
os.environ.update(dict.fromkeys(SINGLE, "1") | {"JAX_PLATFORMS": "cpu"})

SUBJECTS = (
    "exponential",
    "sizes",
    "derivatives",
    "entanglement",
    "matrix_route",
    "closed_form",
    "gradient",
    "scan",
)
KINDS = ("throughput", "accuracy", "memory", "adversary")


class Effort(NamedTuple):
    """How much to measure: every N, seconds per rate, inputs per set of the accuracy table.

    `rounds` is how often the adversary changes its matrices.
    """

    sizes: tuple
    seconds: float
    count: int
    rounds: int


FULL = Effort((1, 4, 1000, 10**5, 10**6), 0.5, 1000, 60)
QUICK = Effort((1, 4, 1000), 0.02, 20, 3)


def parsed(arguments):
    """The options."""
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small N and short repeats: a trial")
    parser.add_argument(
        "--out", type=Path, default=Path("docs/performance"), metavar="DIR",
        help="where the JSON and the picture go; the tables go to PERFORMANCE.md beside it",
    )  # fmt: skip
    parser.add_argument(
        "--only", nargs="+", choices=SUBJECTS + KINDS, default=[], metavar="PART",
        help=f"any of {', '.join(SUBJECTS + KINDS)}",
    )  # fmt: skip
    parser.add_argument(
        "--render", action="store_true", help="measure nothing: tables and picture from the JSON"
    )
    return parser.parse_args(arguments)


def main(arguments=None):
    """Measure, and report what was measured."""
    from benchmarks import report, run

    options = parsed(arguments)
    if not options.render:
        effort = QUICK if options.quick else FULL
        subjects = [name for name in SUBJECTS if name in options.only] or SUBJECTS
        kinds = [name for name in KINDS if name in options.only] or KINDS
        report.save(run.measured(effort, subjects, kinds), options.out)
    report.render(options.out)


if __name__ == "__main__":
    sys.exit(main())
