"""What a page must know once about a pair of worlds to draw their weeks."""

from typing import Any

import numpy as np

from interface.browser.pair import Pair
from interface.browser.picture import PAIRS


def layout(pair: Pair) -> dict[str, Any]:
    """Return communities, cells (position, household and resident counts), measures, pairs."""
    world = pair.lanes["a"].street.world
    plan, cells, communities = world.plan, world.cells, world.communities
    return {
        "residents": world.resident_count,
        "members": int((world.traits.member_type > 0).sum()),
        "columns": pair.columns,
        "pairs": PAIRS,
        "communities": [
            {
                "code": one.code,
                "name": one.name,
                "name_zh": one.name_zh,
                "type": one.type,
                "residents": int(np.diff(communities.resident_start)[c]),
                "cells": communities.cell_start[c : c + 2].tolist(),
                "split": bool(one.split_map),
                "station_week": one.station_week,
            }
            for c, one in enumerate(plan.communities)
        ],
        "cells": {
            "x": cells.x.tolist(),
            "y": cells.y.tolist(),
            "households": np.diff(cells.household_start).tolist(),
            "residents": np.diff(cells.start).tolist(),
        },
        "places": [
            {"community": place.community, "kind": place.kind, "cell": int(world.place_cell[p])}
            for p, place in enumerate(plan.places)
        ],
    }
