"""Scenarios for tests: the arms of the standard comparison, without any file."""

from sim.scenario import Emergency, Scenario
from sim.settings import Settings

FEWER = ("office", "property_company", "party_members", "volunteers", "outside_helpers")

TITLES = {
    "isolated": ("Isolated", "各自为战", None, "match"),
    "matched": ("Same hours, no linkage", "同样工时、没有联动", "linked", "match"),
    "linked-same-hours": ("Linkage, no extra hours", "联动、不加工时", "isolated", "clip"),
    "linked": ("Party-led linkage", "党建引领联动", None, "match"),
}


def arm(name: str, hours_of: str | None = None) -> Scenario:
    """Return a scenario with the historical emergency and everything else at its default."""
    return Scenario(name, title=name, emergencies=(Emergency(24, 34),), hours_of=hours_of)


def four_arms() -> list[Scenario]:
    """Return the four arms in the order of the standard comparison."""
    return [
        Scenario(
            name,
            title=title,
            title_zh=title_zh,
            emergencies=(Emergency(24, 34),),
            hours_of=hours_of,
            hours_rule=rule,
        )
        for name, (title, title_zh, hours_of, rule) in TITLES.items()
    ]


def six_arms() -> list[Scenario]:
    """Return the four arms with the world of fewer actors in front, and the same with the base's hours."""
    fewer, history = Settings(present=FEWER), (Emergency(24, 34),)
    before = Scenario("before", "Before the actors came", "各方进来之前", settings=fewer, emergencies=history)
    hours = Scenario(
        "before-same-hours",
        "Before, with their hours",
        "各方进来之前、给足工时",
        settings=fewer,
        emergencies=history,
        hours_of="isolated",
    )
    return [before, hours, *four_arms()]
