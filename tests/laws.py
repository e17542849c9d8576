"""The laws of the house: each reads source or text and says, in sentences, where it is broken."""

import ast
import re
from collections.abc import Iterator

PAGE_LINES = 60
FRAME_LINES = 40
FILE_LINES = 260

PAGE_IMPORTS = ("streamlit", "equity.ui", "equity.language", "equity.question", "equity.vocabulary")
FRAME_IMPORTS = (*PAGE_IMPORTS, "pathlib")
SQL_CALLS = frozenset({"execute", "executemany", "executescript", "sql", "read_sql"})
SAFE_TYPES = {
    "equity/privacy/release.py": frozenset({"SafeTable", "SafeGroup"}),
    "equity/privacy/comments.py": frozenset({"SafeQuote"}),
    "equity/privacy/counted.py": frozenset({"SafeCounted", "SafeCount"}),
    "equity/privacy/turnout.py": frozenset({"SafeTurnout", "SafeVoice"}),
}
"""The one file in which each safe type is made."""

MACHINE_PATH = re.compile(
    r"(?<![\w.])/(?:home|Users|work|root|opt|mnt)/\w|\b[A-Z]:\\Users", re.ASCII
)
REGISTRY_HOST = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.|anaconda\.org|index[-]url", re.I)


def imports(tree: ast.AST) -> Iterator[tuple[int, str, str | None]]:
    """Give (line, module, name) of every import; name is None for `import module`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, node.module or ".", alias.name) for alias in node.names)


def _within(module: str, name: str | None, allowed: tuple[str, ...]) -> bool:
    paths = (module, f"{module}.{name}")
    return any(path == one or path.startswith(f"{one}.") for path in paths for one in allowed)


def _type_of_story(module: str, name: str | None) -> bool:
    return module.startswith("equity.story.") and name is not None and name[0].isupper()


def page(source: str) -> list[str]:
    """A page lays out, reads widgets, asks one Question and shows the answer: nothing else."""
    tree = ast.parse(source)
    broken = too_long(source, PAGE_LINES)
    for line, module, name in imports(tree):
        if not (_within(module, name, PAGE_IMPORTS) or _type_of_story(module, name)):
            broken.append(f"line {line}: a page does not import {module}")
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                broken.append(f"line {node.lineno}: a page defines nothing ({node.name})")
            case ast.Try() | ast.TryStar():
                broken.append(f"line {node.lineno}: a page catches nothing")
            case ast.Attribute(attr="session_state") | ast.Constant(value="session_state"):
                broken.append(f"line {node.lineno}: a page keeps no state of its own")
    return broken


def frame(source: str) -> list[str]:
    """app.py sets the page up and starts the navigation: it imports what a page may."""
    broken = too_long(source, FRAME_LINES)
    for line, module, name in imports(ast.parse(source)):
        if not _within(module, name, FRAME_IMPORTS):
            broken.append(f"line {line}: the frame does not import {module}")
    return broken


def page_place(path: str) -> list[str]:
    """A page stands one folder down, or Streamlit runs it without the frame."""
    return [] if path.count("/") == 2 else [f"{path} is not pages/<section>/<page>.py"]


def too_long(source: str, limit: int = FILE_LINES) -> list[str]:
    """A file has one subject."""
    count = len(source.splitlines())
    return [f"{count} lines, at most {limit}"] if count > limit else []


def gate(source: str, place: str = "") -> list[str]:
    """What the gate lets through is made in one file each; `place` is the file that is asked."""
    foreign = frozenset().union(*(made for file, made in SAFE_TYPES.items() if file != place))
    broken = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
                if name in foreign:
                    broken.append(f"line {node.lineno}: {name} is made outside the gate")
            case ast.alias(name=name, asname=str()):
                if name in foreign:
                    broken.append(f"line {node.lineno}: {name} hides under another name")
    return broken


def sql(source: str) -> list[str]:
    """SQL is run in equity/store only (which is not asked)."""
    return [
        f"line {node.lineno}: .{node.func.attr}(...) runs SQL outside the store"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in SQL_CALLS
    ]


def foreign_words(text: str) -> list[str]:
    """The repository names no path of one machine and no host of a package registry."""
    return [
        f"line {number}: {found.group()}"
        for number, line in enumerate(text.splitlines(), start=1)
        for found in (MACHINE_PATH.search(line), REGISTRY_HOST.search(line))
        if found
    ]


def requirement_reasons(requirements: str, readme: str) -> list[str]:
    """Each package has a row in the README: | `name` | reason |."""
    names = re.findall(r"^([A-Za-z0-9._-]+)", requirements, re.M)
    reasons = dict(re.findall(r"^\| `([\w.-]+)` \| *(\S[^|]*?) *\|$", readme, re.M))
    missing = [name for name in names if not name.startswith("-") and name not in reasons]
    return [f"{name} has no reason in the README" for name in missing]


def rooms_on_map(rooms: set[str], map_text: str) -> list[str]:
    """The map in equity/__init__.py names every room, and only rooms that are there."""
    mapped = set(re.findall(r"^([a-z]+)  +\S", map_text, re.M)) - {"room"}
    return [f"{name} is not on the map" for name in sorted(rooms - mapped)] + [
        f"{name} is on the map but not there" for name in sorted(mapped - rooms)
    ]
