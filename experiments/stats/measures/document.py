"""`docs/measures.md`, generated from the declared list."""

from experiments.stats.measures import COLUMNS, MEASURES, PRIMARY


def reference() -> str:
    """Return `docs/measures.md`: every declared measure and every weekly column."""
    kinds = {
        "share": "sum of the first column ÷ sum of the second, over births in the window, in percent",
        "ratio": "sum of the first column ÷ sum of the second, over the weeks of the window, in percent",
        "count": "sum over the window",
        "average": "mean over the window",
        "end": "value in week 125 (or the last week of a shorter run)",
    }
    lines = [
        "# Measures",
        "",
        "Generated from `experiments/stats/measures/`; do not edit (`python -m experiments.stats.measures`).",
        "",
        "**Windows.** *Steady*: weeks 60–125, or the second half of a run shorter than 64 weeks;"
        " for shares the window ends at the latest three weeks before the last week, because a"
        " case may be closed in time up to three weeks after its birth. *Emergency*: the weeks of"
        " the scenario's own emergencies. *Crisis*: the same, for needs that may be closed in time later than"
        " in their week of birth: it ends as early as other shares. *Start*: weeks 0–23. *End*: the last week"
        " of the steady window.",
        "",
        "**Shares** are cohort measures: cases born in the window and closed before their deadline"
        " ÷ cases born in the window, seen or unseen; in percent. They are never “closed this week"
        " ÷ born this week”.",
        "",
        "**Primary outcomes**, declared before anything is run: "
        + ", ".join(f"`{measure.name}`" for measure in PRIMARY)
        + ". Their intervals hold jointly; all other measures are exploratory and read at"
        " a false discovery rate of 5 %.",
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
        "| measure | in words | 中文 | unit | 单位 | kind | window | better | margin | weekly columns"
        " | what it says | 含义 |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for measure in MEASURES:
        margin = "–" if measure.margin is None else f"{measure.margin:g}"
        name = f"**`{measure.name}`**" if measure.primary else f"`{measure.name}`"
        columns = " ÷ ".join(f"`{column}`" for column in measure.columns)
        lines.append(
            _row(
                name,
                measure.label,
                measure.label_zh,
                measure.unit,
                measure.unit_zh,
                measure.kind,
                measure.window,
                measure.better,
                margin,
                columns,
                measure.sentence("en"),
                measure.sentence("zh"),
            )
        )
    lines += [
        "",
        "## Weekly columns",
        "",
        "A row of `weekly.parquet` is one week of a community, or of the street (counts are sums, shares"
        " ratios of sums). Counts are of the week, stocks of its end. Cases by week of birth are final once"
        " their deadline has passed.",
        "",
        "| column | in words | 中文 | unit | 单位 | what stands in it | 含义 |",
        "|---|---|---|---|---|---|---|",
        *(_row(f"`{one.name}`", *one[1:]) for one in COLUMNS.values()),
    ]
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
