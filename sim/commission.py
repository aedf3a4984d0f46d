"""Money and names of commissioned projects: who pays, from which purse, what it is called."""

from sim.layout import SOCIAL
from sim.purse import note_spending
from sim.world import I64, World


def purse_of(world: World, proposer: int) -> I64:
    """Return [C] the purse a proposer's projects are paid from: programme money or the fund."""
    communities = world.communities
    return communities.programme if proposer == SOCIAL else communities.purse


def spend(world: World, yuan: I64) -> None:
    """Count [C] yuan that were spent on projects this week."""
    note_spending(world, yuan)
    world.flows["yuan_projects"] = world.flows.get("yuan_projects", 0) + yuan
    if world.week >= 0:
        world.communities.project_yuan[:] += yuan


def name_of_project(world: World, c: int, p: int) -> str:
    """Return a project's number and, where the study names one like it here, that name."""
    need = world.projects.type[c, p]
    for thing in world.plan.named:
        if thing.kind == "project" and thing.community == c and thing.category == need:
            return f"project {world.projects.number[c, p]} ({thing.name})"
    return f"project {world.projects.number[c, p]}"
