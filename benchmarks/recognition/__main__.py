"""Prints what share of the columns of each source is rightly recognised: ``python -m benchmarks.recognition``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from .counting import Counts, count
from .sources import DATA, FORMS, HELD_OUT, PUBLISHED, SPREADSHEETS, detected, detected_export, detected_table


def main() -> None:
    rows: list[tuple[str, Counts]] = []
    for name, truth in PUBLISHED.items():
        if (DATA / name).is_file():
            rows.append((Path(name).name, count(detected(DATA / name), truth)))
    with tempfile.TemporaryDirectory() as folder:
        for name, champs in {**FORMS, **HELD_OUT}.items():
            label = f"{'held out: ' if name in HELD_OUT else ''}Démarches export, {name}"
            rows.append((label, count(*detected_export(Path(folder), champs()))))
        for name, columns in SPREADSHEETS.items():
            rows.append((f"held out: {name}", count(*detected_table(Path(folder), columns()))))
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
