"""One picture: throughput against N, ours and each peer's, named where the lines end."""

import math
from io import BytesIO
from pathlib import Path

import matplotlib
import matplotlib.style
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from mesoent.atomic import write_bytes

matplotlib.use("Agg")

STYLE = Path(__file__).parents[1] / "src" / "mesoent" / "views" / "figures" / "mesoent.mplstyle"

#: Title and subjects of each panel.
PANELS = {
    "Exponentials of 6x6 matrices": ("exponential",),
    "Log-negativity of two modes": ("entanglement",),
    "E(t)": ("matrix_route", "closed_form"),
    "Derivatives of E(t)": ("gradient",),
    "Birth, death and peak": ("scan",),
}
OURS, PEERS = ("#6a00a8", "#b12a90", "#e16462"), ("#7a7a7a", "#4a4a4a", "#9a9a9a")
MARKERS = "osD^vP"

#: Least distance of two names, as a part of the height of a panel.
GAP = 0.065


def draw(run, path):
    """Write the picture as PNG."""
    shown = {t: [n for n in names if n in run["subjects"]] for t, names in PANELS.items()}
    panels = {title: names for title, names in shown.items() if names}
    rows = math.ceil(len(panels) / 2)
    with matplotlib.style.context(STYLE):
        figure = Figure(figsize=(7.0, 2.9 * rows))
        for i, (title, names) in enumerate(panels.items()):
            _panel(figure.add_subplot(rows, 2, i + 1), run, title, names)
        memory = BytesIO()
        figure.savefig(memory, format="png", metadata={"Software": "mesoent"})
    write_bytes(path, memory.getbuffer())


def _panel(ax, run, title, names):
    curves = [curve for name in names if name in run["subjects"] for curve in _curves(run, name)]
    colours = {True: iter(OURS * 4), False: iter(PEERS * 4)}
    ax.set(xscale="log", yscale="log", xlabel="N", ylabel=f"{run['subjects'][names[0]]['unit']}/s")
    ax.set_title(title, loc="left")
    ends = []
    for i, (label, own, points) in enumerate(curves):
        colour = next(colours[own])
        x, y = zip(*points, strict=True)
        width = 1.6 if own else 0.9
        ax.plot(x, y, color=colour, linewidth=width, marker=MARKERS[i % len(MARKERS)])
        ends.append((label, colour, x[-1], y[-1]))
    if ends:
        _name(ax, ends)


def _curves(run, name):
    """Label, whether it is ours, and points of each route: first swept set, one thread."""
    facts = run["subjects"][name]
    for route in facts["routes"]:
        points = sorted(
            (row["n"], row["rate"])
            for row in run["throughput"]
            if (row["subject"], row["route"], row["threads"]) == (name, route, 1)
            and row["set"] == facts["swept"][0]
            and row["rate"]
        )
        if points:
            yield route, route in facts["ours"], points


def _name(ax, ends):
    """Names beside the ends of the lines, moved apart where they would touch."""
    left, right = ax.get_xlim()
    low, high = map(math.log10, ax.get_ylim())
    heights = _apart([(math.log10(y) - low) / (high - low) for *_, y in ends])
    edge = max(x for *_, x, _ in ends)
    ax.set_xlim(left, right * (right / left) ** 0.75)
    for (label, colour, x, y), height in zip(ends, heights, strict=True):
        ax.annotate(
            label, (x, y), (edge * (right / left) ** 0.07, 10 ** (low + height * (high - low))),
            color=colour, fontsize=7, va="center",
            arrowprops={"arrowstyle": "-", "linewidth": 0.4, "color": colour, "shrinkB": 3},
        )  # fmt: skip
    ax.set_xticks([n for n in (1, 10**2, 10**4, 10**6) if n <= edge])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.spines["bottom"].set_bounds(left, edge)


def _apart(heights):
    """Heights with at least GAP between neighbours, in the order given, none below zero."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = [heights[i] for i in order]
    for _ in range(200):
        for i in range(len(placed) - 1):
            lack = GAP - (placed[i + 1] - placed[i])
            if lack > 0:
                placed[i] -= lack / 2
                placed[i + 1] += lack / 2
        placed = [max(height, 0.0) for height in placed]
    return [placed[order.index(i)] for i in range(len(heights))]
