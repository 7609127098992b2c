rule asymptotics:
    input:
        unpack(PLAN.inputs("asymptotics")),
    output:
        paths.data_path("asymptotics"),
    log:
        paths.log_path("asymptotics"),
    conda:
        "../envs/mesoent.yaml"
    params:
        item=PLAN.parameters("asymptotics"),
    message:
        "Following {wildcards.item} to late times"
    script:
        "../scripts/asymptotics.py"
