"""`docs/measures.md`, generated from the declared list."""

from experiments.measures import MEASURES, PRIMARY


def reference() -> str:
    """Return `docs/measures.md`: every declared measure with unit, window and margin."""
    kinds = {
        "share": "sum of the first column ÷ sum of the second, over births in the window",
        "count": "sum over the window",
        "average": "mean over the window",
        "end": "value in week 125 (or the last week of a shorter run)",
    }
    lines = [
        "# Measures",
        "",
        "Generated from `experiments/measures/`; do not edit (`python -m experiments.measures`).",
        "",
        "**Windows.** *Steady*: weeks 60–125, or the second half of a run shorter than 64 weeks;"
        " for shares the window ends at the latest three weeks before the last week, because a"
        " case may be closed in time up to three weeks after its birth. *Emergency*: the weeks of"
        " the scenario's own emergencies.",
        "",
        "**Shares** are cohort measures: cases born in the window and closed before their deadline"
        " ÷ cases born in the window, seen or unseen; in percent. They are never “closed this week"
        " ÷ born this week”.",
        "",
        "**Primary outcomes**, declared before anything is run: "
        + ", ".join(f"`{measure.name}`" for measure in PRIMARY)
        + ". Their intervals are adjusted for their number (Holm); all others are exploratory and"
        " are not adjusted.",
        "",
        "**Margin**: the smallest difference that matters, in the unit of the measure. Margins are"
        " a judgement, not a finding. Margins in buildings, persons, groups and hours are for 111,000"
        " residents and shrink with the street.",
        "",
    ]
    for kind, meaning in kinds.items():
        lines.append(f"- `{kind}`: {meaning}")
    lines += [
        "",
        "| measure | in words | 中文 | unit | kind | window | better | margin | weekly columns |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for measure in MEASURES:
        margin = "–" if measure.margin is None else f"{measure.margin:g}"
        name = f"**`{measure.name}`**" if measure.primary else f"`{measure.name}`"
        lines.append(
            f"| {name} | {measure.label} | {measure.label_zh} | {measure.unit} | {measure.kind} |"
            f" {measure.window} | {measure.better} | {margin} |"
            f" {' ÷ '.join(f'`{column}`' for column in measure.columns)} |"
        )
    return "\n".join(lines) + "\n"
