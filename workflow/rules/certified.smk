rule certified:
    output:
        paths.data_path("certified"),
    log:
        paths.log_path("certified"),
    conda:
        "../envs/mesoent.yaml"
    params:
        item=PLAN.parameters("certified"),
    message:
        "Enclosing the headline numbers and the events of every curve"
    script:
        "../scripts/certified.py"
