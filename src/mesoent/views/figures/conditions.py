"""Where claims of the paper fail or need a condition: five small panels."""

import math

from mesoent.views.figures import labels

#: For what may lie on an axis: drawn above it, not cut by it.
_ON_AXIS = {"clip_on": False, "zorder": 3}


def compose(figure, data, options):
    """Three panels above, two below, and beside those the couplings' colours."""
    found = data["series"]
    figure.set_size_inches(7.0, 4.6)
    axes = figure.subplot_mosaic("abc;de-")
    for name, (title, draw) in PANELS.items():
        draw(axes[name], found)
        axes[name].set_title(f"({name}) {title}", loc="left")
    _explain(axes["-"], axes["e"].lines, found["coupling"])


def draw_instants(ax, found):
    """E against squeezing at a few times: early curves fall, the limit rises."""
    for instant, curve in zip(found["instant"], found["log_negativity_at_instant"], strict=True):
        late = math.isinf(instant)
        ax.plot(
            found["squeezing"], curve,
            color="black" if late else None,
            linestyle="solid" if late else "dashed",
            label=r"$\infty$" if late else f"{instant:g}",
        )  # fmt: skip
    ax.set(xlabel=labels.SQUEEZING, ylabel=labels.LOG_NEGATIVITY)
    _from_corner(ax, found["squeezing"])
    ax.legend(title=labels.TIME)


def draw_best_squeezing(ax, found):
    """max E against squeezing; a dot where it is largest."""
    for row, curve in enumerate(found["peak_over_squeezing"]):
        (line,) = ax.plot(found["squeezing"], curve)
        _dot(ax, line, found["best_squeezing"][row], found["best_peak"][row])
    ax.set(xlabel=labels.SQUEEZING, ylabel="largest $E$ of all times (ebit)")
    _from_corner(ax, found["squeezing"])


def draw_lifetimes(ax, found):
    """Birth and death against temperature; a dot where they meet."""
    rows = zip(
        found["lifetime_temperature"],
        found["birth_against_temperature"],
        found["death_against_temperature"],
        strict=True,
    )
    for temperature, birth, death in rows:
        (line,) = ax.plot(temperature, death)
        ax.plot(temperature, birth, color=line.get_color(), linestyle="dotted")
        if math.isfinite(death[-1]):
            _dot(ax, line, temperature[-1], death[-1])
    ax.set(xlabel=labels.TEMPERATURE, ylabel=labels.TIME, yscale="log")
    ax.text(0.42, 40.0, "death")
    ax.text(0.02, 4.6, "birth")
    ax.set_xlim(0.0, 0.8)
    ax.set_ylim(2.0, 1000.0)


def draw_decoupling(ax, found):
    """What a quartic operator passes on to the squares."""
    rows = zip(found["observable"], found["share_of_squares"], ("solid", "dashed"), strict=True)
    for name, curve, style in rows:
        ax.plot(found["temperature"], curve, linestyle=style, label=name, **_ON_AXIS)
    ax.set(xlabel=labels.TEMPERATURE, ylabel=r"share of $a^2$ in $L[O]$")
    _from_corner(ax, found["temperature"])
    ax.legend(title=r"$O = a^\dagger a^3$ + h.c.")


def draw_positivity(ax, found):
    """The smallest eigenvalue of the noise that the bath adds."""
    for curve in found["smallest_noise"]:
        ax.plot(found["time"], curve, **_ON_AXIS)
    ax.set(xlabel=labels.TIME, ylabel=r"smallest eigenvalue of $K_t$")
    _from_corner(ax, found["time"])


def _explain(ax, lines, couplings):
    """The legend of the couplings, in a place of its own."""
    names = [f"{coupling:g}" for coupling in couplings]
    title = f"{labels.COUPLING}\nin (b), (c), (e)"
    ax.legend(lines, names, title=title, loc="center")
    ax.set_axis_off()


def _from_corner(ax, points):
    ax.set_xlim(0.0, points[-1])
    ax.set_ylim(bottom=0.0)


def _dot(ax, line, x, y):
    ax.plot(x, y, "o", color=line.get_color(), **_ON_AXIS)


#: Title and drawing of each panel, by its letter.
PANELS = {
    "a": (r"in the limit $k$ always helps", draw_instants),
    "b": (r"best $k$ for $\lambda < 1$ only", draw_best_squeezing),
    "c": (r"nothing dies at $T = 0$", draw_lifetimes),
    "d": ("decouples if Wick-ordered", draw_decoupling),
    "e": (r"definite for $\lambda < 1$ only", draw_positivity),
}
