"""The ledger as a page to read: formulas as MathML, pictures inside, nothing from elsewhere."""

from importlib.resources import files

from jinja2 import Environment
from latex2mathml.converter import convert

_TEMPLATE = files("mesoent.page").joinpath("ledger.html.jinja")


#: What the pictures of the audit show.
CAPTIONS = {
    "convergence": "How fast the limits are reached: deviations of the finite-N left sides from "
    "their limits, with fitted powers of N.",
    "conditions": "Claims that fail or need a condition, and what shows it.",
}


def ledger(findings, counts, pictures):
    """The page.

    Parameters
    ----------
    findings : list of dict
        The rows of the ledger with what the run found.
    counts : list of dict
        Verdicts by section, the last row for all.
    pictures : dict of str
        SVG texts, by the names in `CAPTIONS`.

    Returns
    -------
    str
        HTML that needs no network.
    """
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"mathml": convert, "inline": _inline, "slug": _slug}
    captioned = {CAPTIONS[name]: svg for name, svg in pictures.items()}
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    return template.render(findings=findings, counts=counts, pictures=captioned)


def _inline(svg):
    """The part of an SVG file that can stand in a page."""
    return svg[svg.index("<svg") :]


def _slug(verdict):
    return verdict.replace(" ", "-")
