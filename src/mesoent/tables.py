"""Rows of named tuples as CSV and Markdown."""

import csv
import io
import math


def to_csv(rows):
    """CSV text with a header, from a list of named tuples of one kind."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows[0]._fields if rows else [])
    writer.writerows([[_exact(cell) for cell in row] for row in rows])
    return text.getvalue()


def to_markdown(rows):
    """A Markdown table with a header, from a list of named tuples of one kind."""
    if not rows:
        return ""
    lines = [[name.replace("_", " ") for name in rows[0]._fields], ["---"] * len(rows[0])]
    lines += [[_short(cell) for cell in row] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _exact(cell):
    return repr(float(cell)) if isinstance(cell, float) else cell


def _short(cell):
    if not isinstance(cell, float):
        return str(cell)
    return "never" if math.isnan(cell) else f"{cell:.10g}"
