"""The site: Sphinx with MyST; every code cell is executed, every formula is MathML, no network."""

import re

from docutils.nodes import SkipNode
from latex2mathml.converter import convert

from mesoent import __version__

project = "mesoent"
author = "The mesoent developers"
copyright = author
release = version = __version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "sphinx-jsonschema",
]
myst_enable_extensions = ["dollarmath", "colon_fence", "deflist"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
exclude_patterns = ["_build", "jupyter_execute", "performance"]

autodoc_member_order = "bysource"
autodoc_typehints = "none"
napoleon_google_docstring = False

html_theme = "furo"
html_title = "mesoent"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_show_sourcelink = False
html_show_search_summary = False
html_math_renderer = "mathml"

_BAR = re.compile(r"\|(\S[^|]*?)\|")


def setup(app):
    """Formulas as MathML, which browsers show without a script or a font from elsewhere."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
    app.connect("autodoc-process-docstring", _plain, priority=400)


def _plain(app, what, name, obj, options, lines):
    """A modulus such as |k| is no substitution, what stands before `Paper:` no type."""
    formula = None
    for place, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if line.lstrip().startswith(".. math::"):
            formula = indent
        elif line and formula is not None and indent <= formula:
            formula = None
        if formula is None:
            words = (line.replace("Paper: ", "Paper, ") if what == "property" else line).split("`")
            words[::2] = [_BAR.sub(r"\\|\1\\|", text) for text in words[::2]]
            lines[place] = "`".join(words)


def _inline(writer, node):
    writer.body.append(convert(node.astext()))
    raise SkipNode


def _block(writer, node):
    number = f'<span class="eqno">({node["number"]})</span>' if node.get("number") else ""
    writer.body.append(f'<div class="math">{convert(node.astext(), display="block")}{number}</div>')
    raise SkipNode
