"""Prints what share of the columns of each source is rightly recognised: ``python -m benchmarks.recognition``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from .counting import Counts, count
from .sources import DATA, FORMS, PUBLISHED, detected, detected_export


def main() -> None:
    rows: list[tuple[str, Counts]] = []
    for name, truth in PUBLISHED.items():
        if (DATA / name).is_file():
            rows.append((Path(name).name, count(detected(DATA / name), truth)))
    for name, champs in FORMS.items():
        with tempfile.TemporaryDirectory() as folder:
            rows.append((f"Démarches export: {name}", count(*detected_export(Path(folder), champs()))))
    print("| source | columns | right | missed | wrong | rightly left | share right | sure |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, counts in rows:
        print(_line(name, counts))
    for name, counts in rows:
        for fault in counts.faults:
            print(f"{name}: {fault}")


def _line(name: str, counts: Counts) -> str:
    columns = counts.right + counts.missed + counts.wrong + counts.left
    cells = (name, columns, counts.right, counts.missed, counts.wrong, counts.left)
    return "| " + " | ".join(map(str, cells)) + f" | {counts.right_share:.0%} | {'yes' if counts.is_sure else 'no'} |"


if __name__ == "__main__":
    main()
