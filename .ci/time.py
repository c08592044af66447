"""How long `counterpoint compare` takes next to examples/tagging_floor, the least that any program can take that loads
the tokenizer's dictionary and tags the same files.

    time.py COUNTERPOINT TAGGING_FLOOR A.md B.md [RUNS]
"""
import os
import subprocess
import sys
import tempfile
import time


def run(command):
    """Seconds by the clock, and seconds of processor time of the program and what it starts."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        sys.exit(f'{command[0]} failed')
    return time.perf_counter() - began, used.ru_utime + used.ru_stime


def main(program, floor, a, b, runs=15):
    with tempfile.TemporaryDirectory() as out:
        compare = [program, 'compare', a, b, '--quiet', '--out', out]
        commands = {
            'tagging_floor': [floor, a, b],
            'compare, tables alone': compare + ['--formats', 'json,dot,csv'],
            'compare, with diagram and report': compare + ['--formats', 'json,dot,csv,diagram,html'],
            'compare, with the picture by dot': compare,
        }
        # Taken in turn, so that what else the machine does falls on all alike.
        taken = {name: [] for name in commands}
        for _ in range(int(runs)):
            for name, command in commands.items():
                taken[name].append(run(command))
    least = {name: [min(column) for column in zip(*times)] for name, times in taken.items()}
    for name, (clock, processor) in least.items():
        print(f'{name:34} {clock * 1000:5.0f} ms, {clock / least["tagging_floor"][0]:4.2f} times the floor;'
              f' processor {processor * 1000:5.0f} ms')


if __name__ == '__main__':
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
