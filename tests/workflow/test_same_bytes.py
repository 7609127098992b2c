"""Where and with what a run is made moves no byte of its results."""

import pytest

from mesoent.kernels import VARIANT


@pytest.mark.skipif(VARIANT == "baseline", reason="this processor has one instruction set only")
def test_neither_the_instruction_set_nor_a_matplotlibrc(fresh, finished, monkeypatch):
    monkeypatch.setenv("MESOENT_ISA", "baseline")
    rc = "figure.facecolor: red\nfont.size: 14\naxes.grid: True\nsavefig.pad_inches: 1\n"
    (fresh.folder / "matplotlibrc").write_text(rc)
    run = fresh.snakemake()
    assert run.returncode == 0, run.stderr
    assert fresh.files() == finished.files()
