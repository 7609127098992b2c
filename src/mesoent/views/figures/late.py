"""What figures of late times have in common: a model, a grid, and where entanglement vanishes."""

from typing import ClassVar

from mesoent.views.figures.kind import OfModel


class OfLateTimes(OfModel):
    """A figure of E as t goes to infinity."""

    FORMS: ClassVar = ("list", "grid")

    def misfits(self, config):
        """Grids that do not fit, and parameters for which no entanglement lasts."""
        yield from super().misfits(config)
        for name, (values, why) in self.entry.lasting.items():
            value = getattr(self, name)
            numbers = value if isinstance(value, list) else [value]
            if not isinstance(value, str) and not set(values) & set(numbers):
                allowed = " or ".join(f"{v:g}" for v in values)
                yield (name,), f"is {value}, but must be {allowed}: {why}"

    def late(self, items, outer, along):
        """The late entanglement over its axes, and where it vanishes along the last of them."""
        grids = {name: items.grid(name, getattr(self, name)) for name in (*outer, along)}
        return items.late(self.model, self.fixed, grids, along)
