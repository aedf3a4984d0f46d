"""When what acts: how long two scenarios live the same weeks.

The agenda of a scenario lists the weeks from which on something else is in force, each with the
fingerprint of all that the calendar (`sim.processes.calendar`) may read in a week: settings, links,
the severity of an emergency, outside help, the end of the last emergency; and the keys of interventions.
The model looks at nothing that lies ahead, so two scenarios whose agendas agree before a week are
identical until then.
"""

from functools import lru_cache

from sim.interventions import keys_in_force
from sim.scenario import Scenario, digest, plain_links
from sim.settings import plain

Agenda = tuple[tuple[int, str], ...]


@lru_cache(maxsize=512)
def agenda(scenario: Scenario) -> Agenda:
    """Return the first week of each stretch in which the same acts, and what acts as SHA-256.

    The first stretch is burn-in. Hours taken from another run act from week 0 on.
    """
    stretches = [(-scenario.settings.burn_in, scenario.burn_in_key())]
    for week in sorted(_turning_weeks(scenario)):
        acting = digest(_in_force(scenario, week))
        if acting != stretches[-1][1]:
            stretches.append((week, acting))
    return tuple(stretches)


def acts_before(acts: Agenda, week: int) -> str:
    """Return the SHA-256 of all that acts before a week: equal for worlds identical until then."""
    return digest([week, [stretch for stretch in acts if stretch[0] < week]])


def shared_until(one: Agenda, other: Agenda, end: int) -> int | None:
    """Return the first week, at most `end`, in which two agendas differ; None if burn-in does."""
    if one[0] != other[0]:
        return None
    last = (end, "")
    for mine, theirs in zip((*one, last), (*other, last), strict=False):
        if mine != theirs:
            return min(mine[0], theirs[0], end)
    return end


def _turning_weeks(scenario: Scenario) -> set[int]:
    """Return every week in which anything may change."""
    weeks = set(scenario.change_weeks())
    for emergency in scenario.emergencies:
        first, last = emergency.surge
        weeks |= {emergency.start, emergency.end + 1, first, last + 1}
    return weeks


def _in_force(scenario: Scenario, week: int) -> list[object]:
    """Return all that acts in a week from 0 on, as JSON-able data."""
    settings = scenario.settings_at(week).as_dict()
    current = scenario.emergency_at(week)
    return [
        {name: plain(value) for name, value in settings.items()},
        plain_links(scenario.links_at(week)),
        current.severity if current else 0.0,
        any(one.surge[0] <= week <= one.surge[1] for one in scenario.emergencies),
        max((one.end for one in scenario.emergencies if one.end < week), default=None),
        scenario.hours_of,
        scenario.hours_rule if scenario.hours_of else None,
        *keys_in_force(scenario.interventions, week),
    ]


__all__ = ["Agenda", "acts_before", "agenda", "shared_until"]
