"""The whole ledger: the rows and the checks of every section of the paper."""

from importlib import import_module

from mesoent.audit.judgement import judge

#: The sections of the paper that state something; each is audited by a job of its own.
SECTIONS = ("section2", "section3", "section4", "section5", "section6")


def entries(section):
    """The rows of one section: plain data."""
    return import_module(f"mesoent.audit.{section}.entries").ENTRIES


def checks(section):
    """The checks of one section, by the label of their row."""
    return import_module(f"mesoent.audit.{section}").CHECKS


def judgements(section):
    """Every row of one section with what its check finds.

    Returns
    -------
    iterator of (Entry, Check or None, Judgement)
    """
    known = checks(section)
    for entry in entries(section):
        check = known.get(entry.label)
        yield entry, check, judge(entry, check)
