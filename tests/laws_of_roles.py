"""The law of roles: the screen reaches a deed of the chain only where the role was asked."""

import ast
from collections.abc import Iterator

GUARDS = frozenset({"permitted", "told"})


def chain_calls(source: str) -> Iterator[tuple[int, str, str]]:
    """Give (line, module, function) of all that is reached in the chain without a guard."""
    tree = ast.parse(source)
    modules = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "equity.chain"
        for alias in node.names
    }
    guarded = {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) in GUARDS
        for argument in node.args
    }
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=module), attr=name) if module in modules:
                if id(node) not in guarded and name[0].islower():
                    yield node.lineno, modules[module], name


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))
