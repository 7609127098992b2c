rule summary:
    input:
        unpack(PLAN.inputs("summary")),
    output:
        summary_md=pipeline.summary_paths()["summary_md"],
        numbers_csv=report(
            pipeline.summary_paths()["numbers_csv"],
            caption="../report/numbers.rst",
            category="Numbers",
            labels={"table": "the paper's numbers and claims beside ours"},
        ),
        curves_csv=report(
            pipeline.summary_paths()["curves_csv"],
            caption="../report/curves.rst",
            category="Numbers",
            labels={"table": "birth, death and peak of every curve"},
        ),
        certified_csv=report(
            pipeline.summary_paths()["certified_csv"],
            caption="../report/certified.rst",
            category="Numbers",
            labels={"table": "certified numbers"},
        ),
    log:
        pipeline.log_path("summary", "summary"),
    conda:
        "../envs/mesoent.yaml"
    params:
        figures=PLAN.parameter("summary", "figures"),
        varied=PLAN.parameter("summary", "varied"),
        tolerances=PLAN.parameter("summary", "tolerances"),
        code=PLAN.parameter("summary", "code"),
    message:
        "Setting the paper's numbers beside ours"
    script:
        "../scripts/summary.py"
