# ruff: noqa: E501 - a sentence on one line is easier to read and to translate
"""The fixed words of the reports of designs, in both languages, each written from the facts."""

from typing import Any

from experiments.text.language import Language

COMMON: dict[Language, dict[str, Any]] = {
    "zh": {
        "compared": "{points} 个设定点 × {worlds} × {seeds}，共 {runs} 次运行；每次都是同样的 {residents} 人，同一粒种子同样的运气。",
        "compared_own": "{points} 个设定点，每点各用 {seeds}，共 {runs} 次运行；{residents} 人。",
        "read": "怎样读这些数字",
        "settings": ("只在抽样的范围内成立。", "换了范围，结论可能不同；范围和来源见 docs/settings.md。"),
        "hub": ("模型分不清党组织与任何受信任的枢纽，", "除非四项职能不同。"),
    },
    "en": {
        "compared": "{points} points, {worlds} in each, {seeds} each: {runs} runs, each with the same {residents} people and, seed by seed, the same luck.",
        "compared_own": "{points} points with {seeds} of their own each, {runs} runs in all; {residents} people.",
        "read": "How to read these numbers",
        "settings": (
            "It holds within the sampled ranges.",
            "Other ranges may give other answers; docs/settings.md gives ranges and sources.",
        ),
        "hub": (
            "The model cannot tell the Party from any other trusted hub",
            "unless its four functions differ.",
        ),
    },
}

