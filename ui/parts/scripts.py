"""Browser scripts: modules that import each other, joined into the one string that Streamlit delivers.

Streamlit's components take one script and no folder of them. The order follows from the imports; the modules share one
scope once they are joined, so that whatever would mean something else there than apart is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_IMPORT = re.compile(r'^import \{(?P<names>\s*\w+(?:,\s*\w+)*,?\s*)\} from "(?P<path>\.\.?/[^"\n]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function |const |class )", re.MULTILINE)
_DEFAULT = re.compile(r"^export default function ", re.MULTILINE)
_NAME = re.compile(
    r"^(?P<export>export (?:default )?)?(?:async function|function|const|let|class) (?P<name>[\w$]+)", re.MULTILINE
)
_TYPES = re.compile(r"^/\*\*.*?\*/\n", re.MULTILINE | re.DOTALL)
_UNREAD = re.compile(r"^(?:import|export|(?:const|let) [\[{]|var ).*", re.MULTILINE)


class BrokenScript(ValueError):
    """The scripts of a component cannot be joined as they are; the message says which and why."""


@dataclass(frozen=True)
class _Module:
    path: Path
    body: str
    imports: tuple[tuple[Path, tuple[str, ...]], ...]
    names: frozenset[str]
    exports: frozenset[str]


def joined(entry: Path) -> str:
    """Return a module and all that it imports as one script.

    Parameters
    ----------
    entry : Path
        The module to begin with. Its ``export default function`` is the only export left in the script.

    Returns
    -------
    str
        Every module once, each after those it imports, without the comments that only the type check reads: the script
        goes to the browser at every run.

    Raises
    ------
    BrokenScript
        Where a module is missing, imports a name that is not exported, imports itself by a detour, declares a name that
        another declares, too, or uses a form of import or export that is not understood here.
    """
    modules = list(_in_order(entry.resolve(), (), {}))
    owners: dict[str, str] = {}
    for module in modules:
        for name in sorted(module.names):
            if name in owners:
                raise BrokenScript(f"{owners[name]} and {module.path.name} both declare {name}; rename one of them.")
            owners[name] = module.path.name
    return "\n".join(module.body for module in modules)


def _in_order(path: Path, above: tuple[Path, ...], modules: dict[Path, _Module]) -> Iterator[_Module]:
    """Modules below a path and then itself, without those that are done."""
    if path in above:
        circle = [step.name for step in (*above[above.index(path) :], path)]
        raise BrokenScript(f"{' imports '.join(circle)}; move what they share into a module of its own.")
    if path in modules:
        return
    module = _read(path, is_entry=not above)
    for imported, names in module.imports:
        yield from _in_order(imported, (*above, path), modules)
        missing = sorted(set(names) - modules[imported].exports)
        if missing:
            raise BrokenScript(f"{path.name} imports {', '.join(missing)}, which {imported.name} does not export.")
    modules[path] = module
    yield module


def _read(path: Path, *, is_entry: bool) -> _Module:
    if not path.is_file():
        raise BrokenScript(f"{path.name} is imported, but there is no such file in {path.parent.name}.")
    text = path.read_text(encoding="utf-8")
    if not is_entry and _DEFAULT.search(text):
        raise BrokenScript(
            f"{path.name} is imported, so it cannot have an export default function; only the entry has."
        )
    declared = [(match["name"], bool(match["export"])) for match in _NAME.finditer(text)]
    return _Module(
        path=path,
        body=_bare(text, path),
        imports=tuple(
            ((path.parent / match["path"]).resolve(), tuple(match["names"].replace(",", " ").split()))
            for match in _IMPORT.finditer(text)
        ),
        names=frozenset(name for name, _ in declared),
        exports=frozenset(name for name, is_exported in declared if is_exported),
    )


def _bare(text: str, path: Path) -> str:
    """Take imports, types and exports away, but for the default export."""
    body = _EXPORT.sub("", _TYPES.sub("", _IMPORT.sub("", text)))
    unread = [line for line in _UNREAD.findall(body) if not line.startswith("export default function ")]
    if unread:
        raise BrokenScript(
            f'{path.name}: "{unread[0]}" cannot be joined. Write import {{ name }} from "./module.js"; and put '
            "export before a function, const or class."
        )
    return body
