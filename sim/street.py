"""The street as a Mesa model. `sim.run` and every worker of an experiment step it."""

from collections.abc import Iterable, Sequence
from functools import cached_property, partial
from typing import Any

import mesa
import numpy as np
from mesa.agent import AgentSet

from sim.agents import (
    CharityPartner,
    CommunityOffice,
    Institution,
    ProfessionalOrganisation,
    PropertyCompany,
    Resident,
    Residents,
    SelfOrganisation,
    SocialWorker,
)
from sim.agents.columns import whole_number
from sim.agents.residents import KIND_OF_MEMBER
from sim.grid import StreetGrid
from sim.hours import HoursRecord
from sim.observers import Maker
from sim.plan import StreetPlan
from sim.scenario import Scenario, ScenarioError
from sim.simulation import LONGEST, Simulation
from sim.snapshot import Snapshot
from sim.stories import STREET, Entry, notable
from sim.trajectory import Trajectory
from sim.world import World

PRESENT_AS: dict[type[Institution], str] = {
    CommunityOffice: "office",
    SocialWorker: "social_workers",
    SelfOrganisation: "self_organisations",
    ProfessionalOrganisation: "professional_organisations",
    CharityPartner: "charity_partners",
    PropertyCompany: "property_company",
}
COLLECTED = (
    "trust",
    "satisfaction",
    "loneliness",
    "neighbour_gap",
    "cases_visible",
    "cases_latent",
    "entrenched_cells",
    "backlog_staff_weeks",
    "volunteers_active",
    "members_serving",
    "organisations",
    "staff_burnout",
)


