rule critical:
    input:
        unpack(PLAN.inputs("critical")),
    output:
        pipeline.data_path("critical"),
    log:
        pipeline.log_path("critical"),
    conda:
        "../envs/mesoent.yaml"
    params:
        model=PLAN.parameter("critical", "model"),
        frequency=PLAN.parameter("critical", "frequency"),
        coupling=PLAN.parameter("critical", "coupling"),
        code=PLAN.parameter("critical", "code"),
    message:
        "Extracting the critical temperatures of {wildcards.item}"
    script:
        "../scripts/critical.py"
