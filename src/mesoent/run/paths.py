"""Where everything lies that the workflow makes."""

RESULTS = "results"
PICTURE_FORMATS = ("pdf", "svg", "png")

#: Stages whose items are tables of text.
_FORMS = {"judge": "csv"}


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
    return _named("summary", "summary.md", "numbers.csv", "curves.csv", "certified.csv")


def audit_paths():
    """The ledger of the audit: as a table, as a page, for machines, and in short."""
    return _named("audit", "ledger.csv", "ledger.html", "ledger.json", "ledger.md")


def page_path():
    """The page that tells a reader what was computed and found."""
    return f"{RESULTS}/index.html"


def _named(folder, *names):
    return {name.replace(".", "_"): f"{RESULTS}/{folder}/{name}" for name in names}
