#!/usr/bin/env python3
"""Deterministic synthetic ledger in the StarLedger wire format (JSON Lines, RFC 8785 key order).

generate_events.py N_EVENTS [SEED] > events.jsonl
Every line is a CloudEvents 1.0 event; 89 % are result-filed with 8 figures each. The same lines for
the same N and SEED, on every machine.
"""
import heapq, random, sys, datetime as dt
try:
    import orjson
    dumps = lambda o: orjson.dumps(o, option=orjson.OPT_SORT_KEYS).decode()
except ImportError:
    import json
    dumps = lambda o: json.dumps(o, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

METRICS = ["revenue", "net-profit", "net-profit-ex-nonrecurring", "rd-expense", "overseas-revenue",
           "rd-staff", "patents", "invention-patents"]
COUNTS = {"rd-staff", "patents", "invention-patents"}
SECTORS = ["biomedicine", "integrated-circuits", "software-ai", "equipment", "new-energy"]
CITIES = ["Beijing", "Shanghai", "Chengdu", "Suzhou", "Shenzhen", "Guangzhou", "Wuxi", "Hefei"]

END = {1: (3, 31), 2: (6, 30), 3: (9, 30), 0: (12, 31)}

def events(n, seed=7):
    rnd = random.Random(seed)
    ncomp = max(3, n // 60)
    start = dt.date(1998, 1, 1)
    made = 0
    seqid = 0
    clock = dt.datetime(2025, 1, 1)
    def env(kind, subject, day, data):
        nonlocal seqid, clock
        seqid += 1
        clock += dt.timedelta(seconds=1)
        rec = clock.isoformat() + ".000Z"
        t = rec if kind.startswith("event-") else day.isoformat() + "T00:00:00+08:00"
        return {"data": data, "id": "e-%010d" % seqid, "recordedat": rec, "recordedby": "gen",
                "source": "https://example.test/filings/%s" % subject, "specversion": "1.0", "subject": subject,
                "time": t, "type": "starledger.%s.v1" % kind}
    def filed(year, k): return dt.date(year, *END[k]) + dt.timedelta(days=rnd.randrange(15, 88))
    heap = []   # (day, company, what, argument)
    comps = []
    for c in range(ncomp):
        listed = start + dt.timedelta(days=rnd.randrange(0, 365 * 9))
        comps.append({"code": "S%06d" % c, "listed": listed, "u": True, "scale": 10 ** rnd.uniform(7, 10.5), "hist": {}, "due": {}})
        heapq.heappush(heap, (listed, c, "list", ("", 0)))
    targets = []
    while heap and made < n:
        day, c, what, arg = heapq.heappop(heap)
        co = comps[c]
        if what == "list":
            data = {"board": "SYN", "city": rnd.choice(CITIES), "exchange": "XSYN", "listedOn": day.isoformat(), "marks": ["U"],
                    "name": {"en": "Synthetic Company %d" % c, "zh": "\u5408\u6210\u516c\u53f8%d" % c}, "profitable": False,
                    "sector": rnd.choice(SECTORS), "shortName": {"en": "Syn%d" % c, "zh": "\u5408\u6210%d-U" % c}, "standard": rnd.randint(1, 5)}
            yield env("company-listed", co["code"], day, data); made += 1
            heapq.heappush(heap, (day + dt.timedelta(days=rnd.randrange(1, 90)), c, "result", (day.year - 1, 0)))
        elif what == "result":
            year, k = arg
            period = "FY%d" % year if k == 0 else "%dQ%d" % (year, k)
            co["scale"] *= rnd.uniform(0.97, 1.08)
            figs = {}
            for m in METRICS:
                if m in COUNTS:
                    figs[m] = {"decimals": 0, "value": str(int(co["scale"] ** 0.4 * rnd.uniform(.8, 1.2)) + 1)}
                else:
                    v = co["scale"] * {"revenue": 1, "net-profit": rnd.uniform(-1, .35), "net-profit-ex-nonrecurring": rnd.uniform(-1.1, .3),
                                       "rd-expense": .3, "overseas-revenue": .1}[m] * rnd.uniform(.9, 1.1)
                    figs[m] = {"decimals": 2, "value": "%.2f" % v}
            co["hist"][period] = figs
            if len(co["hist"]) > 4:     # no more than the last four can be restated
                del co["hist"][next(iter(co["hist"]))]
            e = env("result-filed", co["code"], day, {"currency": "CNY", "figures": figs, "period": period, "stage": "annual" if k == 0 else "interim"})
            yield e; made += 1
            if rnd.random() < .01: targets.append(e)
            nyear, nk = (year, k + 1) if 0 < k < 3 else (year, 0) if k == 3 else (year + 1, 1)
            nday = max(filed(nyear, nk), day + dt.timedelta(days=1))
            heapq.heappush(heap, (nday, c, "result", (nyear, nk)))
            if rnd.random() < .08 and len(co["hist"]) > 3:
                rday = day + dt.timedelta(days=rnd.randrange(5, 300))
                rperiod = rnd.choice(list(co["hist"]))
                co["due"].setdefault(rperiod, []).append(co["hist"][rperiod])
                heapq.heappush(heap, (rday, c, "restate", (rperiod, 0)))
            if k == 0 and co["u"] and float(figs["net-profit"]["value"]) > 0:
                co["u"] = False
                yield env("mark-removed", co["code"], day, {"effectiveOn": (day + dt.timedelta(days=1)).isoformat(), "mark": "U",
                          "period": period, "reason": "first profitable year since listing"}); made += 1
            if targets and rnd.random() < .01:
                t = targets.pop(rnd.randrange(len(targets)))
                if rnd.random() < .2:
                    yield env("event-retracted", t["subject"], day, {"reason": "recorded against the wrong company", "target": t["id"]})
                else:
                    d = dict(t["data"]); f = dict(d["figures"]); f["revenue"] = {"decimals": 2, "value": "%.2f" % (float(f["revenue"]["value"]) * 1.1)}; d["figures"] = f
                    yield env("event-corrected", t["subject"], day, {"data": d, "reason": "digit transposed on entry", "target": t["id"]})
                made += 1
        elif what == "restate":
            figs = co["due"][arg[0]].pop()
            if not co["due"][arg[0]]: del co["due"][arg[0]]
            ch = {m: {"decimals": 2, "value": "%.2f" % (float(figs[m]["value"]) * rnd.uniform(.9, 1.1))} for m in ("revenue", "net-profit")}
            yield env("figures-restated", co["code"], day, {"currency": "CNY", "figures": ch, "period": arg[0], "reason": "accounting-error"}); made += 1

if __name__ == "__main__":
    n = int(sys.argv[1]); seed = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    out = sys.stdout
    buf = []
    for i, e in enumerate(events(n, seed)):
        if i >= n: break
        buf.append(dumps(e))
        if len(buf) == 10000: out.write("\n".join(buf) + "\n"); buf = []
    if buf: out.write("\n".join(buf) + "\n")
