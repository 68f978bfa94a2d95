"""Small faults in Python source: each a change of one expression or statement that a test should notice."""

import ast
import copy
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

BOUNDARY = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
OPPOSITE = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATOR = {ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.Add: ast.Sub, ast.Sub: ast.Add}
TWIN = {"min": "max", "max": "min", "any": "all", "all": "any"}
EMPTY = {"list": "[]", "sorted": "[]", "tuple": "()", "set": "set()", "frozenset": "frozenset()", "dict": "{}"}
EMPTY_LITERAL = {
    ast.List: "[]",
    ast.ListComp: "[]",
    ast.Tuple: "()",
    ast.Set: "set()",
    ast.SetComp: "set()",
    ast.Dict: "{}",
    ast.DictComp: "{}",
}


@dataclass(frozen=True)
class Fault:
    """One change of a file: ``before`` becomes ``after``; ``start`` and ``end`` are offsets into its bytes."""

    file: str
    function: str
    line: int
    kind: str
    before: str
    after: str
    start: int
    end: int

    def applied(self, source: str) -> str:
        """The source with the fault in it."""
        raw = source.encode()
        return (raw[: self.start] + self.after.encode() + raw[self.end :]).decode()

    @property
    def package(self) -> str:
        """The folder of the file."""
        return self.file.rpartition("/")[0]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} ({self.function}) {self.before} -> {self.after}"


def faults(file: str, source: str) -> list[Fault]:
    """Every fault of a file, in the order of its lines.

    Annotations, decorators and what only type checkers read are left alone, and so is the inside of f-strings, whose
    places in the source Python 3.11 does not tell.
    """
    starts = [0]
    for line in source.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node, function in _nodes(ast.parse(source), ""):
        for kind, place, after in _changes(node):
            start = starts[place.lineno - 1] + place.col_offset
            end = starts[place.end_lineno - 1] + place.end_col_offset
            before = " ".join(source.encode()[start:end].decode().split())
            found.append(Fault(file, function or "<module>", place.lineno, kind, before, after, start, end))
    return sorted(found, key=lambda fault: (fault.start, fault.end, fault.after))


def sample(found: list[Fault], count: int, seed: int) -> list[Fault]:
    """So many faults, in proportion to the size of each package, of all kinds in turn; one seed gives one sample."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    by_package = defaultdict(list)
    for fault in found:
        by_package[fault.package].append(fault)
    taken = []
    for package in sorted(by_package):
        share = round(count * len(by_package[package]) / len(found))
        taken += _kinds_in_turn(by_package[package], chance)[: max(share, MIN_FAULTS_OF_A_PACKAGE)]
    chance.shuffle(taken)
    return sorted(taken[:count], key=lambda fault: (fault.file, fault.start, fault.after))


MIN_FAULTS_OF_A_PACKAGE = 4


def _kinds_in_turn(found: list[Fault], chance: random.Random) -> list[Fault]:
    by_kind = defaultdict(list)
    for fault in found:
        by_kind[fault.kind].append(fault)
    for kind in by_kind.values():
        chance.shuffle(kind)
    kinds = [by_kind[kind] for kind in sorted(by_kind)]
    chance.shuffle(kinds)
    return [fault for turn in zip_longest(*kinds) for fault in turn if fault]


def _nodes(node: ast.AST, function: str) -> Iterator[tuple[ast.AST, str]]:
    """The nodes that may be changed, each with the function that it is in."""
    for child in _children(node):
        yield child, function
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from _nodes(child, f"{function}.{child.name}".lstrip("."))
        else:
            yield from _nodes(child, function)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.JoinedStr):
        return
    skipped = {"annotation", "returns", "decorator_list", "bases", "keywords" if isinstance(node, ast.ClassDef) else ""}
    for name, value in ast.iter_fields(node):
        if name not in skipped:
            children = value if isinstance(value, list) else [value]
            yield from (child for child in children if isinstance(child, ast.AST) and not _is_for_type_checkers(child))


def _is_for_type_checkers(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


Change = tuple[str, ast.AST, str]
"""A kind of fault, the node whose text is replaced, and the new text."""


def _changes(node: ast.AST) -> Iterator[Change]:
    for changes in (_in_expression, _in_condition, _in_statement):
        yield from changes(node)


def _in_expression(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp():
            twin = ast.Or() if isinstance(node.op, ast.And) else ast.And()
            yield "and/or", node, ast.unparse(ast.BoolOp(twin, node.values))
        case ast.BinOp() if type(node.op) in OPERATOR:
            yield "operator", node, ast.unparse(ast.BinOp(node.left, OPERATOR[type(node.op)](), node.right))
        case ast.Call():
            yield from _calls(node)
        case ast.Constant(value=bool()):
            yield "constant", node, str(not node.value)
        case ast.Constant(value=int() | float()):
            yield "constant", node, repr(node.value + 1)
            yield "constant", node, repr(node.value - 1)


def _in_condition(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.UnaryOp(op=ast.Not()):
            yield "condition negated", node, ast.unparse(node.operand)
        case ast.If() | ast.IfExp() | ast.While():
            yield from _conditions(node.test, "False")
        case ast.comprehension():
            for condition in node.ifs:
                yield from _conditions(condition, "True")


def _in_statement(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Return(value=ast.expr()) if not isinstance(node.value, ast.Constant):
            yield "returned nothing", node.value, _empty(node.value)
        case ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break() | ast.Expr(value=ast.Call() | ast.Yield()):
            yield "dropped statement", node, "pass"


def _comparisons(node: ast.Compare) -> Iterator[Change]:
    for place, operator in enumerate(node.ops):
        for kind, table in (("boundary", BOUNDARY), ("comparison", OPPOSITE)):
            if type(operator) in table:
                changed = copy.copy(node)
                changed.ops = [*node.ops[:place], table[type(operator)](), *node.ops[place + 1 :]]
                yield kind, node, ast.unparse(changed)


def _conditions(test: ast.expr, dropped: str) -> Iterator[Change]:
    if not isinstance(test, ast.UnaryOp | ast.Compare):  # these are negated where they stand
        yield "condition negated", test, f"not ({ast.unparse(test)})"
    if not any(isinstance(part, ast.NamedExpr) for part in ast.walk(test)):
        yield "condition dropped", test, dropped


def _calls(node: ast.Call) -> Iterator[Change]:
    name = ast.unparse(node.func)
    plain = not any(isinstance(argument, ast.Starred) for argument in node.args)
    if len(node.args) > 1 and plain and name not in {"isinstance", *TWIN}:
        first, second, *others = node.args
        swapped = ast.unparse(ast.Call(node.func, [second, first, *others], node.keywords))
        if swapped != ast.unparse(node):
            yield "swapped arguments", node, swapped
    if name in TWIN:
        yield "min/max", node.func, TWIN[name]
    if name in {"sorted", "reversed"} and plain:
        yield "missing sort", node, ast.unparse(ast.Call(ast.Name("list"), node.args, []))
    for keyword in node.keywords:
        if keyword.arg in {"key", "reverse"}:
            others = [other for other in node.keywords if other is not keyword]
            yield "missing sort", node, ast.unparse(ast.Call(node.func, node.args, others))


def _empty(value: ast.expr) -> str:
    """What is returned instead of a value: an empty collection of its kind where that shows, else None."""
    if isinstance(value, ast.Call):
        return EMPTY.get(ast.unparse(value.func), "None")
    empty = EMPTY_LITERAL.get(type(value), "None")
    return "None" if ast.unparse(value) == empty else empty
