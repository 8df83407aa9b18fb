#!/usr/bin/env python3
"""The library `eventsourcing` (John Bywater) on SQLite, with results of eight figures.

    peer_eventsourcing.py EVENTS [DIRECTORY]

Appends so many in batches of 50, replays them, and appends 100 one at a time; its database is in a
new directory below DIRECTORY.
"""
import os
import sys
import tempfile
import time

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

BATCH = 50
SINGLES = 100
FIGURES = {
    metric: "123456789.12"
    for metric in ("revenue", "net-profit", "net-profit-ex-nonrecurring", "rd-expense",
                   "overseas-revenue", "rd-staff", "patents", "invention-patents")
}


class Company(Aggregate):
    @event("Listed")
    def __init__(self, code):
        self.code = code
        self.figures = {}

    @event("ResultFiled")
    def file(self, period, announced, figures):
        self.figures.setdefault(period, []).append((announced, figures))


class Ledger(Application):
    pass


def main(count, folder):
    ledger = Ledger(env={"PERSISTENCE_MODULE": "eventsourcing.sqlite",
                         "SQLITE_DBNAME": os.path.join(folder, "ledger.db")})
    companies = []
    start = time.perf_counter()
    for number in range(count // BATCH):
        company = Company("S%06d" % number)
        for year in range(BATCH - 1):
            company.file("FY%d" % (1980 + year), "2020-01-01", FIGURES)
        ledger.save(company)
        companies.append(company.id)
    print("append_events_per_s %.0f" % (count / (time.perf_counter() - start)))
    start = time.perf_counter()
    for company in companies:
        ledger.repository.get(company)
    print("replay_events_per_s %.0f" % (count / (time.perf_counter() - start)))
    start = time.perf_counter()
    for number in range(SINGLES):
        ledger.save(Company("T%06d" % number))
    print("append_ms %.3f" % ((time.perf_counter() - start) / SINGLES * 1000))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as scratch:
        main(int(sys.argv[1]) // BATCH * BATCH, scratch)
