"""No words that somebody typed reach a part of Streamlit that reads markdown, unless `plain` took the marks out."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(path for folder in ("ui", "pages") for path in (ROOT / folder).rglob("*.py"))

# Elements that read their words as markdown.
READ_MARKDOWN = {
    "Press", "badge", "button",
    "caption", "chat_input", "chat_message", "checkbox", "color_picker", "date_input", "dialog",
    "download_button", "error", "expander", "feedback", "file_uploader", "form_submit_button", "header", "info",
    "link_button", "markdown", "metric", "multiselect", "number_input", "page_link", "pills", "popover", "progress",
    "radio", "segmented_control", "select_slider", "selectbox", "slider", "spinner", "status", "subheader", "success",
    "tabs", "text_area", "text_input", "time_input", "title", "toast", "toggle", "warning", "write",
}  # fmt: skip
WORDS = {"label", "body", "text", "title", "help", "caption", "captions"}
# These read their options as markdown too; boxes that open a list show theirs as text.
OPTIONS_TOO = {"pills", "radio", "segmented_control"}
# The first argument of these is a number or a path, not words.
NO_WORDS_FIRST = {"progress", "page_link"}
# What these return is a number, a date or escaped already: `ui.shell.wording` and `ui.shell.errors.sentence`.
SAFE_CALLS = {"plain", "count", "number", "percent", "moment", "sentence", "day", "len", "sum", "int", "round"}
# Of a button that does an act: what `Press` was given is looked at where it is made; the rest comes from
# `errors.sentence`, by way of the visit.
SAFE_ELSEWHERE = {
    "ui/shell/desk.py": ("press.label", "plain(sentence) if sentence else press.help", "problem"),
    "ui/shell/layout.py": ("sentence",),
}
ONLY_PLACE = {"table": "ui/parts/tables.py", "dataframe": "nowhere", "html": "ui/shell/style.py", "latex": "nowhere"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


class Code:
    """All files that draw, read once: their functions, and every call by the name that is called."""

    def __init__(self, sources: dict[str, str]) -> None:
        self.trees = {name: ast.parse(source) for name, source in sources.items()}
        self.calls: dict[str, list[tuple[ast.Call, Scope]]] = defaultdict(list)
        for tree in self.trees.values():
            self._read(tree, Scope(self, tree, None))

    def _read(self, node: ast.AST, scope: Scope) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                self.calls[called(child)].append((child, scope))
            inner = isinstance(child, (ast.FunctionDef, ast.Lambda))
            self._read(child, Scope(self, child, scope) if inner else scope)


class Scope:
    """One function, with what its names are given."""

    def __init__(self, code: Code, node: ast.AST, outer: Scope | None) -> None:
        self.code, self.node, self.outer = code, node, outer
        self.values: dict[str, list[ast.expr | None]] = defaultdict(list)
        for assigned in self._own(node):
            self._give(assigned.targets[0], assigned.value)

    def _own(self, node: ast.AST) -> Iterator[ast.Assign]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Assign):
                yield child
            if not isinstance(child, (ast.FunctionDef, ast.Lambda)):
                yield from self._own(child)

    def _give(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.values[target.id].append(value)
        elif isinstance(target, ast.Tuple):
            parts = value.elts if isinstance(value, ast.Tuple) else [None] * len(target.elts)
            for one, part in zip(target.elts, parts, strict=True):
                if isinstance(one, ast.Name):
                    self.values[one.id].append(part)

    def is_safe(  # noqa: C901, PLR0911  one line for each kind of expression
        self, node: ast.expr | None, seen: frozenset[object] = frozenset()
    ) -> bool:
        """Return whether an expression holds our own words and numbers only."""
        match node:
            case ast.Constant():
                return True
            case ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
                return all(self.is_safe(part, seen) for part in parts)
            case ast.FormattedValue():
                return is_number(node) or self.is_safe(node.value, seen)
            case ast.IfExp():
                return self.is_safe(node.body, seen) and self.is_safe(node.orelse, seen)
            case ast.BoolOp(op=ast.And()):  # what stands before the last is shown only where it is empty
                return self.is_safe(node.values[-1], seen)
            case ast.BinOp(op=ast.Add()):
                return self.is_safe(node.left, seen) and self.is_safe(node.right, seen)
            case ast.BinOp(op=ast.Sub() | ast.Div()):  # words cannot be subtracted
                return True
            case ast.Call(args=[ast.Name(id=name)]) if called(node) == "list":
                return is_ours(name)
            case ast.Call():
                return called(node) in SAFE_CALLS
            case ast.Attribute(attr=name) | ast.Subscript(value=ast.Name(id=name) | ast.Attribute(attr=name)):
                return is_ours(name)
            case ast.Name():
                return is_ours(node.id) or self._is_given_safely(node.id, seen)
        return False

    def _is_given_safely(self, name: str, seen: frozenset[object]) -> bool:
        if (self, name) in seen:
            return True
        seen |= {(self, name)}
        given = self.values.get(name)
        if given:
            return all(self.is_safe(value, seen) for value in given)
        if isinstance(self.node, ast.FunctionDef) and name in self._parameters():
            return self._is_called_safely(name, seen)
        return (
            self.outer is not None
            and isinstance(self.outer.node, ast.FunctionDef)
            and self.outer._is_given_safely(name, seen)
        )

    def _parameters(self) -> list[str]:
        return [one.arg for one in (*self.node.args.args, *self.node.args.kwonlyargs)]

    def _is_called_safely(self, name: str, seen: frozenset[object]) -> bool:
        """Every call gives our own words to this parameter; a function handed on as a value is called by strangers."""
        place = self._parameters().index(name)
        calls = self.code.calls[self.node.name]
        for call, scope in calls:
            named = [given.value for given in call.keywords if given.arg == name]
            value = named[0] if named else call.args[place] if place < len(call.args) else None
            if not scope.is_safe(value, seen):
                return False
        return bool(calls)


def is_ours(name: str) -> bool:
    """A constant of a module, in capitals: written here, typed by nobody."""
    return name.isupper()


def is_number(part: ast.FormattedValue) -> bool:
    """A format that text refuses: of a number, or of a date."""
    spec = (
        "" if part.format_spec is None else "".join(str(getattr(one, "value", "")) for one in part.format_spec.values)
    )
    return "%" in spec or spec.endswith(tuple("defgnx"))


def words_of(call: ast.Call) -> Iterator[ast.expr]:
    """What a call draws as markdown."""
    name = called(call)
    shown = any(given.arg == "format_func" and ast.unparse(given.value) == "plain" for given in call.keywords)
    with_options = name in OPTIONS_TOO and not shown
    if name not in NO_WORDS_FIRST:
        yield from call.args[: 2 if with_options or name == "metric" else 1]
    yield from (given.value for given in call.keywords if given.arg in WORDS)
    if with_options:
        yield from (given.value for given in call.keywords if given.arg == "options")


def unsafe(sources: dict[str, str]) -> list[str]:
    """Places where words that somebody typed may be read as markdown."""
    code = Code(sources)
    file_of = {id(node): name for name, tree in code.trees.items() for node in ast.walk(tree)}
    return [
        f"{file_of[id(call)]}:{call.lineno} {name}({ast.unparse(words)})"
        for name in sorted(READ_MARKDOWN)
        for call, scope in code.calls[name]
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) != "log"
        for words in words_of(call)
        if not scope.is_safe(words) and ast.unparse(words) not in SAFE_ELSEWHERE.get(file_of[id(call)], ())
    ]


def test_words_that_were_typed_are_never_read_as_markdown() -> None:
    """Every element that reads markdown is given our own words, numbers, or what `plain` of the wording made inert."""
    wrong = unsafe({name_of(path): path.read_text(encoding="utf-8") for path in FILES})

    assert not wrong, "pass these through ui.shell.wording.plain, or use st.text:\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    "line",
    [
        "st.write(row['name'])",
        "st.caption(f'by {who}')",
        "place.button('Open ' + theme.name)",
        "st.toggle('On', help=told)",
        "st.progress(0.5, text=doing)",
        "st.radio('Stage', options=stages)",
        "st.segmented_control('Stage', ['All', *stages])",
        "st.write('. '.join(names))",
        "a, b = plain(name), name\n    st.write(f'{a} {b}')",
        "name = plain(name)\n    name = raw\n    st.write(name)",
        "st.write(f'{name:s}')",
    ],
)
def test_the_rule_finds_what_it_is_for(line: str) -> None:
    """Names, columns and sentences with names in them are found, however they come."""
    assert unsafe({"ui/x.py": f"def draw(stages, who, row, told, doing, name, raw):\n    {line}\n"})


def test_a_label_is_safe_where_every_caller_gives_a_fixed_one() -> None:
    """A function that passes a label on is judged by its callers, all of them."""
    passes_on = "def draw(label):\n    st.button(label)\n\ndef page(name):\n    draw('Undo')\n"

    assert not unsafe({"ui/x.py": passes_on})
    assert unsafe({"ui/x.py": passes_on + "    draw(name)\n"})


@pytest.mark.parametrize(("element", "place"), ONLY_PLACE.items())
def test_tables_and_markup_have_one_place(element: str, place: str) -> None:
    """A table's cells are escaped in ui/parts/tables.py; markup of our own is written in ui/shell/style.py alone."""
    code = Code({name_of(path): path.read_text(encoding="utf-8") for path in FILES})
    users = {name for name, tree in code.trees.items() if f"st.{element}(" in ast.unparse(tree)}

    assert users <= {place}


def test_markup_is_never_let_through() -> None:
    """No element is asked to take HTML as it comes."""
    assert not [name_of(path) for path in FILES if "unsafe_allow_html" in path.read_text(encoding="utf-8")]
