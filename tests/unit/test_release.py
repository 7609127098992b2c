"""What describes the software outside the package says the same as the package."""

import json
import re

import pytest

import mesoent

LINES = {
    "CITATION.cff": r"^version: (\S+)$",
    "codemeta.json": r'"version": "([^"]+)"',
    ".zenodo.json": r'"version": "([^"]+)"',
}


@pytest.mark.parametrize("name", LINES)
def test_one_version(root, name):
    text = (root / name).read_text(encoding="utf-8")
    assert re.findall(LINES[name], text, re.MULTILINE) == [mesoent.__version__]


@pytest.mark.parametrize("name", ["codemeta.json", ".zenodo.json"])
def test_json_is_json(root, name):
    assert "arXiv:1705.08648" in json.dumps(json.loads((root / name).read_text(encoding="utf-8")))


def test_manifest_names_files_of_the_shipped_run(root):
    text = (root / "codecheck.yml").read_text(encoding="utf-8")
    listed = re.findall(r"file: results/figures/(\w+)\.pdf", text)
    configured = re.findall(r"^  (fig\w+):$", (root / "config.yaml").read_text(), re.MULTILINE)
    assert listed == configured
