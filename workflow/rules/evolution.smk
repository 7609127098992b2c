rule evolution:
    input:
        unpack(PLAN.inputs("evolution")),
    output:
        pipeline.data_path("evolution"),
    log:
        pipeline.log_path("evolution"),
    conda:
        "../envs/mesoent.yaml"
    params:
        model=PLAN.parameter("evolution", "model"),
        frequency=PLAN.parameter("evolution", "frequency"),
        temperature=PLAN.parameter("evolution", "temperature"),
        coupling=PLAN.parameter("evolution", "coupling"),
        squeezing=PLAN.parameter("evolution", "squeezing"),
        code=PLAN.parameter("evolution", "code"),
    message:
        "Evolving {wildcards.item}"
    script:
        "../scripts/evolution.py"
