"""The plan of the page: which pictures and tables it shows, and what is said of each figure."""

import json
from itertools import chain

from mesoent.run.paths import RESULTS, audit_paths, picture_paths, summary_paths


def plan_page(items):
    """Enter the page, after everything that it shows."""
    config, figures = items.config, items.of("figures")
    told = {name: _told(item, config.figures.get(name)) for name, item in figures.items()}
    parameters = {
        "figures": told,
        "configuration": json.dumps(_written(config), indent=2),
        "code": items.code("page"),
    }
    inputs = {name: picture_paths(name)["svg"] for name in figures}
    tables = {name: path for name, path in summary_paths().items() if name.endswith("_csv")}
    if config.audit:
        tables["ledger_csv"] = audit_paths()["ledger_csv"]
    items.put("page", "page", parameters, {"pictures": list(inputs.values())} | tables)


def _told(item, figure):
    """What the page says of a figure; one of the audit has no entry in the configuration."""
    files = (one if isinstance(one, list) else [one] for one in item.inputs.values())
    names = ("kind", "caption", "shown", "paper")
    own = _written(figure) if figure else {}
    return {name: item.parameters.get(name, "") for name in names} | {
        "data": [path.removeprefix(f"{RESULTS}/") for path in chain(*files)],
        "configuration": "\n".join(f"{key}: {json.dumps(value)}" for key, value in own.items()),
    }


def _written(section):
    """What a part of the configuration says, without what it leaves to defaults."""
    return section.model_dump(mode="json", exclude_unset=True, serialize_as_any=True)
