"""Browser scripts are joined in the order of their imports, and what would differ once joined is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui.parts.scripts import BrokenScript, joined

ROOT = Path(__file__).resolve().parents[4]
ENTRIES = [path for path in sorted((ROOT / "ui").rglob("*.js")) if "export default function" in path.read_text("utf-8")]

DECLARED = r"^(?:export default )?(?:async )?(?:function|const|class) (\w+)"


@pytest.fixture(name="scripts")
def _scripts(tmp_path):
    """Write modules by their names and join them from main.js."""

    def write(**modules: str) -> str:
        for name, text in modules.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return joined(tmp_path / "main.js")

    return write


def test_a_module_comes_after_those_it_imports_and_once(scripts):
    """The order follows from the imports; a module that two import is there once."""
    text = scripts(
        main='import { b } from "./b.js";\nimport { c } from "./c.js";\nexport default function mount() { b(c); }\n',
        b='import { c } from "./c.js";\nexport function b() { return c; }\n',
        c="export const c = 1;\n",
    )

    assert text == "const c = 1;\n\nfunction b() { return c; }\n\nexport default function mount() { b(c); }\n"


def test_every_form_of_export_is_taken_away(scripts):
    """Functions, asynchronous ones, constants and classes stay, without the word export."""
    text = scripts(
        main='import { a, b, c, D } from "./all.js";\nuse(a, b, c, D);\n',
        all="export function a() {}\nexport async function b() {}\nexport const c = 1;\nexport class D {}\n",
    )

    assert text == "function a() {}\nasync function b() {}\nconst c = 1;\nclass D {}\n\nuse(a, b, c, D);\n"


def test_an_import_may_take_several_lines_and_another_folder(tmp_path):
    """Names may stand one a line; a path may go up to a neighbouring folder."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "page").mkdir()
    (tmp_path / "parts" / "a.js").write_text("export const a = 1;\nexport const b = 2;\n", encoding="utf-8")
    main = tmp_path / "page" / "main.js"
    main.write_text('import {\n  a,\n  b,\n} from "../parts/a.js";\nuse(a, b);\n', encoding="utf-8")

    assert joined(main) == "const a = 1;\nconst b = 2;\n\nuse(a, b);\n"


def test_comments_for_the_type_check_stay_at_home(scripts):
    """JSDoc at the left margin is not sent to the browser; comments that say why are."""
    text = scripts(main='// Why.\n/** @import { B } from "./b.js" */\n/**\n * @param {B} b\n */\nfunction a(b) {}\n')

    assert text == "// Why.\nfunction a(b) {}\n"


def test_a_circle_is_refused_with_its_way_round(scripts):
    """Modules that import each other are named in the order in which they do."""
    with pytest.raises(BrokenScript, match=re.escape("b.js imports c.js imports b.js; move what they share")):
        scripts(
            main='import { b } from "./b.js";\n',
            b='import { c } from "./c.js";\nexport function b() {}\n',
            c='import { b } from "./b.js";\nexport function c() {}\n',
        )


@pytest.mark.parametrize("declared", ["const size = 2;\n", "let size;\n", "export function size() {}\n"])
def test_a_name_that_two_modules_declare_is_refused(scripts, declared):
    """Exported or not: joined modules share one scope."""
    with pytest.raises(BrokenScript, match=re.escape("b.js and main.js both declare size; rename one of them.")):
        scripts(main=f'import {{ b }} from "./b.js";\n{declared}', b="export function b() {}\nconst size = 1;\n")


def test_names_within_functions_do_not_count(scripts):
    """Two modules may use one name inside their functions."""
    inside = "{\n  const size = 1;\n  return size;\n}\n"

    assert scripts(main=f'import {{ b }} from "./b.js";\nfunction a() {inside}', b=f"export function b() {inside}")


def test_a_missing_module_is_named(scripts):
    """An import that leads nowhere says which file asks for which."""
    with pytest.raises(BrokenScript, match=re.escape("b.js is imported, but there is no such file")):
        scripts(main='import { b } from "./b.js";\n')


def test_a_name_that_is_not_exported_is_refused(scripts):
    """A module gives out only what it exports."""
    with pytest.raises(BrokenScript, match=re.escape("main.js imports b, which b.js does not export.")):
        scripts(main='import { b } from "./b.js";\n', b="function b() {}\n")


def test_only_the_entry_has_a_default_export(scripts):
    """A second default export would be a second component."""
    with pytest.raises(BrokenScript, match=re.escape("b.js is imported, so it cannot have an export default")):
        scripts(main='import { b } from "./b.js";\n', b="export function b() {}\nexport default function c() {}\n")


@pytest.mark.parametrize(
    "line",
    [
        'import b from "./b.js";',
        'import { b as c } from "./b.js";',
        'import * as b from "./b.js";',
        'import "./b.js";',
        'import { b } from "elsewhere";',
        'import { b } from "https://example.org/b.js";',
        'export { b } from "./b.js";',
        "export { b };",
        "export let b = 1;",
        "export default 1;",
        "const { b } = window;",
        "var b = 1;",
    ],
)
def test_forms_that_are_not_understood_are_refused(scripts, line):
    """What would be lost, or mean something else once joined, is refused with the line itself."""
    with pytest.raises(BrokenScript, match=re.escape(f'main.js: "{line}" cannot be joined.')):
        scripts(main=f"{line}\n", b="export function b() {}\n")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda path: path.name)
def test_our_components_are_one_script_each(entry):
    """What Streamlit gets has no import left and one export: the component's own function."""
    text = joined(entry)

    assert not re.search(r"^\s*import\b|\bimport\(", text, flags=re.MULTILINE)
    assert re.findall(r"^export .*\(", text, flags=re.MULTILINE) == ["export default function mount("]


def test_every_module_is_delivered():
    """Each export of ui/ is in some component's script: a module that nothing imports can go."""
    text = "\n".join(joined(entry) for entry in ENTRIES)
    delivered = set(re.findall(DECLARED, text, flags=re.MULTILINE))
    exports = {
        name
        for path in (ROOT / "ui").rglob("*.js")
        for name in re.findall(
            r"^export (?:async )?(?:function|const|class) (\w+)", path.read_text("utf-8"), re.MULTILINE
        )
    }

    assert ENTRIES
    assert exports - delivered == set()
