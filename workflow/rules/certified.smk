rule certified:
    output:
        pipeline.data_path("certified"),
    log:
        pipeline.log_path("certified"),
    conda:
        "../envs/mesoent.yaml"
    params:
        model=PLAN.parameter("certified", "model"),
        frequency=PLAN.parameter("certified", "frequency"),
        curves=PLAN.parameter("certified", "curves"),
        code=PLAN.parameter("certified", "code"),
    message:
        "Enclosing the headline numbers and the events of every curve"
    script:
        "../scripts/certified.py"
