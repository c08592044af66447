#!/usr/bin/env python3
"""Puts what formats stumble over into the texts of a map: hard_map.py MAP OUT"""

import json
import pathlib
import sys

HARD = [
    "=1+1", "+40 分贝", "-3% 的人", "@SUM(A1)", "'=1", "说“好”, \"二\"; 三", "一\n二\r\n三", "制表\t符",
    "😀 好 𠮷 👨‍👩‍👧", "שלום עולם", "مرحبا بالعالم", "<b>&amp;]]></b>", "[A1]: #tag {a: 1}", "0012", "TRUE", "3-4",
    "1e5", "2025-01-02", "// 注 /* x */", "=== 一 ===", "1. 二", "%%{init}%% ; end", "`code` *b* _i_ | $x$",
    # No `_x0041_`: openpyxl itself brings that back as `A`.
    "http://a.b/c?d=e&f", "长" * 3000,
]

source, target = map(pathlib.Path, sys.argv[1:])
document = json.loads(source.read_text(encoding="utf-8"))
for place, node in enumerate(document["nodes"]):
    node["text"] = HARD[place % len(HARD)]
    if place % 3 == 0:
        node["review"] = {"decision": ["accept", "reject", "change"][place % 9 // 3], "note": HARD[(place * 7) % len(HARD)]}
for place, edge in enumerate(document["edges"]):
    if place % 4 == 0:
        edge["why"] = HARD[place % len(HARD)]
        edge["review"] = {"note": HARD[(place * 5) % len(HARD)]}
target.parent.mkdir(parents=True, exist_ok=True)
target.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
