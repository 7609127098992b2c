"""python -m mesoent."""

from mesoent.cli import main

main(prog_name="mesoent")
