"""Forms of statements with one thing changed in them, by a program.

The code of a form is what stands behind `form=` (or `corrected_form=`) of a statement, with the
functions of its module that it calls. A mutant changes one node of it, and is evaluated in a copy
of the module's namespace, so that the check keeps the code as it is.
"""

import ast
import copy
import functools
import inspect
import sys

import numpy as np

from mesoent.audit.statement import CORRECTED

_TWINS = {
    "cos": "sin", "sin": "cos", "cosh": "sinh", "sinh": "cosh", "exp": "expm1", "log2": "log",
    "sqrt": "square", "tanh": "sin", "max": "min", "min": "max",
}  # fmt: skip


@functools.cache
def _module(name):
    module = sys.modules[name]
    return module, ast.parse(inspect.getsource(module))


def _code(statement):
    """The module of a statement's form, and the expression that makes it."""
    key = "corrected_form" if statement.recorded == CORRECTED else "form"
    for name in [n for n in sys.modules if n.startswith("mesoent.audit.section")]:
        _, tree = _module(name)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Statement":
                given = {k.arg: k.value for k in node.keywords}
                if ast.literal_eval(given["label"]) == statement.label:
                    return name, given[key]
    raise LookupError(statement.label)


def _functions(name, expression):
    """The functions of the audit that an expression calls, and those that they call.

    By (module, function), as long as they stand in the module of the form or are imported there.
    """
    found, waiting = {}, [(name, expression)]
    while waiting:
        here, tree = waiting.pop()
        for node in ast.walk(tree):
            function = vars(_module(here)[0]).get(getattr(node, "id", None))
            home = getattr(function, "__module__", "")
            if inspect.isfunction(function) and home.startswith("mesoent.audit.section"):
                key = home, function.__name__
                body = _definition(*key)
                if body is not None and key not in found:
                    found[key] = body
                    waiting.append((home, body))
    return found


def _definition(name, function):
    _, tree = _module(name)
    bodies = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    return next((node for node in bodies if node.name == function), None)


def mutants(statement):
    """(what was changed, the form) for every change of one node."""
    name, expression = _code(statement)
    if statement.form in (1, -1):
        opposite = not statement.form if statement.form is True else -statement.form
        yield "form: the other direction", opposite
        return
    functions = _functions(name, expression)
    for owner, tree in ({None: expression} | functions).items():
        for place, node in enumerate(ast.walk(tree)):
            for change, build in _changes(node):
                changed = _replaced(tree, place, build)
                if changed is not None:
                    whole = changed if owner is None else expression
                    bodies = functions if owner is None else functions | {owner: changed}
                    what = "form" if owner is None else owner[1]
                    yield f"{what}: {change}", functools.partial(_evaluated, name, whole, bodies)


def _replaced(tree, place, build):
    """A copy of a tree with the node at a place of the walk replaced."""
    whole = ast.Module(body=[copy.deepcopy(tree)], type_ignores=[])
    target = list(ast.walk(whole.body[0]))[place]
    if getattr(target, "lineno", None) is None:
        return None
    new = build(target)
    if target is whole.body[0]:
        return ast.copy_location(new, target)

    class Swap(ast.NodeTransformer):
        def visit(self, node):
            return ast.copy_location(new, target) if node is target else self.generic_visit(node)

    return Swap().visit(whole).body[0]


def _evaluated(name, expression, functions):
    """The form, from an expression and functions of which one may have been changed."""
    spaces = {home: dict(vars(_module(home)[0])) for home in {name, *(h for h, _ in functions)}}
    for (home, _), body in functions.items():
        tree = ast.Module(body=[copy.deepcopy(body)], type_ignores=[])
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                node.decorator_list = []
        exec(compile(ast.fix_missing_locations(tree), "<mutant>", "exec"), spaces[home])
    for space in spaces.values():
        for alias, value in list(space.items()):
            key = getattr(value, "__module__", ""), getattr(value, "__name__", "")
            if key in functions:
                space[alias] = spaces[key[0]][key[1]]
    code = ast.fix_missing_locations(ast.Expression(copy.deepcopy(expression)))
    return eval(compile(code, "<mutant>", "eval"), spaces[name])


def _changes(node):
    """What can be changed at one node: the change in words, and what makes the new node."""
    if isinstance(node, ast.BinOp):
        yield from _binary(node)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "sign dropped", lambda n: n.operand
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float, complex):
        yield f"{node.value} plus 1", lambda n: ast.Constant(n.value + 1)
        if node.value:
            yield f"{node.value} negated", lambda n: ast.Constant(-n.value)
            yield f"{node.value} doubled", lambda n: ast.Constant(2 * n.value)
    elif isinstance(node, ast.Attribute) and node.attr == "T":
        yield "not transposed", lambda n: n.value
    elif isinstance(node, ast.Attribute) and node.attr in _TWINS:
        yield f"{node.attr} for its twin", lambda n: ast.Attribute(n.value, _TWINS[n.attr], n.ctx)
    elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "conj":
        yield "not conjugated", lambda n: n.func.value
    elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.Lt | ast.Gt):
        yield "comparison turned", lambda n: ast.UnaryOp(ast.Not(), n)
    elif isinstance(node, ast.Call) and len(node.args) == 2 and not node.keywords:
        yield "arguments exchanged", lambda n: ast.Call(n.func, n.args[::-1], [])


def _binary(node):
    swapped = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
    other = swapped.get(type(node.op))
    if other:
        yield (
            f"{type(node.op).__name__} to {other.__name__}",
            (lambda n: ast.BinOp(n.left, other(), n.right)),
        )
    if isinstance(node.op, ast.Add | ast.Sub | ast.Mult):
        yield "right part dropped", lambda n: n.left
        yield "left part dropped", lambda n: n.right
    if isinstance(node.op, ast.MatMult):
        yield "factors exchanged", lambda n: ast.BinOp(n.right, n.op, n.left)
    if isinstance(node.op, ast.Pow):
        yield (
            "power plus 1",
            lambda n: ast.BinOp(n.left, n.op, ast.BinOp(n.right, ast.Add(), ast.Constant(1))),
        )


def chosen(statement, count):
    """So many mutants, spread over all of them."""
    made = list(mutants(statement))
    steps = np.linspace(0, len(made) - 1, min(count, len(made))).round().astype(int)
    return [made[k] for k in steps] if made else []


def fate(statement, mutant):
    """Whether a mutant is "killed", "equivalent" or "alive"."""
    form = mutant
    try:
        if isinstance(mutant, functools.partial) and mutant.func is _evaluated:
            form = mutant()
        with np.errstate(all="ignore"):
            accepted = statement.check(form).size <= statement.tolerance
    except Exception:
        return "killed"
    if not accepted:
        return "killed"
    return "equivalent" if same_values(statement, form) else "alive"


def same_values(statement, form):
    """Whether a form gives what the right one gives wherever the check asks."""
    right = statement.corrected_form if statement.recorded == CORRECTED else statement.form
    if not callable(right):
        return form == right
    agree = []

    def both(*arguments, **named):
        expected = right(*arguments, **named)
        try:
            found = form(*arguments, **named)
            agree.append(_close(found, expected))
        except Exception:
            agree.append(False)
        return expected

    statement.check(both)
    return all(agree)


def _close(found, expected):
    if isinstance(expected, tuple):
        return len(found) == len(expected) and all(map(_close, found, expected))
    try:
        return bool(np.allclose(found, expected, rtol=1e-9, atol=1e-12))
    except (TypeError, ValueError):
        return found == expected
