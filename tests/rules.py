"""The rules of an opportunity, recomputed from the layers alone, without any of our code."""

from __future__ import annotations

from itertools import combinations


def broken_rules(projects, opportunities, links, *, max_distance, max_members, min_score, themes=()):
    """Every rule that an opportunity breaks, in words; layers in one projected CRS, in metres."""
    by_id = {feature["project_id"]: feature for feature in projects.getFeatures()}
    pairs = {(link["from_id"], link["to_id"]): link for link in links.getFeatures()}
    told: list[str] = []
    seen: set[str] = set()
    for row in opportunities.getFeatures():
        ids = row["project_ids"].split(";")
        members = [by_id[name] for name in ids]
        common = set.intersection(*(set(member["themes"].split(";")) for member in members))
        epci = {member["epci_code"] for member in members}
        distances = {
            (one["project_id"], other["project_id"]): one.geometry().distance(other.geometry())
            for one, other in combinations(members, 2)
        }
        own = [pairs.get(pair) for pair in distances]
        checks = {
            "ids sorted": ids == sorted(ids),
            "two to the most members": 2 <= len(ids) <= max_members and row["project_count"] == len(ids),
            "two EPCI": len(epci) >= 2 and row["epci_count"] == len(epci),
            "EPCI codes": row["epci_codes"] == ";".join(sorted(epci)),
            "one theme common to all": bool(common & set(themes or common)),
            "themes column": row["themes"] == ";".join(sorted(common)),
            "distance": max(distances.values()) <= max_distance + 1e-6,
            "diameter": abs(row["diameter_m"] - max(distances.values())) < 1e-3,
            "a link for each pair": None not in own,
            "pair scores": all(link["score"] >= min_score for link in own),
            "score is the mean": abs(row["score"] - sum(link["score"] for link in own) / len(own)) < 1e-9,
            "in one opportunity": not seen.intersection(ids),
            "hull holds the members": all(row.geometry().contains(member.geometry()) for member in members),
        }
        seen.update(ids)
        told += [f"{row['opportunity_id']}: {name}" for name, holds in checks.items() if not holds]
    if links.featureCount() != sum(
        len(row["project_ids"].split(";")) * (len(row["project_ids"].split(";")) - 1) // 2
        for row in opportunities.getFeatures()
    ):
        told.append("number of links")
    return told
