rule judge:
    output:
        paths.data_path("judge"),
    log:
        paths.log_path("judge"),
    conda:
        "../envs/mesoent.yaml"
    params:
        item=PLAN.parameters("judge"),
    message:
        "Auditing {wildcards.item}"
    script:
        "../scripts/judge.py"
