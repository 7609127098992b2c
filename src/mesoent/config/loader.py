"""Reading config.yaml: one sentence for whatever is wrong with it."""

import re
from functools import reduce

from pydantic import ValidationError

from mesoent import models
from mesoent.config import configuration, schema
from mesoent.config.document import Document
from mesoent.errors import ConfigError, ModelError
from mesoent.fields import hint
from mesoent.models.catalogue import MODELS


def load(path, overlay=None):
    """The checked content of a configuration file, with `overlay` merged over it.

    Parameters
    ----------
    path : path-like
        A YAML file.
    overlay : dict, optional
        Nested values that replace those of the file, as Snakemake takes them from its command
        line: text that reads as a number is one.

    Returns
    -------
    Config

    Raises
    ------
    ConfigError
        In one sentence: the file, the line, the key, the value and what it must be.
    """
    document = Document(path)
    content = _merged(document.content, _typed(overlay or {}))
    config = configuration(MODELS | _of_files(content, path))
    try:
        return config.model_validate(content)
    except ValidationError as error:
        key, complaint = found = _first(error.errors(), content)
    ours = not overlay or found == _complaint(config, document.content)
    place = document.place(key) if ours else f"{path} with --config or --configfile"
    raise ConfigError(f"{place}: {_spelled(key)} {complaint}")


def _of_files(content, path):
    """The user's models that a document names, by the path of their file."""
    content = content if isinstance(content, dict) else {}
    parts = [
        part for part in (content.get("figures"), content.get("scans")) if isinstance(part, dict)
    ]
    sections = [content.get("model"), *(one for part in parts for one in part.values())]
    named = [one.get("name", one.get("model")) for one in sections if isinstance(one, dict)]
    files = sorted({name for name in named if isinstance(name, str) and name.endswith(".py")})
    try:
        return {name: models.entry(name) for name in files}
    except ModelError as error:
        raise ConfigError(f"{path}: {error}") from None


def _complaint(config, content):
    """Key and complaint of the first error in a document, if there is one."""
    try:
        config.model_validate(content)
    except ValidationError as error:
        return _first(error.errors(), content)
    return None


def _typed(value):
    """Values of a command line, of which Snakemake hands on the inner ones as text."""
    if isinstance(value, dict):
        return {key: _typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_typed(inner) for inner in value]
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, str) and re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", value):
        return int(value) if re.fullmatch(r"[-+]?\d{1,18}", value) else float(value)
    return value


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
        case "string_too_long":
            return key, f"must be a name of at most {error['ctx']['max_length']} characters"
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
        case "model_type" | "dict_type" | "model_attributes_type" | "union_tag_not_found":
            bound = "must be a mapping of keys to values"
        case _:
            bound = error["msg"].replace("Input should", "must")
    return (
        bound if isinstance(error["input"], dict) else f"is {_shown(error['input'])}, but {bound}"
    )


def _suggestion(name):
    whole = schema()
    parts = (whole, *whole["$defs"].values())
    known = sorted({key for part in parts for key in part.get("properties", {})})
    return hint(name, known) or "; remove it"


def _shown(value):
    try:
        text = re.sub(r"\s+", " ", repr(value))
    except ValueError:  # Python does not write out integers of thousands of digits
        text = "a number of thousands of digits"
    return text if len(text) <= 60 else f"{text[:57]}..."


def _spelled(key):
    parts = (f"[{part}]" if isinstance(part, int) else f".{_word(part)}" for part in key)
    return reduce(str.__add__, parts, "").lstrip(".") or "the document"


def _word(name):
    """A key as it is typed, unless that would not be seen or be too long."""
    return name if re.fullmatch(r"[\w-]{1,40}", str(name), re.ASCII) else _shown(name)
