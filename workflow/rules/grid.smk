rule grid:
    output:
        pipeline.data_path("grid"),
    log:
        pipeline.log_path("grid"),
    conda:
        "../envs/mesoent.yaml"
    params:
        axis=PLAN.parameter("grid", "axis"),
        points=PLAN.parameter("grid", "points"),
        code=PLAN.parameter("grid", "code"),
    message:
        "Laying out the grid {wildcards.item}"
    script:
        "../scripts/grid.py"
