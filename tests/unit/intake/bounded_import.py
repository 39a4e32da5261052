"""An import in a process of its own, with so much memory beyond what Python and its libraries take."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

BUDGET = 1_500_000_000  # bytes
HANGING = 600  # seconds: no measure, only an end to what would never end


def import_within(source: Path, budget: int = BUDGET) -> dict[str, Any]:
    """The outcome of an import within some memory: ``error`` and ``sentences``, or the counts."""
    ran = subprocess.run(
        [sys.executable, __file__, str(source), str(budget)], capture_output=True, text=True, timeout=HANGING
    )
    assert ran.returncode == 0, ran.stderr[-2_000:]
    outcome: dict[str, Any] = json.loads(ran.stdout)
    return outcome


def _run(source: Path, budget: int) -> dict[str, Any]:
    import resource

    from territoires_plugin.intake.importing import import_projects
    from territoires_plugin.model.errors import TerritoiresError
    from territoires_plugin.territories.reference import load_epci, load_gazetteer

    load_gazetteer(), load_epci()
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + budget
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    try:
        result = import_projects(source, language="en")
    except TerritoiresError as error:
        return {"error": error.code, "sentences": {language: error.text(language) for language in ("fr", "en")}}
    return {
        "error": None,
        "projects": result.projects["project_id"].tolist(),
        "rejected": result.rejected["code"].tolist(),
        "messages": result.rejected["message"].tolist(),
        "row_count": result.row_count,
    }


if __name__ == "__main__":
    print(json.dumps(_run(Path(sys.argv[1]), int(sys.argv[2]))))
