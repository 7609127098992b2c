rule series:
    output:
        paths.data_path("series"),
    log:
        paths.log_path("series"),
    conda:
        "../envs/mesoent.yaml"
    params:
        item=PLAN.parameters("series"),
    message:
        "Computing {wildcards.item} for the audit"
    script:
        "../scripts/series.py"
