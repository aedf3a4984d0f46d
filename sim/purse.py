"""The community's purse: yuan for projects, prizes and posters."""

import numpy as np

from sim.world import World


def pay(world: World, c: int, yuan: int) -> bool:
    """Pay if the purse of community `c` holds enough; say whether it was paid."""
    if yuan > world.communities.purse[c]:
        return False
    world.communities.purse[c] -= yuan
    note_spending(world, c, yuan)
    return True


def note_spending(world: World, c: int, yuan: int) -> None:
    """Add to the week's count of yuan spent."""
    if "yuan_spent" not in world.flows:
        world.flows["yuan_spent"] = np.zeros(world.community_count, dtype=np.int64)
    world.flows["yuan_spent"][c] += yuan
