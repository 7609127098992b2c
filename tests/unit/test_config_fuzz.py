"""Whatever stands in config.yaml: a plan, or one sentence that names the file and the line."""

import re
import signal
from contextlib import contextmanager
from copy import deepcopy

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mesoent.errors import ConfigError
from mesoent.run.plan import plan
from tests.conftest import ROOT
from tests.workflow.conftest import CONFIG

SHIPPED = (ROOT / "config.yaml").read_text(encoding="utf-8")

#: What YAML 1.1 or a person may make of a number, a word or an address.
TYPED = (
    "1e-3 1E400 -1e400 .inf -.Inf .nan 0x1F 0o17 017 08 1_000 +1 1. .5 -0.0 1:30 190:20:30 1e5 9e99"
    " 99999999999999999999999999 1e-320 no Yes off ~ null '' \"\" 2001-01-01 2001-13-45"
    " 2001-12-14t21:59:43.10-05:00 = << !!binary !!float !!int !!set !!omap !!null"
    " !!python/object:os.system !!timestamp !unknown &a *a *nowhere @ ` % | > ? - , : # { } [ ]"
    ' [[]] {a} {a:1} [1,[2]] \'a "\\x "\\ud800" "\\0" --- ... %YAML\\ 9.9 \x85 \u2028 \ufeff \u00e9'
    " \U0001f600 \t \x00 \x07 \x7f \r"
)
TRAPS = TYPED.split(" ")

#: Faults that grow: deep, wide, many, and all of these by reference.
DEEP = "[" * 1500
NESTED = "a: " + "{b: " * 1500 + "1" + "}" * 1500
LAUGHS = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
BIG = "model: " + "9" * 5000
LONG = "x" * 100_000 + ": 1"


@contextmanager
def within(seconds):
    """Fail rather than wait."""

    def late(*_):
        raise AssertionError(f"took more than {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def judge(folder, content):
    """Plan what a file asks for; if that fails, it is in one sentence and without a trace."""
    path = folder / "config.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(errors="ignore"))
    try:
        with within(10):
            plan(path)
    except ConfigError as error:
        text = str(error)
        assert text.isprintable(), text
        assert len(text) < 500, text
        assert re.match(rf"{re.escape(str(path))}(, line \d+(, column \d+)?)?: \S", text), text
    assert [entry.name for entry in folder.iterdir()] == ["config.yaml"]


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz")


texts = st.sampled_from([CONFIG, SHIPPED])
snippets = st.sampled_from(TRAPS) | st.text(max_size=6)


@st.composite
def edited(draw):
    """A valid file in which some pieces of text were replaced, doubled or lost."""
    text = draw(texts)
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        stop = start + draw(st.sampled_from([0, 0, 1, 3, 30]))
        again = draw(st.sampled_from(["", "", text[start:stop], text[start : start + 200]]))
        text = text[:start] + draw(snippets) + again + text[stop:]
    return text


@st.composite
def retyped(draw):
    """A valid file in which one value was replaced by a trap, as it may be typed."""
    text = draw(texts)
    values = list(re.finditer(r"(?<=: )[^\s,{}\[\]#]+|(?<=[\[ ])[\d.]+(?=[,\]])", text))
    value = draw(st.sampled_from(values))
    return text[: value.start()] + draw(snippets) + text[value.end() :]


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.dates() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)


@st.composite
def regrown(draw):
    """A valid tree in which one node, wherever it is, was replaced, removed, renamed or copied."""
    tree = yaml.safe_load(draw(texts))
    places = list(nodes(tree))
    around, key = draw(st.sampled_from(places))
    match draw(st.sampled_from(["replace", "remove", "rename", "copy"])):
        case "remove":
            del around[key]
        case "rename" if isinstance(around, dict):
            around[draw(st.text(max_size=9) | st.just(f"{key}s"))] = around.pop(key)
        case "copy":
            there, name = draw(st.sampled_from(places))
            around[key] = deepcopy(there[name])
        case _:
            around[key] = draw(anything)
    return tree


def nodes(tree):
    """Every container of a tree with every key in it."""
    keys = list(tree) if isinstance(tree, dict) else range(len(tree))
    for key in keys:
        yield tree, key
        if isinstance(tree[key], (dict, list)):
            yield from nodes(tree[key])


@given(edited())
@settings(max_examples=150)
def test_edited_text(folder, text):
    judge(folder, text)


@given(retyped())
@settings(max_examples=150)
def test_retyped_values(folder, text):
    judge(folder, text)


@given(regrown())
@settings(max_examples=150)
def test_regrown_trees(folder, tree):
    judge(folder, yaml.safe_dump(tree, allow_unicode=True))


@given(st.binary(max_size=60), texts, st.sampled_from(["utf-8", "utf-16", "utf-32", "latin-1"]))
@example(b"", "", "utf-8")
@example(b"\xff\xfe\xfa", "", "utf-8")
@example(b"\x00", "", "utf-8")
def test_bytes(folder, noise, text, encoding):
    judge(folder, text.encode(encoding, errors="replace") + noise)
    judge(folder, noise + text.encode(encoding, errors="replace"))


@pytest.mark.parametrize("text", [DEEP, NESTED, LAUGHS, BIG, LONG, "\t", "- " * 1500, "a: &a [*a]"])
def test_faults_that_grow(folder, text):
    judge(folder, text)


@pytest.mark.parametrize("value", ["1e-300", "1e300", "5e-324", "0", "-1", ".inf", "1e-12"])
@pytest.mark.parametrize("key", re.findall(r"(\w+): -?[\d.][\d.e+-]*", CONFIG))
def test_huge_and_tiny_values_of_every_number(folder, key, value):
    judge(folder, re.sub(rf"\b{key}: -?[\d.][\d.e+-]*", f"{key}: {value}", CONFIG))
