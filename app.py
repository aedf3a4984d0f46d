"""The street in Mesa's own viewer: `solara run app.py` (see docs/page.md for what to install).

One world, stepped and reset by SolaraViz, drawn as one picture of cells. For two worlds side by side
use `wulian app`.
"""

from typing import Any

import numpy as np
import solara
from mesa.visualization import SolaraViz, make_plot_component
from mesa.visualization.utils import update_counter

from interface.browser.colours import COLOURS, Colour
from interface.browser.snapshots import shared
from scenarios import load, load_street, names
from sim.communities import only
from sim.driver import prepare
from sim.snapshot import snapshot_key
from sim.street import Street

PIXELS = 10  # a side of a cell; one of them is left free as a gap
GROUND = (251, 250, 246)
RAMPS = {
    "burden": ("DDD8CD", "E2B367", "CC8133", "A0511F", "5E280C"),
    "asset": ("DDD8CD", "BCDAD2", "77BAAD", "2A8C7D", "00524A"),
    "position": ("8C5A12", "CDA55F", "EFEBE2", "8FA8C9", "2F5597"),
}
MEANING = {
    "burden": "Darker is more.",
    "asset": "Darker is more.",
    "position": "Brown: old ways; blue: new ways.",
}
BY_NAME = {colour.name: colour for colour in COLOURS}
PARAMETERS: dict[str, Any] = {
    "world": {
        "type": "Select",
        "value": "linked",
        "label": "World",
        "values": [name for name in names() if load(name).hours_of is None],
    },
    "seed": {"type": "SliderInt", "value": 1, "label": "Seed", "min": 1, "max": 50, "step": 1},
    "communities": {"type": "Select", "value": "5", "label": "Communities", "values": ["Y,G,S", "5", "all"]},
}


class WatchedStreet(Street):
    """A street made from what SolaraViz can hold: a scenario's name, a seed, whole communities."""

    def __init__(self, world: str = "linked", seed: int = 1, communities: str = "5") -> None:
        """Live the burn-in, or copy one lived before."""
        scenario, street = load(world), only(load_street("x-street"), communities)

        def lived() -> Any:
            return prepare(scenario, seed, street=street)

        past = shared(snapshot_key(scenario, seed, street, 1.0), lived)
        super().__init__(scenario, seed, street=street, snapshot=past)


def raster(street: Street, colour: Colour) -> np.ndarray:
    """Return a picture: every cell in the class of its measure, foreign ground in between."""
    ramp = np.array([list(bytes.fromhex(step)) for step in RAMPS[colour.ramp]], dtype=np.uint8)
    classes = np.digitize(colour.of(street.world), colour.breaks)
    numbers = street.grid.number.data.T
    small = np.where((numbers >= 0)[:, :, None], ramp[classes[numbers]], np.uint8(GROUND))
    picture = small.repeat(PIXELS, axis=0).repeat(PIXELS, axis=1)
    picture[::PIXELS], picture[:, ::PIXELS] = GROUND, GROUND
    return picture


@solara.component
def StreetMap(street: Street) -> None:  # noqa: N802
    """Draw the street, with a choice of what its colours mean."""
    update_counter.get()  # drawn again whenever the model has stepped
    name = solara.use_reactive("open_cases")
    solara.Select("Colour", list(BY_NAME), value=name)
    colour = BY_NAME[name.value]
    solara.Text(f"Week {street.week - 1}, {street.world.resident_count:,} residents. {MEANING[colour.ramp]}")
    solara.Image(raster(street, colour), width="100%")


@solara.component
def Page() -> None:  # noqa: N802
    """Give every tab a street of its own."""
    street = solara.use_memo(WatchedStreet, [])
    SolaraViz(
        street,
        components=[
            StreetMap,
            make_plot_component(["cases_visible", "cases_latent"]),
            make_plot_component(["volunteers_active", "members_serving"]),
        ],
        model_params=PARAMETERS,
        name="wulian",
    )
