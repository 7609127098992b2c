"""Exactly what depends on an edit runs again: the table of docs/INCREMENTAL.md, held to the runs.

`python -m pytest tests/workflow/test_incremental.py --write-tables` writes what the runs say.
"""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter

import pytest

from tests.conftest import ROOT
from tests.workflow.conftest import Workspace

PAGE = ROOT / "docs" / "INCREMENTAL.md"
ROW = re.compile(r"^\| (.+?) \| (.+?) \|$", re.MULTILINE)


CLOSED_FORM = "models/double_chain/closed_form.py"


def replaced(old, new):
    """Replace a piece of config.yaml."""
    return lambda workspace: workspace.configure(old, new)


def edited(file, old, new):
    """Replace a piece of the package's source."""
    return lambda workspace: workspace.edit_package(file, old, new)


def scripted(script, old, new):
    """Replace a piece of what a rule runs, in a file that looks as old as before."""
    return lambda workspace: workspace.edit_workflow(f"scripts/{script}.py", old, new)


def deleted(pattern):
    """Delete the first of the results that match."""
    return lambda workspace: sorted(workspace.folder.glob(pattern))[0].unlink()


def explained(workspace):
    workspace.edit_package(CLOSED_FORM, "import numpy as np", "import numpy as np  # dense")
    workspace.edit_package(CLOSED_FORM, "The paper's entanglement", "The entanglement")
    workspace.edit_package("views/figures/labels.py", "The words on", "All words on")
    workspace.configure("figures:", "# all of them\nfigures:")


def there_and_back(workspace):
    workspace.configure("[0.8, 0.9]", "[0.7, 0.9]")
    assert workspace.snakemake().returncode == 0
    workspace.configure("[0.7, 0.9]", "[0.8, 0.9]")


def upgraded(library):
    """Let a library of another version be found first."""

    def edit(workspace):
        workspace.edit_package("axes.py", "", "")
        found = workspace.folder / "src" / f"{library.replace('-', '_')}-99.dist-info" / "METADATA"
        found.parent.mkdir()
        found.write_text(f"Metadata-Version: 2.1\nName: {library}\nVersion: 99\n")

    return edit


def kernel(workspace):
    workspace.edit_package("kernels/_simd.pyx", "\ndef choose", "LANES_ASKED = 0\n\n\ndef choose")


def kernel_rebuilt(workspace):
    """Build the kernel that was edited, with the flags that all kernels have."""
    kernel(workspace)
    for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, workspace.folder)
    setup = workspace.folder / "setup.py"
    every = 'sorted(KERNELS.glob("_*.pyx"))'
    assert every in setup.read_text()
    setup.write_text(setup.read_text().replace(every, '[KERNELS / "_simd.pyx"]'))
    build = [sys.executable, "setup.py", "-q", "build_ext", "--inplace"]
    subprocess.run(build, cwd=workspace.folder, check=True, capture_output=True)


def copied(workspace):
    """As `cp -r` and `git clone` do: everything is new, in no particular order."""
    for path in sorted(workspace.folder.rglob("*"), reverse=True):
        path.touch()


def forgotten(workspace):
    shutil.rmtree(workspace.folder / ".snakemake")


def both(first, second):
    """One edit after the other."""
    return lambda workspace: (first(workspace), second(workspace))


EDITS = {
    "nothing": lambda workspace: None,
    "a comment or a docstring, in the package or in config.yaml": explained,
    "a parameter of one curve": replaced("[0.8, 0.9]", "[0.7, 0.9]"),
    "a parameter of a whole figure of two curves": replaced(
        "squeezing: 1.0, temperature: [0.1", "squeezing: 1.5, temperature: [0.1"
    ),
    "a curve added": replaced("[0.8, 0.9]", "[0.8, 0.85, 0.9]"),
    "a curve removed": replaced("[0.8, 0.9]", "[0.8]"),
    "a figure added, whose curves other figures show": replaced(
        "  fig6a:",
        "  fig2: {kind: evolution, times: times, coupling: 0.8, squeezing: [1.0],"
        " temperature: 0.1}\n  fig6a:",
    ),
    "the times of all curves": replaced("points: 21", "points: 41"),
    "a tolerance": replaced("1e-8", "1e-7"),
    "back to values that were computed before": there_and_back,
    "an axis of a scan made longer": replaced("coupling: [0.9, 1.0]", "coupling: [0.8, 0.9, 1.0]"),
    "an axis of a scan made finer": replaced(
        "stop: 1, points: 5}\n    reductions", "stop: 1, points: 9}\n    reductions"
    ),
    "a label": edited("views/figures/labels.py", "log-negativity", "logarithmic negativity"),
    "a colour of the style sheet": edited("views/figures/mesoent.mplstyle", "0d0887", "000000"),
    "the code of the closed form": edited(
        CLOSED_FORM, "import numpy as np", "import numpy as np\n\nDIGITS = 1"
    ),
    "the physics of one stage": edited(
        "stages/critical.py", "_PRECISION = 1e-14", "_PRECISION = 1e-13"
    ),
    "a kernel, not rebuilt": kernel,
    "a kernel, rebuilt": kernel_rebuilt,
    "NumPy of another version": upgraded("numpy"),
    "matplotlib of another version": upgraded("matplotlib"),
    "h5py of another version": upgraded("h5py"),
    "pillow of another version": upgraded("pillow"),
    "contourpy of another version": upgraded("contourpy"),
    "the version of the package": edited("__init__.py", '__version__ = "', '__version__ = "9.'),
    "what is noted of the origin of a file": edited("run/provenance.py", '"mesoent_', '"our_'),
    "how files are written": edited("store/content.py", "np.where(np.isnan", "+np.where(np.isnan"),
    "a unit in the catalogue of quantities": edited("store/quantities.py", '"ebit"', '"bit"'),
    "how models are found": edited("models/__init__.py", "(**parameters)", "(**dict(parameters))"),
    "how the points of axes are computed": edited("axes.py", "50", "60"),
    "how grids are laid out": edited("stages/grid.py", "def grid", "_OTHER = 1\n\n\ndef grid"),
    "the digits of numbers in tables": edited("views/tables.py", "10g", "9g"),
    "a compiler flag, not rebuilt": edited("compilation.py", '"-O3"', '"-O2"'),
    "the script of a rule, its time kept": scripted(
        "critical", '"critical", arrays', '"critical", dict(arrays)'
    ),
    "a docstring in the script of a rule, its time kept": scripted(
        "critical", "Find where", "Find out where"
    ),
    "results copied, all times new": copied,
    "results copied without `.snakemake`, all times new": both(forgotten, copied),
    "`.snakemake` deleted": forgotten,
    "`.snakemake` deleted, and a parameter of one curve": both(
        forgotten, replaced("[0.8, 0.9]", "[0.7, 0.9]")
    ),
    "`.snakemake` deleted, and a curve removed": both(forgotten, replaced("[0.8, 0.9]", "[0.8]")),
    "a picture deleted": deleted("results/figures/fig1.pdf"),
    "a curve deleted, the figures that show it kept": deleted("results/evolution/*.h5"),
}


