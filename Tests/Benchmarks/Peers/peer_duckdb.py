#!/usr/bin/env python3
"""DuckDB (DuckDB Foundation) over the same log: its figures in memory, then as-of queries in SQL.

    peer_duckdb.py EVENTS

The sums are those that `measure sums` asks for: revenue of the fiscal years 2008 to 2014, each as
known at the end of the second year after. They take the last value that was public by then; they
know of no stages, corrections, retractions, coverage or cohorts.
"""
import statistics
import sys
import time

import duckdb

METRICS = ["revenue", "net-profit", "net-profit-ex-nonrecurring", "rd-expense",
           "overseas-revenue", "rd-staff", "patents", "invention-patents"]
LOAD = """
create table figure as
with event as (
  select row_number() over () as seq, json->>'$.subject' as subject,
    cast(substr(json->>'$.time', 1, 10) as date) as announced,
    case when contains(json->>'$.type', 'corrected') then json->'$.data.data'
      else json->'$.data' end as data
  from read_ndjson_objects(?)),
metric as (select unnest(?) as metric)
select subject, data->>'$.period' as period, metric, announced, seq,
  cast(json_extract_string(data, '$.figures."' || metric || '".value') as decimal(38,2)) as v
from event, metric
where json_extract_string(data, '$.figures."' || metric || '".value') is not null"""
POINT = """
select v from figure where subject = ? and metric = 'revenue' and period = ? and announced <= ?
order by announced desc, seq desc limit 1"""
SUM = """
select sum(v), count(*) from (select subject, arg_max(v, (announced, seq)) as v from figure
  where metric = 'revenue' and period = ? and announced <= ? group by subject)"""


def timed(database, sql, arguments):
    start = time.perf_counter()
    answer = database.execute(sql, arguments).fetchone()
    return time.perf_counter() - start, answer


def main(path):
    database = duckdb.connect()
    start = time.perf_counter()
    database.execute(LOAD, [path, METRICS])
    print("load_s %.2f" % (time.perf_counter() - start))
    companies, = database.execute("select count(distinct subject) from figure").fetchone()
    years = range(2008, 2015)
    points = [timed(database, POINT, ["S%06d" % (number * 37 % companies), "FY2008", "2010-12-31"])
              for number in range(20)]
    print("point_ms %.3f" % (statistics.median(time for time, _ in points) * 1000))
    timed(database, SUM, ["FY2008", "2010-12-31"])
    sums = []
    for year in years:
        seconds, answer = timed(database, SUM, ["FY%d" % year, "%d-12-31" % (year + 2)])
        sums.append(seconds)
        print("FY%d %s %s" % (year, *answer))
    print("sum_ms %.3f" % (statistics.median(sums) * 1000))


if __name__ == "__main__":
    main(sys.argv[1])
