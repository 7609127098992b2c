"""Reading config.yaml: one sentence for whatever is wrong with it."""

import re
from difflib import get_close_matches
from functools import reduce

import yaml
from pydantic import ValidationError

from mesoent.config import Config, schema
from mesoent.errors import ConfigError

#: What PyYAML raises for a text or for a value that does not fit its tag.
_NOT_YAML = (yaml.YAMLError, ValueError, TypeError, AttributeError, LookupError)

#: References to references can make a short file as large as one likes.
_LARGEST = 300_000


def load(path, overlay=None):
    """The checked content of a configuration file, with `overlay` merged over it.

    Parameters
    ----------
    path : path-like
        A YAML file.
    overlay : dict, optional
        Nested values that replace those of the file.

    Returns
    -------
    Config

    Raises
    ------
    ConfigError
        In one sentence: the file, the line, the key, the value and what it must be.
    """
    document = _Document(path)
    content = _merged(document.content, overlay or {})
    try:
        return Config.model_validate(content)
    except ValidationError as error:
        raise document.error(*_first(error.errors(), content)) from None


class _Document:
    """A YAML file that remembers on which line each key stands."""

    def __init__(self, path):
        self.path, self._lines = path, {(): 1}
        try:
            with open(path, encoding="utf-8") as file:
                loader = yaml.SafeLoader(file)
            root = loader.get_single_node()
            self._record(root, (), ())
            self.content = loader.construct_document(root) if root else {}
        except OSError as error:
            raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
        except UnicodeDecodeError as error:
            raise ConfigError(f"{path}: is not UTF-8 text: {error.reason}") from None
        except RecursionError:
            raise ConfigError(f"{path}: is nested too deeply") from None
        except _NOT_YAML as error:
            raise ConfigError(
                f"{path}{_place(error)}: is not valid YAML: {_reason(error)}"
            ) from None

    def error(self, key, complaint):
        """The error for one key, with its line or that of the nearest key around it."""
        known = next(key[:n] for n in range(len(key), -1, -1) if key[:n] in self._lines)
        return ConfigError(f"{self.path}, line {self._lines[known]}: {_spelled(key)} {complaint}")

    def _record(self, node, key, around):
        if node in around:
            raise yaml.MarkedYAMLError(problem="contains itself", problem_mark=node.start_mark)
        if len(self._lines) > _LARGEST:
            raise yaml.MarkedYAMLError(
                problem="repeats itself too often", problem_mark=node.start_mark
            )
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                self._record_line(name, (*key, name.value))
                self._record(value, (*key, name.value), (*around, node))
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                self._lines[*key, index] = value.start_mark.line + 1
                self._record(value, (*key, index), (*around, node))

    def _record_line(self, name, key):
        if not isinstance(name, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem="a key is no word", problem_mark=name.start_mark)
        line = name.start_mark.line + 1
        if key in self._lines:
            problem = f"{_spelled(key)} is given twice, first in line {self._lines[key]}"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=name.start_mark)
        self._lines[key] = line


def _place(error):
    mark = getattr(error, "problem_mark", None)
    return f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""


def _reason(error):
    first = str(error).partition("\n")[0]
    return getattr(error, "problem", None) or first or "a value does not fit its tag"


def _merged(base, overlay):
    if not (isinstance(base, dict) and isinstance(overlay, dict)):
        return overlay
    return base | {key: _merged(base.get(key), value) for key, value in overlay.items()}


def _first(errors, content):
    """Key and complaint of the first error; a misspelled key explains a missing one."""
    error = min(errors, key=lambda error: error["type"] != "extra_forbidden")
    key = _key(error["loc"], content)
    match error["type"]:
        case "misfit":
            return error["ctx"]["key"], error["ctx"]["complaint"]
        case "missing":
            return (*key, error["loc"][-1]), "is missing"
        case "extra_forbidden":
            return key, f"is not a known key{_suggestion(key[-1])}"
        case "string_pattern_mismatch":
            return key, "must be a name of letters, digits and single underscores"
    return key, _requirement(error)


def _key(location, content):
    """The part of pydantic's location that is a key of the document."""
    key, here = [], content
    for part in location:
        inside = part in here if isinstance(here, dict) else isinstance(here, list)
        if inside and (isinstance(here, dict) or isinstance(part, int)):
            key.append(part)
            here = here[part]
    return tuple(key)


def _requirement(error):
    match error["type"]:
        case "value_error":
            bound = str(error["ctx"]["error"])
        case "model_type" | "dict_type" | "model_attributes_type":
            bound = "must be a mapping of keys to values"
        case "union_tag_invalid" | "union_tag_not_found":
            bound = f"must have a kind: {error['ctx'].get('expected_tags', 'a known one')}"
        case _:
            bound = error["msg"].replace("Input should", "must")
    return (
        bound if isinstance(error["input"], dict) else f"is {_shown(error['input'])}, but {bound}"
    )


def _suggestion(name):
    known = {key for part in schema()["$defs"].values() for key in part.get("properties", {})}
    close = get_close_matches(str(name), sorted(known), n=1)
    return f"; did you mean {close[0]}?" if close else "; remove it"


def _shown(value):
    text = re.sub(r"\s+", " ", repr(value))
    return text if len(text) <= 60 else f"{text[:57]}..."


def _spelled(key):
    parts = (f"[{part}]" if isinstance(part, int) else f".{_word(part)}" for part in key)
    return reduce(str.__add__, parts, "").lstrip(".") or "the document"


def _word(name):
    """A key as it is typed, unless that would not be seen or be too long."""
    return name if re.fullmatch(r"[\w-]{1,40}", str(name), re.ASCII) else _shown(name)