#: What rests on files that are there or on Snakemake's records, and an edit of each kind: other
#: parameters, other inputs, other code, other names. Snakemake itself is asked about these.
ASKED = {
    "nothing",
    "a curve removed",
    "a tolerance",
    "back to values that were computed before",
    "an axis of a scan made longer",
    "a label",
    *(edit for edit in EDITS if re.search("copied|deleted", edit)),
}

#: Every job of a plan: its rule, its name, its parameters and what it is made from.
PLAN = """
import json, sys, mesoent.kernels
from mesoent.run.plan import plan
stages = plan("config.yaml", home=sys.argv[1])._items._stages.items()
print(json.dumps([[s, n, *item] for s, items in stages for n, item in items.items()]))
"""


def planned(workspace):
    """The jobs that a run in this folder consists of."""
    run = workspace.python("-c", PLAN, workspace.home)
    if run.returncode:
        return "refused: " + re.search(r"(\w+Error): .*$", run.stderr)[1]
    return json.loads(run.stdout)


@pytest.fixture(scope="session")
def unchanged(tmp_path_factory):
    """The jobs before any edit."""
    return planned(Workspace(tmp_path_factory.mktemp("unchanged")).configure())


def new_jobs(before, after):
    """The jobs that only the second of two plans has, in words.

    A file's name has the hash of all that determines it; where it has a fixed name, Snakemake
    compares parameters and inputs with its records, as is done here.
    """
    if isinstance(after, str):
        return after
    new, old = [], after
    while found := [job for job in old if job not in before or rests_on(job, new)]:
        new, old = new + found, [job for job in old if job not in found]
    return in_words(Counter(rule for rule, *_ in new))


def rests_on(job, others):
    """Whether a job is made from a file of other jobs."""
    inputs = json.dumps(job[-1])
    return any(f'"results/{rule}/{"" if name == rule else name}' in inputs
               for rule, name, *_ in others)  # fmt: skip


def asked(workspace):
    """The jobs that Snakemake would do now, in words."""
    run = workspace.snakemake("--dry-run")
    assert run.returncode == 0, run.stdout + run.stderr
    return in_words(workspace.jobs_of(run))


def in_words(jobs):
    return ", ".join(f"{jobs[rule]} {rule}" for rule in sorted(jobs)) or "nothing"


def held_to_the_table(edit, jobs, write_tables):
    """Compare with the row of the page, after writing it if that was wished."""
    if write_tables:
        write(edit, jobs)
    assert dict(ROW.findall(PAGE.read_text(encoding="utf-8"))).get(edit) == jobs


@pytest.fixture
def write_tables(request):
    """Whether the page is to be written anew."""
    return request.config.getoption("--write-tables")


@pytest.mark.parametrize("edit", [edit for edit in EDITS if edit not in ASKED])
def test_exactly_what_depends_on_it_gets_another_name(fresh, unchanged, edit, write_tables):
    EDITS[edit](fresh)
    held_to_the_table(edit, new_jobs(unchanged, planned(fresh)), write_tables)


@pytest.mark.parametrize("edit", [edit for edit in EDITS if edit in ASKED])
def test_exactly_what_is_needed_runs(workspace, edit, write_tables):
    EDITS[edit](workspace)
    held_to_the_table(edit, asked(workspace), write_tables)


def test_the_table_has_a_row_for_every_edit_and_no_other():
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert [edit for edit, _ in rows[2:]] == list(EDITS)


def write(edit, jobs):
    """Put a row into the table, where the order of the edits has it."""
    text = PAGE.read_text(encoding="utf-8")
    (head, rule), rows = ROW.findall(text)[:2], dict(ROW.findall(text)[2:])
    rows[edit] = jobs
    lines = [head, rule, *((name, rows[name]) for name in EDITS if name in rows)]
    before, after = text[: text.index("| ")], text[text.rindex(" |\n") + 3 :]
    table = "".join(f"| {name} | {what} |\n" for name, what in lines)
    PAGE.write_text(before + table + after, encoding="utf-8")
