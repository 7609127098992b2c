"""What the Snakefile needs: the plan, recovery from killed runs, progress, provenance."""
