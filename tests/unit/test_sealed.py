"""Tables and pictures are read and kept only as what was written under their name."""

import shutil
import subprocess

import pytest

from mesoent import sealed
from mesoent.errors import StoreError


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "tables" / "section2-abc.csv"
    sealed.write_text(path, "label,verdict\n(1),holds\n")
    return path


def test_round_trip(path):
    assert sealed.read_text(path) == "label,verdict\n(1),holds\n"


def test_any_tool_can_check_it(path):
    if shutil.which("sha256sum") is None:
        pytest.skip("no sha256sum here")
    subprocess.run(["sha256sum", "-c", sealed.seal_of(path).name], cwd=path.parent, check=True)


@pytest.mark.parametrize("content", [b"", b"label,verdict\n", b"label,verdict\n(1),fails\n"])
def test_another_content_is_refused(path, content):
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"c\.csv is not what was written .*; delete .*c\.csv and"):
        sealed.read_text(path)


def test_one_file_copied_over_another_is_refused_seal_and_all(path):
    other = path.with_name("section3-def.csv")
    shutil.copy(path, other)
    shutil.copy(sealed.seal_of(path), sealed.seal_of(other))
    with pytest.raises(StoreError, match=r"def\.csv is not what was written under this name"):
        sealed.read_text(other)


def test_a_missing_file_or_seal_is_named(path):
    sealed.seal_of(path).unlink()
    with pytest.raises(StoreError, match=r"sha256 is missing; delete .*abc\.csv and run"):
        sealed.read_text(path)
    path.unlink()
    with pytest.raises(StoreError, match=r"section2-abc\.csv is missing; run the workflow again"):
        sealed.read_text(path)


def test_the_seal_is_there_before_the_file(path, monkeypatch):
    written = []
    monkeypatch.setattr(sealed, "write_bytes", lambda place, content: written.append(place))
    sealed.write_text(path, "text")
    assert written == [sealed.seal_of(path), path]
