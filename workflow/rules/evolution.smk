rule evolution:
    input:
        unpack(PLAN.inputs("evolution")),
    output:
        paths.data_path("evolution"),
    log:
        paths.log_path("evolution"),
    conda:
        "../envs/mesoent.yaml"
    params:
        item=PLAN.parameters("evolution"),
    message:
        "Evolving {wildcards.item}"
    script:
        "../scripts/evolution.py"