class Street(mesa.Model):
    """One street under one scenario; each `step` lives one week.

    Registered agents are the institutions that exist; residents are seen on demand
    (`resident`, `residents`) and registered only when asked (`register`). Mesa's own random
    numbers play no part in what happens.
    """

    # Mesa 3.5 keeps `scenario` for an object of its own, so that word is free of ours here.
    def __init__(
        self,
        world_scenario: Scenario,
        seed: int,
        *,
        street: StreetPlan,
        scale: float = 1.0,
        hours: HoursRecord | None = None,
        snapshot: Snapshot | None = None,
        observers: Sequence[Maker] = (),
    ) -> None:
        """Found the street, or start from a copy of a snapshot; arguments as in `sim.run`.

        Raises:
            ScenarioError: something given is not allowed or does not fit together.
        """
        simulation = Simulation(
            world_scenario,
            seed,
            street=street,
            scale=scale,
            hours=hours,
            snapshot=snapshot,
            observers=observers,
        )
        super().__init__(rng=seed)
        self.simulation = simulation
        self._end = LONGEST if hours is None or not hours.weeks else hours.weeks[-1] + 1
        self._institutions: dict[tuple[type[Institution], int, int], Institution] = {}
        self._registered: dict[int, Resident] = {}
        self._there: tuple[object, ...] = ()
        self._seen: int | None = None  # the week that the grid shows
        self._bring_up_to_date()
        self.datacollector = mesa.DataCollector(
            {"week": _last_week, "seed": _seed}
            | {name: partial(_of_last_week, name=name) for name in COLLECTED}
        )

    @property
    def world_scenario(self) -> Scenario:
        """Return the scenario that this street lives under."""
        return self.simulation.scenario

    @property
    def world(self) -> World:
        """Return the arrays."""
        return self.simulation.world

    @property
    def plan(self) -> StreetPlan:
        """Return the street plan."""
        return self.simulation.world.plan

    @property
    def week(self) -> int:
        """Return the week that the next step lives; the first is −`burn_in`."""
        return self.simulation.week

    def step(self) -> None:
        """Live one week.

        Raises:
            ScenarioError: there are no weeks left, as in `sim.run`.
        """
        if self.week >= self._end:
            raise ScenarioError(f"this street can live until week {self._end - 1} and has done so")
        self.simulation.step()
        self._bring_up_to_date()
        self.datacollector.collect(self)

    def release(self) -> Simulation:
        """Return what has been lived and let go of it, so that the arrays are freed with their last user.

        A Mesa model refers to itself; what hangs on it waits for the garbage collector.
        """
        simulation = self.simulation
        del self.simulation
        return simulation

    def trajectory(self, keep_burn_in: bool = False) -> Trajectory:
        """Return what has been recorded so far."""
        return self.simulation.trajectory(keep_burn_in)

    def _bring_up_to_date(self) -> None:
        """Register the institutions that have appeared and let go those that have gone."""
        world = self.world
        self.running = self.week < self._end
        groups, present = world.groups, world.settings.present
        there = (groups.alive.tobytes(), groups.born.tobytes(), world.partners.category.tobytes(), present)
        if there == self._there:  # as in nearly every week
            return
        self._there = there
        communities = range(world.community_count)
        rows: dict[type[Institution], Iterable[int]] = {
            CommunityOffice: communities,
            SocialWorker: [w for w, served in enumerate(world.workers_of) if served],
            SelfOrganisation: np.flatnonzero(groups.alive == 1).tolist(),
            ProfessionalOrganisation: communities,
            CharityPartner: np.flatnonzero(world.partners.category >= 0).tolist(),
            PropertyCompany: communities,
        }
        now = {
            (kind, row, int(groups.born[row]) if kind is SelfOrganisation else 0)
            for kind, own in rows.items()
            if PRESENT_AS[kind] in present
            for row in own
        }
        for key in [key for key in self._institutions if key not in now]:
            agent = self._institutions.pop(key)
            if isinstance(agent, SelfOrganisation):
                agent.last_week = self.week - 1
            agent.remove()
        kinds = list(rows)
        for key in sorted(now - self._institutions.keys(), key=lambda k: (kinds.index(k[0]), k[1])):
            self._institutions[key] = key[0](self, key[1])

    def organisation(self, slot: int) -> SelfOrganisation | None:
        """Return the self-organisation in a slot (community × 8 + slot), None if there is none."""
        if slot < 0:
            return None
        key = (SelfOrganisation, slot, int(self.world.groups.born[slot]))
        found = self._institutions.get(key)
        return found if isinstance(found, SelfOrganisation) else None

    def resident(self, row: int) -> Resident:
        """Return a view of one resident (0 to `world.resident_count` − 1).

        Raises:
            IndexError: there is no such resident.
        """
        row = whole_number(row, self.world.resident_count, "resident")
        registered = self._registered.get(row)
        if registered is not None:
            return registered
        return KIND_OF_MEMBER[int(self.world.traits.member_type[row])](self, row)

    def residents(
        self,
        *,
        community: str | int | None = None,
        cell: Any = None,
        household: int | None = None,
    ) -> Residents:
        """Return the residents of a household, a cell, a community, or all of them.

        A community is given by code or by its number in the whole street, a cell by its number or as
        a cell of `grid`. Views are made one by one, when somebody looks.

        Raises:
            IndexError: there is no such household or cell.
            ScenarioError: there is no such community.
        """
        if [community, cell, household].count(None) < 2:
            raise TypeError("give a community, a cell or a household, not several")
        world = self.world
        starts, row = np.array([0, world.resident_count]), 0
        if community is not None:
            starts, row = world.communities.resident_start, self.plan.index(str(community))
        elif cell is not None:
            starts, row = world.cells.start, getattr(cell, "number", cell)
            row = whole_number(row, len(starts) - 1, "cell")
        elif household is not None:
            starts = world.households.start
            row = whole_number(household, len(starts) - 1, "household")
        return Residents(self, range(int(starts[row]), int(starts[row + 1])))

    def register(self, residents: Iterable[Resident]) -> AgentSet:
        """Make residents registered agents of Mesa, seen in `agents` until `unregister`."""
        views = []
        for view in residents:
            self._must_be_own(view)
            if view.row not in self._registered:
                self._registered[view.row] = view
                self.register_agent(view)
            views.append(self._registered[view.row])
        return AgentSet(views, random=self.random)

    def unregister(self, residents: Iterable[Resident]) -> None:
        """Take residents off the registered agents; they live on in the arrays."""
        for view in list(residents):
            self._must_be_own(view)
            registered = self._registered.pop(view.row, None)
            if registered is not None:
                self.deregister_agent(registered)

    def _must_be_own(self, agent: Resident | Institution) -> None:
        if agent.model is not self:
            raise ValueError(f"{agent!r} belongs to another street")

    @property
    def grid(self) -> StreetGrid:
        """Return the street's cells as a Mesa grid, built at the first look, as they stand this week."""
        if self._seen != self.week:
            self._ground.refresh(self.world)
            self._seen = self.week
        return self._ground

    @cached_property
    def _ground(self) -> StreetGrid:
        return StreetGrid(self.world, self.random)

    def log(
        self,
        community: str | int | None = None,
        subject: str | Resident | Institution | None = None,
    ) -> list[Entry]:
        """Return dated lines: notable events, those of a community, or the story of a subject.

        `community` is a code, a number in the whole street, or "street" for what concerns the whole
        street. `subject` is an agent, or a name as it stands in the log ("resident_12", "Red-bond family").
        """
        if isinstance(subject, (Resident, Institution)):
            self._must_be_own(subject)
            lines = list(subject.story)
        elif subject is not None and subject.startswith("resident_") and subject[9:].isdecimal():
            lines = self.resident(int(subject[9:])).story
        else:
            lines = notable(self.world, lambda _week, _c, name: subject in (None, name))
        if community is None:
            return lines
        code = STREET if community == STREET else self.plan.codes[self.plan.index(str(community))]
        return [line for line in lines if line.community == code]


def _of_last_week(street: Street, name: str) -> float:
    """Return a measure of the whole street in the last week lived."""
    return float(street.simulation.rows[-1][name][-1])


def _seed(street: Street) -> int:
    return int(street.world.seed)


def _last_week(street: Street) -> int:
    return street.week - 1
