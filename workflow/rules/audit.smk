rule audit:
    input:
        unpack(PLAN.inputs("audit")),
    output:
        ledger_html=report(
            paths.audit_paths()["ledger_html"],
            caption="../report/audit.rst",
            category="Audit",
            labels={"table": "the same as a page, with formulas and pictures"},
        ),
        ledger_csv=report(
            paths.audit_paths()["ledger_csv"],
            caption="../report/audit.rst",
            category="Audit",
            labels={"table": "every statement of the paper, and whether it holds"},
        ),
        ledger_json=paths.audit_paths()["ledger_json"],
        ledger_md=paths.audit_paths()["ledger_md"],
    log:
        paths.log_path("audit", "audit"),
    conda:
        "../envs/mesoent.yaml"
    params:
        item=PLAN.parameters("audit"),
    message:
        "Setting every statement of the paper beside its verdict"
    script:
        "../scripts/audit.py"
