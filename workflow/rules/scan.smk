rule scan:
    output:
        paths.data_path("scan"),
    log:
        paths.log_path("scan"),
    conda:
        "../envs/mesoent.yaml"
    resources:
        mem_mb=PLAN.megabytes,
    params:
        item=PLAN.parameters("scan"),
        earlier=paths.data_path("collect", "*"),
    message:
        "Scanning {wildcards.item}"
    script:
        "../scripts/scan.py"
