"""How fast finite chains reach the mesoscopic limit: deviations against N, with fitted powers."""

from mesoent.views.figures import labels

#: Powers of N drawn as guides, with the words beside them.
_GUIDES = {-0.5: r"$1/\sqrt{N}$", -1.0: r"$1/N$"}

#: By what the vertical axis goes below the data, to make room for the legend.
_ROOM = 80


def compose(figure, data, options):
    """Expectations above; below, the Weyl relation, where the operator A decides."""
    figure.set_figheight(figure.get_figheight() * 1.8)
    above, below = figure.subplots(2, sharex=True, height_ratios=[5, 4])
    record = data["series"]
    relation = [str(name).startswith("Lemma 2") for name in record["statement"]]
    draw_deviations(above, record, [row for row, below in enumerate(relation) if not below], [-1.0])
    draw_deviations(below, record, [row for row, below in enumerate(relation) if below], _GUIDES)
    below.set_xlabel(labels.SITES)


def draw_deviations(ax, record, rows, guides):
    """One line for each of the rows, its fitted power in the legend; dotted guides above."""
    sites = record["sites"]
    ax.set(xscale="log", yscale="log", ylabel=labels.DEVIATION)
    apart = 6 // len(rows)
    for place, row in enumerate(rows):
        power = labels.measured(record["exponent"][row], record["exponent_error"][row])
        label = f"{record['statement'][row]}: {power}"
        ax.plot(sites, record["deviation"][row], color=f"C{apart * place}", label=label)
    for power in guides:
        _draw_guide(ax, sites[0], sites[-1], power)
    ax.set_xlim(sites[0], sites[-1])
    ax.set_ylim(bottom=record["deviation"][rows].min() / _ROOM)
    ax.legend(loc="lower left", title="fitted power of $N$", alignment="left", labelspacing=0.3)


def _draw_guide(ax, first, last, power):
    """A straight line through 1 at N = 1."""
    ax.plot([first, last], [1.0, last**power], ":", color="black", linewidth=0.8)
    ax.annotate(
        _GUIDES[power],
        (last, last**power),
        xytext=(-2, 10),
        textcoords="offset points",
        ha="right",
    )
