"""What it costs a running preview to show an entry that was saved.

python -m bench.saving FOLDER RUNS
"""

import gc
import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bulletin.preview.http_responses import Answers
from bulletin.preview.search_index import Search
from bulletin.preview.state import Preview

ROOT = Path(__file__).parent.parent

Cost = tuple[float, float]
"""CPU and wall seconds."""


def measure_saving(root: Path, runs: int) -> list[Cost]:
    """The costs of saving one entry again and again, in a process of its own."""
    command = [sys.executable, "-m", "bench.saving", str(root), str(runs)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [(cpu, wall) for cpu, wall in json.loads(run.stdout)]


def costs_of_saving(root: Path, runs: int) -> list[Cost]:
    """From the save to the new page: all that has changed read, judged and composed."""
    saved = min((root / "content").glob("*/entry-*.md"))
    address, text = f"{saved.parent.name}/{saved.stem}/", saved.read_text(encoding="utf-8")
    costs = []
    with TemporaryDirectory(prefix="bench-") as folder:
        preview = Preview(root, "http://127.0.0.1/", Path(folder), date(2026, 1, 1))
        answers = Answers(preview, Search(Path(folder)), lambda _: None)
        preview.refresh()
        answers.answer(address)
        gc.freeze()
        gc.enable()  # as the command does
        for number in range(runs):
            saved.write_text(f"{text}\n\nSaved for the time {number}.\n", encoding="utf-8")
            before = time.process_time(), time.perf_counter()
            preview.refresh()
            answers.fingerprint(address)
            page = answers.answer(address).body.decode()
            costs.append((time.process_time() - before[0], time.perf_counter() - before[1]))
            assert f"Saved for the time {number}." in page
        saved.write_text(text, encoding="utf-8")
    return costs


if __name__ == "__main__":
    gc.disable()  # as the command line does
    print(json.dumps(costs_of_saving(Path(sys.argv[1]), int(sys.argv[2]))))
