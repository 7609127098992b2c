rule summary:
    input:
        unpack(PLAN.inputs("summary")),
    output:
        summary_md=paths.summary_paths()["summary_md"],
        numbers_csv=report(
            paths.summary_paths()["numbers_csv"],
            caption="../report/numbers.rst",
            category="Numbers",
            labels={"table": "the paper's numbers and claims beside ours"},
        ),
        curves_csv=report(
            paths.summary_paths()["curves_csv"],
            caption="../report/curves.rst",
            category="Numbers",
            labels={"table": "birth, death and peak of every curve"},
        ),
        certified_csv=report(
            paths.summary_paths()["certified_csv"],
            caption="../report/certified.rst",
            category="Numbers",
            labels={"table": "certified numbers"},
        ),
    log:
        paths.log_path("summary", "summary"),
    conda:
        "../envs/mesoent.yaml"
    params:
        item=PLAN.parameters("summary"),
    message:
        "Setting the paper's numbers beside ours"
    script:
        "../scripts/summary.py"
