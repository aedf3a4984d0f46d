"""Exact: detectors of what the study names see what happened in a made-up log, and nothing else."""

from types import SimpleNamespace

import pandas as pd
import pytest

from experiments.tuning.named_cases import ELDER_CARE, ORDER, found, table
from scenarios import load_street
from sim.layout import GROUP, OFFICE, PROFESSIONAL

PLAN = load_street("x-street")
CODES = {"order": "O", "care": "S"}
NAMES = {one.name: one for one in PLAN.named}


def lives(events=(), cases=(), clarity=(0.5, 0.5), beds=(0, 0)):
    weekly = pd.DataFrame(
        {
            "community": ["O", "O", "S", "S"],
            "clarity": [*clarity, 0.5, 0.5],
            "beds_used": [0, 0, *beds],
        }
    )
    return found(
        SimpleNamespace(
            weekly=weekly,
            events=pd.DataFrame(events, columns=["week", "community", "subject", "kind", "numbers"]),
            cases=pd.DataFrame(cases, columns=["community", "need", "closed", "closer", "first_knower"]),
        ),
        PLAN,
        CODES,
    )


def test_nothing_happened() -> None:
    seen = lives()
    assert set(seen.values()) == {(False, False)}
    assert {
        "Public-good farmers",
        "Octopus mutual-help group",
        "Youth series",
        ORDER,
        ELDER_CARE,
    } <= seen.keys()


@pytest.mark.parametrize(
    ("case", "worked"),
    [
        (("Y", 5, 30, GROUP, 0), True),
        (("Y", 5, 10, GROUP, 0), False),
        (("G", 5, 30, GROUP, 0), False),
        (("Y", 1, 30, GROUP, 0), False),
        (("Y", 5, 30, OFFICE, 0), False),
    ],
)
def test_a_team_works_when_it_closes_a_case_of_its_need_after_its_birth(case, worked: bool) -> None:
    name = "Riding the wind and waves mediation team"
    born = (20, "Y", name, "group_born", "k5 seed 8")
    assert lives([born], [case])[name] == (True, worked)
    assert lives([(-3, *born[1:])], [case])[name] == (False, False), "before week 0 nothing begins"


@pytest.mark.parametrize(("minutes", "worked"), [("0 of 6240 min", False), ("12 of 6240 min", True)])
def test_a_project_works_when_it_served(minutes: str, worked: bool) -> None:
    opened = (13, "G", "project 4 (Youth series)", "project_opened", "k3 actor 1")
    assert lives([opened])["Youth series"] == (True, False)
    ended = (39, "G", "project 4 (Youth series)", "project_ended", minutes)
    assert lives([opened, ended])["Youth series"] == (True, worked)
    other = (39, "D", "project 9", "project_ended", "500 of 6240 min")
    assert lives([opened, other])["Youth series"] == (True, False)


def test_order_elder_care_and_roof() -> None:
    assert lives(clarity=(0.5, 7 / 12))[ORDER] == (True, False)
    assert lives(clarity=(0.5, 8 / 12))[ORDER] == (True, True)
    assert lives(beds=(0, 2))[ELDER_CARE] == (True, False)
    assert lives(beds=(0, 2), cases=[("S", 1, 9, PROFESSIONAL, PROFESSIONAL)])[ELDER_CARE] == (True, True)
    assert lives(beds=(0, 2), cases=[("S", 1, 9, PROFESSIONAL, OFFICE)])[ELDER_CARE] == (True, False)
    roof = next(place.name for place in PLAN.places if place.kind == "roof")
    assert lives([(50, "G", roof, "place_granted", "")])[roof] == (True, True)


def test_the_table_counts_runs() -> None:
    rows = {
        "isolated": [{"one": (True, False)}, {"one": (True, True)}],
        "linked": [{"one": (False, False)}] * 2,
    }
    assert table(rows).loc["one"].tolist() == [2, 1, 0, 0]
