rule collect:
    input:
        unpack(PLAN.inputs("collect")),
    output:
        pipeline.data_path("collect"),
    log:
        pipeline.log_path("collect"),
    conda:
        "../envs/mesoent.yaml"
    params:
        model=PLAN.parameter("collect", "model"),
        axes=PLAN.parameter("collect", "axes"),
        fixed=PLAN.parameter("collect", "fixed"),
        reductions=PLAN.parameter("collect", "reductions"),
        family=PLAN.parameter("collect", "family"),
        blocks=PLAN.parameter("collect", "blocks"),
        code=PLAN.parameter("collect", "code"),
    message:
        "Collecting the scan {wildcards.item}"
    script:
        "../scripts/collect.py"