TEXTS: dict[str, dict[Language, dict[str, Any]]] = {
    "attribute": {
        "zh": {
            "kind": "归因报告",
            "title": "联动的效果，各方各占多少？",
            "shares": "每一项的份额（Shapley 值）：在所有先后次序上平均它加入时带来的变化，横线为 {seeds} 粒种子的 95% 区间。",
            "pairs": "两项一起时比分开时多（蓝）或少（灰）带来多少（Shapley 交互指数）。",
            "heads": ["", "份额", "95% 区间", "第一个接通", "最后一个接通"],
            "table": "单位：{unit}。灰色：区间包含零，未显示份额。第一个与最后一个接通是两个极端，不是份额。",
            "read_items": [
                "份额与先后次序无关：各项份额相加，正好等于全部接通与一项都不接通的差。",
                "份额是这个模型里的功劳分法，不是现实中的因果证明；一项的份额随其他各项而变。",
                "区间包含零的一项写作“未显示份额”，不等于“没有作用”。",
            ],
        },
        "en": {
            "kind": "Attribution report",
            "title": "How much of the effect of linkage belongs to each part?",
            "shares": "The share of each part (Shapley value): what it adds, averaged over all orders of introduction; lines are 95% intervals over {seeds} seeds.",
            "pairs": "How much more (blue) or less (grey) two parts add together than apart (Shapley interaction index).",
            "heads": ["", "share", "95% interval", "introduced first", "introduced last"],
            "table": "Unit: {unit}. Grey: the interval contains zero, no share shown. Introduced first and last are the two extremes, not shares.",
            "read_items": [
                "Shares do not depend on the order: they add up to the difference between all parts on and none.",
                "A share is a way to divide the credit inside this model, not proof of cause in reality; it changes with the other parts.",
                "A part whose interval contains zero shows no share; that is not “no effect”.",
            ],
        },
    },
    "sensitivity": {
        "zh": {
            "kind": "敏感性报告",
            "title": "结论最受哪些没有把握的设定左右？",
            "morris": "每个设定从最低到最高，平均使结果移动多少（μ*），以及移动得是否一致（σ）。",
            "sobol": "结果在各点之间的方差，有多大一份来自每个设定：单独（空心）和连同与其他设定的相互作用（实心），线为 95% 区间。",
            "morris_heads": ["设定", "平均移动 μ*", "95% 区间", "方向 μ", "不均匀 σ", "运气会显示"],
            "sobol_heads": ["设定", "单独 S1", "95% 区间", "连同相互作用 ST", "95% 区间", "运气会显示"],
            "whole_heads": ["", "各组设定的平均", "最低至最高", "运气占的方差"],
            "whole": "结果本身",
            "table": "灰色：不能与毫无作用的设定区分开。负值来自抽样误差，照样画出。",
            "read_items": [
                "只有高于“运气会显示”的部分，才算这个设定的作用。",
                "σ 大：作用的大小随其他设定而变，或者不是直线。",
                "方差的份额说的是在所抽范围内谁最要紧；范围窄的设定自然显得不要紧。",
            ],
        },
        "en": {
            "kind": "Sensitivity report",
            "title": "Which uncertain settings does the answer hang on?",
            "morris": "How far each setting moves the outcome from its lowest to its highest value on average (μ*), and how unevenly (σ).",
            "sobol": "How much of the variance between points comes from each setting: by itself (hollow) and with its interplay (solid), lines are 95% intervals.",
            "morris_heads": [
                "setting",
                "mean move μ*",
                "95% interval",
                "direction μ",
                "unevenness σ",
                "luck would show",
            ],
            "sobol_heads": [
                "setting",
                "by itself S1",
                "95% interval",
                "with interplay ST",
                "95% interval",
                "luck would show",
            ],
            "whole_heads": ["", "mean over the settings", "lowest to highest", "variance that is luck"],
            "whole": "The outcome itself",
            "table": "Grey: cannot be told from a setting that does nothing. Negative values come from sampling error and are not hidden.",
            "read_items": [
                "Only what rises above “luck would show” is the setting's doing.",
                "A large σ: the effect depends on other settings, or is not a straight line.",
                "Shares of variance say what matters within the sampled ranges; a setting with a narrow range looks unimportant.",
            ],
        },
    },
    "discover": {
        "zh": {
            "kind": "找条件报告",
            "title": "在哪些设定下结论成立，在哪里反转？",
            "box": "每个点是一种抽样设定：● 成立，○ 不成立，灰色为区间包含零、不能判断。方框为找到的区域。",
            "claim_heads": ["结论", "设定组数", "占比"],
            "statuses": {
                "HOLDS": "成立",
                "REVERSES": "反转",
                "SMALL": "差别小到不要紧",
                "UNTOLD": "区间包含零，不能判断",
            },
            "region_heads": ["区域", "符合 / 区域内", "区域内占比", "区域外占比", "占全部符合的", "留出的点"],
            "explained": "所有设定合起来解释的方差（没见过的点）",
            "heads": ["区域", "设定", "从", "到", "准 p 值", "重抽时再现"],
            "table": "区域由 PRIM 得出；准 p 值是这个限制只是碰巧的机会；只有在留出的点上也比碰运气准的区域才写进结论。",
            "targets": {"holds": "成立", "fails": "不成立", "reverses": "反转"},
            "read_items": [
                "“成立”指联动的世界在该项上好过基准，并且超过要紧的幅度。",
                "占多少百分比取决于抽样的范围和均匀抽样，不是现实中发生的概率。",
                "没有找到区域，不等于没有例外，只是这些点里看不出规律。",
            ],
        },
        "en": {
            "kind": "Scenario discovery report",
            "title": "Under which settings does the claim hold, and where does it reverse?",
            "box": "Each point is a sampled setting of the model: ● holds, ○ does not, grey = interval contains zero, cannot be told. The frame is the region found.",
            "claim_heads": ["the claim", "worlds", "share"],
            "statuses": {
                "HOLDS": "holds",
                "REVERSES": "reverses",
                "SMALL": "too small to matter",
                "UNTOLD": "contains zero, cannot be told",
            },
            "region_heads": [
                "region",
                "of the kind / in it",
                "share in it",
                "share outside",
                "of all of the kind",
                "kept aside",
            ],
            "explained": "variance explained by all settings together (worlds not seen)",
            "heads": ["region", "setting", "from", "to", "quasi-p", "reproduced"],
            "table": "Regions by PRIM; the quasi-p-value is the chance that a limit means nothing; only regions that also predict points kept aside better than chance are spoken of.",
            "targets": {"holds": "holds", "fails": "does not hold", "reverses": "reverses"},
            "read_items": [
                "“Holds” means that the second world beats the first on the outcome by more than the margin that matters.",
                "The percentage depends on the ranges and on sampling them evenly; it is no probability of anything in reality.",
                "No region found does not mean no exception: these points show no pattern.",
            ],
        },
    },
    "calibrate": {
        "zh": {
            "kind": "校准报告",
            "title": "哪些设定与观测到的数据说得通？",
            "strips": "上：每个设定给定的范围（细线）、后验分布（浅色）、95% 区域（粗线）。下：后验里最难分开的一对设定。每个点 {seeds} 粒种子。",
            "settings_heads": ["设定", "给定的范围", "95% 区域", "均值", "窄了"],
            "fitted_heads": [
                "观测",
                "观测值 ± 误差",
                "拟合",
                "一条街的 95% 区间",
                "相差（标准差）",
                "代理模型盖住",
            ],
            "pair_heads": ["两项设定", "秩相关"],
            "kept_heads": ["", "没有被排除的体积", "撑起后验的样本"],
            "kept": "所给的范围",
            "table": "灰色：范围几乎没有变窄，数据什么也没说。",
            "fitted_note": "相差以全部不确定性的标准差计，3 以上即排除。盖住：逐点留一时，落在代理模型 95% 区间内的点。",
            "read_items": [
                "结果是一片区域，不是一个点；fitted.toml 只是其中一点，plausible.csv 是整片区域的样本，可用 wulian sweep --table 跑。",
                "各项观测当作互相独立：把一条曲线拆成许多相邻的周，会使区域显得过窄；宁可合成几个时段。",
                "两次运行之间由代理模型（高斯过程）代替模型；它自己的误差已计入，逐点留一检验见上。",
                "说得通只表示没有被这些观测排除，不表示是真的。",
            ],
        },
        "en": {
            "kind": "Calibration report",
            "title": "Which settings agree with what was observed?",
            "strips": "Above: each setting's range as given (thin), its posterior (pale), the 95% region (thick). Below: the pair that is hardest to tell apart. {seeds} seeds a point.",
            "settings_heads": ["setting", "range given", "95% region", "mean", "narrower"],
            "fitted_heads": [
                "observation",
                "observed ± error",
                "fitted",
                "95% interval of one street",
                "apart (standard deviations)",
                "emulator covers",
            ],
            "pair_heads": ["two settings", "rank correlation"],
            "kept_heads": ["", "volume not ruled out", "points carrying the posterior"],
            "kept": "The ranges given",
            "table": "Grey: hardly narrower, the data say nothing.",
            "fitted_note": "Apart is counted in standard deviations of all that is uncertain; 3 rules out. Covers: points left out in turn that lie in the emulator's 95% interval.",
            "read_items": [
                "The result is a region, not a point: fitted.toml is one point of it, plausible.csv a sample of it all, for wulian sweep --table.",
                "Observations are taken as independent: one curve cut into many weeks makes the region look too narrow; rather give a few longer stretches.",
                "Between the points that were run, an emulator (a Gaussian process) stands for the model; its own error is counted, and checked by leaving points out.",
                "To agree is not to be ruled out by these observations; it is not to be true.",
            ],
        },
    },
}
