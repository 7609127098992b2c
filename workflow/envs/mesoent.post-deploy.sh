# Snakemake runs this inside the new environment, from the folder that the workflow was started in.
set -e
python -m pip install --no-deps --requirement requirements/run.txt
python -m pip install --no-deps --no-build-isolation .
