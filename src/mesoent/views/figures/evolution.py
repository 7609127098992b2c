"""E(t) for several values of one parameter, and when entanglement lives (Figs. 1 to 5)."""

import math

from mesoent.views.figures import labels


def compose(figure, data, varied):
    """Curves above; below, on a logarithmic axis of time, lifetimes if one of them ends."""
    records = data["evolution"]
    if any(math.isfinite(record["death_time"]) for record in records):
        figure.set_figheight(figure.get_figheight() * 1.25)
        curves, lifetimes = figure.subplots(2, height_ratios=[4, 1])
        draw_lifetimes(lifetimes, records)
    else:
        curves = figure.subplots()
    draw_curves(curves, records, varied)
    handles = curves.get_legend_handles_labels()
    title = labels.parameter(varied)
    figure.legend(*handles, loc="outside upper center", ncols=min(len(records), 5), title=title)


def draw_curves(ax, records, varied):
    """E against time; an open circle where it is born, a full one where it dies."""
    ax.set_xlim(records[0]["time"][0], records[0]["time"][-1])
    for record in records:
        (line,) = ax.plot(
            record["time"], record["log_negativity"], label=f"{record.parameters[varied]:g}"
        )
        _mark(ax, line, record, 0.0)
    ax.set(xlabel=labels.TIME, ylabel=labels.LOG_NEGATIVITY)
    ax.set_ylim(bottom=0.0)


def draw_lifetimes(ax, records):
    """A bar from birth to death for each curve; open to the right where it never dies."""
    times = [record[name] for record in records for name in ("birth_time", "death_time")]
    finite = [float(time) for time in times if math.isfinite(time)]
    ax.set_xscale("log")
    ax.set_xlim(min(finite) / 1.5, max(finite) * 1.5)
    for row, record in enumerate(records):
        death = min(record["death_time"], ax.get_xlim()[1])
        (line,) = ax.plot([record["birth_time"], death], [row, row])
        _mark(ax, line, record, row)
    ax.set(xlabel="entangled from birth to death: " + labels.TIME, yticks=[])
    ax.set_ylim(len(records) - 0.4, -0.6)
    ax.spines["left"].set_visible(False)


def _mark(ax, line, record, height):
    """Birth and death of one curve, where they lie on the axis."""
    low, high = ax.get_xlim()
    for event, filling in (("birth_time", "white"), ("death_time", line.get_color())):
        if low <= record[event] <= high:
            ax.plot(
                record[event],
                height,
                "o",
                color=line.get_color(),
                markerfacecolor=filling,
                clip_on=False,
                zorder=3,
            )
