"""What the workflow computes: items, where they lie, what they are made from.

Every intermediate result is named by what it is: a readable part and a hash of everything that
determines its content, the code included. A curve that two figures show is computed once, a
change of numbers or of physics can never meet stale data, and nothing depends on Snakemake's
own records. Read while the workflow starts: no NumPy here.
"""

import json
from math import ceil, prod
from pathlib import Path
from typing import NamedTuple

from mesoent import axes, fingerprint
from mesoent.audit.ledger import SECTIONS
from mesoent.config import AUDIT_FIGURES, loader
from mesoent.config.types import plain
from mesoent.conventions import SCHEMA
from mesoent.errors import RunError
from mesoent.models.catalogue import MODELS
from mesoent.run import installation

RESULTS = "results"
PICTURE_FORMATS = ("pdf", "svg", "png")

#: Stages with items of their own, in no particular order.
STAGES = (
    "grid", "evolution", "asymptotics", "critical", "certified", "scan", "collect", "judge",
    "series", "figures",
)  # fmt: skip

#: Stages whose items are tables of text.
_FORMS = {"judge": "csv"}

#: What a job takes besides the arrays that it computes.
_JOB_MEGABYTES = 500

#: How often the arrays stand in memory: as computed, as a file to be written, and some air.
_COPIES = 2.5


class Item(NamedTuple):
    """One thing to compute: its parameters and the files it is made from, by role."""

    parameters: dict
    inputs: dict


def data_path(stage, name="{item}"):
    """Where an item of a stage lies."""
    return f"{RESULTS}/{stage}/{name}.{_FORMS.get(stage, 'h5')}"


def log_path(stage, name="{item}"):
    """Where the log of an item of a stage lies."""
    return f"{RESULTS}/logs/{stage}/{name}.log"


def picture_paths(figure="{item}"):
    """The files of one figure."""
    return {form: f"{RESULTS}/figures/{figure}.{form}" for form in PICTURE_FORMATS}


def summary_paths():
    """The tables of the paper's numbers beside ours."""
    names = ("summary.md", "numbers.csv", "curves.csv", "certified.csv")
    return {name.replace(".", "_"): f"{RESULTS}/summary/{name}" for name in names}


def audit_paths():
    """The ledger of the audit: as a table, as a page, and in short."""
    names = ("ledger.csv", "ledger.html", "ledger.md")
    return {name.replace(".", "_"): f"{RESULTS}/audit/{name}" for name in names}


