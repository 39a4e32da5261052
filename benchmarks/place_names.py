"""How many names of communes and EPCI are found, over all of France, in the ways in which people write them.

Usage: python -m benchmarks.place_names
"""

from __future__ import annotations

import random
import re
import string
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable

from territoires_plugin.territories.reference import load_gazetteer

TYPED = 12_000
SEED = 1
Asked = tuple[str, frozenset[str], str]  # text, départements, code of the place that is meant


def plain_capitals(name: str) -> str:
    """Without accents, hyphens and apostrophes, as tables of the state have them."""
    letters = unicodedata.normalize("NFKD", name.upper())
    return re.sub(r"[-'’]", " ", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def without_article(name: str) -> str:
    return re.sub(r"^(LE|LA|LES|L) ", "", plain_capitals(name))


def abbreviated(name: str) -> str:
    return name.replace("Saint-", "St ").replace("Sainte-", "Ste ").replace("-sur-", " s/ ")


def written_out(name: str) -> str:
    for short, long in (("CC ", "Communauté de communes "), ("CA ", "Communauté d'agglomération ")):
        name = name.replace(short, long, 1) if name.startswith(short) else name
    return name


def mistyped(name: str, chance: random.Random) -> str:
    """One letter left out, put in or exchanged, or two turned round, anywhere."""
    place, letter = chance.randrange(len(name)), chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            name[:place] + name[place + 1 :],
            name[:place] + letter + name[place:],
            name[:place] + letter + name[place + 1 :],
            name[:place] + name[place : place + 2][::-1] + name[place + 2 :],
        )
    )


def count(asked: Iterable[Asked]) -> Counter[str]:
    names = load_gazetteer().names
    counts: Counter[str] = Counter()
    for text, departements, code in asked:
        found = names.find(text, departements=departements).only
        counts["none" if found is None else "right" if found.code == code else "wrong"] += 1
    return counts


def row(title: str, counts: Counter[str]) -> str:
    shares = (f"{100 * counts[name] / sum(counts.values()):.2f} %" for name in ("right", "wrong", "none"))
    return f"| {title} | {sum(counts.values()):,} | {' | '.join(shares)} |"


def main() -> None:
    gazetteer, chance = load_gazetteer(), random.Random(SEED)
    styles: dict[str, Callable[[str], str]] = {
        "official name": str,
        "plain capitals": plain_capitals,
        "plain capitals, no article": without_article,
        "St, Ste, s/": abbreviated,
        "“Mairie de …”": lambda name: f"Mairie de {name}",
    }
    print("| communes | names | right | wrong | no answer |\n| --- | ---: | ---: | ---: | ---: |")
    for title, style in styles.items():
        told = [(style(one.name), frozenset({one.departement}), one.code) for one in gazetteer.communes]
        print(row(f"{title}, with the département", count(told)))
        print(row(f"{title}, alone", count((text, frozenset(), code) for text, _, code in told)))
    typed = [(mistyped(one.name, chance), frozenset({one.departement}), one.code)
             for one in chance.sample(gazetteer.communes, TYPED)]  # fmt: skip
    print(row("one typing mistake, with the département", count(typed)))
    for title, style in {"official name": str, "plain capitals": plain_capitals, "written out": written_out}.items():
        print(row(f"EPCI, {title}, alone", count((style(one.name), frozenset(), one.code) for one in gazetteer.epci)))


if __name__ == "__main__":
    main()
