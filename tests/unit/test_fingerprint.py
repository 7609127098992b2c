import os
import shutil
import subprocess
import sys

import pytest

from mesoent import fingerprint
from mesoent.models.catalogue import MODELS
from tests.conftest import ROOT

SCRIPTS = ROOT / "workflow" / "scripts"
BY_NAME = {"evolution": MODELS["double_chain"].modules("closed_form", "events")}
COMPILED = shutil.ignore_patterns("*.so", "*.c", "__pycache__")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A folder with a copy of package and scripts."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(fingerprint.PACKAGE, folder / "mesoent", ignore=COMPILED)
    shutil.copytree(SCRIPTS, folder / "scripts")
    return folder


@pytest.fixture
def fingerprint_after(copy, monkeypatch):
    """The fingerprint of a script in that copy, after an edit that is then undone."""
    monkeypatch.setattr(fingerprint, "PACKAGE", copy / "mesoent")
    monkeypatch.setattr(fingerprint, "KERNELS", copy / "mesoent" / "kernels")
    monkeypatch.setattr(fingerprint, "_COMPILATION", copy / "mesoent" / "compilation.py")

    def edited(script, file="mesoent/conventions.py", old="", new=""):
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        fingerprint.forget()
        found = fingerprint.of_code(copy / "scripts" / f"{script}.py", *BY_NAME.get(script, ()))
        path.write_text(text, encoding="utf-8")
        return found

    yield edited
    fingerprint.forget()


@pytest.mark.parametrize(
    ("script", "file", "old", "new"),
    [
        (
            "evolution",
            "mesoent/dynamics/evolution.py",
            "import numpy",
            "# a remark\n\nimport numpy",
        ),
        ("evolution", "mesoent/dynamics/evolution.py", "Evolution in time", "The evolution"),
        (
            "evolution",
            "mesoent/models/double_chain/closed_form.py",
            "None, not signed",
            "None,   not signed",
        ),
        ("evolution", "scripts/evolution.py", '"""Evolve one curve."""', '"""Evolve."""'),
        ("evolution", "mesoent/stages/summary.py", "1e-15", "1e-14"),
        ("evolution", "mesoent/views/tables.py", "10g", "9g"),
        ("evolution", "mesoent/run/paths.py", "results", "Results"),
        ("scan", "mesoent/config/loader.py", "def load", "_OTHER = 1\n\n\ndef load"),
        ("figures", "mesoent/kernels/expm.h", "EXPM_CHUNK 1024", "EXPM_CHUNK 512"),
    ],
)
def test_explanations_and_other_stages_do_not_change_it(fingerprint_after, script, file, old, new):
    assert fingerprint_after(script, file, old, new) == fingerprint_after(script)


@pytest.mark.parametrize(
    ("script", "file", "old", "new"),
    [
        ("evolution", "mesoent/dynamics/general.py", "/ 2", "/ 3"),
        ("evolution", "mesoent/models/double_chain/closed_form.py", "not signed,", "signed,"),
        ("evolution", "mesoent/conventions.py", '"x1", "p1"', '"p1", "x1"'),
        ("evolution", "mesoent/gaussian/physical.py", "2.0**-53", "2.0**-52"),
        ("evolution", "mesoent/kernels/expm.h", "EXPM_CHUNK 1024", "EXPM_CHUNK 512"),
        ("evolution", "mesoent/kernels/_expm.pyx", "SHORT = 64", "SHORT = 32"),
        ("evolution", "mesoent/compilation.py", '"-O3"', '"-O2"'),
        ("evolution", "mesoent/stages/evolution.py", ".max()\n", ".min()\n"),
        ("evolution", "mesoent/models/__init__.py", "(**parameters)", "(**dict(parameters))"),
        ("evolution", "mesoent/store/quantities.py", '"ebit"', '"bit"'),
        ("evolution", "mesoent/store/content.py", "np.nan, array", "-np.nan, array"),
        ("evolution", "mesoent/run/provenance.py", '"mesoent_version"', '"version"'),
        ("evolution", "mesoent/__init__.py", '__version__ = "', '__version__ = "9.'),
        ("evolution", "scripts/evolution.py", '"evolution", arrays', '"evolution", dict(arrays)'),
        ("grid", "mesoent/stages/grid.py", "def grid", "_OTHER = 1\n\n\ndef grid"),
        ("scan", "mesoent/stages/grid.py", "def grid", "_OTHER = 1\n\n\ndef grid"),
        ("grid", "mesoent/axes.py", "50", "60"),
        ("scan", "mesoent/axes.py", "50", "60"),
        ("collect", "mesoent/axes.py", "50", "60"),
        ("summary", "mesoent/views/tables.py", "10g", "9g"),
        ("audit", "mesoent/views/pages/ledger.html.jinja", "<html", "<html "),
        ("figures", "mesoent/views/figures/mesoent.mplstyle", "0d0887", "000000"),
    ],
)
def test_what_shapes_the_bytes_changes_it(fingerprint_after, script, file, old, new):
    assert fingerprint_after(script, file, old, new) != fingerprint_after(script)


