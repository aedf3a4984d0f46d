"""The community's purse: yuan for projects, prizes and posters."""

import numpy as np

from sim.world import I64, World


def pay(world: World, c: int, yuan: int) -> bool:
    """Pay if the purse of community `c` holds enough; say whether it was paid."""
    if yuan > world.communities.purse[c]:
        return False
    world.communities.purse[c] -= yuan
    spent = np.zeros(world.community_count, dtype=np.int64)
    spent[c] = yuan
    note_spending(world, spent)
    return True


def note_spending(world: World, yuan: I64) -> None:
    """Add yuan spent by community to the week's count."""
    world.flows["yuan_spent"] = world.flows.get("yuan_spent", 0) + yuan
