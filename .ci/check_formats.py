#!/usr/bin/env python3
"""Opens what the program writes in other programs and brings back what they save.

check_formats.py PROGRAM TOOLS MAP…
"""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema
import networkx
import openpyxl
import pandas
from xaif import AIF

program, tools = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
maps = [pathlib.Path(name) for name in sys.argv[3:]]
SCHEMA = json.loads(pathlib.Path("data/map.schema.json").read_text(encoding="utf-8"))
TABLES = ["comparison", "nodes", "edges", "issues", "matrix", "authors"]
EDITED = ["comparison", "nodes", "edges"]


def run(*arguments):
    done = subprocess.run([str(one) for one in arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))}\n{done.stdout}{done.stderr}")
    return done.stdout


def told(what):
    print(what, flush=True)


def convert(source, to, target):
    run(program, "convert", source, "--to", to, "--out", target)
    return target


def same_map(one, other):
    return one.read_bytes() == other.read_bytes()


def standing(source):
    """The identifiers of the nodes that no editor has rejected."""
    nodes = json.loads(source.read_text(encoding="utf-8"))["nodes"]
    return {node["id"] for node in nodes if (node.get("review") or {}).get("decision") != "reject"}


def plain(cell):
    """A cell without what spreadsheets do to it: marks before a formula, line ends, the spelling of numbers."""
    text = str(cell if cell is not None else "").replace("\r\n", "\n").replace("\r", "\n").strip()
    text = text.lstrip("'")
    try:
        return float(text)
    except ValueError:
        return text


def same_cells(one, other):
    width = max(map(len, one + other))
    tables = [[[plain(cell) for cell in row] + [""] * (width - len(row)) for row in table] for table in (one, other)]
    for number, rows in enumerate(zip(*tables), 1):
        for cells in zip(*rows):
            if cells[0] != cells[1]:
                told(f"row {number}: {cells[0]!r:.80} for {cells[1]!r:.80}")
                return False
    return len(one) == len(other)


def office(folder, to, source, read=None):
    profile = f"-env:UserInstallation=file://{tools.resolve()}/office"
    arguments = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", folder]
    if read:
        arguments.append(f"--infilter={read}")
    run(*arguments, source)


def rows_of(file, delimiter=","):
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines, delimiter=delimiter))


def unchanged(table, source, folder):
    """Imports a table that nobody has edited; the map must be the same and nothing be left."""
    back = folder / "back.json"
    said = run(program, "import", table, "--map", source, "--out", back)
    if not same_map(back, source) or said != "0 处已改\n0 处未采用\n":
        sys.exit(f"{table} came back otherwise than it went out:\n{said[:2000]}")


