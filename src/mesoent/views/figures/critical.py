"""The plane of squeezing and temperature, with the critical line (Fig. 6b)."""

from mesoent.views.figures import labels


def compose(figure, data, varied):
    """The plane with its colour bar."""
    ax = figure.subplots()
    shade = draw_plane(ax, data["asymptotics"], data["critical"])
    bar = figure.colorbar(shade, ax=ax, label=labels.LATE_LOG_NEGATIVITY)
    bar.outline.set_visible(False)


def draw_plane(ax, asymptotics, critical):
    """Shade where entanglement survives; the line is where it just does not."""
    shade = ax.pcolormesh(
        asymptotics["squeezing"],
        asymptotics["temperature"],
        asymptotics["asymptotic_log_negativity"].T,
        shading="nearest",
        rasterized=True,
        vmin=0.0,
    )
    ax.plot(critical["squeezing"], critical["critical_temperature"], clip_on=False)
    ax.text(0.55, 0.3, "entangled\nfor ever", transform=ax.transAxes, ha="center", color="white")
    ax.text(0.55, 0.88, "separable", transform=ax.transAxes, ha="center")
    ax.set(xlabel=labels.SQUEEZING, ylabel=labels.TEMPERATURE)
    ax.set_xlim(asymptotics["squeezing"][0], asymptotics["squeezing"][-1])
    ax.set_ylim(asymptotics["temperature"][0], asymptotics["temperature"][-1])
    return shade
