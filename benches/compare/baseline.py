"""What one would write in Python instead: `baseline.py re` or `baseline.py jionlp`.

Reads lines of file names with tabs between them and prints for each line the seconds of processor time that its
files took, as `compare time` does on the side of Rust.
"""
import contextlib
import io
import logging
import pathlib
import re
import sys
import time

PATTERNS = pathlib.Path(__file__).parent.parent / "throughput" / "patterns.rs"


def patterns():
    """The patterns of the bench, compiled by Python, which knows no \\p{Han}."""
    source = PATTERNS.read_text(encoding="utf-8")
    found = re.findall(r'^    r"(.*)",$', source, re.MULTILINE)
    assert len(found) == 15, f"{len(found)} patterns in {PATTERNS}"
    return [re.compile(pattern.replace(r"\p{Han}", r"\u4e00-\u9fff")) for pattern in found]


def by_patterns():
    """Counts what the patterns find in a text."""
    compiled = patterns()
    return lambda text: sum(1 for pattern in compiled for _ in pattern.finditer(text))


def by_jionlp():
    """The times in a text, which is one of the many things in a notice."""
    with contextlib.redirect_stdout(io.StringIO()):  # It greets.
        import jionlp
    logging.disable(logging.CRITICAL)  # It tells of each number that is no time, which costs it more than the search.
    return jionlp.ner.extract_time


def main():
    work = {"re": by_patterns, "jionlp": by_jionlp}[sys.argv[1]]()
    work("2024年5月6日前完成。")  # Dictionaries are read with the first text.
    for line in sys.stdin:
        texts = [pathlib.Path(name).read_text(encoding="utf-8") for name in line.rstrip("\n").split("\t")]
        begin = time.process_time()
        for text in texts:
            work(text)
        print(time.process_time() - begin, flush=True)


if __name__ == "__main__":
    main()