class Plan:
    """All items of a run, by stage and name.

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
        self._config, self._scripts, self.contents = config, Path(scripts), set()
        self._items = {stage: {} for stage in STAGES}
        for name, scan in config.scans.items():
            self._items["collect"][name] = self._plan_scan(scan)
        for name, figure in config.figures.items():
            self._items["figures"][name] = getattr(self, f"_plan_{figure.kind}")(figure)
        self._items["summary"] = {"summary": self._plan_summary()}
        if config.audit:
            self._items["audit"] = {"audit": self._plan_audit()}

    @property
    def targets(self):
        """The files that a complete run leaves for its user."""
        pictures = [
            path for name in self._items["figures"] for path in picture_paths(name).values()
        ]
        scans = [data_path("collect", name) for name in self._items["collect"]]
        audit = audit_paths().values() if self._config.audit else ()
        return [*pictures, *scans, *summary_paths().values(), *audit]

    @property
    def scans(self):
        """The files of the chunks of each scan."""
        return {name: item.inputs["chunks"] for name, item in self._items["collect"].items()}

    def inputs(self, stage):
        """For a rule: the input files of an item, as a function of its wildcards."""
        return lambda wildcards: self._item(stage, wildcards).inputs

    def parameter(self, stage, name):
        """For a rule: one parameter of an item, as a function of its wildcards."""
        return lambda wildcards: self._item(stage, wildcards).parameters[name]

    def memory(self, wildcards, attempt):
        """For the rule `scan`: megabytes that a job takes; more, should that not do."""
        parameters = self._item("scan", wildcards).parameters
        parts = json.loads(parameters["axes"]).values()
        points = prod(axes.from_plain(part).count for part in parts)
        arrays = points * len(json.loads(parameters["reductions"])) * 8 / 1e6
        return attempt * (_JOB_MEGABYTES + ceil(_COPIES * arrays))

    def item(self, stage, name):
        """The item of that name."""
        return self._items[stage][name]

    def _item(self, stage, wildcards):
        return self.item(stage, getattr(wildcards, "item", stage))

    def _plan_evolution(self, figure):
        times = self._grid("time", figure.times)
        curves = [self._curve(parameters, times) for parameters in figure.curves]
        return self._figure(figure, {"curves": curves})

    def _plan_asymptotics(self, figure):
        temperatures = self._grid("temperature", figure.temperatures)
        squeezings = self._grid("squeezing", [figure.squeezing])
        return self._figure(figure, self._plane(figure.coupling, squeezings, temperatures))

    def _plan_critical(self, figure):
        temperatures = self._grid("temperature", figure.temperatures)
        squeezings = self._grid("squeezing", figure.squeezings)
        return self._figure(figure, self._plane(figure.coupling, squeezings, temperatures))

    def _plan_phase_diagram(self, figure):
        return self._figure(figure, {"collect": data_path("collect", figure.scan)})

    def _plan_scan(self, scan):
        """The chunks of a scan, each a block of its grid, and how they make up the whole."""
        entry, grid = MODELS[scan.model], {n: axes.axis(plain(p)) for n, p in scan.axes.items()}
        asked = {
            "model": scan.model,
            "fixed": json.dumps(scan.fixed, sort_keys=True),
            "reductions": json.dumps(scan.reductions),
        }
        code = self._code("scan", *entry.modules("scanner"))
        asked["family"] = fingerprint.digest(json.dumps([SCHEMA, code, asked, list(grid)]))
        blocks = axes.cut(scan.counts, scan.points_per_job)
        chunks = [self._chunk(asked, grid, block, code) for block in blocks]
        parameters = asked | {"axes": _grid_text(grid), "code": self._code("collect")}
        return Item(parameters | {"blocks": json.dumps(blocks)}, {"chunks": chunks})

    def _chunk(self, asked, grid, block, code):
        parts = {name: grid[name].part(*piece) for name, piece in zip(grid, block, strict=True)}
        return self._add("scan", "_".join(grid), asked | {"axes": _grid_text(parts)}, {}, code)

    def _plan_audit(self):
        """A job for each section of the paper, the pictures, and the ledger that holds all."""
        judged = [self._judged(section) for section in SECTIONS]
        for name in AUDIT_FIGURES:
            data = self._add("series", name, {"series": name}, {}, self._code("series"))
            self._items["figures"][name] = self._picture(name, {"series": data})
        pictures = {name: picture_paths(name)["svg"] for name in AUDIT_FIGURES}
        return Item({"code": self._code("audit")}, {"judged": judged} | pictures)

    def _judged(self, section):
        code = self._code("judge", f"mesoent.audit.{section}")
        return self._add("judge", section, {"section": section}, {}, code)

    def _curve(self, parameters, times):
        label = "_".join(f"{name}{value:g}" for name, value in parameters.items())
        parameters = self._model | parameters
        code = self._modelled("evolution")
        return self._add("evolution", label, parameters, {"times": times}, code)

    def _plane(self, coupling, squeezings, temperatures):
        parameters = self._model | {"coupling": coupling}
        label, squeezing = f"coupling{coupling:g}", {"squeezings": squeezings}
        both = squeezing | {"temperatures": temperatures}
        return {
            stage: self._add(stage, label, parameters, inputs, self._modelled(stage))
            for stage, inputs in (("asymptotics", both), ("critical", squeezing))
        }

    def _grid(self, axis, grid):
        points = axes.axis(plain(self._config.grids[grid] if isinstance(grid, str) else grid))
        points = json.dumps(axes.to_plain(points))
        return self._add("grid", axis, {"axis": axis, "points": points}, {}, self._code("grid"))

    def _add(self, stage, label, parameters, inputs, code):
        """Enter an item under the name that its content gives it; return its path."""
        content = [SCHEMA, code, parameters, inputs]
        name = f"{label}-{fingerprint.digest(json.dumps(content, sort_keys=True))}"
        self._items[stage][name] = Item(parameters | {"code": code}, inputs)
        self.contents.add(data_path(stage, name))
        return data_path(stage, name)

    def _figure(self, figure, inputs):
        varied = getattr(figure, "varied", "")
        return self._picture(figure.kind, inputs, varied=varied, shown=_shown(figure))

    def _plan_summary(self):
        figures = self._items["figures"].items()
        curves = {name: item.inputs["curves"] for name, item in figures if "curves" in item.inputs}
        parameters = {
            "figures": curves,
            "varied": {name: item.parameters["varied"] for name, item in figures},
            "tolerances": self._config.tolerances.model_dump(),
            "code": self._code("summary"),
        }
        lines = {item.inputs["critical"] for _, item in figures if "critical" in item.inputs}
        inputs = {"curves": sorted(set().union(*curves.values())), "lines": sorted(lines)}
        inputs["certified"] = self._certified()
        return Item(parameters, inputs)

    def _certified(self):
        """Every curve in one item: to certify one takes less time than to start a job."""
        figures = self._config.figures.values()
        curves = [curve for figure in figures for curve in getattr(figure, "curves", [])]
        once = [curve for i, curve in enumerate(curves) if curve not in curves[:i]]
        parameters = self._model | {"curves": json.dumps(once)}
        return self._add("certified", "numbers", parameters, {}, self._modelled("certified"))

    def _picture(self, kind, inputs, varied="", shown=""):
        parameters = {"kind": kind, "varied": varied, "shown": shown, "code": self._code("figures")}
        return Item(parameters, inputs)

    def _code(self, stage, *modules):
        """Fingerprint of a rule's script, and of the modules that it knows by name only."""
        return fingerprint.of_code(self._scripts / f"{stage}.py", *modules)

    def _modelled(self, stage):
        """The same for a stage that builds the model of the run."""
        own = MODELS[self._config.model.name].modules("closed_form", "events")
        return self._code(stage, *own)

    @property
    def _model(self):
        return {"model": self._config.model.name, "frequency": self._config.model.frequency}


