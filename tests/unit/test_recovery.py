"""What is not known to be current is made again."""

import json

import pytest

from mesoent.run import recovery

PICTURE, CURVE = "results/figures/fig1.svg", "results/evolution/curve-0123456789ab.h5"
NOTE = json.dumps({"params": ["1"], "input": ["a"]}).encode()


@pytest.fixture
def records(tmp_path, monkeypatch):
    """A folder with a picture and a curve, and Snakemake's records of both."""
    monkeypatch.chdir(tmp_path)
    notes = tmp_path / ".snakemake" / "metadata"
    notes.mkdir(parents=True)
    for path in (PICTURE, CURVE):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text("content")
        (notes / recovery._key(path)).write_bytes(NOTE)
    return tmp_path / ".snakemake"


def marked(records):
    folder = records / "incomplete"
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def test_what_is_known_is_left_alone(records):
    recovery.distrust([PICTURE], [CURVE])
    assert marked(records) == set()
    assert all(note.read_bytes() == NOTE for note in (records / "metadata").iterdir())


@pytest.mark.parametrize("broken", [b"", NOTE[:-5], b"\xff\x00\x80", b"{}"])
def test_a_broken_note_is_none(records, broken):
    for note in (records / "metadata").iterdir():
        note.write_bytes(broken)
    recovery.distrust([PICTURE], [CURVE])
    assert marked(records) == {recovery._key(PICTURE)}
    assert list((records / "metadata").iterdir()) == []
