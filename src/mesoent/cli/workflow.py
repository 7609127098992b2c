"""The workflow of the folder one is in: run it, and see how far it is."""

import subprocess
import sys
import time
from pathlib import Path

import click

#: Where a run tells what it found.
_PAGE = Path("results", "index.html")


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--cores", default="all", show_default=True, help="Cores that the workflow may use.")
@click.option("--verbose", is_flag=True, help="Snakemake's own words.")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def reproduce(cores, verbose, arguments):
    """Compute what config.yaml asks for: every figure and number of the paper.

    What is there is not computed again. Further arguments go to Snakemake.

    \b
    Examples:
      mesoent reproduce
      mesoent reproduce --cores 2 results/figures/fig1.svg
    """
    from mesoent.run.plan import plan
    from mesoent.run.progress import spoken

    plan("config.yaml", home=".")
    begun = time.monotonic()
    command = [sys.executable, "-m", "snakemake", "--cores", cores, *arguments]
    done = subprocess.run(command if verbose else [*command, "--logger", "mesoent"])
    if done.returncode == 0:
        page = _PAGE if _PAGE.exists() else "results/"
        click.echo(f"Done in {spoken(time.monotonic() - begun)}: {page}")
    sys.exit(done.returncode)


@click.command()
def progress():
    """How far the scans of this folder's run are, and how long they may still take."""
    from mesoent.run.plan import plan
    from mesoent.run.progress import report

    click.echo("\n".join(report(plan("config.yaml", home="."))))


@click.command()
def verify():
    """Whether every file in results/ is what its name and its seal say."""
    from mesoent.run.verify import report

    lines, sound = report()
    click.echo("\n".join(lines))
    sys.exit(not sound)


@click.command()
@click.argument("name")
@click.argument("target", type=click.Path(dir_okay=False))
def export(name, target):
    """Write the scan NAME of this folder's results to one netCDF file that needs no other.

    \b
    Example:
      mesoent export phase_diagram phase_diagram.nc
    """
    from mesoent.run.export import export as write

    write(name, target)
    click.echo(target)
