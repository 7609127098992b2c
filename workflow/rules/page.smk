rule page:
    input:
        unpack(PLAN.inputs("page")),
    output:
        paths.page_path(),
    log:
        paths.log_path("page", "page"),
    conda:
        "../envs/mesoent.yaml"
    params:
        item=PLAN.parameters("page"),
    message:
        "Putting everything on one page"
    script:
        "../scripts/page.py"
