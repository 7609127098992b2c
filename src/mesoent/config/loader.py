"""Reading config.yaml: one sentence for whatever is wrong with it."""

import re
from difflib import get_close_matches
from functools import reduce

from pydantic import ValidationError

from mesoent.config import Config, schema
from mesoent.config.document import Document
from mesoent.errors import ConfigError


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
    try:
        return Config.model_validate(content)
    except ValidationError as error:
        key, complaint = found = _first(error.errors(), content)
    ours = not overlay or found == _complaint(document.content)
    place = document.place(key) if ours else f"{path} with --config or --configfile"
    raise ConfigError(f"{place}: {_spelled(key)} {complaint}")


def _complaint(content):
    """Key and complaint of the first error in a document, if there is one."""
    try:
        Config.model_validate(content)
    except ValidationError as error:
        return _first(error.errors(), content)
    return None


def _typed(value):
    """Values of a command line, of which Snakemake hands on the inner ones as text."""
    if isinstance(value, dict):
        return {key: _typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_typed(inner) for inner in value]
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
    whole = schema()
    parts = (whole, *whole["$defs"].values())
    known = {key for part in parts for key in part.get("properties", {})}
    close = get_close_matches(str(name), sorted(known), n=1)
    return f"; did you mean {close[0]}?" if close else "; remove it"


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
