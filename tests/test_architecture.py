"""The rooms of docs/map.md: a wrong import or an overgrown file fails with a sentence that says where it belongs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("data", "engagement", "priorities", "explorer", "ui", "pages")
FILES = sorted(path for package in (*PACKAGES, "benchmarks") for path in (ROOT / package).rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def imports_of(path: Path) -> set[str]:
    """Every module that a file names in an import, in full."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def roots_of(path: Path) -> set[str]:
    return {module.split(".")[0] for module in imports_of(path)}


def functions_of(path: Path) -> Iterator[tuple[str, int]]:
    """Names of functions with their length in lines, the docstring left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            words = ast.get_docstring(node, clean=False)
            yield node.name, node.end_lineno - node.lineno + 1 - (len(words.splitlines()) if words else 0)


_DRAWING = "only app.py, pages/ and ui/ know Streamlit; move the drawing to ui/"
_AT_REST = "data/ holds what is at rest and knows nobody above it; move this to {}/"
_JOIN = "the two halves meet in explorer/ alone; move the join there"
_FLOOR = "{} is below explorer/; pass what is needed as an argument"
_SCREEN = "{} is below ui/; pass what is needed as an argument"
_MATHS = "explorer/ holds no maths; put it into engagement/ or priorities/"
_QUERY = "a screen holds no SQL; a query belongs into a store.py, and is asked at the desk (ui/shell/desk.py)"
FORBIDDEN = {
    "data": {
        "engagement": _AT_REST.format("engagement"),
        "priorities": _AT_REST.format("priorities"),
        "explorer": _AT_REST.format("explorer"),
        "ui": _AT_REST.format("ui"),
        "streamlit": _DRAWING,
    },
    "engagement": {
        "streamlit": _DRAWING,
        "ui": _SCREEN.format("engagement/"),
        "explorer": _FLOOR.format("engagement/"),
        "priorities": _JOIN,
    },
    "priorities": {
        "streamlit": _DRAWING,
        "ui": _SCREEN.format("priorities/"),
        "explorer": _FLOOR.format("priorities/"),
        "engagement": _JOIN,
    },
    "explorer": {
        "streamlit": _DRAWING,
        "ui": _SCREEN.format("explorer/"),
        "numpy": _MATHS,
        "scipy": _MATHS,
        "sklearn": _MATHS,
        "altair": "charts are drawn in engagement/charts.py and priorities/charts.py",
    },
    "ui": {
        "pages": "a page calls ui/, never the other way round; move what both need to ui/",
        "sqlite3": _QUERY,
        "pysqlite3": _QUERY,
        "scipy": "ui/ holds no maths; put it into engagement/ or priorities/",
        "sklearn": "ui/ holds no maths; put it into engagement/ or priorities/",
        "numpy": "ui/ holds no maths; put it into engagement/ or priorities/",
    },
    "pages": {
        "sqlite_utils": _QUERY,
        "sqlite3": _QUERY,
        "sklearn": "a page holds no maths; put it into engagement/ or priorities/",
        "scipy": "a page holds no maths; put it into engagement/ or priorities/",
        "numpy": "a page holds no maths; put it into engagement/ or priorities/",
        "altair": "charts are drawn in engagement/charts.py and priorities/charts.py",
    },
}
OLD_NAMES = {f"{package}/__main__.py" for package in ("data", "engagement", "priorities")}
"""The old names of `python -m explorer`, which call it."""


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_point_down_the_house(path: Path) -> None:
    """A room imports only what lies below it."""
    wrong = [
        f"{name_of(path)} imports {module}: {where}"
        for module, where in FORBIDDEN.get(room_of(path), {}).items()
        if module in roots_of(path) and not (module == "explorer" and name_of(path) in OLD_NAMES)
    ]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", [ROOT / name for name in sorted(OLD_NAMES)], ids=name_of)
def test_an_old_name_only_calls_the_new_one(path: Path) -> None:
    """An old name of the command line takes `main` of explorer/__main__.py and nothing else of ours."""
    ours = {module for module in imports_of(path) if module.split(".")[0] in PACKAGES}

    assert ours == {"explorer.__main__", "explorer.__main__.main"}, "a command belongs into explorer/commands/"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_each_library_has_its_room(path: Path) -> None:
    """Charts, database and spreadsheet libraries are used in the files that are named for them."""
    if room_of(path) == "benchmarks":
        return
    roots, name = roots_of(path), name_of(path)
    wrong = []
    if "altair" in roots and path.name != "charts.py" and name not in ALTAIR:
        wrong.append(f"{name} imports altair: charts belong into the package's charts.py")
    at_rest = path.name == "store.py" or room_of(path) in ("data", "explorer") or name == "ui/shell/desk.py"
    if roots & {"sqlite_utils", "sqlite3", "pysqlite3"} and not at_rest:
        wrong.append(f"{name} sees the database: move the query to the package's store.py")
    if "xlsxwriter" in roots and name != "data/spreadsheets.py":
        wrong.append(f"{name} imports xlsxwriter: workbooks are written by data/spreadsheets.py")
    if "data.spreadsheets" in imports_of(path) and path.name != "export.py" and name != "ui/parts/tables.py":
        wrong.append(f"{name} writes a download: move it to the package's export.py")

    assert not wrong, "\n".join(wrong)


ALTAIR = {
    "ui/shell/startup.py",  # imports it beforehand, so that the first visitor does not wait
    "ui/parts/tables.py",  # names the type of a chart, which it draws with its numbers beside it
    "ui/parts/room_charts.py",  # names the type of a chart, whose letters it makes larger
}

OPENS = {
    "data": {"connect", "write", "prepare", "migrate", "record", "set_meta", "backup", "restore", "delete_again"},
    "data.database": {"connect", "write", "first_write", "set_meta"},
    "explorer.workspace": {"database", "locked"},
}
"""What opens or changes the database, by module."""


@pytest.mark.parametrize("path", [path for path in FILES if room_of(path) in ("ui", "pages")], ids=name_of)
def test_a_screen_asks_at_the_desk(path: Path) -> None:
    """A screen names the reads and acts of the floor; opening and changing the database is not its business."""
    opening = {f"{module}.{name}" for module, names in OPENS.items() for name in names}
    wrong = sorted(imports_of(path) & opening)
    if "sqlite_utils" in roots_of(path) and name_of(path) != "ui/shell/desk.py":
        wrong.append("sqlite_utils")

    assert not wrong, (
        f"{name_of(path)} imports {', '.join(wrong)}: ask and do at the desk (ui/shell/desk.py), "
        "and put what is read or changed into a store.py or explorer/"
    )


def screens_of(path: Path) -> set[str]:
    """Folders of ui/ that a file imports from."""
    return {module.split(".")[1] for module in imports_of(path) if re.match(r"ui\.[a-z]", module)} & FOLDERS


FOLDERS = {path.name for path in (ROOT / "ui").iterdir() if (path / "__init__.py").exists()}
SCREENS = FOLDERS - {"shell", "parts"}
MAY_SEE = {
    "shell": {"shell"},
    "parts": {"shell", "parts"},
    "main.py": {"shell"},
    **{screen: {"shell", "parts", screen} for screen in SCREENS},
}
"""What each room of ui/ may import of ui/."""


@pytest.mark.parametrize("path", sorted((ROOT / "ui").rglob("*.py")), ids=name_of)
def test_no_screen_knows_another(path: Path) -> None:
    """A folder of ui/ imports itself, parts/ and shell/; parts/ no screen; shell/ neither."""
    room = path.relative_to(ROOT / "ui").parts[0]
    wrong = sorted(screens_of(path) - MAY_SEE.get(room, set()))

    assert not wrong, f"{name_of(path)} imports ui/{wrong}: what two screens share belongs into ui/parts/ or explorer/"


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_draws_its_own_folder(path: Path) -> None:
    """A page imports the folder of ui/ that bears its name, beside parts/ and shell/."""
    wrong = sorted(screens_of(path) - {"shell", "parts", path.stem})

    assert not wrong, f"{name_of(path)} imports ui/{wrong}: what two screens share belongs into ui/parts/"


def test_ui_has_few_rooms() -> None:
    """At the top of ui/ stand a folder a screen, what screens share, the phones' pages and the entry, and no more."""
    rooms = {path.stem for path in (ROOT / "ui").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    more = rooms - {path.stem for path in PAGES} - {"__init__", "main", "parts", "shell", "join"}

    assert not more, "put the new file into the folder of its screen, into ui/parts/ or ui/shell/"


def test_onnxruntime_comes_through_one_door() -> None:
    """Only the module that switches its telemetry off beforehand imports onnxruntime, tests and benchmarks included."""
    everywhere = [*FILES, *ROOT.glob("*.py"), *(ROOT / "tests").rglob("*.py")]
    importing = {name_of(path) for path in everywhere if "onnxruntime" in roots_of(path)}

    assert importing == {"engagement/themes/sentences.py"}, "import it through engagement/themes/sentences.py"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_modules_and_functions_stay_short(path: Path) -> None:
    """No module is over 400 lines, none of explorer/ over 250, no page over 120, no function over 50."""
    lines = len(path.read_text(encoding="utf-8").splitlines())
    most = {"pages": 120, "explorer": 250}.get(room_of(path), 400)
    long = [f"{name}: {length} lines" for name, length in functions_of(path) if length > 50]

    assert lines <= most, f"{name_of(path)} has {lines} lines (most: {most}); a name is missing in it, split it"
    assert not long, f"{name_of(path)}: split {', '.join(long)}"


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_pages_keep_no_state_and_draw_no_markup(path: Path) -> None:
    """State lives in ui/shell/state.py; people's words never pass through markdown or HTML on a page."""
    text = path.read_text(encoding="utf-8")
    wrong = {
        "session_state": "keep it in ui/shell/state.py",
        "query_params": "keep it in ui/shell/state.py",
        "unsafe_allow_html": "show text through ui/parts/comments.py",
        "st.html": "styles belong into ui/shell/style.py",
        "st.dataframe": "use ui/parts/tables.py: table, which keyboards and screen readers can use",
        "SELECT ": _QUERY,
    }
    found = [f"{name_of(path)} uses {word}: {where}" for word, where in wrong.items() if word in text]

    assert not found, "\n".join(found)


def test_every_page_file_is_in_the_menu() -> None:
    """Each file of pages/ is one screen of the menu, and the other way round."""
    from ui.shell.navigation import SCREENS

    assert {screen.path for screen in SCREENS} == set(PAGES)


def test_no_folder_called_pages_beside_the_main_script() -> None:
    """Streamlit turns on its old folder mode where pages/ lies beside the script it runs."""
    assert not (ROOT / "ui" / "pages").exists()


def test_page_objects_are_made_for_each_run() -> None:
    """A page object kept in a module breaks as soon as several people open the app at once."""
    for path in FILES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            made = ast.unparse(node) if isinstance(node, (ast.Assign, ast.AnnAssign)) else ""
            assert "st.Page(" not in made, f"{name_of(path)} keeps st.Page at module level; build it in a function"


def test_everything_below_ui_works_without_streamlit() -> None:
    """Every module of explorer/, the domain packages and data/ can be imported where Streamlit is not installed."""
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in FILES
        if room_of(path) in ("data", "engagement", "priorities", "explorer")
    ]
    script = f"import sys, importlib; sys.modules['streamlit'] = None\nfor m in {modules!r}: importlib.import_module(m)"

    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr[-800:]


def test_unit_tests_mirror_the_packages() -> None:
    """Each unit test file stands where the file it tests stands."""
    lost = []
    for test in sorted((ROOT / "tests" / "unit").rglob("test_*.py")):
        place = test.relative_to(ROOT / "tests" / "unit")
        code = ROOT / place.parent / place.name.removeprefix("test_")
        if not (code.exists() or code.with_suffix("").is_dir()):
            lost.append(f"{name_of(test)} tests nothing called {name_of(code)}")

    assert not lost, "\n".join(lost)


def test_no_free_text_in_the_log() -> None:
    """Nothing logs an exception with its message: the message may hold words that people typed."""
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert "log.exception" not in text, f"{name_of(path)}: log the kind and the place, as ui/shell/errors.py does"
        assert "logging.exception" not in text, (
            f"{name_of(path)}: log the kind and the place, as ui/shell/errors.py does"
        )


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_dates_are_written_by_every_system(path: Path) -> None:
    """`%-d` is known to some systems only: Windows refuses it, and the sentence that holds it with it."""
    wrong = re.findall(r"%[-#][a-zA-Z]", path.read_text(encoding="utf-8"))

    assert not wrong, f"{name_of(path)} formats {wrong}: write it with data.day_in_words"
