"""The ledger as a page to read: formulas as MathML, pictures inside, nothing from elsewhere."""

import re
from importlib.resources import files
from itertools import zip_longest

from jinja2 import Environment
from latex2mathml.converter import convert
from markupsafe import Markup, escape

_TEMPLATE = files("mesoent.views.pages").joinpath("ledger.html.jinja")


#: What the pictures of the audit show.
CAPTIONS = {
    "convergence": "How fast the limits are reached: deviations of the finite-N left sides from "
    "their limits, with fitted powers of N.",
    "conditions": "Claims that fail or need a condition, and what shows it.",
}


#: How a text speaks of a row: by the number of an equation.
_REFERENCE = re.compile(r"\(\d+\)")
_PAIRS = ((r"\{", r"\}"), (r"\\left\b", r"\\right\b"), (r"\\begin\b", r"\\end\b"))


def ledger(findings, verdicts, evidence, pictures):
    """The page.

    Parameters
    ----------
    findings : list of dict
        The rows of the ledger with what the run found.
    verdicts, evidence : list of dict
        Their numbers by section, the last row for all.
    pictures : dict of str
        SVG texts, by the names in `CAPTIONS`.

    Returns
    -------
    str
        HTML that needs no network.
    """
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"formula": formula, "inline": _inline, "slug": _slug}
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    return template.render(
        findings=findings,
        verdicts=verdicts,
        evidence=evidence,
        pictures={CAPTIONS[name]: svg for name, svg in pictures.items()},
        proofs={f["proof"]: f["steps"].split("\n") for f in findings if f["proof"]},
        related=_related(findings),
    )


def _related(findings):
    """For the name of each row the rows that it mentions and those that mention it."""
    names = {f["label"]: f["name"] for f in findings}
    mentions = {
        f["name"]: {
            names[label]: label
            for label in sorted(set(_REFERENCE.findall(" ".join((f["sentence"], f["steps"])))))
            if label in names and label != f["label"]
        }
        for f in findings
    }
    labels = {f["name"]: f["label"] for f in findings}
    return {
        name: (found, {n: labels[n] for n, others in mentions.items() if name in others})
        for name, found in mentions.items()
    }


def formula(latex):
    """Words as text, which wraps, and what stands between them as MathML."""
    parts = re.split(r"\\text\{([^{}]*)\}", latex)
    if not all(map(_stands_alone, parts[::2])):
        return _mathml(latex)
    pieces = zip_longest(map(_mathml, parts[::2]), map(escape, parts[1::2]), fillvalue="")
    return Markup("").join(Markup(piece) for pair in pieces for piece in pair)


def _stands_alone(latex):
    """Whether all that opens in a piece of LaTeX closes in it."""
    return all(
        len(re.findall(opening, latex)) == len(re.findall(closing, latex))
        for opening, closing in _PAIRS
    )


def _mathml(latex):
    """A formula with fractions at full height, in line with the text."""
    if not latex.strip():
        return ""
    block = convert(latex, display="block")
    return block.replace('display="block"', 'display="inline" displaystyle="true"', 1)


def _inline(svg):
    """The part of an SVG file that can stand in a page."""
    return svg[svg.index("<svg") :]


def _slug(words):
    return words.replace(" ", "-").replace(".", "-")
