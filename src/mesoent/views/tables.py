"""Rows of named tuples, or of dicts with the same keys, as CSV and Markdown."""

import csv
import io
import math


def to_csv(rows):
    """CSV text with a header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_names(rows))
    writer.writerows([[_exact(cell) for cell in _cells(row)] for row in rows])
    return text.getvalue()


def from_csv(text):
    """The rows of a CSV text with a header, as dicts of text."""
    return list(csv.DictReader(io.StringIO(text)))


def to_markdown(rows):
    """A Markdown table with a header."""
    if not rows:
        return ""
    lines = [[name.replace("_", " ") for name in _names(rows)], ["---"] * len(rows[0])]
    lines += [[_short(cell) for cell in _cells(row)] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _names(rows):
    return [] if not rows else list(rows[0]) if isinstance(rows[0], dict) else rows[0]._fields


def _cells(row):
    return row.values() if isinstance(row, dict) else row


def _exact(cell):
    return repr(float(cell)) if isinstance(cell, float) else cell


def _short(cell):
    if not isinstance(cell, float):
        return str(cell)
    return "never" if math.isnan(cell) else f"{cell:.10g}"
