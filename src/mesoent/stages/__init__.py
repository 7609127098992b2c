"""The stages of the workflow, each a function of numbers: no path, no file, no Snakemake."""
