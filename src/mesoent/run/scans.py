"""The items of a scan: chunks of its grid, and the whole that refers to them."""

import json
from math import ceil, prod

from mesoent import axes, fingerprint
from mesoent.conventions import SCHEMA
from mesoent.fields import plain

#: What a job takes besides the arrays that it computes.
_JOB_MEGABYTES = 500

#: How often the arrays stand in memory: as computed, as a file to be written, and some air.
_COPIES = 2.5


def plan_scan(items, name, scan):
    """Enter the chunks of a scan, each a block of its grid, and how they make up the whole."""
    entry = items.config.entries[scan.model]
    grid = {axis: axes.axis(plain(points)) for axis, points in scan.axes.items()}
    asked = {
        "model": scan.model,
        "fixed": json.dumps(scan.fixed, sort_keys=True),
        "reductions": json.dumps(scan.reductions),
    }
    code = items.code("scan", *items.modules(scan.model, "scanner"))
    asked["family"] = fingerprint.digest(json.dumps([SCHEMA, code, asked, list(grid)]))
    blocks = axes.cut(scan.counts, scan.points_per_job(entry))
    chunks = [
        items.add("scan", "_".join(grid), asked | {"axes": _text(_part(grid, block))}, {}, code)
        for block in blocks
    ]
    whole = asked | {
        "axes": _text(grid),
        "blocks": json.dumps(blocks),
        "code": items.code("collect"),
    }
    items.put("collect", name, whole, {"chunks": chunks})


def megabytes(parameters):
    """What the job of a chunk takes in memory."""
    parts = json.loads(parameters["axes"]).values()
    points = prod(axes.from_plain(part).count for part in parts)
    arrays = points * len(json.loads(parameters["reductions"])) * 8 / 1e6
    return _JOB_MEGABYTES + ceil(_COPIES * arrays)


def _part(grid, block):
    return {name: grid[name].part(*piece) for name, piece in zip(grid, block, strict=True)}


def _text(grid):
    return json.dumps({name: axes.to_plain(points) for name, points in grid.items()})