def _grid_text(grid):
    return json.dumps({name: axes.to_plain(points) for name, points in grid.items()})


def _shown(figure):
    """The parameters of a figure in words, for its caption in the report."""
    names = ("coupling", "squeezing", "temperature")
    values = {name: getattr(figure, name) for name in names if hasattr(figure, name)}
    return "; ".join(f"{name} {_words(value)}" for name, value in values.items())


def _words(value):
    return ", ".join(f"{v:g}" for v in value) if isinstance(value, list) else f"{value:g}"


def plan(path, overlay=None, home=None):
    """The plan of the run that a configuration file describes.

    Parameters
    ----------
    path : path-like
    overlay : dict, optional
        What the command line sets over it.
    home : path-like, optional
        The folder of the Snakefile: by default where the package's sources lie, or, if it is
        installed away from them, the current one.

    Raises
    ------
    ConfigError
        If the configuration is not allowed.
    RunError
        If there is no workflow in that folder, or the package that runs is not built from it.
    """
    home = home or _home()
    installation.require_current(home)
    scripts = Path(home, "workflow", "scripts")
    if not scripts.is_dir():
        raise RunError(f"{scripts} is missing; run this in the folder of the Snakefile")
    return Plan(loader.load(path, overlay), scripts)


def _home():
    above = fingerprint.PACKAGE.parents[1]
    return above if (above / "Snakefile").is_file() else Path.cwd()
