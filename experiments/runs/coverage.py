"""How much of the street an experiment lived: which of its communities, at which scale."""

from collections.abc import Mapping, Sequence
from typing import Any

Manifest = Mapping[str, Any]


def residents_lived(manifest: Manifest) -> float:
    """Return how many residents lived."""
    total = sum(one["residents"] for one in manifest["communities"])
    return float(manifest["question"]["scale"] * total)


def share_lived(manifest: Manifest) -> float:
    """Return the residents who lived as a share of those of the whole street."""
    return residents_lived(manifest) / whole(manifest)["residents"]


def whole(manifest: Manifest) -> dict[str, int]:
    """Return the communities and residents of the whole street."""
    own = {
        "communities": len(manifest["communities"]),
        "residents": sum(one["residents"] for one in manifest["communities"]),
    }
    return own | manifest.get("whole_street", {})


def chosen(manifest: Manifest) -> tuple[str, ...]:
    """Return the codes of the communities chosen from a street; empty where all lived."""
    return tuple(manifest["question"]["street"].get("communities", ()))


def in_words(manifest: Manifest, language: str) -> str:
    """Return "5 of 15 communities: Y, D, G, O, S", or nothing where all lived."""
    codes, count = chosen(manifest), whole(manifest)["communities"]
    return chosen_in_words(codes, count, language) if codes else ""


def chosen_in_words(codes: Sequence[str], count: int, language: str) -> str:
    """Return which of so many communities were chosen."""
    if language == "zh":
        return f"{count} 个社区中的 {len(codes)} 个：{'、'.join(codes)}"
    return f"{len(codes)} of {count} communities: {', '.join(codes)}"
