"""The French texts of the screens: what the code says, gathered into the file that translators edit.

Usage: translations.py           update resources/translations/territoires_fr.ts (run by translations.sh)

pylupdate5 overlooks calls with a trailing comma, of which formatted code is full; hence the syntax tree.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

REPOSITORY = Path(__file__).resolve().parent.parent
PLUGIN = REPOSITORY / "territoires_plugin"
CATALOGUE = REPOSITORY / "resources" / "translations" / "territoires_fr.ts"
CONTEXT = "Territoires"


def source_texts() -> dict[str, list[str]]:
    """Every text given to ``translate("Territoires", …)``, with the files that say it; by file and line."""
    texts: dict[str, list[str]] = {}
    for path in sorted(PLUGIN.rglob("*.py")):
        for text in texts_of(path):
            places = texts.setdefault(text, [])
            name = path.relative_to(REPOSITORY).as_posix()
            if name not in places:
                places.append(name)
    return texts


def texts_of(path: Path) -> Iterator[str]:
    """The texts of one file, in the order of its lines.

    Raises:
        ValueError: for a call whose text is not a literal, which no translator would ever see.
    """
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if _is_translate(node)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        values = [getattr(argument, "value", None) for argument in call.args]
        if len(values) != 2 or values[0] != CONTEXT or not isinstance(values[1], str):
            raise ValueError(f'{path}:{call.lineno}: write translate("{CONTEXT}", "a literal")')
        yield values[1]


def read_catalogue(path: Path = CATALOGUE) -> dict[str, str]:
    """The French of each text in the catalogue; empty where it is still to be written."""
    if not path.is_file():
        return {}
    tree = ElementTree.parse(path)
    french = {}
    for entry in tree.iter("message"):
        translation = entry.find("translation")
        done = translation is not None and translation.get("type") is None
        french[entry.findtext("source", "")] = (translation.text or "") if done else ""
    return french


def write_catalogue(texts: dict[str, list[str]], french: dict[str, str], path: Path = CATALOGUE) -> None:
    """Without line numbers: a text that moves in its file changes nothing."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        '<TS version="2.1" language="fr" sourcelanguage="en">',
    ]
    lines += ["<context>", f"    <name>{CONTEXT}</name>"]
    for text, places in texts.items():
        lines.append("    <message>")
        lines += [f'        <location filename="../../{place}"/>' for place in places]
        lines.append(f"        <source>{escape(text)}</source>")
        state = "" if french.get(text) else ' type="unfinished"'
        lines.append(f"        <translation{state}>{escape(french.get(text, ''))}</translation>")
        lines.append("    </message>")
    lines += ["</context>", "</TS>", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    texts, french = source_texts(), read_catalogue()
    write_catalogue(texts, french)
    missing = [text for text in texts if not french.get(text)]
    print(f"translations: {len(texts)} texts, {len(missing)} without French")
    for text in missing:
        print(f"  {texts[text][0]}: {text}")
    if missing:
        sys.exit(1)


def _is_translate(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name == "translate"


if __name__ == "__main__":
    main()
