"""The street on the ground as a Mesa grid, built when somebody looks.

Communities lie in rows of five with foreign ground between them, so that two cells of the grid
touch exactly when they are neighbours in the model. Communities hold cells, cells hold households,
households hold residents; all are numbered through in that order.
"""

from random import Random

import mesa.discrete_space as space
import numpy as np

from sim.world import World

COMMUNITIES_IN_ROW = 5
LIVE = ("open_cases", "volunteers", "trust", "loneliness")
GAP = 1  # columns and rows of foreign ground between communities


class StreetGrid(space.OrthogonalMooreGrid):
    """The cells of the whole street; every cell of the grid knows what it holds.

    Layers (also attributes of each cell): `community` (index) and `number` (of the cell), -1 on
    foreign ground; `households` and `residents` (counts). As they stood at the last `refresh`:
    `open_cases` and `volunteers` (counts), `trust` and `loneliness` (means over the residents).
    """

    def __init__(self, world: World, random: Random) -> None:
        """Lay out the cells of a world; `random` is for Mesa's own random choices of cells."""
        x, y = _positions(world)
        super().__init__((int(x.max()) + 1, int(y.max()) + 1), torus=False, random=random)
        cells = world.cells
        for name, values, foreign in (
            ("community", cells.community, -1),
            ("number", np.arange(len(x)), -1),
            ("households", np.diff(cells.household_start), 0),
            ("residents", np.diff(cells.start), 0),
        ):
            data = np.full((self.width, self.height), foreign, dtype=np.int64)
            data[x, y] = values
            self.create_property_layer(name, default_value=foreign, dtype=int).data = data
        for name in LIVE:
            self.create_property_layer(name, default_value=0.0, dtype=float)
        self._x, self._y = x, y
        self._cell_start = world.communities.cell_start
        self._household_start = cells.household_start
        self._resident_start = world.households.start

    def refresh(self, world: World) -> None:
        """Bring the live layers to where the world stands."""
        cell, mind, active = world.traits.cell, world.minds, world.roles.active
        count = len(self._x)
        people = np.maximum(np.bincount(cell, minlength=count), 1)
        found = (
            np.bincount(world.cases.cell[: world.case_count], minlength=count),
            np.bincount(cell[active == 1], minlength=count),
            np.bincount(cell, mind.trust, count) / people,
            np.bincount(cell, mind.loneliness, count) / people,
        )
        for name, values in zip(LIVE, found, strict=True):
            getattr(self, name).data[self._x, self._y] = values

    def coordinates(self, number: int) -> tuple[int, int]:
        """Return column and row of a cell of the model."""
        return int(self._x[number]), int(self._y[number])

    def cell(self, number: int) -> space.Cell:
        """Return the Mesa cell of a cell of the model."""
        return self[self.coordinates(number)]

    def cells_of(self, community: int) -> range:
        """Return the numbers of a community's cells."""
        return _run(self._cell_start, community)

    def households_of(self, number: int) -> range:
        """Return the numbers of a cell's households."""
        return _run(self._household_start, number)

    def residents_of(self, household: int) -> range:
        """Return the numbers of a household's residents."""
        return _run(self._resident_start, household)


def _run(starts: np.ndarray, n: int) -> range:
    return range(int(starts[n]), int(starts[n + 1]))


def _positions(world: World) -> tuple[np.ndarray, np.ndarray]:
    """Return column and row of every cell on the map of the whole street."""
    cells = world.cells
    width, height = int(cells.x.max()) + 1 + GAP, int(cells.y.max()) + 1 + GAP
    x = cells.x + width * (cells.community % COMMUNITIES_IN_ROW)
    y = cells.y + height * (cells.community // COMMUNITIES_IN_ROW)
    return x.astype(np.int64), y.astype(np.int64)
