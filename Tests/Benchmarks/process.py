"""Runs programs and takes their time: from the start to the first byte, and to the end."""
import os
import shutil
import time
from dataclasses import dataclass


class Failed(Exception):
    """A program did not do what is measured."""


@dataclass
class Outcome:
    """What a program took, and what it wrote."""
    seconds: float
    first_byte_seconds: float
    rss_mib: float
    text: str


def run(command, stdin=os.devnull, log=os.devnull):
    """Runs a program with its standard input from a file and its errors to the end of another."""
    path = shutil.which(command[0])
    if path is None:
        raise Failed("%s is not there" % command[0])
    source = os.open(stdin, os.O_RDONLY)
    errors = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    output, sink = os.pipe()
    wiring = [(os.POSIX_SPAWN_DUP2, source, 0), (os.POSIX_SPAWN_DUP2, sink, 1),
              (os.POSIX_SPAWN_DUP2, errors, 2)]
    start = time.perf_counter()
    child = os.posix_spawn(path, command, os.environ, file_actions=wiring)
    os.close(sink)
    pieces = [os.read(output, 1 << 16)]
    first = time.perf_counter() - start
    while pieces[-1]:
        pieces.append(os.read(output, 1 << 16))
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    for file in (source, errors, output):
        os.close(file)
    if status != 0:
        code = os.waitstatus_to_exitcode(status)
        raise Failed("%s ended with %d; see %s" % (" ".join(command[:3]), code, log))
    text = b"".join(pieces).decode()
    return Outcome(seconds, first, usage.ru_maxrss / 1024, text)
