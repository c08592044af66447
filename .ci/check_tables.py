#!/usr/bin/env python3
"""Opens the tables of a corpus in DuckDB, pandas and pyarrow, and holds them against the CSV files and the lines.

check_tables.py FOLDER, with all.jsonl, tables/ and subjects/ in it
"""

import csv
import json
import pathlib
import sys

import duckdb
import pandas
import pyarrow.parquet

folder = pathlib.Path(sys.argv[1])
lines = [json.loads(line) for line in (folder / "all.jsonl").open(encoding="utf-8")]


def shown(value):
    """A value as the CSV file writes it."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = "; ".join(value)
    return repr(value) if isinstance(value, float) else str(value)


def without_mark(cell):
    return cell[1:] if cell.startswith("'") else cell


def number(text):
    try:
        return float(text)
    except ValueError:
        return text


def same(table):
    """The rows of a Parquet file, which must be those of the CSV file beside it."""
    rows = pyarrow.parquet.read_table(table).to_pylist()
    with table.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        cells = list(csv.DictReader(file))
    assert len(rows) == len(cells), f"{table}: {len(rows)} rows, {len(cells)} in CSV"
    for row, other in zip(rows, cells):
        assert list(row) == list(other), f"{table}: other columns"
        for name, value in row.items():
            one, two = number(shown(value)), number(without_mark(other[name]))
            assert one == two, f"{table}, {name}: {one!r} and {two!r}"
    return rows


for table in sorted(folder.glob("*/*.parquet")):
    rows = same(table)
    frame = pandas.read_parquet(table)
    count = duckdb.sql(f"SELECT count(*) FROM '{table}'").fetchall()[0][0]
    assert len(rows) == len(frame) == count, f"{table}: {len(rows)}, {len(frame)}, {count} rows"
    types = ", ".join(f"{name} {kind}" for name, kind, *_ in duckdb.sql(f"DESCRIBE SELECT * FROM '{table}'").fetchall())
    print(f"{table.name}: {count} rows in pyarrow, pandas and DuckDB; {types}")

tables = folder / "tables"
joined = duckdb.sql(
    f"""SELECT a.article, count(n.id), avg(n.confidence), count(DISTINCT rule)
        FROM '{tables}/articles.parquet' a JOIN '{tables}/nodes.parquet' n USING (article), unnest(n.rules) AS r(rule)
        GROUP BY a.article ORDER BY a.article"""
).fetchall()
assert len(joined) == sum(1 for line in lines if any(node["rules"] for node in line["nodes"]))
nodes = duckdb.sql(f"SELECT article, id, text, start, \"end\" FROM '{tables}/nodes.parquet'").fetchall()
expected = [
    (line["source"], node["id"], node["text"], node["start"], node["end"]) for line in lines for node in line["nodes"]
]
assert nodes == expected, "nodes.parquet does not say what the lines say"
loose = duckdb.sql(
    f"""SELECT count(*) FROM '{tables}/edges.parquet' e
        LEFT JOIN '{tables}/nodes.parquet' n ON e.article = n.article AND e.source = n.id WHERE n.id IS NULL"""
).fetchall()[0][0]
assert loose == 0, f"{loose} edges begin at no node"
print(f"{len(lines)} articles: DuckDB joins articles, nodes and edges, and the nodes say what the lines say")
