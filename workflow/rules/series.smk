rule series:
    output:
        pipeline.data_path("series"),
    log:
        pipeline.log_path("series"),
    conda:
        "../envs/mesoent.yaml"
    params:
        series=PLAN.parameter("series", "series"),
        code=PLAN.parameter("series", "code"),
    message:
        "Computing {wildcards.item} for the audit"
    script:
        "../scripts/series.py"
