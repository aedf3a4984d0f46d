"""What an audit's report and record say around their numbers, in both languages."""

# ruff: noqa: E501 - a sentence on one line is easier to read and to translate

from typing import Any

from experiments.audits.judging import Verdict
from experiments.measures import Language

VERDICTS: dict[Language, dict[Verdict, str]] = {
    "en": {
        Verdict.EDGE: "Edges", Verdict.OPEN: "Not settled", Verdict.LEFT: "Not followed to the end",
        Verdict.STEEP: "Steep", Verdict.SWITCH: "Switches, choices and entries that move more than 3 points",
        Verdict.FAILED: "Runs failed", Verdict.MOVES: "Moves little", Verdict.DEAD: "Dead",
    },
    "zh": {
        Verdict.EDGE: "门槛", Verdict.OPEN: "尚无定论", Verdict.LEFT: "没有追到底",
        Verdict.STEEP: "陡坡", Verdict.SWITCH: "影响超过 3 个百分点的开关、选项和条目",
        Verdict.FAILED: "运行失败", Verdict.MOVES: "影响不大", Verdict.DEAD: "不起作用",
    },
}  # fmt: skip
TEXTS: dict[Language, dict[str, Any]] = {
    "en": {
        "kind": "audit of edges",
        "title": "Where does a small step of a number make a leap?",
        "compared": "{items} settings and entries, {runs} runs of {residents} people in {worlds}; budget “{budget}”: {weeks} weeks after a burn-in of {burn_in}, {ends} paired seeds at the ends of ranges, {tenths} at ±10 %, {steps} for steps. Each world is set against itself with the values in force, never against another.",
        "answer": "What was found",
        "counted": "Of {items} settings and entries: {edge} with an edge, {open} not settled, {left} not followed to the end, {steep} steep, {switch} switches, choices or entries that move an outcome by more than 3 points, {moves} that move little, {dead} dead ({inert} of them change no number of any week), {failed} whose runs failed.",
        "no_edge": "No edge was found.",
        "edges": "Edges: {names}.",
        "unexplained": "No reason is given why these may stay: {names}.",
        "explained": "Why each may stay stands beside it.",
        "unfollowed": "{count} moved by more than a point, but the budget did not reach to their steps: `wulian audit --budget full`, or --settings with their names, follows them.",
        Verdict.EDGE: "One step of 2.5 % carries more than half of a change over ±10 % that surely exceeds 3 points. ●: the step alone surely exceeds 3 points.",
        Verdict.OPEN: "One step carries more than half of the change, and whether the change over ±10 % exceeds 3 points cannot be told: more seeds are needed.",
        Verdict.LEFT: "Moved an outcome by more than a point, but was not among those that moved most; nothing is known of its steps.",
        Verdict.STEEP: "Surely more than 3 points over ±10 %, and no step carries more than half of it (or the number is whole, and one is more than a step of 2.5 %). A stretched street is sensitive; that is no fault.",
        Verdict.SWITCH: "What is no number has no steps. The largest mean change of any outcome, without interval.",
        Verdict.FAILED: "A run with one of its values failed; runs.parquet says why.",
        Verdict.DEAD: "No outcome of any world moves by more than half a point at the ends of the range, by simultaneous intervals. ○: no number of any week differs, whatever the model reports. A value between the ends was not tried.",
        "curve_heads": ["setting", "world", "outcome", "change over ±10 %, points", "at least", "largest step, points", "between", "of the change", "why it may stay"],
        "moved_heads": ["setting", "world", "outcome", "largest change, points"],
        "dead_heads": ["setting", "", "meaning"],
        "figure": "Changes over ±10 % of settings with an edge and of the steepest, in the world and outcome where they are largest; grey: ± the half-width of a simultaneous interval, around no change. Means of {seeds} paired seeds.",
        "value": "{name} = {value}",
        "axis_x": "setting, change in %",
        "axis_y": "points",
        "read": "How to read this",
        "read_items": [
            "Points are percentage points of: {outcomes}.",
            "Change: the largest difference between two values within ±10 % of the value in force, so that up and down again counts. Whole numbers move by at least one; a range narrower than ±10 % is divided into eight steps.",
            "Surely: one family of 95 % intervals (Bonferroni) over every pair of values of every setting, world and outcome that was stepped; luck is what paired seeds leave, pooled over the values of a setting.",
            "The way: ends of the range first; what moved by more than a point goes on to ±10 %, and what moved by more than a point there to steps (in a full audit whatever is alive goes on to ±10 %).",
            "Not seen: an edge between values that were not tried while neither the ends nor ±10 % move; an edge that only two settings together have; what comes later than the weeks lived.",
        ],
        "caveat": ("An edge is a fault of the model", "unless the world has one there; then the reason stands beside it, with its source."),
        "settings": ("Settings one at a time.", "Each is moved alone, the others at the values in force."),
    },
    "zh": {
        "kind": "门槛检查",
        "title": "哪个数稍微动一动，结果就猛地一跳？",
        "compared": "{items} 项设定和条目，{runs} 次运行，每次 {residents} 人，世界：{worlds}；预算“{budget}”：预热 {burn_in} 周后运行 {weeks} 周，范围两端 {ends} 粒种子，±10% 处 {tenths} 粒，逐步 {steps} 粒，成对比较。每个世界只与自己的现值相比，从不相互比较。",
        "answer": "查出了什么",
        "counted": "{items} 项设定和条目中：有门槛的 {edge} 项，尚无定论 {open} 项，没有追到底 {left} 项，陡坡 {steep} 项，影响超过 3 个百分点的开关、选项和条目 {switch} 项，影响不大 {moves} 项，不起作用 {dead} 项（其中 {inert} 项连一周的一个数都不变），运行失败 {failed} 项。",
        "no_edge": "没有发现门槛。",
        "edges": "门槛：{names}。",
        "unexplained": "没有写明为什么可以保留：{names}。",
        "explained": "可以保留的理由写在各自旁边。",
        "unfollowed": "{count} 项的影响超过 1 个百分点，但预算不够，没有逐步追下去：用 `wulian audit --budget full`，或用 --settings 点名，即可接着查。",
        Verdict.EDGE: "±10% 之内的变化肯定超过 3 个百分点，而且一步（2.5%）就占了一半以上。●：单这一步就肯定超过 3 个百分点。",
        Verdict.OPEN: "一步就占了变化的一半以上，但 ±10% 之内的变化有没有超过 3 个百分点，还说不准：需要更多种子。",
        Verdict.LEFT: "影响超过 1 个百分点，但不在影响最大的之列；逐步怎样变，不知道。",
        Verdict.STEEP: "±10% 之内的变化肯定超过 3 个百分点，但没有哪一步占一半以上（或只取整数，一个单位就超过 2.5%）。绷得紧的街道本来就敏感，这不是毛病。",
        Verdict.SWITCH: "不是数，谈不上一步一步。列出各项结果中最大的平均变化，不带区间。",
        Verdict.FAILED: "取其中某个值的运行失败了，原因见 runs.parquet。",
        Verdict.DEAD: "在范围两端，任何世界的任何结果都没有变化半个百分点以上（同时区间）。○：模型报告的每一周的每个数都不变。两端之间的值没有试。",
        "curve_heads": ["设定", "世界", "结果", "±10% 的变化，百分点", "至少", "最大一步，百分点", "位置", "占变化", "为什么可以保留"],
        "moved_heads": ["设定", "世界", "结果", "最大变化，百分点"],
        "dead_heads": ["设定", "", "含义"],
        "figure": "有门槛和最陡的设定在 ±10% 内的变化，取变化最大的世界和结果；灰色：以不变为中心，± 同时区间的半宽。{seeds} 粒成对种子的均值。",
        "value": "{name} = {value}",
        "axis_x": "设定变动，%",
        "axis_y": "百分点",
        "read": "怎样读",
        "read_items": [
            "百分点指：{outcomes}。",
            "变化：现值 ±10% 之内任意两个值之间的最大差别，先升后降也算。整数至少动 1；范围不到 ±10% 的，把范围分成八步。",
            "肯定：逐步查过的每项设定、每个世界、每项结果、每对取值合成一族 95% 区间（Bonferroni）；运气取成对种子剩下的部分，在一项设定的各个取值上合并估计。",
            "步骤：先试范围两端；影响超过 1 个百分点的再试 ±10%，在那里仍超过 1 个百分点的才逐步试（full 预算里，只要起作用就试 ±10%）。",
            "看不到的：两端和 ±10% 处都不动、夹在没试过的值之间的门槛；两项设定一起动才有的门槛；比所运行的周数更晚才出现的。",
        ],
        "caveat": ("门槛是模型的毛病，", "除非现实里那里就有门槛；那样的话理由和出处写在旁边。"),
        "settings": ("一次只动一项设定，", "其余都取现值。"),
    },
}
