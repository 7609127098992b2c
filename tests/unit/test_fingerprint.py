import os
import shutil
import subprocess
import sys

import pytest

from mesoent import fingerprint


@pytest.fixture
def fingerprint_after(tmp_path):
    """The fingerprint of a stage in a copy of the package, after an edit."""

    def edited(file=None, old="", new="", stage="evolution"):
        copy = tmp_path / "src"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(fingerprint.PACKAGE, copy / "mesoent")
        if file:
            path = copy / "mesoent" / file
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), encoding="utf-8")
        code = (
            "from mesoent import fingerprint as f; from mesoent.models.catalogue import MODELS;"
            "own = MODELS['double_chain'].modules('closed_form', 'events');"
            f"print(f.of_modules('mesoent.stages.{stage}', *own))"
        )
        run = [sys.executable, "-c", code]
        return subprocess.run(
            run,
            env=os.environ | {"PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    return edited


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("dynamics/evolution.py", "import numpy", "# a remark\n\nimport numpy"),
        ("dynamics/evolution.py", "Evolution in time", "The evolution in time"),
        ("models/double_chain/closed_form.py", "not signed, thread", "not   signed, thread"),
        ("kernels/_expm.pyx", "cdef ptrdiff_t n", "# a remark\n    cdef ptrdiff_t n"),
        ("kernels/_expm.pyx", "Exponentials of stacks", "The exponentials of stacks"),
        ("kernels/expm_lanes.h", "Sum of the magnitudes", "The sum of the magnitudes"),
        ("models/double_chain/critical.py", "temperature=0.0", "temperature=1e-9"),
        ("stages/summary.py", "1e-15", "1e-14"),
    ],
)
def test_explanations_and_other_stages_do_not_change_it(fingerprint_after, file, old, new):
    assert fingerprint_after(file, old, new) == fingerprint_after()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("dynamics/general.py", "/ 2", "/ 3"),
        ("models/double_chain/closed_form.py", "not signed, thread", "signed, thread"),
        ("conventions.py", '"x1", "p1"', '"p1", "x1"'),
        ("gaussian/entanglement.py", "2.0**-53", "2.0**-52"),
        ("kernels/expm.h", "EXPM_CHUNK 1024", "EXPM_CHUNK 512"),
        ("kernels/_expm.pyx", "SHORT = 64", "SHORT = 32"),
        ("stages/evolution.py", "difference.max()", "difference.min()"),
    ],
)
def test_what_computes_changes_it(fingerprint_after, file, old, new):
    assert fingerprint_after(file, old, new) != fingerprint_after()


def test_numerical_libraries_belong_to_it():
    plain = fingerprint.of_modules("mesoent.stages.grid", libraries=())
    assert plain != fingerprint.of_modules("mesoent.stages.grid", libraries=("numpy",))


def test_an_edited_kernel_refuses_to_load(tmp_path):
    copy = tmp_path / "mesoent"
    shutil.copytree(fingerprint.PACKAGE, copy)
    source = copy / "kernels" / "_expm.pyx"
    source.write_text(source.read_text().replace("SHORT = 64", "SHORT = 32"))
    run = subprocess.run(
        [sys.executable, "-c", "import mesoent.kernels"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert "was edited after it was compiled; rebuild it with" in run.stderr
