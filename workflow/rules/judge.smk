rule judge:
    output:
        pipeline.data_path("judge"),
    log:
        pipeline.log_path("judge"),
    conda:
        "../envs/mesoent.yaml"
    params:
        section=PLAN.parameter("judge", "section"),
        code=PLAN.parameter("judge", "code"),
    message:
        "Auditing {wildcards.item}"
    script:
        "../scripts/judge.py"
