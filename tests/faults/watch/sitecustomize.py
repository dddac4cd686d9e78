"""What the program does to its store, written down as it happens; and death at a chosen point.

Put this folder on PYTHONPATH and start the real program:

    FAULTS_LOG   a file: one line for each statement before it is executed, one for each that came back
    FAULTS_DEATH "statement 17": SIGKILL before the 17th statement after the first BEGIN IMMEDIATE;
                 "after 17": SIGKILL as soon as that statement has come back;
                 "begin 0.02", "commit 0.001": SIGKILL so many seconds after BEGIN IMMEDIATE or COMMIT has
                 begun, from a thread (SQLite lets other threads run while it works);
                 "page 1": death in the midst of COMMIT, when it adds the n-th page to the file: the file may grow no
                 further, and the signal of that (SIGXFSZ) is deadly;
                 "fsync 1", "replace 1": SIGKILL before the n-th os.fsync or os.replace of Python's own
"""

import os
import pathlib
import signal
import sqlite3
import threading
import time

LOG = os.environ.pop("FAULTS_LOG", "")  # taken away: worker processes are not watched
DEATH, _, POINT = os.environ.pop("FAULTS_DEATH", "").partition(" ")

PAGE = 4096
"""Bytes that SQLite writes at once."""


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def die_later(seconds):
    ready = threading.Event()

    def wait():
        ready.set()
        time.sleep(seconds)
        die()

    threading.Thread(target=wait, daemon=True).start()
    ready.wait()


def die_at_page(path, number):
    most = pathlib.Path(path).stat().st_size + (number - 1) * PAGE
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    import resource  # noqa: PLC0415  not on every system

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


class Watched(sqlite3.Connection):
    """A connection that tells what it is about to do and what is done."""

    begun = 0

    def execute(self, sql, *parameters):
        said = " ".join(sql.split())[:60]
        if said == "BEGIN IMMEDIATE" or Watched.begun:
            Watched.begun += 1
            if DEATH == "statement" and Watched.begun == int(POINT):
                note("dies", said)
                die()
        note("does", said)
        if (said, DEATH) in {("BEGIN IMMEDIATE", "begin"), ("COMMIT", "commit")} and Watched.begun:
            die_later(float(POINT))
        if (said, DEATH) == ("COMMIT", "page") and Watched.begun:
            die_at_page(super().execute("PRAGMA database_list").fetchone()[2], int(POINT))
        done = super().execute(sql, *parameters)
        note("did", said)
        if DEATH == "after" and Watched.begun == int(POINT):
            die()
        return done


def note(what, said):
    os.write(FILE, f"{time.monotonic_ns()} {what} {said}\n".encode())


def counted(function, limit):
    calls = [0]

    def call(*arguments, **options):
        calls[0] += 1
        if calls[0] == limit:
            die()
        return function(*arguments, **options)

    return call


if LOG:
    FILE = os.open(LOG, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o666)
    CONNECT = sqlite3.connect
    sqlite3.connect = lambda *arguments, **options: CONNECT(*arguments, factory=Watched, **options)
if DEATH in {"fsync", "replace"}:
    setattr(os, DEATH, counted(getattr(os, DEATH), int(POINT)))
