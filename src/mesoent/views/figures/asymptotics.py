"""The asymptotic entanglement against temperature, with the critical temperature (Fig. 6a)."""

from mesoent.views.figures import labels


def compose(figure, data, varied):
    """One curve and one mark."""
    draw_limit(figure.subplots(), data["asymptotics"], data["critical"])


def draw_limit(ax, asymptotics, critical):
    """E as t goes to infinity, for each stored squeezing, and where it vanishes."""
    for late, zero in zip(
        asymptotics["asymptotic_log_negativity"], critical["critical_temperature"], strict=True
    ):
        (line,) = ax.plot(asymptotics["temperature"], late, clip_on=False)
        ax.plot(zero, 0.0, "o", color=line.get_color(), clip_on=False, zorder=3)
        ax.annotate(
            f"$T_c$ = {zero:.4f}",
            (zero, 0.0),
            xytext=(6, 12),
            textcoords="offset points",
            color=line.get_color(),
        )
    ax.set(xlabel=labels.TEMPERATURE, ylabel=labels.LATE_LOG_NEGATIVITY)
    ax.set_xlim(asymptotics["temperature"][0], asymptotics["temperature"][-1])
    ax.set_ylim(bottom=0.0)
