"""From config.yaml to every figure and number of the paper: snakemake --cores all"""

import sys

from mesoent.run import former
from mesoent.run import interrupts
from mesoent.run import paths
from mesoent.run import recovery
from mesoent.run import slurm
from mesoent.run.plan import plan
from mesoent.errors import MesoentError

try:
    import mesoent.kernels  # they refuse to load when they are older than their sources

    PLAN = plan("config.yaml", config, workflow.basedir)
    if workflow.is_main_process and not workflow.output_settings.dryrun:
        recovery.claim(paths.RESULTS, PLAN.contents, tell=logger.warning)
        former.put_away(PLAN.pictures, tell=logger.warning)
    if workflow.is_main_process:
        recovery.distrust(PLAN.targets, PLAN.contents)
        slurm.guard(tell=logger.warning)
except MesoentError as error:
    sys.exit(f"{type(error).__name__}: {error}")

# Jobs hear Ctrl-C once they have started; see mesoent.errors.one_sentence.
shell.prefix("set -euo pipefail; trap '' INT; ")


onstart:
    if workflow.is_main_process:
        interrupts.heed_sigterm(tell=logger.warning)


report: "workflow/report/workflow.rst"


localrules:
    all,


rule all:
    input:
        PLAN.targets,
    message:
        "Everything is in results/"


include: "workflow/rules/grid.smk"
include: "workflow/rules/evolution.smk"
include: "workflow/rules/asymptotics.smk"
include: "workflow/rules/critical.smk"
include: "workflow/rules/scan.smk"
include: "workflow/rules/collect.smk"
include: "workflow/rules/certified.smk"
include: "workflow/rules/figures.smk"
include: "workflow/rules/summary.smk"
include: "workflow/rules/judge.smk"
include: "workflow/rules/series.smk"
include: "workflow/rules/audit.smk"
include: "workflow/rules/page.smk"
