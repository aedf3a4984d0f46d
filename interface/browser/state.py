"""What is in force: the setup that a page asked for, and both worlds as they go on."""

from typing import Any

from interface.browser.messages import Setup
from interface.browser.pair import Pair
from sim.scenario import plain_links
from sim.settings import plain


def state(pair: Pair, setup: Setup) -> dict[str, Any]:
    """Return what the page shows beside the weeks themselves."""
    return {
        "week": pair.week,
        "seed": setup.seed,
        "street": setup.street,
        "communities": setup.communities,
        "of": len(pair.asked.street.whole.communities),
        "weeks": setup.weeks,
        "worlds": {world: _shown(pair, world) for world in pair.lanes},
    }


def _shown(pair: Pair, world: str) -> dict[str, Any]:
    """Return what the page shows of a world: its choice and what is in force next week."""
    lane, choice = pair.lanes[world], pair.choices[world]
    scenario, week = lane.scenario, max(0, pair.week + 1)
    return {
        "choice": choice.model_dump(mode="json"),
        "title": scenario.title,
        "title_zh": scenario.title_zh,
        "changed": choice.changed,
        "links": plain_links(scenario.links_at(week)),
        "settings": {name: plain(value) for name, value in scenario.settings_at(week).as_dict().items()},
        "events": scenario.canonical()["events"],
        "emergencies": scenario.canonical()["emergencies"],
        "hours_of": scenario.hours_of,
    }
