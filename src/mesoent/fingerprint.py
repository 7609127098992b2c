"""Fingerprints of code: equal as long as the code computes the same.

A fingerprint covers a module, everything it imports from this package, the kernel sources and
the versions of the numerical libraries. Comments, docstrings and layout do not enter, so that
explaining code better makes no result out of date. Standard library only: it is read while
the workflow starts and while the kernels are built.
"""

import ast
import hashlib
import io
import re
import tokenize
from functools import cache
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).parent
KERNELS = PACKAGE / "kernels"
_NUMERICAL = ("numpy", "scipy", "python-flint")
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def digest(text, length=12):
    """A short name for a text: the first hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


@cache
def of_modules(*names, libraries=_NUMERICAL):
    """Fingerprint of the modules of those names and of all they rest on.

    Examples
    --------
    >>> of_modules("mesoent.conventions") == of_modules("mesoent.conventions")
    True
    """
    parts = [f"{path.relative_to(PACKAGE)}\n{essence(path)}" for path in _closure(names)]
    parts += [f"{library} {version(library)}" for library in libraries]
    return digest("\n".join(parts))


def of_kernel(name):
    """Fingerprint of one compiled kernel: its Cython source and all C headers."""
    return digest("\n".join(essence(path) for path in kernel_sources(name)))


def kernel_sources(name):
    """The files that the kernel `name` is compiled from."""
    return [KERNELS / f"{name}.pyx", *sorted(KERNELS.glob("*.h"))]


@cache
def essence(path):
    """The text of a source file without what does not change its results."""
    text = path.read_text(encoding="utf-8")
    return _ESSENCE[path.suffix](text)


def _python(text):
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return ast.unparse(tree)


def _cython(text):
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    skipped = (tokenize.COMMENT, tokenize.NL)
    lines = [token for token in tokens if token.type not in skipped]
    statement_starts = (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
    kept, previous = [], tokenize.NEWLINE
    for token in lines:
        if not (token.type == tokenize.STRING and previous in statement_starts):
            kept.append(token.string)
        previous = token.type
    return " ".join(kept)


def _style(text):
    return "\n".join(line for line in text.splitlines() if line and not line.startswith("#"))


def _c(text):
    without_comments = re.sub(r"/\*.*?\*/|//[^\n]*", " ", text, flags=re.DOTALL)
    return re.sub(r"[ \t]+", " ", re.sub(r"\s*\n\s*", "\n", without_comments))


_ESSENCE = {".py": _python, ".pyx": _cython, ".h": _c, ".mplstyle": _style, ".jinja": str}


def _closure(names):
    found, waiting = set(), [path for name in names for path in _files(name)]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += _imported(path)
    return sorted(found)


@cache
def _imported(path):
    """What a source file rests on: modules it imports, kernels, style sheets, templates."""
    if path.suffix != ".py":
        return []
    if path.parent == KERNELS:
        return [*KERNELS.glob("*.pyx"), *KERNELS.glob("*.h")]
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module.startswith("mesoent"):
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names if alias.name.startswith("mesoent")}
    beside = [*path.parent.glob("*.mplstyle"), *path.parent.glob("*.jinja")]
    return [*beside, *(file for name in names for file in _files(name))]


def _files(name):
    """The file of a module, and of the packages it lies in; none if it is no module."""
    path = PACKAGE.joinpath(*name.split(".")[1:])
    candidates = (path.with_suffix(".py"), path / "__init__.py")
    return [candidate for candidate in candidates if candidate.is_file() and path != PACKAGE]
