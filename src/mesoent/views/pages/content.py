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

_CITATION = "The mesoent developers, mesoent (software); see CITATION.cff."
_PAPER = (
    "F. Benatti, F. Carollo, R. Floreanini and J. Surace, Long-lived mesoscopic entanglement "
    "between two damped infinite harmonic chains, arXiv:1705.08648."
)

#: The panels of Fig. 6 in the words of the ledger.
_PANELS = {"Fig. 6(a)": "Fig. 6, left", "Fig. 6(b)": "Fig. 6, right"}

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
_TIME = {
    "low": 0,
    "high": 1e6,
    "open": True,
    "meaning": "how far the curve is shown",
    "symbol": "t",
}

#: The largest number that a field of the page takes where the catalogue knows no bound.
_LARGE = 1e6


def content(item, rows, counts, pictures, provenance):
    """What `mesoent.views.pages.index` shows.

    Parameters
    ----------
    item : dict
        The plan of the page: `figures`, by name the caption, the paper's label, the parameters
        shown, the files of data and the entry of the configuration; and the `configuration`.
    rows : dict of list of dict
        The tables of the run: numbers_csv, curves_csv, certified_csv, ledger_csv.
    counts : list of dict
        Verdicts by section; empty without an audit.
    pictures : dict of str
        SVG texts by figure.
    provenance : dict
        Names and versions.

    Returns
    -------
    dict
    """
    captions = {
        "The paper's numbers beside ours": rows["numbers_csv"],
        "Birth, death and peak of every curve": rows["curves_csv"],
        "Certified numbers: each interval is proven to hold the number": rows["certified_csv"],
    }
    findings = rows["ledger_csv"]
    return {
        "claim": CLAIM,
        "found": _found(rows["certified_csv"], counts),
        "figures": [
            _figure(name, item["figures"][name], pictures[name], findings) for name in pictures
        ],
        "tables": [{"caption": caption, "rows": table} for caption, table in captions.items()],
        "statements": [_remark(row) for row in findings if row["verdict"] != "holds"],
        "counts": counts,
        "provenance": provenance,
        "configuration": item["configuration"],
        "citation": f"{_CITATION}\n\n{_PAPER}",
        "models": {name: _offered(name) for name in _FIRST},
    }


def _found(certified, counts):
    rows = {row["certified_number"]: row["interval"] for row in certified}
    found = [(name, rows[name]) for name in _HEADLINES if name in rows]
    if not counts:
        return found
    verdicts = {name: int(number) for name, number in counts[-1].items() if name != "section"}
    told = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items() if number)
    return [*found, (f"statements of the paper judged: {told}", sum(verdicts.values()))]


def _figure(name, planned, svg, findings):
    """One figure with the paper's words on it, if it is one of the paper's."""
    paper = _PANELS.get(planned["paper"], planned["paper"])
    about = re.compile(rf"{re.escape(paper)}(,|$)")
    words = [row for row in findings if paper and about.match(row["label"])]
    finding, _, rest = planned["caption"].partition(". ")
    called = planned["paper"] or name.replace("_", " ")
    return {
        "name": name,
        "title": f"{called}: {finding.rstrip('.')}" if finding else called,
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
    choices = {
        name: {"choices": list(words), "meaning": name} for name, words in entry.options.items()
    }
    chosen = {name: words[0] for name, words in entry.options.items()}
    parameters |= {"time": _field("time", _TIME)} | choices
    return {"parameters": parameters, "shown": defaults | _FIRST[model] | chosen | {"time": 20}}


def _field(name, parameter):
    start, stop = _SLIDERS.get(name, _ELSE)
    low, high = max(parameter["low"], -_LARGE), min(parameter["high"], _LARGE)
    plain = {key: parameter[key] for key in ("open", "meaning", "symbol")}
    return plain | {"low": low, "high": high, "from": start, "to": stop}
