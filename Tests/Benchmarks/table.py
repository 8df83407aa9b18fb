"""The table of what was measured: ours, the peer or the limit, the ratio, the goal."""
import datetime
import os
import platform
import subprocess


def day_number(day):
    return datetime.date.fromisoformat(day).toordinal()


def machine():
    """The name of the processor."""
    with open("/proc/cpuinfo") as lines:
        for line in lines:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def swift_version():
    text = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    return text.splitlines()[0].strip() if text else "Swift"


def number(value, unit):
    if value is None:
        return "–"
    if unit == "/s":
        return "{:,.0f}/s".format(value)
    digits = 0 if value >= 1000 else 1 if value >= 100 else 2
    return "{:,.{}f} {}".format(value, digits, unit)


class Rows:
    """The rows of the table; a row whose own figure was not measured is left out."""

    def __init__(self, medians):
        self.medians = medians
        self.rows = []

    def get(self, name, factor=1):
        value = self.medians.get(name)
        return None if value is None else value * factor

    def add(self, what, ours, theirs, unit, ratio, goal, met):
        shown = "–" if ratio is None else "{:,.2f} ×".format(ratio)
        verdict = "" if goal == "" else "–" if met is None else "yes" if met else "NO"
        self.rows.append([what, number(ours, unit), number(theirs, unit), shown, goal, verdict])

    def compare(self, what, ours, theirs, unit, least=None, most=None):
        """A row whose goal is a ratio to a peer."""
        if ours is None:
            return
        ratio = ours / theirs if theirs else None
        goal = "" if least is most is None else (
            "≥ %g ×" % least if least is not None else "≤ %g ×" % most)
        met = None if ratio is None else (ratio >= least if least is not None else
                                          most is None or ratio <= most)
        self.add(what, ours, theirs, unit, ratio, goal, met)

    def limit(self, what, ours, unit, goal, met, theirs=None):
        """A row whose goal is a number of its own."""
        if ours is None:
            return
        ratio = ours / theirs if theirs else None
        self.add(what, ours, theirs, unit, ratio, goal, met)

    # MARK: What is measured

    def rebuild(self, events):
        seconds = [self.get("large.sqlite." + name) for name in ("insert_s", "index_s")]
        rows = None if None in seconds else events / sum(seconds)
        self.compare("rebuild of the read model; SQLite's insert and index",
                     self.get("rebuild.events_per_s"), rows, "/s", least=4)
        self.compare("the same; simdjson's walk, one core",
                     self.get("rebuild.events_per_s"), self.get("simdjson.events_per_s"), "/s")
        self.compare("the same; eventsourcing's rebuilding of aggregates",
                     self.get("rebuild.events_per_s"),
                     self.get("eventsourcing.replay_events_per_s"), "/s")
        memory = self.get("rebuild.rss_mib")
        self.limit("rebuild, resident memory", memory, "MiB", "≤ 1,024 MiB",
                   memory is not None and memory <= 1024)

    def bulk(self):
        ours = self.get("bulk.events_per_s")
        self.limit("append - of all events", ours, "/s", "≥ 300,000/s",
                   ours is not None and ours >= 300_000)
        self.compare("append - of all events; eventsourcing's batches of 50", ours,
                     self.get("eventsourcing.append_events_per_s"), "/s", least=30)
        self.limit("append -, resident memory", self.get("bulk.rss_mib"), "MiB", "", None)

    def append(self, sizes):
        for size, name in sizes:
            bare = self.get(size + ".append.bare_ms")
            self.compare("one durable append, %s; write + fdatasync" % name,
                         self.get(size + ".append.ms"), bare, "ms", most=1.2)
        for size, name in sizes:
            self.compare("the same, mean with the read model catching up, %s" % name,
                         self.get(size + ".append.mean_ms"),
                         self.get(size + ".append.bare_mean_ms"), "ms")
        for size, name in sizes:
            bare = self.get(size + ".append.bare_ms")
            ours = self.get(size + ".append_cli.ms")
            if ours is not None and bare is not None:
                self.limit("the same by the command, %s" % name, ours, "ms",
                           "≤ 1.2 × + 15 ms", ours <= 1.2 * bare + 15, bare)
        self.compare("one durable append, %s; eventsourcing's" % sizes[-1][1],
                     self.get("large.append.ms"), self.get("eventsourcing.append_ms"), "ms")

    def point(self):
        for name, what in (("together", "many in one reading"), ("apart", "each in its own")):
            ours = self.get("point.%s_us" % name)
            self.limit("as-of point query, %s" % what, ours, "µs", "≤ 10 µs",
                       ours is not None and ours <= 10)
            self.compare("as-of point query, %s; SQLite's" % what, ours,
                         self.get("large.sqlite.point_us"), "µs", most=1)

    def figure(self, sizes):
        for size, name in sizes:
            self.compare("figure by the command, %s; sqlite3 and SELECT" % name,
                         self.get(size + ".figure.ms"), self.get(size + ".sqlite3.ms"), "ms",
                         most=5)
        small, large = self.get("small.figure.ms"), self.get("large.figure.ms")
        if small and large:
            self.limit("figure by the command, %s; %s" % (sizes[1][1], sizes[0][1]), large, "ms",
                       "0.7 to 1.3 ×", 0.7 <= large / small <= 1.3, small)

    def sum(self):
        self.compare("as-of sum over all companies; DuckDB's, in memory", self.get("sum.ms"),
                     self.get("duckdb.sum_ms"), "ms", most=0.5)

    def hash(self, cores):
        self.compare("hashing all lines into the tree; OpenSSL's SHA-256 × %d cores" % cores,
                     self.get("hash.mb_per_s"), self.get("openssl.mb_per_s", cores), "MB/s",
                     least=0.8)

    def start(self):
        ours, theirs = self.get("version.ms"), self.get("true.ms")
        if ours is not None:
            self.limit("--version, to its first byte; /bin/true", ours, "ms", "≤ 4 × + 10 ms",
                       ours <= 4 * theirs + 10, theirs)


def rows(medians, events, cores):
    sizes = [("small", "10,000 events"), ("large", "{:,} events".format(events))]
    if events == 10_000:
        sizes = sizes[1:]
    table = Rows(medians)
    table.rebuild(events)
    table.bulk()
    table.append(sizes)
    table.point()
    table.figure(sizes)
    table.sum()
    table.hash(cores)
    table.start()
    return table.rows


def render(medians, events, runs, cores, markdown):
    head = "{} synthetic events · {} runs in turns, medians · {}, {} cores · {} {} · {} · {}".format(
        "{:,}".format(events), runs, machine(), cores, platform.system(), os.uname().release,
        datetime.date.today(), swift_version())
    lines = [["what; beside what", "ours", "theirs", "ratio", "goal", "met"]]
    lines += rows(medians, events, cores)
    if markdown:
        rule = "| --- | ---: | ---: | ---: | --- | --- |"
        body = ["| " + " | ".join(line) + " |" for line in lines]
        return "\n".join(["*" + head + "*", "", body[0], rule] + body[1:])
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    body = ["  ".join(cell.rjust(width) if 1 <= column <= 3 else cell.ljust(width)
                      for column, (cell, width) in enumerate(zip(line, widths))).rstrip()
            for line in lines]
    return "\n".join([head, "", body[0], "  ".join("─" * width for width in widths)] + body[1:])
