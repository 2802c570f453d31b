"""Job titles coded, measured on a tenth of the coding index held out by title family, beside a baseline.

`python -m bench.occupations docs/reference/title-coding.md` writes the figures between the page's markers. The index is
read from SOCMOB_SHARED, by default ../shared; nothing of it is kept.
"""

from __future__ import annotations

import argparse
import gzip
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np

from bench.title_baseline import Baseline
from bench.title_scores import Numbers, Scores, classes, families_of, measured
from socmob.occupations.titles import Coder, IndexEntry, Title, learn_coder
from socmob.occupations.titles.coder import CODES
from socmob.occupations.titles.importing import import_index
from socmob.occupations.titles.index import CodingIndex, write_index
from socmob.occupations.titles.model import is_held_out
from socmob.occupations.titles.normalising import fold

SHARED = Path(os.environ.get("SOCMOB_SHARED", Path(__file__).parents[2] / "shared"))
START, END = "<!-- figures -->", "<!-- figures end -->"
TYPED = ("teacher", "prim sch te", "s", "sales ass", "enginere", "software dev", "care w", "man")


def published() -> CodingIndex:
    """The coding index, from the compressed copy."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.csv"
        path.write_bytes(gzip.decompress((SHARED / "data" / "soc2020-index.csv.gz").read_bytes()))
        return import_index(path).index


def split(index: CodingIndex) -> tuple[CodingIndex, list[IndexEntry]]:
    """What is learned from, and the tenth of the families that is held out."""
    out = [each for each in index.entries if is_held_out(each.text, "")]
    kept = tuple(each for each in index.entries if not is_held_out(each.text, ""))
    return CodingIndex(kept, index.cross_references), out


def scores(chances: Numbers, out: list[IndexEntry]) -> Scores:
    """A coder's probabilities with the truth."""
    truth = np.searchsorted(np.array(CODES), [each.code for each in out])
    return Scores(chances, truth.astype(np.int64), families_of(out))


def table(name: str, ours: Scores, base: Scores) -> list[str]:
    """The rows of one way of asking: ours, the baseline's, and the difference with its interval."""
    parts = [(f"agree at {n} digit{'s' if n > 1 else ''}", ours.agrees(n), base.agrees(n)) for n in (4, 3, 2, 1)]
    parts += [
        ("right code among five", ours.in_five(), base.in_five()),
        ("NS-SEC, three classes: of the likeliest code", ours.class_of_code(), base.class_of_code()),
        ("NS-SEC, three classes: the likeliest class", ours.likeliest_class(), base.likeliest_class()),
        ("share professional less the true one: by probabilities", ours.bias_of_chances(), base.bias_of_chances()),
        ("share professional less the true one: by likeliest codes", ours.bias_of_codes(), base.bias_of_codes()),
        ("probability of the likeliest code less agreement", ours.overconfidence(), base.overconfidence()),
    ]
    rows = [f"| {name} | socmob | baseline | difference |", "|---|---|---|---|"]
    for words, mine, theirs in parts:
        each = (measured(at, ours.families).said() for at in (mine, theirs, mine - theirs))
        rows.append(f"| {words} | {' | '.join(each)} |")
    errors = (
        "{:.1f} ({:.1f} to {:.1f})".format(*(100 * at for at in each.calibration_error())) for each in (ours, base)
    )
    rows.append(f"| calibration error | {' | '.join(errors)} | |")
    return rows + [_coverage(ours, base, kind) for kind in ("four digits", "three classes")] + [""]


def _coverage(ours: Scores, base: Scores, kind: str) -> str:
    shares = []
    for each in (ours, base):
        by_class = each.chances @ np.eye(3)[classes()]
        four = (each.agrees(4), each.chances.max(axis=1))
        three = (each.likeliest_class(), by_class.max(axis=1))
        shares.append(f"{each.coded_at_precision(*(four if kind == 'four digits' else three)):.1%}")
    return f"| coded where 95% are right, {kind} | {' | '.join(shares)} | |"


def speed(coder: Coder, out: list[IndexEntry]) -> list[str]:
    """Distinct titles a second, rows a second once coded, milliseconds to suggest: medians of five, one thread."""
    fresh = [Coder(coder.index, coder.model) for _ in range(5)]
    titles = [each.title for each in out]
    distinct = np.median([_seconds(partial(each.code_many, titles)) for each in fresh])
    rows = titles * 100
    again = np.median([_seconds(partial(fresh[0].code_many, rows)) for _ in range(5)])
    typed = [np.median([_seconds(partial(coder.suggest, text)) for _ in range(5)]) for text in TYPED]
    return [
        "| speed, one core | measured | aim |",
        "|---|---|---|",
        f"| distinct titles a second, never seen | {len(set(titles)) / distinct:,.0f} | 1,000 |",
        f"| rows a second, titles coded before | {len(rows) / again:,.0f} | 200,000 |",
        f"| slowest of {len(TYPED)} suggestions as one types | {max(typed) * 1000:.1f} ms | 10 ms |",
    ]


def _seconds(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def memory(folder: Path) -> list[str]:
    """Seconds to load what was imported, and the most memory of a process that does no more than code a title.

    As Linux tells it of the process itself: what getrusage tells may be that of the parent.
    """
    code = (
        "import sys,time;from pathlib import Path;from socmob.occupations.titles import Coder,Title\n"
        "s=time.perf_counter();c=Coder.load(Path(sys.argv[1]));c.code(Title('nurse'));t=time.perf_counter()-s\n"
        "print(t,next(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')))"
    )
    told = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    seconds, most = told.stdout.split()
    size = sum(path.stat().st_size for path in folder.iterdir())
    return [
        f"| seconds to load | {float(seconds):.1f} | |",
        f"| memory of a process that codes | {int(most) / 1024:.0f} MB | |",
        f"| what is kept after an import | {size / 2**20:.0f} MB | |",
    ]


def run() -> list[str]:
    """Everything, as lines of a page."""
    index = published()
    learn, out = split(index)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        coder = learn_coder(learn, Path(folder))
        learned = time.perf_counter() - start
        write_index(Path(folder), learn)
        full, bare = [each.title for each in out], [Title(each.text) for each in out]
        families = len(set(families_of(out).tolist()))
        machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, one core"
        what = f"{len(out):,} entries of {families:,} title families held out; {len(learn.entries):,} learned from."
        lines = [f"{what} {datetime.now(UTC):%d %B %Y}, {machine}.", ""]
        base = Baseline(learn.entries)
        alone = Baseline(learn.entries, lambda title: fold(title.text))
        lines += table(
            "title, qualifier, industry", scores(coder.probabilities(full), out), scores(base.votes(full), out)
        )
        lines += table("title alone", scores(coder.probabilities(bare), out), scores(alone.votes(bare), out))
        lines += [*speed(coder, out), *memory(Path(folder))]
        lines.append(f"| seconds to learn from the index, once | {learned:.0f} | |")
        lines.append(
            f"| memory while learning | {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB | |"
        )
    return lines


def main() -> None:
    """Measure, print, and write into the page where one is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path, nargs="?")
    page: Path | None = parser.parse_args().page
    figures = "\n".join(run())
    print(figures)
    if page is not None:
        text = page.read_text(encoding="utf-8")
        before, after = text[: text.index(START)], text[text.index(END) :]
        page.write_text(f"{before}{START}\n{figures}\n{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
