rule collect:
    input:
        unpack(PLAN.inputs("collect")),
    output:
        paths.data_path("collect"),
    log:
        paths.log_path("collect"),
    conda:
        "../envs/mesoent.yaml"
    params:
        item=PLAN.parameters("collect"),
    message:
        "Collecting the scan {wildcards.item}"
    script:
        "../scripts/collect.py"
