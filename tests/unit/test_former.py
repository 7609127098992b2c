from pathlib import Path

from mesoent import sealed
from mesoent.run import former


def test_pictures_that_do_not_belong_are_put_away(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    figures = Path("results", "figures")
    figures.mkdir(parents=True)
    for name in ("fig1.png", "fig1.svg", "old.png", "old.pdf", "notes.txt"):
        (figures / name).write_text(name)
    said = []
    former.put_away(["results/figures/fig1.png", "results/figures/fig1.svg"], said.append)
    assert sorted(path.name for path in figures.iterdir()) == ["fig1.png", "fig1.svg", "notes.txt"]
    kept = Path("results", "former")
    assert sorted(path.name for path in kept.iterdir()) == ["old.pdf", "old.png"]
    assert (kept / "old.pdf").read_text() == "old.pdf"
    assert said == ["No longer in config.yaml, and so moved to results/former: old"]
    former.put_away(["results/figures/fig1.png", "results/figures/fig1.svg"], said.append)
    assert len(said) == 1


def test_without_results_there_is_nothing_to_put_away(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    former.put_away([], None)
    assert not list(tmp_path.iterdir())


def test_a_seal_goes_with_its_picture(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    sealed.write("results/figures/old.svg", b"<svg/>")
    former.put_away([], tell=lambda sentence: None)
    assert sealed.require_intact("results/former/old.svg") == b"<svg/>"
    assert list(Path("results/figures").iterdir()) == []
