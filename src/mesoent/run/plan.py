"""The plan of a run: all items that its configuration asks for, and what the rules need of them."""

import json
from pathlib import Path

from mesoent import fingerprint
from mesoent.audit.ledger import SECTIONS
from mesoent.config import AUDIT_FIGURES, loader
from mesoent.errors import RunError
from mesoent.run import installation
from mesoent.run.items import Items
from mesoent.run.page import plan_page
from mesoent.run.paths import audit_paths, data_path, page_path, picture_paths, summary_paths
from mesoent.run.scans import megabytes, plan_scan

#: The model of the paper, of which the summary and the certified numbers tell.
_PAPER = "double_chain"


class Plan:
    """All items of a run.

    Parameters
    ----------
    config : Config
        The checked configuration.
    scripts : path-like
        The folder of what the rules run.
    """

    def __init__(self, config, scripts):
        self._config, self._items = config, Items(config, scripts)
        for name, scan in config.scans.items():
            plan_scan(self._items, name, scan)
        for name, figure in config.figures.items():
            self._plan_picture(name, figure.options(config), figure.plan(self._items))
        self._plan_summary()
        if config.audit:
            self._plan_audit()
        plan_page(self._items)

    @property
    def contents(self):
        """The files whose names stand for their content: complete and current if they exist."""
        return self._items.contents

    @property
    def targets(self):
        """The files that a complete run leaves for its user."""
        scans = [data_path("collect", name) for name in self._items.of("collect")]
        audit = audit_paths().values() if self._config.audit else ()
        return [*self.pictures, *scans, *summary_paths().values(), *audit, page_path()]

    @property
    def pictures(self):
        """The files of all figures."""
        figures = self._items.of("figures")
        return [path for name in figures for path in picture_paths(name).values()]

    @property
    def scans(self):
        """The files of the chunks of each scan."""
        whole = self._items.of("collect").items()
        return {name: item.inputs["chunks"] for name, item in whole}

    def inputs(self, stage):
        """For a rule: the input files of an item, as a function of its wildcards."""
        return lambda wildcards: self.item(stage, wildcards).inputs

    def parameters(self, stage):
        """For a rule: what an item is computed from, as a function of its wildcards."""
        return lambda wildcards: self.item(stage, wildcards).parameters

    def megabytes(self, wildcards, attempt):
        """For the rule `scan`: what a job takes in memory; more, should that not do."""
        return attempt * megabytes(self.item("scan", wildcards).parameters)

    def item(self, stage, wildcards):
        """The item that a rule's wildcards name; a stage of one item has its own name."""
        return self._items.of(stage)[getattr(wildcards, "item", stage)]

    def _plan_picture(self, name, options, inputs):
        code = self._items.code("figures")
        self._items.put("figures", name, options | {"code": code}, inputs)

    def _plan_audit(self):
        """A job for each section of the paper, the pictures, and the ledger that holds all."""
        judged = [self._judged(section) for section in SECTIONS]
        for name in AUDIT_FIGURES:
            code = self._items.code("series")
            data = self._items.add("series", name, {"series": name}, {}, code)
            self._plan_picture(name, {"kind": name, "caption": ""}, {"series": data})
        pictures = {name: picture_paths(name)["svg"] for name in AUDIT_FIGURES}
        code = {"code": self._items.code("audit", *map(_audit, SECTIONS))}
        self._items.put("audit", "audit", code, {"judged": judged} | pictures)

    def _judged(self, section):
        code = self._items.code("judge", _audit(section))
        return self._items.add("judge", section, {"section": section}, {}, code)

    def _plan_summary(self):
        """The paper's numbers beside ours: figures that say which of the paper's they are."""
        figures = self._config.figures.items()
        paper = {name: figure for name, figure in figures if getattr(figure, "paper", None)}
        inputs = {name: self._items.of("figures")[name].inputs for name in paper}
        curves = {name: of["evolution"] for name, of in inputs.items() if "evolution" in of}
        lines = {of["critical"] for of in inputs.values() if "critical" in of}
        parameters = {
            "figures": curves,
            "paper": {name: paper[name].paper for name in curves},
            "tolerances": self._config.tolerances.model_dump(),
            "code": self._items.code("summary"),
        }
        everything = [item.inputs for item in self._items.of("figures").values()]
        all_curves = {path for files in everything for path in files.get("evolution", [])}
        files = {"curves": sorted(all_curves), "lines": sorted(lines)}
        files["certified"] = self._certified([paper[name] for name in curves])
        self._items.put("summary", "summary", parameters, files)

    def _certified(self, figures):
        """Every curve in one item: to certify one takes less time than to start a job."""
        curves = [curve for figure in figures for curve in figure.curves]
        once = [curve for i, curve in enumerate(curves) if curve not in curves[:i]]
        parameters = {"model": _PAPER, "curves": json.dumps(once)}
        code = self._items.code("certified", *self._items.modules(_PAPER, "events"))
        return self._items.add("certified", "numbers", parameters, {}, code)


def _audit(section):
    return f"mesoent.audit.{section}"


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
