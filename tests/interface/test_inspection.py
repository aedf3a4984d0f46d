"""Inspection: what the page is told of one thing is what the models hold, and has words."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from interface.browser.choice import WorldChoice
from interface.browser.inspecting.stories import told
from interface.browser.inspection import KINDS, inspected
from interface.browser.messages import Inspect
from interface.browser.pair import Asked, Pair
from scenarios import load_street
from sim.layout import KNOWN_BITS, NEED_COUNT, PARTY, VOLUNTEER
from sim.links import ACTORS
from sim.stories import notable

ROOT = Path(__file__).parents[2]
WEEKS = 40


@pytest.fixture(scope="module")
def pair() -> Pair:
    """Forty weeks of a small street, isolated beside linked."""
    worlds = {"a": WorldChoice(scenario="isolated"), "b": WorldChoice(scenario="linked")}
    pair = Pair(Asked(worlds, 1, load_street("x-street"), 0.05))
    for _ in range(WEEKS):
        for lane in pair.lanes.values():
            lane.step()
    return pair


def _ask(pair: Pair, kind: str, id: int) -> dict[str, Any]:
    return inspected(pair, Inspect(type="inspect", kind=kind, id=id, request=7))  # type: ignore[arg-type]


def _words(lang: str) -> dict[str, Any]:
    return json.loads((ROOT / f"interface/browser/page/words/{lang}/panels.json").read_text())


def test_every_thing_can_be_asked_about(pair: Pair) -> None:
    """Robustness: every community, group, building and actor, many homes and people answer in JSON."""
    world = pair.lanes["a"].street.world
    for kind, (_, _, count) in KINDS.items():
        total = count(world)
        for id in range(0, total, max(1, total // 150)):
            answer = _ask(pair, kind, id)
            assert answer["found"]
            assert (answer["request"], answer["week"]) == (7, pair.week)
            json.dumps(answer, allow_nan=False)
        assert not _ask(pair, kind, total)["found"]


def test_a_community_adds_up(pair: Pair) -> None:
    """Correctness: open cases, volunteers, problems and people of the communities are the street's."""
    for name, lane in pair.lanes.items():
        world, row = lane.street.world, lane.street.simulation.rows[-1]
        answers = [_ask(pair, "community", c) for c in range(world.community_count)]
        own = [one["worlds"][name] for one in answers]
        assert sum(one["who"]["residents"] for one in answers) == world.resident_count
        assert sum(sum(one["open"]) for one in own) == world.case_count
        assert sum(one["numbers"]["volunteers_active"] for one in own) == row["volunteers_active"][-1]
        problems = int((world.cells.ent_kind >= 0).sum())
        assert sum(one["numbers"]["entrenched_cells"] for one in own) == problems
        assert sum(len(one["entrenched"]) for one in own) == problems
        assert bool(own[0]["links"]) == (name == "b")


