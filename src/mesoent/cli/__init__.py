"""The command `mesoent`: questions to a model, scans, and the workflow of the folder one is in.

What takes long to import (NumPy, SciPy, matplotlib) is imported by the command that needs it.
"""

import click

from mesoent import __version__
from mesoent.cli.physics import critical, entanglement, events, models
from mesoent.cli.plot import plot
from mesoent.cli.scan import scan
from mesoent.cli.workflow import export, progress, reproduce, verify
from mesoent.errors import MesoentError


class _InSentences(click.Group):
    """A group whose commands end in one sentence where a user can cause and cure what is wrong."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except MesoentError as error:
            click.echo(f"{type(error).__name__}: {error}", err=True)
            ctx.exit(1)


@click.group(cls=_InSentences, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mesoent")
def main():
    """Entanglement of damped harmonic chains, from one number to all figures of the paper.

    \b
    Examples:
      mesoent entanglement --temperature .2 --coupling .95 --squeezing 1.2 --time 10
      mesoent events --temperature .1 --coupling .9 --squeezing 1
      mesoent critical --coupling 1 --squeezing 1
      mesoent models
      mesoent reproduce

    The exit status is 0, or 1 with one sentence on what is wrong, or 2 for a mistyped command.
    """


for _command in (
    entanglement, events, critical, models, scan, plot, reproduce, progress, verify, export,
):  # fmt: skip
    main.add_command(_command)
