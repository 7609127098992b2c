"""Markdown tables from the rows of a run. Every number comes from there."""


def machine(run):
    """What was measured on, as a list."""
    facts, peak = run["machine"], run["peak"]
    versions = ", ".join(f"{name} {v}" for name, v in facts["versions"].items() if v)
    speed = f"{peak['flops'] / 1e9:.3g} GFLOP/s" if "flops" in peak else f"- ({peak['skipped']})"
    return [
        f"- {facts['processor']}, {facts['cores']} cores, {facts['system']}",
        f"- {facts['compiler']}; Python {facts['python']}; {versions}",
        f"- mesoent {facts['mesoent']}, instruction set {facts['instruction_set']}",
        f"- peak of fused multiply-adds, one core: {speed}",
    ]


def peers(run):
    """What was compared with, and what was not there."""
    rows = [[name, version] for name, version in run["peers"].items()]
    return table(["route", "version"], rows + [[name, why] for name, why in run["absent"].items()])


def table(head, rows):
    """Lines of a Markdown table; the first column is text, the others numbers."""
    rule = ["---"] + ["---:"] * (len(head) - 1)
    return ["| " + " | ".join(cells) + " |" for cells in (head, rule, *rows)]


def count(n):
    """1, 16, 1e3, 1e5."""
    zeros = len(str(n)) - len(str(n).rstrip("0"))
    return f"{n // 10**zeros}e{zeros}" if zeros > 2 else str(n)


def millions(rate):
    """A rate in millions per second, three digits."""
    return f"{rate / 1e6:.3g}"


def throughput(run, subject):
    """A table for each swept set, then one for the sets measured at one N only."""
    facts, rows = run["subjects"][subject], _of(run["throughput"], subject)
    lines = []
    for name in facts["swept"]:
        here = [row for row in rows if row["set"] == name]
        lines += [f"Million {facts['unit']}/s, {name}:", "", *_sweep(facts, here), ""]
    others = [row for row in rows if row["set"] not in facts["swept"]]
    if others:
        n = count(others[0]["n"])
        lines += [f"Million {facts['unit']}/s, N = {n}, one thread:", "", *_one_size(facts, others)]
    return lines[:-1] if lines[-1] == "" else lines


def _of(rows, subject):
    return [row for row in rows if row["subject"] == subject]


def _sweep(facts, rows):
    """Rates against N; of peers how many times faster ours is, of ours the part of the bound."""
    sizes = sorted({row["n"] for row in rows})
    found = {(row["route"], row["threads"], row["n"]): row for row in rows}
    lines = []
    for route in facts["routes"]:
        for threads in sorted({row["threads"] for row in rows if row["route"] == route}):
            cells = [found.get((route, threads, n)) for n in sizes]
            reference = [found.get((facts["ours"][0], 1, n)) for n in sizes]
            label = route if threads == 1 else f"{route}, {threads} threads"
            peer = route not in facts["ours"]
            shown = map(_against if peer else _own, cells, reference)
            lines.append([label, *shown])
    return table(["route", *(f"N = {count(n)}" for n in sizes)], lines)


def _own(row, _):
    """Rate, and what part of the bound, or how many times that of one thread, it is."""
    if row is None or row["rate"] is None:
        return "-"
    if row["threads"] > 1:
        return f"{millions(row['rate'])} ({row['speedup']:.2f}x one)"
    part = row["rate"] / row["bound"] if row["bound"] else 0
    return millions(row["rate"]) + (f" ({part:.0%} of bound)" if part > 0.01 else "")


def _against(row, reference):
    """Rate, and how many times faster ours is; bold where the peer wins."""
    if row is None or row["rate"] is None:
        return "-"
    if reference is None or reference["rate"] is None:
        return millions(row["rate"])
    ratio = reference["rate"] / row["rate"]
    cell = f"{millions(row['rate'])} ({ratio:.3g}x)"
    return f"**{cell}**" if ratio < 1 else cell


def _one_size(facts, rows):
    """Sets against routes; the fastest is bold."""
    return _by_set(facts, [row for row in rows if row["threads"] == 1], "rate", max, _rate)


def _rate(row):
    return "-" if row["rate"] is None else millions(row["rate"])


def accuracy(run, subject):
    """Sets against routes; the smallest of the largest errors is bold."""
    facts, rows = run["subjects"][subject], _of(run["accuracy"], subject)
    if not rows:
        return ["The library for the references is not installed."]
    head = f"Largest / median error ({facts['error']}); the smallest of the largest is bold."
    return [head, "", *_by_set(facts, rows, "max", min, _errors)]


def memory(run):
    """What calls of ours take beside their input."""
    rows = [
        [row["route"], count(row["n"]), _mebibytes(row["result"]), _mebibytes(row["peak"])]
        for row in run["memory"]
    ]
    return table(["call", "N", "result, MiB", "highest, MiB"], rows)


def _mebibytes(size):
    return f"{size / 2**20:.3g}"


def adversary(run):
    """Norms against routes: the largest error that was found."""
    rows = run["adversary"]
    routes = list(dict.fromkeys(row["route"] for row in rows))
    found = {(row["norm"], row["route"]): f"{row['max']:.1e}" for row in rows}
    norms = dict.fromkeys(row["norm"] for row in rows)
    return table(["1-norm", *routes], [[f"{n:g}", *(found[n, r] for r in routes)] for n in norms])


def _errors(row):
    """Largest and median error, with what went wrong besides."""
    faults = [f"{row['failed']} of {row['count']} refused or not finite"] if row["failed"] else []
    faults += [f"{row['wrong_verdicts']} wrong verdicts"] if row.get("wrong_verdicts") else []
    known = "-" if row["max"] is None else f"{row['max']:.1e} / {row['median']:.0e}"
    return ", ".join([known, *faults])


def _by_set(facts, rows, key, best, shown):
    routes = [name for name in facts["routes"] if any(row["route"] == name for row in rows)]
    lines = []
    for name in dict.fromkeys(row["set"] for row in rows):
        here = {row["route"]: row for row in rows if row["set"] == name}
        winner = best((r[key] for r in here.values() if _counts(r, key)), default=None)
        cells = [_marked(here.get(route), key, winner, shown) for route in routes]
        lines.append([name, *cells])
    return table(["set", *routes], lines)


def _counts(row, key):
    """A route that failed somewhere cannot win."""
    return row[key] is not None and not row.get("failed") and not row.get("wrong_verdicts")


def _marked(row, key, winner, shown):
    if row is None:
        return "-"
    cell = shown(row)
    return f"**{cell}**" if winner is not None and row[key] == winner else cell
