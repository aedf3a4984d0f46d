"""What stands around the answer on every report page: masthead, assumptions, provenance."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from experiments.reports import weekly_figure as weekly
from experiments.reports.page_texts import TEXTS
from experiments.runs.coverage import chosen, in_words, residents_lived
from experiments.runs.model_version import calibrated_for, mark, name_of
from experiments.stats.words import amount
from experiments.text.language import Language


def page(name: str, context: Mapping[str, Any]) -> str:
    """Return a page of this name with everything in its place."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("experiments.reports", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template(name).render(context)


def surroundings(
    manifest: Mapping[str, Any],
    seeds: Sequence[int],
    runs: int,
    failed: int,
    language: Language,
) -> dict[str, Any]:
    """Return what every page prints besides its answer; `seeds` are those lived, ascending."""
    text = TEXTS[language]
    css, script = (
        (Path(__file__).parent / name).read_text(encoding="utf-8") for name in ("page.css", "page.js")
    )
    footer = f"{text['brand']} · {manifest['fingerprint'][:8]} · {text['page']}"
    start = weekly.WEEK_ZERO
    end = start + timedelta(weeks=manifest["question"]["weeks"] - 1)
    return {
        "lang": language,
        "text": text,
        "css": Markup(css.replace("FOOTER", footer)),
        "script": Markup(script),
        "street": street_name(manifest, language),
        "model": name_of(manifest, language),
        "other_model": mark(manifest, language),
        "months": text["months"].format(start=start, end=end),
        "assumed": [_assumption(one, language) for one in manifest["assumed_to_act"]],
        "provenance": _provenance(manifest, seeds, runs, failed, language),
        "command": manifest["command"],
    }


def street_name(manifest: Mapping[str, Any], language: Language) -> str:
    """Return what the street is called."""
    return str(manifest["street_zh"] if language == "zh" else manifest["question"]["street"]["name"])


def residents(manifest: Mapping[str, Any]) -> str:
    """Return how many residents lived."""
    return amount(residents_lived(manifest), 0)


def of_street(manifest: Mapping[str, Any], language: Language) -> list[str]:
    """Return the tag that says which part of the street lived; none for the whole street."""
    scale = manifest["question"]["scale"]
    tags = [TEXTS[language]["scaled"].format(scale=f"{scale:g}")] if scale != 1 else []
    return ([in_words(manifest, language)] if chosen(manifest) else []) + tags


def sources(manifest: Mapping[str, Any], language: Language) -> tuple[str, str]:
    """Return the caveat that counts settings by their source."""
    head, words = TEXTS[language]["caveats"]["sources"]
    counts = {"article": 0, "literature": 0, "assumption": 0, **manifest["sources"]}
    return head, words.format(**counts)


def _assumption(one: Mapping[str, Any], language: Language) -> str:
    text = TEXTS[language]
    words_ = one["text_zh"] if language == "zh" else one["text"]
    values = text["neutral"].format(value=_plain(one["value"]), neutral=_plain(one["neutral"]))
    name = one["name"]
    if language == "zh":
        return f"{words_}（{name}：{values}）"
    return f"{words_} ({name}: {values})"


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _part(manifest: Mapping[str, Any], language: Language) -> str:
    """Return what stands behind the street's name: which part of it lived."""
    tags = of_street(manifest, language)
    form = "（{}）" if language == "zh" else " ({})"
    return form.format(("；" if language == "zh" else "; ").join(tags)) if tags else ""


def _spans(seeds: Sequence[int]) -> list[list[int]]:
    """Return ascending seeds in stretches without a gap."""
    stretches: list[list[int]] = []
    for seed in seeds:
        if stretches and seed == stretches[-1][-1] + 1:
            stretches[-1].append(seed)
        else:
            stretches.append([seed])
    return stretches


def _provenance(
    manifest: Mapping[str, Any],
    seeds: Sequence[int],
    runs: int,
    failed: int,
    language: Language,
) -> list[tuple[str, str]]:
    text = TEXTS[language]
    asked, heads = manifest["question"], text["provenance"]
    named = ", ".join(f"{own[0]}–{own[-1]}" if len(own) > 1 else str(own[0]) for own in _spans(seeds))
    versions = " · ".join(f"{name} {version}" for name, version in manifest["versions"].items())
    calibration = manifest["calibration"]
    status = calibration.get("status", "")
    if earlier := calibrated_for(manifest, language):
        status = text["calibrated_for"].format(model=earlier)
    return [
        (heads["model"], name_of(manifest, language)),
        (heads["worlds"], " · ".join(asked["arms"]) + " " + text["worlds_full"]),
        (
            heads["street"],
            text["street_line"].format(
                street=street_name(manifest, language),
                residents=residents(manifest),
                weeks=asked["weeks"],
                part=_part(manifest, language),
                burn_in=next(iter(manifest["scenarios"].values()))["settings"]["burn_in"],
            ),
        ),
        (
            heads["seeds"],
            text["seeds_line"].format(seeds=named, runs=runs, failed=failed),
        ),
        (heads["calibration"], f"{calibration['fingerprint'][:12]} {status}".strip()),
        (heads["versions"], versions + (f" · {manifest['commit']}" if manifest["commit"] else "")),
        (heads["fingerprint"], manifest["fingerprint"]),
        (heads["date"], str(manifest.get("ended", ""))),
    ]
