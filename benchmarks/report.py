"""From a run to files: JSON, a picture, and tables between the markers of PERFORMANCE.md."""

import json
import re
import sys

from benchmarks import picture, tables
from mesoent.atomic import write_bytes

#: What is measured of a subject.
KINDS = ("throughput", "accuracy", "memory", "adversary")

JSON, PICTURE, PAGE = "benchmarks.json", "throughput.png", "PERFORMANCE.md"


def save(run, folder):
    """Write the run as JSON, numbers with six digits; what it did not measure stays as it was."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / JSON
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    text = json.dumps(_rounded(_merged(before, run)), indent=1, allow_nan=False)
    write_bytes(path, (text + "\n").encode())


def _merged(before, run):
    """The newer run, and the rows of subjects and kinds that only the older one has."""
    rows = {kind: _rows_of(before, run, kind) for kind in KINDS if kind in before or kind in run}
    subjects = before.get("subjects", {}) | run["subjects"]
    absent = {
        name: why for name, why in run["absent"].items() if name not in before.get("peers", {})
    }
    return run | rows | {
        "subjects": subjects, "peers": before.get("peers", {}) | run["peers"], "absent": absent,
    }  # fmt: skip


def _rows_of(before, run, kind):
    measured = run["subjects"] if kind in run else ()
    kept = [row for row in before.get(kind, []) if row["subject"] not in measured]
    return kept + run.get(kind, [])


def _rounded(value):
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(inner) for inner in value]
    return float(f"{value:.6g}") if isinstance(value, float) else value


def render(folder):
    """Picture and tables of the run that is stored in the folder; the page lies beside it."""
    run = json.loads((folder / JSON).read_text(encoding="utf-8"))
    if any(_is_swept(run, row) for row in run.get("throughput", ())):
        picture.draw(run, folder / PICTURE)
    page = folder.parent / PAGE
    text = page.read_text(encoding="utf-8") if page.exists() else _new_page(run, folder.name)
    write_bytes(page, _filled(text, _blocks(run)).encode())


def _is_swept(run, row):
    return row["set"] in run["subjects"][row["subject"]]["swept"]


def _blocks(run):
    """Name of a pair of markers -> lines that stand between them."""
    blocks = {"machine": tables.machine(run), "peers": tables.peers(run)}
    for kind in ("throughput", "accuracy"):
        for subject in run["subjects"] if kind in run else ():
            blocks[f"{kind} {subject}"] = getattr(tables, kind)(run, subject)
    for kind in ("memory", "adversary"):
        if kind in run:
            blocks[kind] = getattr(tables, kind)(run)
    return blocks


def _filled(text, blocks):
    """The page with each block between its markers; the rest is left alone."""
    for name, lines in blocks.items():
        opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
        found = re.compile(re.escape(opening) + ".*?" + re.escape(closing), re.DOTALL)
        block = "\n".join([opening, "", *lines, "", closing])
        text, times = found.subn(lambda _, block=block: block, text)
        if not times:
            print(f"{PAGE} has no markers {opening} {closing}: left out", file=sys.stderr)
    return text


def _new_page(run, folder):
    """A page with markers for everything in the run."""
    head = ["# Performance", "", f"![Throughput against N]({folder}/{PICTURE})", ""]
    sections = {"Machine": ["machine"], "Compared with": ["peers"], "Memory": ["memory"]}
    for name, facts in run["subjects"].items():
        kinds = [kind for kind in ("throughput", "accuracy") if kind in run]
        sections[facts["title"]] = [f"{kind} {name}" for kind in kinds]
    for title, names in sections.items():
        head += [f"## {title}", ""]
        for name in names:
            head += [f"<!-- {name} -->", f"<!-- /{name} -->", ""]
    return "\n".join(head)
