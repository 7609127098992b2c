#!/bin/bash
# A SLURM cluster, the whole workflow inside one allocation. From the top folder on a login node:
#   sbatch --account=... --partition=... profiles/slurm/allocation.sh
# Options on that line override those below; arguments after the script's name go to Snakemake.
#SBATCH --job-name=mesoent
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=8
#SBATCH --mem-per-cpu=1000M
#SBATCH --time=01:00:00
#SBATCH --no-requeue
#SBATCH --output=mesoent-%j.log
PATH="$PWD/.venv/bin:$PATH"
exec snakemake --cores "$SLURM_CPUS_PER_TASK" "$@"
