"""The figures of speed, all in one run and taken in turn, so that what else the machine does falls on all alike.

    cargo build --release --bin counterpoint --example tagging_floor --example tagging_rate
    python3 benches/measure.py A.md B.md CORPUS_FOLDER [ROUNDS]

Prints the least of the rounds: seconds by the clock and of processor time, megabytes a second, resident memory; then how
`corpus compare` grows with the corpus. Rates are taken from processor time, which other programs disturb less than the
clock. The Python pipeline is measured where its requirements are installed.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
BUILT = HERE.parent / 'target' / 'release'


SIZES = [500, 1000, 2000]
# How many articles the Python pipeline reads.
FEW = 100


def run(command, threads=None):
    """Seconds by the clock, seconds of processor time, megabytes resident; nothing where it fails."""
    environment = dict(os.environ, **({'RAYON_NUM_THREADS': str(threads)} if threads else {}))
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        return None
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main(a, b, corpus, rounds=5):
    texts = sorted(map(str, pathlib.Path(corpus).rglob('*.md')))
    megabytes = sum(os.path.getsize(text) for text in texts) / 1e6
    out = tempfile.mkdtemp()
    program = str(BUILT / 'counterpoint')
    extract = [program, 'corpus', 'extract', corpus, '--quiet', '--out', out + '/all.jsonl']
    few = sample(texts, min(FEW, len(texts)), out)
    commands = {
        'tagging floor, one pair': ([str(BUILT / 'examples/tagging_floor'), a, b], None),
        'compare, one pair': ([program, 'compare', a, b, '--quiet', '--formats', 'json,dot,csv', '--out', out + '/pair'], None),
        'python pipeline, one pair': ([sys.executable, str(HERE / 'pipeline.py'), a, b, out + '/python'], None),
        'python pipeline, 100 articles': ([sys.executable, str(HERE / 'pipeline.py'), few, out + '/python'], 1),
        'extract, 100 articles': ([program, 'corpus', 'extract', few, '--quiet', '--out', out + '/few.jsonl'], 1),
        'bare tagging, nothing': ([str(BUILT / 'examples/tagging_rate')], 1),
        'bare tagging, corpus': ([str(BUILT / 'examples/tagging_rate')] + texts, 1),
        'extract, corpus, 1 thread': (extract, 1),
        'extract, corpus, 2 threads': (extract, 2),
    }
    taken = {name: [] for name in commands}
    for _ in range(int(rounds)):
        for name, (command, threads) in commands.items():
            used = run(command, threads)
            if used is not None:
                taken[name].append(used)
    least = {name: [min(column) for column in zip(*used)] for name, used in taken.items() if used}
    for name, (clock, processor, memory) in least.items():
        print(f'{name:30} {clock:8.3f} s clock {processor:8.3f} s processor {memory:6.0f} MB')
    for name in taken.keys() - least.keys():
        print(f'{name:30} could not be run')
    of = lambda name, column=1: least[name][column]
    print(f'one pair: {of("compare, one pair", 0) / of("tagging floor, one pair", 0):.2f} times the floor by the clock, '
          f'{of("compare, one pair") / of("tagging floor, one pair"):.2f} by processor time')
    if 'python pipeline, one pair' in least:
        print(f'python pipeline: one pair {of("python pipeline, one pair", 0) / of("compare, one pair", 0):.1f} times compare, '
              f'100 articles {of("python pipeline, 100 articles", 0) / of("extract, 100 articles", 0):.1f} times extract')
    own = megabytes / of('extract, corpus, 1 thread')
    bare = megabytes / (of('bare tagging, corpus') - of('bare tagging, nothing'))
    print(f'corpus: {len(texts)} articles, {megabytes:.1f} MB; {own:.3f} MB a second of processor time, '
          f'bare tagging {bare:.3f}, share {own / bare:.2f}')
    speed = of('extract, corpus, 1 thread', 0) / of('extract, corpus, 2 threads', 0)
    print(f'two threads: {speed:.2f} times one by the clock')
    for size in [size for size in SIZES if size < len(texts)] + [len(texts)]:
        used = run([program, 'corpus', 'compare', sample(texts, size, out), '--quiet', '--out', f'{out}/groups{size}'], 1)
        print(f'compare, {size:5} articles, 1 thread: {used[1]:.2f} s processor, {1000 * used[1] / size:.1f} ms an article, '
              f'{used[2]:.0f} MB')
    shutil.rmtree(out)


def sample(texts, size, out):
    """A folder with so many of the texts, taken evenly."""
    folder = pathlib.Path(out) / f'sample{size}'
    folder.mkdir(exist_ok=True)
    for place in range(size):
        text = texts[place * len(texts) // size]
        (folder / f'{place:05}.md').symlink_to(os.path.abspath(text))
    return str(folder)


if __name__ == '__main__':
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
