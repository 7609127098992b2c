"""From config.yaml to every figure and number of the paper: snakemake --cores all"""

from snakemake.exceptions import WorkflowError

from mesoent import pipeline
from mesoent.errors import MesoentError

try:
    PLAN = pipeline.plan("config.yaml", config)
except MesoentError as error:
    raise WorkflowError(f"{type(error).__name__}: {error}")


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
