"""What the workflow computes: items by stage and name, and what each is made from.

Every intermediate result is named by what it is: a readable part and a hash of everything that
determines its content, the code included. A curve that two figures show is computed once, a
change of numbers or of physics can never meet stale data, and nothing depends on Snakemake's
own records. Read while the workflow starts: no NumPy here.
"""

import json
from pathlib import Path
from typing import NamedTuple

from mesoent import axes, fingerprint
from mesoent.conventions import SCHEMA
from mesoent.fields import plain
from mesoent.run.paths import data_path

#: The readable part of a name is cut here: file systems allow 255 characters.
_LONGEST = 90


class Item(NamedTuple):
    """One thing to compute: its parameters and the files it is made from, by role."""

    parameters: dict
    inputs: dict


class Items:
    """The items of a run.

    Parameters
    ----------
    config : Config
        The checked configuration.
    scripts : path-like
        The folder of what the rules run.

    Attributes
    ----------
    contents : set of str
        The files whose names stand for their content: complete and current if they exist.
    """

    def __init__(self, config, scripts):
        self.config, self.contents = config, set()
        self._scripts, self._stages = Path(scripts), {}

    def of(self, stage):
        """The items of a stage by name."""
        return self._stages.setdefault(stage, {})

    def put(self, stage, name, parameters, inputs):
        """Enter an item under a name that says nothing of its content."""
        self.of(stage)[name] = Item(parameters, inputs)

    def add(self, stage, label, parameters, inputs, code):
        """Enter an item under the name that its content gives it; return its path."""
        content = [SCHEMA, code, parameters, inputs]
        digest = fingerprint.digest(json.dumps(content, sort_keys=True))
        name = f"{label[:_LONGEST]}-{digest}"
        self.put(stage, name, parameters | {"code": code}, inputs)
        self.contents.add(data_path(stage, name))
        return data_path(stage, name)

    def grid(self, axis, grid):
        """The points of a named grid, or of a list, as the values of `axis`."""
        points = axes.axis(plain(self.config.grids[grid] if isinstance(grid, str) else grid))
        points = json.dumps(axes.to_plain(points))
        return self.add("grid", axis, {"axis": axis, "points": points}, {}, self.code("grid"))

    def trajectory(self, model, parameters, times):
        """One curve E(t)."""
        asked = {"model": model} | parameters
        label = self._label(model, parameters)
        code = self.code("evolution", *self.modules(model, "closed_form", "events"))
        return self.add("evolution", label, asked, {"times": times}, code)

    def late(self, model, fixed, grids, along):
        """Late entanglement over grids by axis, and where it vanishes along one of them."""
        label = self._label(model, fixed)
        asked = {"model": model, "axes": json.dumps(list(grids))} | fixed
        code = self.code("asymptotics", *self.modules(model))
        inputs = {"axes": list(grids.values())}
        late = self.add("asymptotics", label, asked, inputs, code)
        code = self.code("critical", *self.modules(model, f"late_critical_{along}"))
        inputs = {"asymptotics": late}
        line = self.add("critical", label, asked | {"along": along}, inputs, code)
        return {"asymptotics": late, "critical": line}

    def scan(self, name):
        """A whole scan."""
        return data_path("collect", name)

    def _label(self, model, parameters):
        """The parameters that are not what they are by default."""
        known = self.config.entries[model].parameters
        given = {name: parameters[name] for name in known if name in parameters}
        told = {k: v for k, v in given.items() if v != known[k].default}
        return "_".join(f"{k}{v:g}" for k, v in told.items()) or Path(model).stem

    def modules(self, model, *capabilities):
        """What a script knows by name only: the model's modules, or a user's file."""
        entry = self.config.entries[model]
        own = (Path(entry.source),) if entry.source else ()
        return (*entry.modules(*capabilities), *own)

    def code(self, stage, *modules):
        """Fingerprint of a rule's script, and of what it knows by name only."""
        return fingerprint.of_code(self._scripts / f"{stage}.py", *modules)
