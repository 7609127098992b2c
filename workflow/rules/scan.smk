rule scan:
    output:
        pipeline.data_path("scan"),
    log:
        pipeline.log_path("scan"),
    conda:
        "../envs/mesoent.yaml"
    resources:
        mem_mb=PLAN.memory,
    params:
        model=PLAN.parameter("scan", "model"),
        axes=PLAN.parameter("scan", "axes"),
        fixed=PLAN.parameter("scan", "fixed"),
        reductions=PLAN.parameter("scan", "reductions"),
        family=PLAN.parameter("scan", "family"),
        earlier=pipeline.data_path("collect", "*"),
        code=PLAN.parameter("scan", "code"),
    message:
        "Scanning {wildcards.item}"
    script:
        "../scripts/scan.py"
