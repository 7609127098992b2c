rule figures:
    input:
        unpack(PLAN.inputs("figures")),
    output:
        pdf=pipeline.picture_paths()["pdf"],
        png=pipeline.picture_paths()["png"],
        svg=report(
            pipeline.picture_paths()["svg"],
            caption="../report/figures.rst",
            category="Figures",
            labels={"figure": "{item}"},
        ),
    log:
        pipeline.log_path("figures"),
    conda:
        "../envs/mesoent.yaml"
    params:
        kind=PLAN.parameter("figures", "kind"),
        varied=PLAN.parameter("figures", "varied"),
        shown=PLAN.parameter("figures", "shown"),
        code=PLAN.parameter("figures", "code"),
    message:
        "Drawing {wildcards.item}"
    script:
        "../scripts/figures.py"
