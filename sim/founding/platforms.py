"""Who is on the platforms at the start: households in their grid chat group, residents registered."""

import numpy as np

from sim.founding.people import household_stride, uniforms_at
from sim.randomness import FOUNDING_WEEK, prefix
from sim.world import F64, World

YOUNGEST, ELDER, OLD = 15, 60, 70


def join_platforms(world: World) -> None:
    """Put households into the grid chat group and register smartphone users.

    A household is as likely to be in the group as its best member is to use one, up to what the
    groups cover at all.
    """
    settings, traits, households = world.settings, world.traits, world.households
    best = np.maximum.reduceat(chat_use(world), households.start[:-1])
    own = np.arange(len(best)) - world.communities.household_start[households.community]
    stride = household_stride(world.plan.whole)
    subject = world.communities.number[households.community] * stride + own
    chat = uniforms_at(prefix(world.seed, "found.chat", FOUNDING_WEEK), subject, 0)
    households.chat[:] = chat < settings.group_cover * best
    luck = uniforms_at(prefix(world.seed, "found.registered", FOUNDING_WEEK), traits.number, 0)
    world.roles.registered[:] = (traits.digital == 1) & (luck < settings.registered_start)


def chat_use(world: World) -> F64:
    """Return [N] how likely a resident is to use a chat group, by age."""
    s, age = world.settings, world.traits.age
    shares = (0.0, float(s.chat_adult), float(s.chat_elder))
    return np.select([age < YOUNGEST, age < ELDER, age < OLD], shares, float(s.chat_old))
