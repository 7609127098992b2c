"""How much entanglement the bath makes, and for how long: a plane for each coupling of a scan."""

import math

from mesoent.views.figures import labels

AXES = ("coupling", "squeezing", "temperature")
LIFETIMES = (10, 30, 100)


def compose(figure, data, varied):
    """Planes side by side, two in a row, with one scale of colours for all."""
    scan = data["collect"]
    couplings = scan["coupling"]
    rows = math.ceil(len(couplings) / 2)
    figure.set_figheight(figure.get_figwidth() * (0.2 + 0.42 * rows))
    planes = figure.subplots(rows, 2, sharex=True, sharey=True, squeeze=False)
    for ax in planes.flat[len(couplings) :]:
        ax.set_visible(False)
    highest = scan["peak_log_negativity"].max()
    for index, ax in enumerate(planes.flat[: len(couplings)]):
        shade = draw_plane(ax, scan, index, highest)
        ax.set_title(f"{labels.SYMBOLS['coupling']} = {couplings[index]:g}", loc="right")
    figure.supxlabel(labels.SQUEEZING, fontsize=8)
    figure.supylabel(labels.TEMPERATURE, fontsize=8)
    figure.colorbar(shade, ax=planes, label=labels.PEAK_LOG_NEGATIVITY).outline.set_visible(False)


def draw_plane(ax, scan, index, highest):
    """Shade by the peak of E, mark equal times of death, and draw the critical temperature."""
    plane = scan["squeezing"], scan["temperature"]
    peak, death, critical = (
        _at_coupling(scan, name, index)
        for name in ("peak_log_negativity", "death_time", "critical_temperature")
    )
    shade = ax.pcolormesh(
        *plane, peak.T, shading="nearest", rasterized=True, vmin=0.0, vmax=highest
    )
    ax.plot(plane[0], critical[:, 0])
    if abs(scan["coupling"][index]) == 1:
        ax.text(0.6, 0.3, "for ever", transform=ax.transAxes, ha="center", color="white")
    else:
        lines = ax.contour(*plane, death.T, levels=LIFETIMES, colors="0.25", linewidths=0.6)
        ax.clabel(lines, fontsize=6, fmt=lambda time: f"{time:g}")
    return shade


def _at_coupling(scan, name, index):
    """The plane (squeezing, temperature) of a quantity, whatever the order of the scan's axes."""
    order = [list(scan["axis"]).index(axis) for axis in AXES]
    return scan[name].transpose(order)[index]
