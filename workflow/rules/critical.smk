rule critical:
    input:
        unpack(PLAN.inputs("critical")),
    output:
        paths.data_path("critical"),
    log:
        paths.log_path("critical"),
    conda:
        "../envs/mesoent.yaml"
    params:
        item=PLAN.parameters("critical"),
    message:
        "Extracting the critical temperatures of {wildcards.item}"
    script:
        "../scripts/critical.py"
