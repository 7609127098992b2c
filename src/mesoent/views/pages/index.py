"""The page that a run leaves: what was computed and found, in one file that needs no network."""

import json
import re
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from mesoent.views.pages import formula

_ROOM = files("mesoent.views.pages")

#: In the order in which the page runs them.
_SCRIPTS = ("tables.js", "explorer/double_chain.js", "explorer/general_chains.js",
            "explorer/drawing.js", "explorer/controls.js")  # fmt: skip

#: What matplotlib puts before and into a drawing that must not stand in a page.
_FOREIGN = re.compile(r"^.*?(?=<svg)|<metadata>.*?</metadata>|<style.*?</style>", re.DOTALL)
_NAMES = re.compile(r'(\bid="|href="#|url\(#)')


def index(content):
    """The page.

    Parameters
    ----------
    content : dict
        `claim`: the result in a sentence; `found`: rows of (what, value); `figures`: dicts with
        name, title, words (the paper's), caption, alt, svg, data (paths) and configuration;
        `tables`: dicts with caption and rows; `statements`: rows of the ledger that need a
        word; `counts`: verdicts by section; `provenance`: names and values; `configuration`:
        the whole file; `models`: by name, for the explorer, the parameters of the catalogue
        and the state `shown` first; `citation`: what to cite.

    Returns
    -------
    str
        HTML with styles, scripts and pictures inside.
    """
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"picture": picture, "formula": formula}
    template = environment.from_string(_text("index.html.jinja"))
    data = json.dumps(content["models"]).replace("<", "\\u003c")
    scripts = Markup("\n".join(map(_text, _SCRIPTS)))
    style = Markup(_text("page.css"))
    return template.render(**content, data=Markup(data), scripts=scripts, style=style)


def picture(svg, name):
    """A drawing as it can stand beside others in a page.

    Its style sheet would restyle the whole page, and its names would meet those of the others.

    Parameters
    ----------
    svg : str
        The text of an SVG file.
    name : str
        Goes before each name in the drawing.

    Returns
    -------
    str

    Examples
    --------
    >>> picture('<?xml?><svg><style>*{x:y}</style><path id="a"/><use href="#a"/></svg>', "fig")
    Markup('<svg><path id="fig-a"/><use href="#fig-a"/></svg>')
    """
    return Markup(_NAMES.sub(rf"\g<1>{name}-", _FOREIGN.sub("", svg)))


def _text(name):
    return _ROOM.joinpath(name).read_text(encoding="utf-8")