@pytest.mark.parametrize(
    ("script", "library"),
    [
        ("evolution", "numpy"),
        ("grid", "h5py"),
        ("grid", "python-flint"),  # its version stands in every file
        ("figures", "matplotlib"),
        ("figures", "pillow"),
        ("figures", "contourpy"),
        ("audit", "jinja2"),
        ("audit", "latex2mathml"),
    ],
)
def test_libraries_belong_to_it(monkeypatch, script, library):
    of_code, real = fingerprint.of_code.__wrapped__, fingerprint.version
    before = of_code(SCRIPTS / f"{script}.py")
    monkeypatch.setattr(
        fingerprint, "version", lambda name: "99" if name == library else real(name)
    )
    assert of_code(SCRIPTS / f"{script}.py") != before


def test_modules_known_by_name_only_and_files_from_outside_belong_to_it(tmp_path):
    script, model = SCRIPTS / "grid.py", tmp_path / "model.py"
    named = fingerprint.of_code(script, "mesoent.models.double_chain.model")
    model.write_text("import not_to_be_found\n\nrate = 1\n")
    first = fingerprint.of_code(script, model)
    model.write_text("import not_to_be_found\n\nrate = 2\n")
    fingerprint.forget()
    second = fingerprint.of_code(script, model)
    assert len({fingerprint.of_code(script), named, first, second}) == 4


#: Each piece of syntax whose tree or printed form has differed between Pythons.
SYNTAX = '''
"""A docstring."""
from math import pi as circle, tau
import os.path

@decorated(1, *[2], key=None)
class Sample(Base, metaclass=Meta):
    """A docstring."""
    name: str = "it's \\u00e9\\U0001d6fe\\x00"

    async def run(self, a, /, b=..., *rest, c: int = -1, **others) -> None:
        """A docstring."""
        async with first as x, second: await x
        return f"{a!r:>{b}.{c}} {{}} {'nested'} {b=}" f"{rest[0]:{'x'}}" "plain" if a else (yield)

def generic(x):
    """Alone."""

def plain(x, *, y=1e-300, z=1j, s=b"\\xff"):
    global counter
    match x:
        case {"a": [1, *_], **left} if (n := len(left)) > 1 | 2: del x[1:2, ::3]
        case Sample(name="b") | None: pass
    try: return lambda *a, k=(): {**a, 1: {*a}, 2: [i async for i in a if i if not i]}
    except (A, B) as error: raise C from error
    finally: assert not x, "never"
    while x < 1 <= 2 != 3: x @= 0x_ff ** -0o17; break
    else: nonlocal_ = 1_000.5e10
    for i, (j, k) in (): continue
'''  # fmt: skip


def test_every_python_gives_the_same(tmp_path):
    path = tmp_path / "sample.py"
    path.write_text(SYNTAX, encoding="utf-8")
    assert fingerprint.digest(fingerprint.essence(path)) == "383e1c5eeab2"


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
