"""Fingerprints of code: equal as long as the code computes the same.

A fingerprint begins at what a job runs, its script, and follows every import: the modules of this
package, the sources of the kernels and the flags they are compiled with, style sheets and
templates, and the versions of the libraries. Comments, docstrings and layout of Python do not
enter, so that explaining code better makes no result out of date; and every Python gives the same
fingerprint. Standard library only: it is read while the workflow starts and the kernels are built.
"""

import ast
import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).parent
KERNELS = PACKAGE / "kernels"
_COMPILATION = PACKAGE / "compilation.py"

#: Libraries whose versions stand in every results file.
NUMERICAL = ("numpy", "scipy", "python-flint")

#: Distributions that do not bear the name under which they are imported.
_DISTRIBUTIONS = {"flint": "python-flint"}

#: Libraries that shape the bytes of what another one writes.
_BROUGHT = {
    "jinja2": ("markupsafe",),
    "matplotlib": ("contourpy", "cycler", "fonttools", "kiwisolver", "pillow", "pyparsing"),
}

_DATA = (".jinja", ".js", ".css", ".json", ".mplstyle")
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def digest(text, length=12):
    """A short name for a text: the first hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


@cache
def of_code(*starts):
    """Fingerprint of code and of all that it rests on.

    Parameters
    ----------
    *starts : path-like or str
        Where it begins: files, such as the script of a rule, and names of modules of this package
        that these files know by name only.

    Examples
    --------
    >>> of_code("mesoent.conventions") == of_code("mesoent.conventions")
    True
    """
    paths = closure(starts)
    parts = [f"{_name(path)}\n{essence(path)}" for path in paths]
    parts += [f"{library} {_version(library)}" for library in _libraries(paths)]
    return digest("\n".join(parts))


def of_kernel(name):
    """Fingerprint of one compiled kernel: its Cython source, all C headers, and how to compile."""
    return digest("\n".join(essence(path) for path in kernel_sources(name)))


def kernel_sources(name):
    """The files that the kernel `name` is compiled from, and as which they say."""
    return [KERNELS / f"{name}.pyx", *sorted(KERNELS.glob("*.h")), _COMPILATION]


@cache
def essence(path):
    """The text of a source file; of Python only what can change its results."""
    text = path.read_text(encoding="utf-8")
    return _spelled(_bare(ast.parse(text))) if path.suffix == ".py" else text


def forget():
    """Read every file anew from now on."""
    for function in (of_code, essence, _imports):
        function.cache_clear()


def sources(folder):
    """The files of a package that can be part of a fingerprint, from its folder."""
    suffixes = (".py", ".pyx", ".h", *_DATA)
    return {path.relative_to(folder) for path in folder.rglob("*") if path.suffix in suffixes}


def closure(starts):
    """The files of this project that code rests on, itself included, in a fixed order."""
    found, waiting = set(), [file for start in starts for file in _files(start)]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += _needed(path)
    return sorted(found, key=_name)


def _bare(tree):
    """A syntax tree without docstrings, and without empty pieces of text: some Pythons see them."""
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:]
        if isinstance(node, ast.JoinedStr):
            node.values = [part for part in node.values if getattr(part, "value", None) != ""]
    return tree


def _spelled(node):
    """A syntax tree as text; what is empty is left out, as each Python has other such fields."""
    if isinstance(node, list):
        return f"[{' '.join(map(_spelled, node))}]"
    if not isinstance(node, ast.AST):
        return ascii(node)
    fields = [(name, getattr(node, name, None)) for name in node._fields]
    inner = [f"{name}={_spelled(value)}" for name, value in fields if value not in (None, [])]
    return f"{type(node).__name__}({' '.join(inner)})"


@cache
def _imports(path):
    """The names of all modules that a file imports when it runs, and of what it takes from them."""
    names = set()
    if path.suffix != ".py" or path == _COMPILATION:
        return names
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


def _needed(path):
    """What a source file rests on: modules it imports, kernels, style sheets, templates."""
    ours = [name for name in _imports(path) if name.partition(".")[0] == "mesoent"]
    needed = [file for name in ours for file in _files(name)]
    if path.suffix == ".py" and path.is_relative_to(PACKAGE):
        needed += _beside(path.parent)
    return needed


def _beside(folder):
    """What the modules in a folder read or call: kernels, and data here and in folders of data."""
    if folder == KERNELS:
        return [file for kernel in KERNELS.glob("*.pyx") for file in kernel_sources(kernel.stem)]
    below = [path for path in folder.iterdir() if path.is_dir()]
    data = [file for file in folder.iterdir() if file.suffix in _DATA]
    return data + [
        f for path in below if not (path / "__init__.py").exists() for f in _beside(path)
    ]


def _libraries(paths):
    """The distributions that files import, with those that these write with."""
    imported = {name.partition(".")[0] for path in paths for name in _imports(path)}
    outside = imported - sys.stdlib_module_names - {"mesoent"}
    named = {_DISTRIBUTIONS.get(name, name) for name in outside}
    brought = {library for name in named for library in _BROUGHT.get(name, ())}
    return sorted({*NUMERICAL, *named, *brought})


def _version(library):
    """The version of a distribution; a file of the user's own has none."""
    try:
        return version(library)
    except PackageNotFoundError:
        return "unknown"


def _files(start):
    """A file, or that of a module with those of the packages it lies in; none if it is no module.

    What is taken from the package itself, as its version is, stands in its first file.
    """
    if isinstance(start, Path):
        return [start]
    parts = start.split(".")[1:]
    path = PACKAGE.joinpath(*parts)
    module = [file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()]
    if len(parts) == 1 and not module:
        return [PACKAGE / "__init__.py"]
    above = [PACKAGE.joinpath(*parts[:n]) / "__init__.py" for n in range(1, len(parts))]
    return [*module, *above] if parts and module else []


def _name(path):
    """A path as every machine knows it: from the package's folder, or the file's own name."""
    inside = path.is_relative_to(PACKAGE)
    return path.relative_to(PACKAGE).as_posix() if inside else path.name
