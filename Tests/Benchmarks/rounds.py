#!/usr/bin/env python3
"""Runs the ledger and its peers in turns; `compare` builds them and starts this."""
import argparse
import json
import os
import re
import shutil
import statistics
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "Peers")
sys.path.insert(0, PEERS)

import plant  # noqa: E402
import table  # noqa: E402
from process import Failed, run  # noqa: E402

FIGURES = ["rebuild", "hash", "point", "sum", "figure", "start", "bulk", "append"]
SMALL = 10_000
# How often a command line is timed in a round.
CALLS = 20
# How many events are appended one by one in a round: the read model catches up once.
APPENDS = 1_200
# How many events the library `eventsourcing` is given; its speed does not depend on that.
EVENTSOURCING_EVENTS = 20_000


class Rounds:
    """The ledgers that are measured, and what was seen in each round."""

    def __init__(self, options):
        self.events, self.work = options.events, options.work
        self.without = set(options.without.split(","))
        self.cores = len(os.sched_getaffinity(0))
        self.log = os.path.join(self.work, "log")
        self.seen = {}
        self.done = set()
        self.questions = {}
        self.round = 0
        self.ledgers = {"large": self.plant(options.events)}
        if options.events != SMALL:
            self.ledgers["small"] = self.plant(SMALL)

    # MARK: Ground

    def plant(self, count):
        """The ledger of a size; it is made if it is not there."""
        directory = os.path.join(self.work, "ledger-%d" % count)
        tell("%d events" % count)
        plant.plant(count, directory)
        return directory

    def path(self, size, name):
        return os.path.join(self.ledgers[size], name)

    def tsv(self, size):
        """The figures of a ledger, already parsed."""
        path = self.path(size, "figures.tsv")
        if not os.path.exists(path + ".codes"):
            tell("taking out the figures")
            run([sys.executable, os.path.join(PEERS, "figures_tsv.py"),
                 self.path(size, "events.jsonl"), path], log=self.log)
        return path

    # MARK: Seeing

    def see(self, name, value):
        self.seen.setdefault(name, []).append(value)

    def take(self, prefix, text):
        """Takes the numbers that a program printed, a name and a value a line."""
        values = {}
        for line in text.splitlines():
            name, _, value = line.partition(" ")
            values[name] = value
            try:
                self.see("%s.%s" % (prefix, name), float(value))
            except ValueError:
                pass
        return values

    def peer(self, name, command):
        """Runs a peer, once a round, unless it is left out."""
        if name.split(".")[-1] in self.without or name in self.done:
            return
        self.done.add(name)
        tell("  " + name)
        self.take(name, run(command, log=self.log).text)

    def ours(self, name, *arguments):
        return [os.path.join(self.work, "bin", name), *arguments]

    def measure(self, what, size="large", workers=1):
        tell("  measure %s" % what)
        command = self.ours("measure", what, self.ledgers[size], str(workers))
        return run(command, log=self.log).text

    def eventsourcing(self):
        self.peer("eventsourcing", [sys.executable, os.path.join(PEERS, "peer_eventsourcing.py"),
                                    str(EVENTSOURCING_EVENTS), self.work])

    def sqlite(self, size):
        if "sqlite" not in self.without:
            self.peer(size + ".sqlite", self.ours("limit_sqlite", self.tsv(size),
                                                  self.path(size, "figures.db")))

    # MARK: The figures

    def hash(self):
        if "openssl" not in self.without:
            tell("  openssl")
            text = run(["openssl", "speed", "-bytes", "688", "-seconds", "1", "sha256"],
                       log=self.log).text
            self.see("openssl.mb_per_s", float(re.findall(r"([0-9.]+)k\s*$", text)[-1]) / 1000)
        self.take("hash", self.measure("hash", workers=self.cores))

    def rebuild(self):
        self.sqlite("large")
        tell("  rebuild")
        shutil.rmtree(self.path("large", "Snapshots"), ignore_errors=True)
        outcome = run(self.ours("starledger", "rebuild", "--ledger", self.ledgers["large"]),
                      log=self.log)
        self.see("rebuild.events_per_s", self.events / outcome.seconds)
        self.see("rebuild.rss_mib", outcome.rss_mib)
        self.peer("simdjson", self.ours("limit_simdjson", self.path("large", "events.jsonl")))
        self.eventsourcing()

    def point(self):
        self.sqlite("large")
        self.take("point", self.measure("points"))

    def sum(self):
        self.peer("duckdb", [sys.executable, os.path.join(PEERS, "peer_duckdb.py"),
                             self.path("large", "events.jsonl")])
        self.take("sum", self.measure("sums"))

    def figure(self):
        for size in sorted(self.ledgers, reverse=True):
            self.sqlite(size)
            numbers = self.codes(size)
            ledger = self.ledgers[size]
            tell("  figure, %s" % size)
            if size not in self.questions:
                self.questions[size] = self.measure("questions", size).splitlines()
            # A process that finds the read model behind, or missing, is not what is measured.
            run(self.ours("starledger", "sql", "SELECT 1", "--ledger", ledger), log=self.log)
            theirs, mine = [], []
            for question in self.questions[size][:CALLS]:
                _, subject, metric, period, day = question.split()
                if numbers:
                    theirs.append(self.ask_sqlite3(size, numbers, subject, metric, period, day))
                mine.append(run(self.ours("starledger", "figure", subject, metric, period,
                                          "--as-of", day, "--ledger", ledger), log=self.log).seconds)
            self.see(size + ".figure.ms", statistics.median(mine) * 1000)
            if theirs:
                self.see(size + ".sqlite3.ms", statistics.median(theirs) * 1000)

    def codes(self, size):
        """The numbers that stand for words in the peer's database; none without the peer."""
        if {"sqlite", "sqlite3"} & self.without:
            return {}
        with open(self.tsv(size) + ".codes") as lines:
            return {(kind, word): int(number)
                    for kind, word, number in (line.rstrip("\n").split("\t") for line in lines)}

    def ask_sqlite3(self, size, numbers, subject, metric, period, day):
        sql = ("SELECT value FROM figure WHERE company=%d AND metric=%d AND period=%d AND"
               " announced<=%d ORDER BY announced DESC, seq DESC LIMIT 1"
               % (numbers["company", subject], numbers["metric", metric],
                  numbers["period", period], table.day_number(day)))
        outcome = run(["sqlite3", self.path(size, "figures.db"), sql], log=self.log)
        if not outcome.text.strip():
            raise Failed("sqlite3 found nothing")
        return outcome.seconds

    def start(self):
        tell("  start")
        version = self.ours("starledger", "--version")
        turns = [(run(["true"]).seconds, run(version).first_byte_seconds) for _ in range(CALLS)]
        self.see("true.ms", statistics.median(turn[0] for turn in turns) * 1000)
        self.see("version.ms", statistics.median(turn[1] for turn in turns) * 1000)

    def bulk(self):
        self.eventsourcing()
        tell("  append -")
        directory = os.path.join(self.work, "bulk")
        shutil.rmtree(directory, ignore_errors=True)
        run(self.ours("starledger", "init", directory, "--origin", "bench.example/synthetic",
                      "--title", "Synthetic workload", "--currency", "CNY", "--timezone", "+08:00",
                      "--recorded-by", "bench"), log=self.log)
        outcome = run(self.ours("starledger", "append", "-", "--ledger", directory,
                                "--accept-warnings", "--recorded-by", "bench"),
                      stdin=self.path("large", "events.jsonl"), log=self.log)
        self.see("bulk.events_per_s", self.events / outcome.seconds)
        self.see("bulk.rss_mib", outcome.rss_mib)
        text = run(self.ours("measure", "hash", directory, str(self.cores)), log=self.log).text
        if "\nevents %d\n" % (self.events + 1) not in "\n" + text:
            raise Failed("not all events were appended")
        shutil.rmtree(directory)

    def append(self):
        for size in sorted(self.ledgers, reverse=True):
            self.take(size + ".append", self.measure("appends", size, APPENDS))
            tell("  append, %s" % size)
            times = []
            for number in range(CALLS):
                line = os.path.join(self.work, "event.json")
                with open(line, "w") as file:
                    file.write(self.filing(number) + "\n")
                times.append(run(self.ours("starledger", "append", "-", "--ledger",
                                           self.ledgers[size], "--accept-warnings",
                                           "--recorded-by", "bench"),
                                 stdin=line, log=self.log).seconds)
            self.see(size + ".append_cli.ms", statistics.median(times) * 1000)
        self.eventsourcing()

    def filing(self, number):
        """A synthetic annual result that the ledger does not have yet."""
        name = "cli-%d-%d-%d" % (time.time_ns(), self.round, number)
        figures = {metric: {"decimals": 2, "value": "%d.50" % (123456789 + number)}
                   for metric in ("net-profit", "net-profit-ex-nonrecurring", "overseas-revenue",
                                  "rd-expense", "revenue")}
        for metric in ("invention-patents", "patents", "rd-staff"):
            figures[metric] = {"decimals": 0, "value": str(1234 + number)}
        return json.dumps({
            "data": {"currency": "CNY", "figures": figures, "period": "FY2024", "stage": "annual"},
            "id": name, "source": "https://example.test/synthetic/" + name, "specversion": "1.0",
            "subject": "S%06d" % number, "time": "2025-04-25T00:00:00+08:00",
            "type": "starledger.result-filed.v1"})

    def turn(self, figures):
        self.done = set()
        self.round += 1
        for figure in figures:
            try:
                getattr(self, figure)()
            except Failed as failure:
                tell("  %s is left out: %s" % (figure, failure))


def tell(text):
    print(text, file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("events", type=int)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--work", required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--without", default="")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    only = [name for name in options.only.split(",") if name]
    for name in only:
        if name not in FIGURES:
            parser.error("%s is none of: %s" % (name, " ".join(FIGURES)))
    rounds = Rounds(options)
    for number in range(options.runs):
        tell("round %d of %d" % (number + 1, options.runs))
        rounds.turn([name for name in FIGURES if not only or name in only])
    medians = {name: statistics.median(values) for name, values in rounds.seen.items()}
    with open(os.path.join(options.work, "seen.json"), "w") as file:
        json.dump(rounds.seen, file, indent=1, sort_keys=True)
    print(table.render(medians, options.events, options.runs, rounds.cores, options.markdown))


if __name__ == "__main__":
    try:
        main()
    except Failed as failure:
        sys.exit("compare: %s" % failure)
