"""What the page of a run says: the tables and pictures of the run, put in order."""

import re

from mesoent.models.catalogue import MODELS

CLAIM = (
    "Two chains of damped oscillators that share a thermal bath become entangled in their "
    "collective fluctuations, and can stay entangled for ever at finite temperature"
)

#: Certified numbers that stand at the top of the page.
_HEADLINES = (
    "T_c at k = 1, lambda = 1",
    "T_c as k goes to infinity, lambda = 1",
    "supremum of E",
)

#: Where the sliders of the explorer begin and end, and what they show first, as far as this is not
#: what the catalogue has by default. A field beside each takes all that is allowed.
_SLIDERS = {
    "frequency": (0.1, 3), "temperature": (0, 1), "bath_temperature": (0, 1), "time": (1, 200),
    "initial_temperature": (0, 1), "coupling": (0, 1), "coupling_phase": (0, 3.14159),
    "squeezing": (0, 3), "detuning": (-1, 1), "rate_1": (0, 2), "rate_2": (0, 2),
    "passive_coupling": (0, 3),
}  # fmt: skip
_ELSE = (-2, 2)
_FIRST = {
    "double_chain": {"temperature": 0.1, "coupling": 0.9, "squeezing": 1},
    "general_chains": {"passive_coupling": 3, "coupling": 0.3, "squeezing_1": 0.8,
                       "squeezing_2": 0.8, "initial_temperature": 0.1},
}  # fmt: skip
_TIME = {"low": 0, "high": 1e6, "open": True, "meaning": "how far the curve is shown", "symbol": "t"}

#: The largest number that a field of the page takes where the catalogue knows no bound.
_LARGE = 1e6


def content(item, numbers, curves, certified, findings, counts, pictures, provenance):
    """What `mesoent.views.pages.index` shows.

    Parameters
    ----------
    item : dict
        The plan of the page: `figures`, by name the caption, the paper's label, the parameters
        shown, the files of data and the entry of the configuration; `configuration` and
        `citation`, texts.
    numbers, curves, certified : list of dict
        The tables of the summary.
    findings, counts : list of dict
        The ledger and its verdicts by section; empty without an audit.
    pictures : dict of str
        SVG texts by figure.
    provenance : dict
        Names and versions.

    Returns
    -------
    dict
    """
    captions = {
        "The paper's numbers beside ours": numbers,
        "Birth, death and peak of every curve": curves,
        "Certified numbers: each interval is proven to hold the number": certified,
    }
    return {
        "claim": CLAIM,
        "found": _found(certified, counts),
        "figures": [
            _figure(name, item["figures"][name], pictures[name], findings) for name in pictures
        ],
        "tables": [{"caption": caption, "rows": rows} for caption, rows in captions.items()],
        "statements": [_remark(row) for row in findings if row["verdict"] != "holds"],
        "counts": counts,
        "provenance": provenance,
        "configuration": item["configuration"],
        "citation": item["citation"],
        "models": {name: _offered(name) for name in _FIRST},
    }


def _found(certified, counts):
    rows = {row["certified_number"]: row["interval"] for row in certified}
    found = [(name, rows[name]) for name in _HEADLINES if name in rows]
    verdicts = {verdict: int(number) for verdict, number in counts[-1].items() if verdict != "section"} if counts else {}
    told = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items() if number)
    return found + [(f"statements of the paper judged: {told}", sum(verdicts.values()))] * bool(counts)


def _figure(name, planned, svg, findings):
    """One figure with the paper's words on it, if it is one of the paper's."""
    paper = re.sub(r"\((a|b)\)", lambda side: {"a": ", left", "b": ", right"}[side[1]], planned["paper"])
    words = [row for row in findings if paper and re.match(rf"{re.escape(paper)}(,|$)", row["label"])]
    title, _, rest = planned["caption"].partition(". ")
    return {
        "name": name,
        "title": f"{planned['paper'] or name.replace('_', ' ')}{': ' * bool(title)}{title.rstrip('.')}",
        "words": [row | {"words": row["printed"]} for row in words],
        "caption": " ".join(filter(None, (rest, planned["shown"]))),
        "alt": f"{planned['kind'].replace('_', ' ')}: {planned['caption'] or planned['shown']}",
        "svg": svg,
        "data": planned["data"],
        "configuration": planned["configuration"],
    }


def _remark(row):
    return {name: row[name] for name in ("label", "verdict", "sentence")}


def _offered(model):
    """The parameters of a model as the explorer offers them, and the state shown first."""
    entry = MODELS[model]
    parameters = {name: _field(name, p._asdict()) for name, p in entry.parameters.items()}
    defaults = {name: p.default for name, p in entry.parameters.items()}
    choices = {name: {"choices": list(words), "meaning": name} for name, words in entry.options.items()}
    chosen = {name: words[0] for name, words in entry.options.items()}
    parameters |= {"time": _field("time", _TIME)} | choices
    return {"parameters": parameters, "shown": defaults | _FIRST[model] | chosen | {"time": 20}}


def _field(name, parameter):
    start, stop = _SLIDERS.get(name, _ELSE)
    low, high = max(parameter["low"], -_LARGE), min(parameter["high"], _LARGE)
    plain = {key: parameter[key] for key in ("open", "meaning", "symbol")}
    return plain | {"low": low, "high": high, "from": start, "to": stop}
