"""The two worlds of a page as arms of a comparison: names of their own where they were changed."""

from collections.abc import Mapping

from interface.browser.choice import WorldChoice, shipped
from interface.browser.scenario_text import file_of
from sim.scenario import Scenario


def arms_of(scenarios: Mapping[str, Scenario], choices: Mapping[str, WorldChoice]) -> tuple[Scenario, ...]:
    """Return A, B, and behind them the worlds whose hours they take where neither of them is that one.

    A name that belongs to a shipped scenario always means that scenario.
    """
    a, b = (_named(scenarios[world], choices[world].changed) for world in ("a", "b"))
    if a.name == b.name:
        b = b.replace(name=f"{b.name}-b")
    arms = {"a": a, "b": b}
    sources: dict[str, Scenario] = {}
    for world, arm in arms.items():
        if arm.hours_of is None:
            continue
        source = shipped(arm.hours_of).replace(emergencies=arm.emergencies)
        same = next((one for one in (a, b) if one.fingerprint() == source.fingerprint()), None)
        if same is None:
            original = shipped(arm.hours_of).fingerprint() == source.fingerprint()
            same = source if original else source.replace(name=f"{source.name}-hours")
            sources[same.name] = same
        arms[world] = arm.replace(hours_of=same.name)
    return (*arms.values(), *(one for one in sources.values() if one.name not in (a.name, b.name)))


def files_of(
    arms: tuple[Scenario, ...], scenarios: Mapping[str, Scenario], choices: Mapping[str, WorldChoice]
) -> dict[str, str]:
    """Return by name the scenario files that a command needs to ask for changed worlds again.

    A world that takes the hours of another changed one has no file: a file can only name shipped ones.
    """
    return {
        arm.name: file_of(scenarios[world], choices[world], arm.name)
        for world, arm in zip(("a", "b"), arms, strict=False)
        if choices[world].changed and arm.hours_of == scenarios[world].hours_of
    }


def _named(scenario: Scenario, changed: bool) -> Scenario:
    if not changed:
        return scenario
    return scenario.replace(
        name=f"{scenario.name}-changed",
        title=f"{scenario.title} (changed)",
        title_zh=f"{scenario.title_zh}（有改动）",
    )
