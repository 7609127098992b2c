"""A YAML file as plain data that remembers its lines."""

import re
import warnings
from contextlib import contextmanager
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from mesoent.errors import ConfigError

#: What ruamel.yaml raises for a text, for a value that does not fit its tag, and where it trips.
_NOT_YAML = (YAMLError, ValueError, TypeError, AttributeError, LookupError, AssertionError)

#: Characters of a file, and values in it: references to references can make a short file large.
_LONGEST, _LARGEST = 1_000_000, 300_000


class Document:
    """The content of a YAML 1.2 file, each key of which may stand once.

    Parameters
    ----------
    path : path-like

    Attributes
    ----------
    content
        Dictionaries, lists, text, numbers, truth values and None.

    Raises
    ------
    ConfigError
        If the file cannot be read, is no YAML, too large, or refers to itself.
    """

    def __init__(self, path):
        self._path = path
        text = read(path)
        with _one_sentence(path), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._tree = YAML(typ="rt", pure=True).load(text)
            self.content = _Plain().of(self._tree)

    def place(self, key):
        """The file and the line of a key, or of the nearest key around it."""
        here, line = self._tree, 1
        for part in key:
            lines = getattr(getattr(here, "lc", None), "data", None) or {}
            if part not in lines:
                break
            line, here = lines[part][0] + 1, here[part]
        return f"{self._path}, line {line}"


def read(path):
    """The text of a file.

    Raises
    ------
    ConfigError
        If it cannot be read, is not UTF-8, or too long.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text: {error.reason}") from None
    if len(text) > _LONGEST:
        raise ConfigError(f"{path}: has {len(text)} characters, but must have at most {_LONGEST}")
    return text


class _Plain:
    """What ruamel.yaml makes of a text, as plain data; each value counts as often as it stands."""

    def __init__(self):
        self._count = 0

    def of(self, node):
        self._count += 1
        if self._count > _LARGEST:
            raise MarkedYAMLError(problem="it repeats itself too often")
        match node:
            case dict():
                return {_word(name): self.of(value) for name, value in node.items()}
            case list():
                return [self.of(value) for value in node]
            case bool() | None:
                return node
        kind = next((kind for kind in (int, float, str) if isinstance(node, kind)), None)
        if kind is None:
            raise MarkedYAMLError(problem=f"{type(node).__name__} is no kind of value here")
        return kind(node)


def _word(name):
    if isinstance(name, (dict, list, tuple)):
        raise MarkedYAMLError(problem="a key is no word")
    return str(name) if isinstance(name, str) else name


@contextmanager
def _one_sentence(path):
    try:
        yield
    except RecursionError:
        raise ConfigError(f"{path}: is nested too deeply, or contains itself") from None
    except _NOT_YAML as error:
        raise ConfigError(f"{path}{_place(error)}: is not valid YAML: {_reason(error)}") from None


def _place(error):
    mark = getattr(error, "problem_mark", None)
    return f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""


def _reason(error):
    first = getattr(error, "problem", None) or str(error).partition("\n")[0]
    if again := re.match(r'found duplicate key "(.*?)" with', first, re.DOTALL):
        first = f"{again[1]} is given twice"
    text = re.sub(r"\s+", " ", first or "a value does not fit its tag")
    shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
    return shown if len(shown) <= 200 else f"{shown[:197]}..."
