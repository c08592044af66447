"""What a user would write in Python instead: jieba.posseg tags, a list of connectives finds claims and premises, networkx
holds the graph, graphviz draws it. It links within an article each premise to the nearest claim, and across articles claims
that share nouns: contradicting where one of them denies.

    pip install -r benches/requirements.txt
    python3 benches/pipeline.py A.md B.md OUT
    python3 benches/pipeline.py FOLDER OUT        # every article of a folder by itself
"""
import pathlib
import re
import sys

import graphviz
import jieba.posseg
import networkx

CLAIM = '因此 所以 总之 可见 应该 应当 必须 不能 需要 认为 其实 关键 说明 意味着'.split()
PREMISE = '因为 由于 例如 比如 数据 显示 据 首先 其次 此外 同时 而且'.split()
DENIAL = '不 没 没有 未 无 并非 难以'.split()


def sentences(path):
    text = open(path, encoding='utf-8').read()
    text = re.sub(r'[#>*`]+|!?\[([^\]]*)\]\([^)]*\)', r'\1', text)
    return [one.strip() for one in re.split(r'(?<=[。！？；\n])', text) if len(one.strip()) > 5]


def read(path, letter, graph):
    nodes = []
    for number, sentence in enumerate(sentences(path)):
        words = [(word.word, word.flag) for word in jieba.posseg.cut(sentence)]
        said = {word for word, _ in words}
        kind = 'claim' if said & set(CLAIM) else 'premise' if said & set(PREMISE) else None
        if kind:
            name = f'{letter}{number}'
            nouns = {word for word, flag in words if flag.startswith('n') and len(word) > 1}
            graph.add_node(name, text=sentence, kind=kind, nouns=nouns, denies=bool(said & set(DENIAL)), at=number)
            nodes.append(name)
    claims = [name for name in nodes if graph.nodes[name]['kind'] == 'claim']
    for name in nodes:
        if graph.nodes[name]['kind'] == 'premise' and claims:
            at = graph.nodes[name]['at']
            graph.add_edge(name, min(claims, key=lambda claim: abs(graph.nodes[claim]['at'] - at)), kind='support')
    return claims


def each(folder, out):
    graphs = []
    for path in sorted(pathlib.Path(folder).iterdir()):
        graphs.append(networkx.DiGraph())
        read(path, 'A', graphs[-1])
    with open(out + '.txt', 'w', encoding='utf-8') as file:
        for graph in graphs:
            print(graph.number_of_nodes(), 'nodes', graph.number_of_edges(), 'edges', file=file)


def compare(first, second, out):
    graph = networkx.DiGraph()
    ours, theirs = read(first, 'A', graph), read(second, 'B', graph)
    for a in ours:
        for b in theirs:
            one, other = graph.nodes[a], graph.nodes[b]
            if len(one['nouns'] & other['nouns']) >= 2:
                graph.add_edge(a, b, kind='support' if one['denies'] == other['denies'] else 'contradiction')
    picture = graphviz.Digraph()
    for name, node in graph.nodes(data=True):
        picture.node(name, node['text'][:20])
    for source, target, edge in graph.edges(data=True):
        picture.edge(source, target, color='red' if edge['kind'] == 'contradiction' else 'black')
    picture.save(out + '.dot')
    print(graph.number_of_nodes(), 'nodes', graph.number_of_edges(), 'edges')


if __name__ == '__main__':
    if len(sys.argv) == 3:
        each(*sys.argv[1:])
    elif len(sys.argv) == 4:
        compare(*sys.argv[1:])
    else:
        sys.exit(__doc__)
