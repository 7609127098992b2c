import shutil

import pytest

from mesoent import fingerprint
from mesoent.errors import RunError
from mesoent.run import installation

SMALL = shutil.ignore_patterns("*.so", "*.c", "__pycache__", "audit", "finite_n")


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A package as `pip install .` leaves it, and the source that it was made from."""
    source, target = tmp_path / "src" / "mesoent", tmp_path / "site-packages" / "mesoent"
    for folder in (source, target):
        shutil.copytree(fingerprint.PACKAGE, folder, ignore=SMALL)
    (tmp_path / "site-packages" / "mesoent-0.1.0.dist-info").mkdir()
    monkeypatch.setattr(fingerprint, "PACKAGE", target)
    fingerprint.forget()
    yield tmp_path
    fingerprint.forget()


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_explanation_is_no_other_source(installed):
    replace(installed / "src/mesoent/axes.py", '"""', '"""More words. ')
    installation.require_current(installed)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("stages/grid.py", "def grid", "_OTHER = 1\n\n\ndef grid"),
        ("kernels/_expm.pyx", "SHORT = 64", "SHORT = 32"),
        ("views/figures/mesoent.mplstyle", "0d0887", "000000"),
    ],
)
def test_an_edit_is_named(installed, file, old, new):
    replace(installed / "src/mesoent" / file, old, new)
    sentence = rf"{file} is not what is installed in .*; install it again with: pip install"
    with pytest.raises(RunError, match=sentence):
        installation.require_current(installed)


@pytest.mark.parametrize("folder", ["src", "site-packages"])
def test_so_is_a_file_that_only_one_has(installed, folder):
    (installed / folder / "mesoent/axes.py").unlink()
    with pytest.raises(RunError, match=r"axes\.py is not what is installed"):
        installation.require_current(installed)


def test_sources_that_are_imported_in_place_are_never_old(installed):
    replace(installed / "src/mesoent/stages/grid.py", "def grid", "_OTHER = 1\n\n\ndef grid")
    (installed / "site-packages/mesoent-0.1.0.dist-info").rmdir()
    installation.require_current(installed)
