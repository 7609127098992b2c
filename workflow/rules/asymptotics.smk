rule asymptotics:
    input:
        unpack(PLAN.inputs("asymptotics")),
    output:
        pipeline.data_path("asymptotics"),
    log:
        pipeline.log_path("asymptotics"),
    conda:
        "../envs/mesoent.yaml"
    params:
        model=PLAN.parameter("asymptotics", "model"),
        frequency=PLAN.parameter("asymptotics", "frequency"),
        coupling=PLAN.parameter("asymptotics", "coupling"),
        code=PLAN.parameter("asymptotics", "code"),
    message:
        "Following {wildcards.item} to late times"
    script:
        "../scripts/asymptotics.py"
