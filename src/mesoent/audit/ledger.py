"""The whole ledger: the statements of every section of the paper, in the order of the paper."""

from importlib import import_module
from operator import attrgetter

#: The sections of the paper that state something; each is audited by a job of its own.
SECTIONS = ("section2", "section3", "section4", "section5", "section6")


def statements(section):
    """The statements of one section, from all its topics."""
    topics = import_module(f"mesoent.audit.{section}").TOPICS
    found = [statement for topic in topics for statement in topic.STATEMENTS]
    return sorted(found, key=attrgetter("place"))
