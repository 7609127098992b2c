"""Fixtures shared by all tests."""

import csv
from pathlib import Path

import hypothesis
import pytest

from mesoent import DoubleChain

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests" / "data"

hypothesis.settings.register_profile("mesoent", deadline=None, derandomize=True, max_examples=60)
hypothesis.settings.load_profile("mesoent")


def pytest_addoption(parser):
    parser.addoption(
        "--write-tables", action="store_true", help="write what the runs say into docs/"
    )


@pytest.fixture
def root():
    """The top folder of the project."""
    return ROOT


def reference(name):
    """The rows of a table of reference values, still as text."""
    with open(DATA / f"{name}.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def reference_model(row):
    """The model of a row of reference values."""
    return DoubleChain(
        frequency=float(row["omega"]),
        temperature=float(row["temperature"]),
        coupling=float(row["coupling"]),
        squeezing=float(row["squeezing"]),
    )
