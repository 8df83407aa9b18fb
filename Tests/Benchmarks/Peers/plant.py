#!/usr/bin/env python3
"""Makes a ledger of the synthetic workload, without StarLedger's own writer.

    plant.py N DIRECTORY [SEED]

Its opening and N events, as the log keeps them: one canonical line each, in segments of at most
16 MiB. The events alone are left in DIRECTORY/events.jsonl. Nothing is done where that was done
before; what was left half done is made anew.
"""
import json
import os
import shutil
import sys

import generate_events

SEGMENT_BYTES_MAX = 16 << 20
OPENING = {
    "data": {"currency": "CNY", "origin": "bench.example/synthetic", "timezone": "+08:00",
             "title": "Synthetic workload"},
    "id": "synthetic-opening", "recordedat": "2025-01-01T00:00:00.000Z", "recordedby": "gen",
    "source": "bench.example/synthetic", "specversion": "1.0",
    "subject": "bench.example/synthetic", "time": "2025-01-01T00:00:00Z",
    "type": "starledger.ledger-opened.v1",
}


class Segments:
    """The segments of a log, written one after the other."""

    def __init__(self, folder):
        self.folder, self.size, self.bytes, self.file = folder, 0, 0, None

    def add(self, line):
        if self.file is None or self.bytes + len(line) > SEGMENT_BYTES_MAX:
            self.close()
            self.file = open(os.path.join(self.folder, "%010d.jsonl" % self.size), "wb")
            self.bytes = 0
        self.file.write(line)
        self.bytes += len(line)
        self.size += 1

    def close(self):
        if self.file:
            self.file.close()


def plant(count, directory, seed=7):
    whole = os.path.join(directory, "whole")
    if os.path.exists(whole):
        return
    shutil.rmtree(directory, ignore_errors=True)
    folder = os.path.join(directory, "Events")
    os.makedirs(folder)
    segments = Segments(folder)
    opening = json.dumps(OPENING, sort_keys=True, separators=(",", ":"))
    segments.add(opening.encode() + b"\n")
    with open(os.path.join(directory, "events.jsonl"), "wb") as events:
        for number, event in enumerate(generate_events.events(count, seed)):
            if number == count:
                break
            line = generate_events.dumps(event).encode() + b"\n"
            events.write(line)
            segments.add(line)
    segments.close()
    open(whole, "w").close()


if __name__ == "__main__":
    plant(int(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:4]))
