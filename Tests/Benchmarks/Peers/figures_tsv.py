#!/usr/bin/env python3
"""Takes the figures out of a log, already parsed, for the peers that start from rows.

    figures_tsv.py EVENTS FIGURES

One figure a line, numbers only: company, metric, period, day of publication, sequence, hundredths.
Corrections bring the figures of their whole payload. The codes of companies, metrics and periods
are written beside, to FIGURES.codes, one a line: kind, word, number.
"""
import datetime
import json
import sys

codes = {"company": {}, "metric": {}, "period": {}}


def code(kind, word):
    return codes[kind].setdefault(word, len(codes[kind]))


with open(sys.argv[1], "rb") as events, open(sys.argv[2], "w") as figures:
    for sequence, line in enumerate(events):
        event = json.loads(line)
        data = event["data"]
        if event["type"] == "starledger.event-corrected.v1":
            data = data["data"]
        if "figures" not in data:
            continue
        day = datetime.date.fromisoformat(event["time"][:10]).toordinal()
        company = code("company", event["subject"])
        period = code("period", data["period"])
        for metric, figure in data["figures"].items():
            row = (company, code("metric", metric), period, day, sequence,
                   int(float(figure["value"]) * 100))
            figures.write("%d\t%d\t%d\t%d\t%d\t%d\n" % row)

with open(sys.argv[2] + ".codes", "w") as out:
    for kind, words in codes.items():
        for word, number in words.items():
            out.write("%s\t%s\t%d\n" % (kind, word, number))
