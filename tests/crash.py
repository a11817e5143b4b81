"""Kill a program at each of its steps and look at what it leaves behind.

The rule under test is always the same: whenever the power goes, the database is in the old state or in the
new one, never between, its full check passes, and doing the same again works.

    def test_a_scenario_is_saved_whole_or_not_at_all(tmp_path):
        start = tmp_path / "start"               # what is there before: here, a prepared database
        ...
        act = '''
        with closing(connect(folder / "explorer.sqlite")) as db:
            save_scenario(db, Scenario(...))
        '''
        kill_at_every_statement(act, start=start, workspace=tmp_path / "runs", check=old_or_new(...))

`act` is Python source with the name `folder`: a fresh copy of `start` for every kill. It runs in a child
process that is forked from one warm process; put heavy imports into `warm`, which runs once.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from textwrap import dedent
from typing import Any

from data import check_file, connect

ROOT = Path(__file__).resolve().parent.parent

STEPS = 100_000 if os.environ.get("EXPLORER_NIGHTLY") else 100
"""Most kills of one long act, spread over its steps; the nightly run kills it at every single one."""

Check = Callable[[Path, bool], None]
Contents = dict[str, list[tuple[Any, ...]]]

# Counts steps (SQL statements as they begin, every 100 instructions within one, and what Python does to files
# of the folder) and kills its own process at the fatal one.
_STEPS = """
import os, signal, sys
from pathlib import Path
from data.driver import sqlite3

steps, fatal, folder = 0, 0, None
FILE_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.truncate", "shutil.copyfile"}

def step(*_):
    global steps
    steps += 1
    if steps == fatal:
        os.kill(os.getpid(), signal.SIGKILL)
    return 0

def on_file(event, arguments):
    if event in FILE_EVENTS and folder and str(arguments[0]).startswith(folder):
        step()

plain_connect = sqlite3.connect

def connect(*arguments, **options):
    conn = plain_connect(*arguments, **options)
    conn.set_trace_callback(step)
    conn.set_progress_handler(step, 100)
    return conn

sqlite3.connect = connect
sys.addaudithook(on_file)
"""

# Forks one run of the act after another from one warm process.
_RUNS = """
import json, shutil, subprocess, time, traceback
from collections import Counter

start, workspace, most, warm, act, calls = json.loads(sys.stdin.read())
exec(warm, {})
act = compile(act, "<act>", "exec")
outcomes = []

