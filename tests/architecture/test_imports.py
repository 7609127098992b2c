"""Data flows one way, and each outside library lives in one place."""

import ast

import pytest

from mesoent.fingerprint import PACKAGE

#: What each room may import from this package. A room is a module or a subpackage.
ALLOWED = {
    "conventions": set(),
    "errors": set(),
    "fingerprint": set(),
    "compilation": {"fingerprint"},
    "axes": set(),
    "atomic": {"errors"},
    "arrays": {"errors"},
    "kernels": {"errors", "fingerprint"},
    "gaussian": {"arrays", "conventions", "errors", "kernels"},
    "interop": {"errors", "gaussian"},
    "models": {"arrays", "errors", "gaussian", "kernels", "microscopic"},
    "microscopic": {"arrays", "errors", "gaussian"},
    "autodiff": {"models"},
    "dynamics": {"arrays", "errors", "gaussian", "kernels", "models"},
    "finite_n": {"arrays", "errors", "gaussian", "models"},
    "audit": {
        "arrays", "conventions", "dynamics", "errors", "finite_n", "gaussian", "microscopic",
        "models",
    },
    "stages": {
        "audit", "axes", "conventions", "dynamics", "errors", "finite_n", "gaussian",
        "microscopic", "models",
    },
    "store": {"atomic", "conventions", "errors", "models"},
    "sealed": {"atomic", "errors"},
    "fields": {"models"},
    "views": {"fields", "models", "sealed"},
    "config": {"errors", "fields", "models", "views"},
    "run": {
        "", "atomic", "audit", "axes", "config", "conventions", "errors", "fields",
        "fingerprint", "models", "sealed", "store",
    },
    "cli": {"", "dynamics", "errors", "models", "run", "stages", "store", "views"},
    "__main__": {"cli"},
    "": set(),
}  # fmt: skip

#: Libraries that only one room may know.
HOME = {
    "click": "cli",
    "Cython": "compilation",
    "setuptools": "compilation",
    "flint": ("models/double_chain/certified", "gaussian/ball_exponential", "audit/exact"),
    "jax": "autodiff/jax",
    "torch": "autodiff/torch",
    "jinja2": "views/pages",
    "latex2mathml": "views/pages",
    "h5py": "store",
    "matplotlib": "views/figures",
    "pydantic": ("config", "fields", "views/figures"),
    "ruamel": "config/document",
}
FORBIDDEN = {"snakemake", "yaml"}

SOURCES = sorted(PACKAGE.rglob("*.py"))


def room(module):
    return module.removeprefix("mesoent").lstrip(".").split(".")[0]


def imports(path):
    """Names of the modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            if node.module == "mesoent":
                yield from (
                    f"mesoent.{alias.name}" if alias.name.islower() and alias.name[0] != "_" else
                    "mesoent" for alias in node.names
                )  # fmt: skip
            else:
                yield node.module


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down_only(path):
    here = room(".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__"))
    for module in imports(path):
        if module.split(".")[0] == "mesoent":
            there = room(module)
            assert there == here or there in ALLOWED[here], f"{here or 'top'} imports {module}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_libraries_stay_at_home(path):
    here = path.relative_to(PACKAGE).as_posix()
    for module in imports(path):
        library = module.split(".")[0]
        assert library not in FORBIDDEN
        if library in HOME:
            assert here.startswith(HOME[library]), f"{here} imports {library}"


def test_rule_script_and_stage_share_a_word(root):
    rules = {path.stem for path in (root / "workflow" / "rules").glob("*.smk")}
    scripts = {path.stem for path in (root / "workflow" / "scripts").glob("*.py")}
    assert rules == scripts


def test_workflow_scripts_are_short(root):
    for path in (root / "workflow" / "scripts").glob("*.py"):
        code = [line for line in path.read_text().splitlines() if line.strip()]
        assert len(code) <= 25, path.name
