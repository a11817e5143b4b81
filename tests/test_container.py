"""The container file's start, done by hand: as nobody, on a system that is read-only but for the data folder.

No container engine is needed: the files that it copies are copied, its settings set, its command run in a mount
namespace of its own. Needs Linux and root, as a build of a container does.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import free_port

ROOT = Path(__file__).resolve().parent.parent
FILE = (ROOT / "Containerfile").read_text(encoding="utf-8")
NOBODY = 65534
# What a container engine does: only the data folder may be written; the interpreter is made reachable where it lies in
# a home of root's, which nobody may enter.
INSIDE = """
set -eu
mount --make-rprivate /
case "$PREFIX" in
  /root/*)
    mount --bind "$PREFIX" "$PLACE/python"
    mount -t tmpfs -o mode=755 tmpfs /root
    mkdir -p "$PREFIX"
    mount --bind "$PLACE/python" "$PREFIX"
    mount -o remount,bind,ro "$PREFIX"
    mount -o remount,ro /root ;;
esac
mount --bind "$PLACE/data" "$PLACE/data"
mount -o remount,bind,ro /
cd "$PLACE/explorer"
exec setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all sh -c "$1"
"""
TRYING = (
    "for folder in . / /tmp /var/tmp; do if touch $folder/tried 2>/dev/null; then echo may write to $folder; fi; done"
)
SURVEY = "Response ID,Which borough do you live in?,What would help you?\n1,Barnet,More benches on the high street.\n"


def can_make_namespaces() -> bool:
    tools = shutil.which("unshare") and shutil.which("setpriv")
    return bool(tools) and os.geteuid() == 0 and subprocess.run(["unshare", "-m", "true"], check=False).returncode == 0


def lines(word: str) -> list[str]:
    """What stands behind an instruction of the container file, once a line."""
    return re.findall(rf"^{word} (.*)$", FILE, flags=re.MULTILINE)


@pytest.fixture(name="place")
def _place() -> Iterator[Path]:
    """A folder that nobody may enter, with what the container file copies and an empty data folder."""
    place = Path(tempfile.mkdtemp(prefix="explorer-container-"))
    place.chmod(0o755)
    for copy in lines("COPY"):
        *sources, target = copy.split()
        for source in sources:
            end = place / "explorer" / target / (source if target.endswith("/") else "")
            end.parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, end, ignore=shutil.ignore_patterns("local", "__pycache__"))
            else:
                shutil.copy(ROOT / source, end)
    for name in ("data", "python"):
        (place / name).mkdir(mode=0o700 if name == "data" else 0o755)
    os.chown(place / "data", NOBODY, NOBODY)
    (place / "explorer" / "own.csv").write_text(SURVEY)
    yield place
    shutil.rmtree(place)


def settings(place: Path) -> dict[str, str]:
    """The environment of the container file, its data folder being the one here."""
    pairs = dict(line.split("=", 1) for line in lines("ENV"))
    return {name: value.replace("/data", f"{place}/data") for name, value in pairs.items()}


def written_outside(place: Path, since: float) -> list[Path]:
    """Files of nobody that are younger, where anybody may write and beside the copied files."""
    folders = [Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), place / "explorer"]
    files = (path for folder in folders if folder.is_dir() for path in folder.rglob("*"))
    return [path for path in files if place / "data" not in path.parents and _is_nobodys(path, since)]


def _is_nobodys(path: Path, since: float) -> bool:
    try:
        state = path.lstat()
    except OSError:
        return False
    return state.st_uid == NOBODY and state.st_mtime >= since and path.name != "data"


def test_the_file_says_what_it_must():
    """Nobody's, hashed wheels alone, one folder for data, no secret inside."""
    ignored = (ROOT / ".containerignore").read_text(encoding="utf-8").split()

    assert lines("USER") == ["65534:65534"]
    assert lines("VOLUME") == ["/data"]
    assert "--require-hashes" in FILE
    assert "--only-binary :all:" in FILE
    assert {"data/local", ".streamlit/secrets.toml", ".venv"} <= set(ignored)
    assert all(value.startswith("/data") for name, value in dict(line.split("=", 1) for line in lines("ENV")).items()
               if name in ("EXPLORER_DATABASE", "HOME", "TMPDIR"))  # fmt: skip


@pytest.mark.skipif(not can_make_namespaces(), reason="needs Linux, root and mount namespaces")
def test_it_starts_as_nobody_and_writes_to_its_data_folder_alone(place):
    """A survey is imported and the server answers, its page as well; nothing is written anywhere else."""
    port, began = free_port(), time.time()
    command = " ".join(json.loads(lines("CMD")[0])).replace("8501", str(port)).replace("python", sys.executable, 1)
    importing = f"{sys.executable} -m explorer import own.csv --audience Londoners"
    environment = {"PATH": os.environ["PATH"], "PLACE": str(place), "PREFIX": sys.base_prefix, **settings(place)}
    environment["EXPLORER_LOAD_SAMPLE"] = "no"
    log = place / "log"
    with log.open("wb") as stream:
        server = subprocess.Popen(
            ["unshare", "-m", "sh", "-c", INSIDE, "sh", f"{TRYING}; {importing} && exec {command}"],
            env=environment,
            stdout=stream,
            stderr=stream,
        )
    try:
        assert _answers(server, f"http://127.0.0.1:{port}/_stcore/health", log)
        page = urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10)
        assert page.status == 200
        state = Path(f"/proc/{server.pid}/status").read_text(encoding="utf-8")
        assert re.search(r"^Uid:(\s+65534){4}$", state, flags=re.MULTILINE)
        assert re.search(r"^CapEff:\s+0+$", state, flags=re.MULTILINE)
        assert re.search(r"^NoNewPrivs:\s+1$", state, flags=re.MULTILINE)
    finally:
        server.kill()
        server.wait()
    said = log.read_text(encoding="utf-8")
    assert "Traceback" not in said
    assert "may write to" not in said
    assert re.search(r"people\W+1\b", said)
    assert (place / "data" / "explorer.sqlite").stat().st_uid == NOBODY
    assert (place / "data" / "explorer.sqlite").stat().st_mode & 0o777 == 0o600
    assert written_outside(place, began) == []


def _answers(server: subprocess.Popen[bytes], url: str, log: Path) -> bool:
    end = time.monotonic() + 120
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310  our own server
                return answer.status == 200
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The server did not answer: {log.read_text(errors='replace')[-2000:]}")