def run(name, at=0, trace=()):
    global fatal, folder
    place = Path(workspace, name)
    shutil.copytree(start, place)
    child = os.fork()
    if child == 0:
        try:
            if trace:
                wait_for_tracer()
            fatal, folder = at, str(place)
            exec(act, {"folder": place, "__name__": "act"})
            Path(workspace, "steps").write_text(str(steps))
            os._exit(0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    tracer = subprocess.Popen(["strace", "-qq", "-p", str(child), *trace]) if trace else None
    status = os.waitpid(child, 0)[1]
    if tracer:
        tracer.wait()
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0:
        sys.exit(f"The act failed by itself ({name}).")
    outcomes.append([name, os.WIFEXITED(status)])

def wait_for_tracer():
    import ctypes
    ctypes.CDLL(None).prctl(0x59616D61, -1, 0, 0, 0)  # let a process that is no ancestor trace this one
    until = time.monotonic() + 20
    while "TracerPid:\\t0\\n" in Path("/proc/self/status").read_text():
        if time.monotonic() > until:
            raise TimeoutError("strace did not attach")
        time.sleep(0.002)

def at_every_step():
    run("whole")
    total = int(Path(workspace, "steps").read_text())
    stride = max(1, -(-total // most))
    for at in sorted({*range(1, total + 1, stride), *range(max(1, total - 15), total + 1)}):
        run(f"step {at}", at)

def at_every_file_operation():
    log = Path(workspace, "calls.log")
    run("whole", trace=["-o", str(log), "-e", "trace=" + ",".join(calls)])
    made = Counter(line.split("(")[0] for line in log.read_text(errors="replace").splitlines())
    for call in calls:
        for at in range(1, made[call] + 1):
            fault = f"inject={call}:signal=SIGKILL:when={at}"
            run(f"{call} {at}", trace=["-o", os.devnull, "-e", f"trace={call}", "-e", fault])

at_every_file_operation() if calls else at_every_step()
print(json.dumps(outcomes))
"""

_FILE_CALLS = (
    "pwrite64",
    "fdatasync",
    "fsync",
    "ftruncate",
    "unlink",
    "rename",
    "sendfile",
    "copy_file_range",
)


def kill_at_every_statement(
    act: str, *, start: Path, workspace: Path, check: Check, warm: str = "", most: int = 200
) -> int:
    """Run `act` again and again, each time killed (SIGKILL) one step later, and check what each run leaves.

    Parameters
    ----------
    act : str
        Python source that changes the files in `folder`.
    start : pathlib.Path
        A folder with the state before; every run gets its own copy.
    workspace : pathlib.Path
        An empty or new folder for the copies.
    check : callable
        Called with the folder of each run and whether the run came to its end.
    warm : str
        Python source run once before all; for imports.
    most : int
        About how many kills; beyond that, steps are skipped evenly, but never the last fifteen.

    Returns
    -------
    int
        How many runs were killed.
    """
    return _kill(act, start, workspace, check, warm=warm, most=most)


def kill_at_every_file_operation(act: str, *, start: Path, workspace: Path, check: Check, warm: str = "") -> int:
    """Run `act` under strace, each time killed before one more write, sync, truncation or removal of a file.

    Finer than statements: it reaches the middle of a commit. Only where `strace` may trace: see `can_trace`.

    Parameters
    ----------
    act, start, workspace, check, warm
        As for `kill_at_every_statement`.

    Returns
    -------
    int
        How many runs were killed.
    """
    return _kill(act, start, workspace, check, warm=warm, calls=_FILE_CALLS)


def can_trace() -> bool:
    """Return whether strace is here and may trace."""
    if not shutil.which("strace"):
        return False
    return (
        subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0
    )


def contents(database: Path) -> Contents:
    """Return every row of every table, for comparing states; opening the file settles what a kill left.

    The marks of sessions are left out: every start and every copy has its own; so are the hashes, which hold them.
    """
    with closing(connect(database)) as db:
        names = set(db.table_names()) - {"content_hash"}
        return {name: sorted((_compared(row) for row in db.table(name).rows), key=repr) for name in names}


def _compared(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(value for column, value in row.items() if not column.startswith("session"))


def old_or_new(name: str, old: Contents, new: Contents, again: Callable[[Path], None] | None = None) -> Check:
    """Return the check of the rule for the database `name` in the folder.

    Parameters
    ----------
    name : str
        The database's file name.
    old, new : dict
        `contents` before, and after the act ran undisturbed.
    again : callable, optional
        Called with the database where the act had not taken place; does it again, which must lead to `new`.
    """

    def check(folder: Path, finished: bool) -> None:
        database = folder / name
        check_file(database)
        found = contents(database)
        assert found == new if finished else found in (old, new)
        if again and found == old:
            again(database)
            check_file(database)
            assert contents(database) == new

    return check


def kill_whole_or_not_at_all(act: str, *, start: Path, name: str, workspace: Path, warm: str = "") -> int:
    """Kill an act at every step, and hold it to the rule: the old state or the new one, and doing it again works.

    Parameters
    ----------
    act, start, workspace, warm
        As for `kill_at_every_statement`.
    name : str
        The database's file name in `start`.

    Returns
    -------
    int
        How many runs were killed.
    """
    undisturbed = workspace.with_name("undisturbed")
    shutil.copytree(start, undisturbed)
    old = contents(start / name)
    do(act, undisturbed / name)
    new = contents(undisturbed / name)
    assert old != new
    check = old_or_new(name, old, new, again=lambda database: do(act, database))
    return kill_at_every_statement(act, start=start, workspace=workspace, check=check, warm=warm, most=STEPS)


def do(act: str, database: Path) -> None:
    """Do an act undisturbed, in this process, in the folder of a database."""
    exec(compile(dedent(act), "<act>", "exec"), {"folder": database.parent})  # noqa: S102


def _kill(
    act: str,
    start: Path,
    workspace: Path,
    check: Check,
    *,
    warm: str,
    most: int = 0,
    calls: Sequence[str] = (),
) -> int:
    workspace.mkdir(parents=True, exist_ok=True)
    order = json.dumps([str(start), str(workspace), most, dedent(warm), dedent(act), calls])
    ended = subprocess.run(
        [sys.executable, "-c", _STEPS + _RUNS],
        input=order,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    outcomes = json.loads(ended.stdout.splitlines()[-1])
    for name, finished in outcomes:
        try:
            check(workspace / name, finished)
        except Exception as error:
            raise AssertionError(f"killed at {name} (finished: {finished}): {error!r}") from error
        shutil.rmtree(workspace / name)
    killed = sum(not finished for _name, finished in outcomes)
    assert killed, "no run was killed: the act takes no step that counts"
    return killed
