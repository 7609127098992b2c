"""What config.yaml may say: every key, its bounds and its meaning.

The JSON schema for editors, workflow/schemas/config.schema.json, is made from this package.
"""

from pathlib import Path
from typing import Annotated, ClassVar, Literal, Union

from pydantic import (
    AfterValidator,
    Discriminator,
    Field,
    Tag,
    create_model,
    model_validator,
)

from mesoent.config.scans import Scan, scan_misfits
from mesoent.fields import Grid, Name, Section, Tolerance, allowed, choice, hint, misfit, not_empty
from mesoent.models.catalogue import MODELS
from mesoent.models.entry import ModelEntry
from mesoent.views.figures import KINDS
from mesoent.views.figures.kind import OfModel


class RunModel(Section):
    """The model of the run, and its parameters where a figure or a scan gives no others."""

    name: Annotated[str, Field(description="A name from the catalogue")]

    @property
    def parameters(self):
        """The parameters that are given."""
        return self.model_dump(exclude={"name"}, exclude_none=True)


class Tolerances(Section):
    """Independent routes to the same number must agree this well, or the run fails."""

    closed_form: Tolerance
    critical_temperature: Tolerance


class _Config(Section):
    """The physics of a run."""

    #: The models that may be named.
    entries: ClassVar[dict[str, ModelEntry]]

    grids: dict[Name, Grid]
    scans: Annotated[dict[Name, Scan], Field(default_factory=dict)]
    tolerances: Tolerances
    audit: Annotated[
        bool, Field(description="Whether to audit the paper, equation by equation", strict=True)
    ] = True

    @model_validator(mode="before")
    @classmethod
    def _filled(cls, content):
        """The run's model, and its parameters, where a figure or a scan gives none."""
        if not isinstance(content, dict):
            return content
        run = content.get("model")
        name = run.get("name") if isinstance(run, dict) else None
        given = {key: run[key] for key in _parameters(cls.entries, name) if key in run}
        figures = _each(content.get("figures", {}), lambda one: _figure(one, name, given))
        scans = _each(content.get("scans", {}), lambda one: _scan(one, name, given))
        content = content | {"figures": figures, "scans": scans}
        for key, complaint in _unknown(content, cls.entries):
            raise misfit(key, complaint)
        return content

    @model_validator(mode="after")
    def _parts_fit(self):
        for key, complaint in self._misfits():
            raise misfit(key, complaint)
        return self

    def _misfits(self):
        for name, scan in self.scans.items():
            yield from scan_misfits(("scans", name), scan, self.entries[scan.model])
        for name, figure in self.figures.items():
            if name in AUDIT_FIGURES:
                yield ("figures", name), "is the name of a picture of the audit; choose another"
            for key, complaint in figure.misfits(self):
                yield ("figures", name, *key), complaint


#: Pictures that the audit makes, whatever the configuration.
AUDIT_FIGURES = ("convergence", "conditions")


def configuration(entries):
    """The class of the configurations that may name these models.

    Parameters
    ----------
    entries : dict of ModelEntry

    Returns
    -------
    type
        A pydantic model.
    """
    models = {
        name: create_model(
            f"RunModel_{Path(name).stem}", __base__=RunModel, __doc__=RunModel.__doc__,
            name=(Literal[name], ...),
            **{key: (allowed(value) | None, None) for key, value in entry.parameters.items()},
            **{key: (Literal[words] | None, None) for key, words in entry.options.items()},
        )
        for name, entry in entries.items()
    }  # fmt: skip
    figures = {
        f"{kind} of {name}" if issubclass(cls, OfModel) else kind: _of(cls, name, entry)
        for kind, cls in KINDS.items()
        for name, entry in entries.items()
    }
    config = create_model(
        "Config", __base__=_Config, __doc__=_Config.__doc__,
        model=(_told_apart(models, _model_tag), ...),
        figures=(Annotated[dict[Name, _told_apart(figures, _figure_tag)],
                           AfterValidator(not_empty)], ...),
    )  # fmt: skip
    config.entries = entries
    return config


def schema():
    """The JSON schema of config.yaml."""
    whole = configuration(MODELS).model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | whole


def _of(kind, name, entry):
    return kind.of(name, entry) if issubclass(kind, OfModel) else kind


def _told_apart(classes, tag):
    tagged = [Annotated[cls, Tag(name)] for name, cls in classes.items()]
    return Annotated[Union[tuple(tagged)], Discriminator(tag)]  # noqa: UP007


def _model_tag(value):
    return value.get("name") if isinstance(value, dict) else None


def _figure_tag(value):
    if not isinstance(value, dict):
        return None
    return f"{value['kind']} of {value.get('model')}" if _is_of_model(value) else value.get("kind")


def _parameters(entries, name):
    """The names of a model's parameters; none if there is no such model."""
    if not _is_among(name, entries):
        return set()
    return entries[name].parameters.keys() | entries[name].options.keys()


def _is_among(word, words):
    return isinstance(word, str) and word in words


def _each(sections, filled):
    """The sections with what the run's model tells of them, as far as they are sections."""
    if not isinstance(sections, dict):
        return sections
    return {k: filled(part) if isinstance(part, dict) else part for k, part in sections.items()}


def _figure(figure, name, given):
    if not _is_of_model(figure) or figure.get("model", name) != name:
        return figure
    return {"model": name} | given | figure


def _scan(scan, name, given):
    axes, fixed = scan.get("axes"), scan.get("fixed", {})
    mappings = isinstance(axes, dict) and isinstance(fixed, dict)
    if not mappings or scan.get("model", name) != name:
        return scan
    others = {key: value for key, value in given.items() if key not in axes}
    return scan | {"model": name, "fixed": others | fixed}


def _is_of_model(figure):
    kind = figure.get("kind")
    return _is_among(kind, KINDS) and issubclass(KINDS[kind], OfModel)


def _unknown(content, entries):
    """Kinds and models that do not exist: pairs of key and complaint."""
    run = content.get("model")
    if isinstance(run, dict) and "name" in run and not _is_among(run["name"], entries):
        yield ("model", "name"), choice(run["name"], entries)
    for part in ("figures", "scans"):
        sections = content[part] if isinstance(content[part], dict) else {}
        for name, section in sections.items():
            if not isinstance(section, dict):
                continue
            if part == "figures" and not _is_among(section.get("kind"), KINDS):
                kind = section.get("kind")
                known = f"{', '.join(KINDS)}{hint(kind, KINDS)}"
                yield (part, name), f"must have a kind: one of {known}"
            if "model" in section and not _is_among(section["model"], entries):
                yield (part, name, "model"), choice(section["model"], entries)