def check_formats(source, folder):
    schema = jsonschema.Draft202012Validator(SCHEMA)
    schema.validate(json.loads(source.read_text(encoding="utf-8")))
    told("  jsonschema: map.json meets data/map.schema.json")

    xaif = convert(source, "xaif", folder / "map.xaif.json")
    document = AIF(json.loads(xaif.read_text(encoding="utf-8")))
    assert document.is_valid_json_aif() and document.is_json_aif_dialog()
    # It looks at every pair of nodes, which takes minutes for many.
    relations = document.get_csv("argument-relation") if len(document.nodes) < 1000 else []
    assert same_map(convert(xaif, "json", folder / "xaif.json"), source)
    told(f"  xaif: loads map.xaif.json, {len(relations)} rows of relations; it comes back whole")

    graphml = convert(source, "graphml", folder / "map.graphml")
    graph = networkx.read_graphml(graphml)
    networkx.write_graphml(graph, folder / "networkx.graphml")
    assert same_map(convert(folder / "networkx.graphml", "json", folder / "graphml.json"), source)
    told(f"  networkx: {graph}; what it saves comes back whole")
    gexf = networkx.read_gexf(convert(source, "gexf", folder / "map.gexf"))
    # A picture of what the editor lets stand; GraphML carries the whole map.
    assert set(gexf) == standing(source), set(gexf) ^ standing(source)
    told(f"  networkx: reads map.gexf, {gexf}")

    argdown = convert(source, "argdown", folder / "map.argdown")
    argdown_cli = tools / "node_modules/.bin/argdown"
    run(argdown_cli, "json", argdown, folder)
    parsed = json.loads((folder / "map.json").read_text(encoding="utf-8"))
    wanted = json.loads(source.read_text(encoding="utf-8"))
    assert len(parsed["statements"]) == len(wanted["nodes"]), len(parsed["statements"])
    run(argdown_cli, "map", "--format", "dot", argdown, folder)
    convert(argdown, "json", folder / "argdown.json")
    told(f"  argdown: parses and maps {len(parsed['statements'])} statements, {len(parsed['relations'])} relations")

    mermaid = convert(source, "mermaid", folder / "map.mmd")
    told("  " + run("node", tools / "mermaid.mjs", mermaid).strip())

    apx = convert(source, "apx", folder / "map.apx").read_text()
    facts = [line for line in apx.splitlines() if line.startswith(("arg(", "att("))]
    assert len(facts) == len(apx.splitlines()) and all(fact.endswith(").") for fact in facts)
    convert(source, "markdown", folder / "map.md")


def check_tables(source, folder):
    out = folder / "tables"
    out.mkdir()
    for name in TABLES:
        file = convert(source, f"{name}-csv", out / f"{name}.csv")
        rows = rows_of(file)
        frame = pandas.read_csv(file, dtype=str, keep_default_na=False)
        assert list(frame.columns) == rows[0] and len(frame) == len(rows) - 1
        unchanged(file, source, folder)
        # Quoted cells as text, as an editor should choose; the others as LibreOffice likes them.
        office(out, "xlsx", file, "CSV:44,34,76,1,,0,false,false")
        sheet = openpyxl.load_workbook(out / f"{name}.xlsx").worksheets[0]
        if name in EDITED:
            unchanged(out / f"{name}.xlsx", source, folder)
        assert sheet.max_row == len(rows), (sheet.max_row, len(rows))
        saved = out / "saved"
        office(saved, "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false", out / f"{name}.xlsx")
        assert same_cells(rows_of(saved / f"{name}.csv", ";"), rows), name
        if name in EDITED:
            unchanged(saved / f"{name}.csv", source, folder)
    told("  csv, pandas, LibreOffice: six tables open with the same cells; saved as .xlsx and with semicolons they come back")


def check_workbook(source, folder):
    book = convert(source, "xlsx", folder / "map.xlsx")
    opened = openpyxl.load_workbook(book)
    assert opened.sheetnames == ["Comparison", "Claims", "Relations", "Issues", "Matrix", "Authors", "Sources"]
    claims = opened["Claims"]
    assert claims.freeze_panes == "A2" and claims.auto_filter.ref and claims.data_validations.dataValidation
    unchanged(book, source, folder)
    opened.save(folder / "openpyxl.xlsx")
    unchanged(folder / "openpyxl.xlsx", source, folder)
    saved = folder / "office"
    office(saved, "xlsx", book)
    unchanged(saved / "map.xlsx", source, folder)
    office(saved, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", book)
    names = {"Claims": "nodes", "Relations": "edges", "Comparison": "comparison", "Issues": "issues", "Matrix": "matrix", "Authors": "authors"}
    for sheet, table in names.items():
        wanted = rows_of(folder / "tables" / f"{table}.csv")
        assert same_cells(rows_of(saved / f"map-{sheet}.csv"), wanted), sheet
    told("  openpyxl, LibreOffice: map.xlsx opens with the same cells; saved by either it comes back")


for source in maps:
    told(str(source))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        # As the program itself writes it, so that files can be compared byte by byte.
        written = convert(source, "json", folder / "source.json")
        check_formats(written, folder)
        check_tables(written, folder)
        check_workbook(written, folder)
