rule grid:
    output:
        paths.data_path("grid"),
    log:
        paths.log_path("grid"),
    conda:
        "../envs/mesoent.yaml"
    params:
        item=PLAN.parameters("grid"),
    message:
        "Laying out the grid {wildcards.item}"
    script:
        "../scripts/grid.py"
