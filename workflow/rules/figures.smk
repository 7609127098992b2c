rule figures:
    input:
        unpack(PLAN.inputs("figures")),
    output:
        pdf=paths.picture_paths()["pdf"],
        png=paths.picture_paths()["png"],
        svg=report(
            paths.picture_paths()["svg"],
            caption="../report/figures.rst",
            category="Figures",
            labels={"figure": "{item}"},
        ),
    log:
        paths.log_path("figures"),
    conda:
        "../envs/mesoent.yaml"
    params:
        item=PLAN.parameters("figures"),
    message:
        "Drawing {wildcards.item}"
    script:
        "../scripts/figures.py"