def test_windows_hold_the_cases_of_their_homes(pair: Pair) -> None:
    """Correctness: a building's windows are its households, their cases and means those of the people."""
    world = pair.lanes["b"].street.world
    cases = world.cases
    home = world.traits.household[cases.key[: world.case_count] // NEED_COUNT]
    unseen = (cases.bits[: world.case_count] & KNOWN_BITS) == 0
    for b in range(0, len(world.cells.community), 17):
        answer = _ask(pair, "cell", b)
        now, homes = answer["worlds"]["b"], [one["id"] for one in answer["who"]["households"]]
        assert homes == np.flatnonzero(world.households.cell == b).tolist()
        assert now["windows"]["open_cases"] == [(home == h).sum() for h in homes]
        assert now["windows"]["unseen_cases"] == [(unseen & (home == h)).sum() for h in homes]
        assert sum(now["open"].values()) == sum(now["windows"]["open_cases"])
        for h, lonely, serving in zip(
            homes, now["windows"]["loneliness"], now["windows"]["volunteers"], strict=True
        ):
            people = world.traits.household == h
            assert lonely == pytest.approx(world.minds.loneliness[people].mean(), abs=1e-4)
            assert serving == np.isin(world.duty.role[people], (PARTY, VOLUNTEER)).sum()
        for one, other, strength in now["threads"]:
            assert 0 <= one < other < len(homes)
            assert 0 < strength <= 1


def test_a_resident_has_no_name_and_the_same_ties_as_in_the_model(pair: Pair) -> None:
    """Correctness and privacy: acquaintances are the model's; nothing names, pictures or sexes anybody."""
    for i in range(0, pair.lanes["a"].street.world.resident_count, 97):
        answer = _ask(pair, "resident", i)
        assert not {"name", "name_zh", "sex", "gender"} & (set(answer["who"]) | set(answer["worlds"]["a"]))
        for name, lane in pair.lanes.items():
            contact = lane.street.world.ties.contact[i]
            found = answer["worlds"][name]["ties"]
            assert sorted(one["id"] for one in found) == sorted(contact[contact >= 0].tolist())
            strengths = [one["strength"] for one in found]
            assert strengths == sorted(strengths, reverse=True)
            weeks = [line["week"] for line in answer["worlds"][name]["story"]]
            assert weeks == sorted(weeks, reverse=True)


def test_names_of_the_study_stand_beside_what_bears_them(pair: Pair) -> None:
    """Correctness: every named thing is a group's or a project's name, or is shown in a community or actor."""
    world = pair.lanes["a"].street.world
    shown = set()
    for c in range(world.community_count):
        answer = _ask(pair, "community", c)
        who, now = answer["who"], answer["worlds"]["a"]
        for things in (who["estates"], *who["platforms"].values()):
            shown |= {(c, one["name_zh"]) for one in things}
        own = world.traits.community == c
        assert now["registered"] == world.roles.registered[own].sum()
        for actor in range(len(ACTORS)):
            of = _ask(pair, "actor", len(ACTORS) * c + actor)["who"]
            shown |= {(c, one["name_zh"]) for one in (*of["called"], *of["partners"])}
    for thing in world.plan.named:
        communities = range(world.community_count) if thing.community is None else [thing.community]
        if thing.kind not in ("group", "team", "project"):
            assert all((c, thing.name_zh) in shown for c in communities)
    assert {(2, "橡树湾"), (4, "九大资源联盟"), (4, "新华社"), (3, "红色物业")} < shown
    assert (0, "新华社") not in shown


def _noted() -> set[str]:
    """Return every kind that sim/ writes into its log of events or a resident's story."""
    kinds = {"last_visited", "last_studied", "cases_closed"}
    for file in (ROOT / "sim").rglob("*.py"):
        for function in ast.walk(ast.parse(file.read_text())):
            if isinstance(function, ast.FunctionDef):
                kinds |= _noted_in(function)
    return kinds


def _noted_in(function: ast.FunctionDef) -> set[str]:
    inside = list(ast.walk(function))
    given: list[ast.expr] = []
    for call in inside:
        if isinstance(call, ast.Call):
            called = getattr(call.func, "attr", getattr(call.func, "id", ""))
            at = {"note": 2, "_line": 3}.get(called, len(call.args))
            given += call.args[at : at + 1]
    named = {one.id for one in given if isinstance(one, ast.Name)}
    given += [
        one.value
        for one in inside
        if isinstance(one, ast.Assign) and named & {getattr(name, "id", None) for name in one.targets}
    ]
    parts = [part for one in given for part in ast.walk(one) if isinstance(part, ast.Constant)]
    return {part.value.replace(" ", "_") for part in parts if isinstance(part.value, str)}


def test_every_kind_of_event_has_words(pair: Pair) -> None:
    """Completeness: what sim/ notes has a sentence in both languages, with the same values."""
    noted = _noted()
    assert {"group_born", "emergency_start", "partner_recruited", "case_closed"} <= noted
    zh, en = (_words(lang)["story"] for lang in ("zh", "en"))
    assert set(zh) == set(en)
    assert noted <= set(zh)
    for kind in zh:
        holes = [sorted(re.findall(r"\{(\w+)\}", words[kind])) for words in (zh, en)]
        assert holes[0] == holes[1], kind
    for lane in pair.lanes.values():
        for entry in notable(lane.street.world, lambda *_: True):
            assert told(lane.street.world, entry)["kind"] in zh


def test_both_languages_have_the_same_words() -> None:
    """Completeness: the same keys in both languages."""

    def keys(words: Any, at: str = "") -> set[str]:
        if not isinstance(words, dict):
            return {at}
        return {key for name, own in words.items() for key in keys(own, f"{at}.{name}")}

    assert keys(_words("zh")) == keys(_words("en"))
