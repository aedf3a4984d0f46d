"""Architecture and exact: every number of the model says where it comes from, and what it cites exists."""

import ast
import csv
from functools import cache
from typing import Any

import pytest

from experiments.questions.plan.prices import read_prices
from experiments.tuning.evidence.document import TABLE, TEXT, table, text
from experiments.tuning.evidence.numbers import ROOT, in_function, numbers
from experiments.tuning.evidence.records import codes, derivations, grade_of, records
from experiments.tuning.evidence.references import evidence, named_in
from tests.architecture.places import missing

pytestmark = pytest.mark.architecture

STREET = "scenarios/streets/x-street/communities.csv"
# Constants that are no numbers of the model: layout, labels, addresses of luck, arithmetic, drawing.
LAYOUT = {
    "sim/agents/residents.py": {"FIRST_ID", "KIND_OF_MEMBER"},
    "sim/casework.py": {"DISPUTE", "ENVIRONMENT", "NEW"},
    "sim/cohorts.py": {
        "ALONE",
        "COMPANY",
        "CONNECTED",
        "ELDER",
        "ELDER_CARE",
        "ERRAND",
        "LONGEST_RUN",
        "OFFLINE_ALONE",
        "WITH_OTHERS",
    },
    "sim/communities.py": {"FEW"},
    "sim/compiled.py": {"MONTH", "VERSIONS"},
    "sim/depth.py": {"HALF_YEAR"},
    "sim/dispatch/counter.py": {
        "ATTEMPTED",
        "ATTEMPTS",
        "BITS",
        "BOOKED_USES",
        "BOUNCES",
        "CELL",
        "CLASS",
        "COLUMNS",
        "DONE_BY",
        "LOW_INCOME",
        "OPEN",
        "PLANNER",
        "POOLED",
        "SIZE",
        "SPENT",
        "SUBJECT",
        "TRIED",
        "UNREACHABLE",
        "UNSETTLED",
        "WAITING",
        "WORK",
    },
    "sim/dispatch/goods.py": {"DISABLED", "SEVERE_ELDER"},
    "sim/dispatch/planning.py": {"POOL"},
    "sim/dispatch/reach.py": {"PURSES"},
    "sim/dispatch/rest.py": {"ANYBODY"},
    "sim/efficiency.py": {"COMPANY", "EMERGENCY", "ENVIRONMENT", "SEVERE_ELDER"},
    "sim/exponential.py": {"BIAS", "FRACTION_BITS", "LN2_HIGH", "LN2_LOW", "LOG2_E"},
    "sim/founding/institutions.py": {"FIRST_GROUP_BORN", "LOG_CAPACITY"},
    "sim/founding/people.py": {"HOUSEHOLD_STRIDE"},
    "sim/founding/street.py": {"PLACES_ROW"},
    "sim/grid.py": {"COMMUNITIES_IN_ROW", "GAP"},
    "sim/intake.py": {"KNOWERS"},
    "sim/licences.py": {"ONE_PURSE", "SEVERE_COUNT", "SKILL_BINS"},
    "sim/observers.py": {"ONCE"},
    "sim/simulation.py": {"LONGEST"},
    "sim/lists.py": {"SHORT"},
    "sim/needs_estimate.py": {"OFFICE_ESTIMATE", "SURVEY_ESTIMATE", "UNIFORM"},
    "sim/pairing.py": {"UNLIMITED"},
    "sim/plan.py": {"MOST_COMMUNITIES", "MOST_RESIDENTS"},
    "sim/processes/asking.py": {"ORGANISER", "YOUTH"},
    "sim/processes/availability.py": {"MINUTES_OF_HOUR"},
    "sim/processes/bonds.py": {"ENCOUNTER_RANK", "PROJECT_RANK", "SERVICE_RANK"},
    "sim/processes/calendar.py": {"YEAR"},
    "sim/processes/commissioning.py": {"ADULT", "CHILD_BELOW", "ELDER", "EMERGENCY"},
    "sim/processes/dispatch.py": {"ARRIVAL_SUBJECTS"},
    "sim/processes/encounters.py": {"VENUE_RANK"},
    "sim/processes/entrenched.py": {"MEDIATION", "SIDE_ACTORS"},
    "sim/processes/feedback.py": {
        "ACCEPTANCE",
        "BELONGING",
        "BOUND",
        "DISPUTE",
        "EFFICACY",
        "ELDER",
        "LONELY",
        "MOTIVATION",
        "SATISFACTION",
        "STATES",
        "TRUST",
        "WATCHED",
    },
    "sim/processes/groups.py": {"LEADERS", "YOUTH"},
    "sim/processes/joining.py": {"MEMBER", "MEMBER_HOME", "OTHER"},
    "sim/processes/knowing.py": {"AGAIN", "CALLED", "FOUND"},
    "sim/processes/meetings.py": {"YEAR"},
    "sim/processes/new_groups.py": {"COMPANY", "GROUP_NEEDS", "HOBBIES"},
    "sim/processes/progress.py": {"WIDEST_SPREAD"},
    "sim/processes/projects.py": {"DELIVER", "FUNCTIONS", "OVERSEE", "PLAN"},
    "sim/processes/sessions.py": {"ADULT", "ELDER", "PROJECT_RANK", "SCHOOL"},
    "sim/processes/slow.py": {"QUARTER"},
    "sim/processes/study.py": {"MONTH"},
    "sim/processes/supervision.py": {"MONTH"},
    "sim/processes/support.py": {"MONTH", "PLACE_SUBJECTS"},
    "sim/processes/survey.py": {"ADULT", "SLOTS_OF_COMMUNITY", "YOUTH"},
    "sim/processes/talk.py": {"NO_VALUE", "PARTNER_CROSS", "VENUE_CROSS"},
    "sim/processes/visits.py": {"SLOTS_OF_COMMUNITY"},
    "sim/processes/willing.py": {"YEAR"},
    "sim/queueing.py": {"ABSOLUTE", "DUE", "EMERGENCY", "FIRST_COME", "LANES"},
    "sim/randomness.py": {"DRAW_BLOCK", "FOUNDING_WEEK", "MASK", "STEP", "TWO_TO_53", "WEEK_OFFSET"},
    "sim/renown.py": {"IN_GROUP", "IN_SESSION"},
    "sim/roster.py": {"ADULT", "BROADCAST", "ORGANISED", "OWN", "REACHED", "WALK_IN"},
    "sim/scenario.py": {"LAST_WEEK"},
    "sim/stories.py": {"WEEK_ZERO"},
    "sim/sums.py": {
        "ADULT",
        "ADULTS",
        "ALL_TIES",
        "ELDER",
        "ELDERS",
        "ELDER_LONELY",
        "GAP",
        "LOCALS",
        "LOCAL_LONELY",
        "MIGRANTS",
        "MIGRANT_LONELY",
        "MIXED",
        "OPINION",
        "OPINION_SQUARE",
        "PEOPLE",
        "SUMS",
        "TIES",
        "TOLERANCE",
    },
    "sim/supply.py": {"BURST_SUBJECTS"},
}
# In sim/layout.py all is layout but what numbers.csv names.
ALL_LAYOUT = "sim/layout.py"


@cache
def joined() -> dict[str, Any]:
    return evidence()


def cited() -> list[tuple[str, str, str]]:
    """Return (kind, user, code) of every citation, free texts of records included."""
    kinds = ("settings", "targets", "prices", "numbers")
    return [
        (kind, name, code)
        for kind in kinds
        for name, one in joined()[kind].items()
        for code in one["citations"]
    ]


def constants() -> set[str]:
    """Return ``file:NAME`` of every constant of the model that is made of numbers."""
    found = set()
    for path in sorted((ROOT / "sim").rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        if "settings" in path.parts or file == ALL_LAYOUT:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            value = getattr(node, "value", None)
            if not isinstance(node, (ast.Assign, ast.AnnAssign)) or value is None:
                continue
            if any(
                isinstance(part, ast.Constant) and type(part.value) in (int, float)
                for part in ast.walk(value)
            ):
                names = [part for target in targets if target for part in ast.walk(target)]
                found |= {f"{file}:{n.id}" for n in names if isinstance(n, ast.Name) and n.id.isupper()}
    return found


def test_the_documents_are_fresh() -> None:
    """Renew with: python -m experiments.tuning.evidence."""
    assert TABLE.read_text(encoding="utf-8") == table(joined())
    assert TEXT.read_text(encoding="utf-8") == text(joined())


def test_every_citation_names_something_that_exists() -> None:
    known = joined()["records"].keys() | joined()["facts"].keys()
    assert [one for one in cited() if one[2] not in known] == []


def test_what_a_record_is_used_for_agrees_with_who_cites_it() -> None:
    for kind, name, code in cited():
        table_of = joined()["records" if code.startswith("E") else "facts"]
        assert name in table_of[code]["used_for"][kind], (kind, name, code)
    uses = sum(
        len(names)
        for table_of in (joined()["records"], joined()["facts"])
        for one in table_of.values()
        for kind, names in one["used_for"].items()
        if kind != "records"
    )
    assert uses == len(cited())


def test_every_record_is_used() -> None:
    assert [code for code, one in joined()["records"].items() if not one["used_for"]] == []


def test_records_that_lean_on_records_name_ones_that_exist() -> None:
    leaning = {code: named_in(record.source) for code, record in records().items()}
    assert any(leaning.values())
    assert {name for names in leaning.values() for name in names} <= records().keys()


def test_literature_means_that_the_value_follows_from_a_record() -> None:
    """Each such setting has a figure behind it and a sentence that says how; no other setting has one."""
    literature = {name: one for name, one in joined()["settings"].items() if one["source"] == "literature"}
    assert literature.keys() == derivations().keys()
    for name, one in literature.items():
        assert any(records()[code].figure for code in one["citations"] if code.startswith("E")), name
        assert all(code.startswith("E") for code in one["citations"]), name
    for name, one in joined()["settings"].items():
        if one["source"] == "study":
            assert one["citations"] and all(code.startswith("A") for code in one["citations"]), name


def test_the_grade_of_a_setting_is_that_of_its_records() -> None:
    for name, one in joined()["settings"].items():
        named = tuple(code for code in one["citations"] if code.startswith("E"))
        if one["grade"]:
            assert named and one["grade"] == grade_of(named), name


def test_the_papers_count_what_the_evidence_counts() -> None:
    sources = [one["source"] for one in joined()["settings"].values()]
    study, literature, assumed = (sources.count(kind) for kind in ("study", "literature", "assumption"))
    pointed = sum(
        bool(one["citations"]) for one in joined()["settings"].values() if one["source"] == "assumption"
    )
    trace, chinese = (
        (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("trace.md", "model.zh-CN.md")
    )
    assert f"each of {len(sources)} settings" in trace
    assert (
        f"{study} are the study's, {literature} follow from published figures, **{assumed} are assumptions**"
        in trace
    )
    assert f"of which {pointed} name what suggested them" in trace
    assert (
        f"{len(sources)} 项：{study} 项有原文依据，{literature} 项的数值出自公开文献，{assumed} 项是假定"
        in chinese
    )
    assert f"{pointed} 项注明了参照的说法" in chinese


def test_no_price_is_lost_by_its_name() -> None:
    assert len(joined()["prices"]) == len(read_prices().all)


def test_no_number_of_the_model_is_left_out() -> None:
    layout = {f"{file}:{name}" for file, names in LAYOUT.items() for name in names}
    listed = {number.place for number in numbers()}
    assert constants() - layout - listed == set(), "add it to experiments/tuning/evidence/numbers.csv"
    assert layout - constants() == set(), "no such constant"
    with (ROOT / STREET).open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    assert {f"{STREET}:{name}" for name in columns if name not in ("code", "name", "name_zh")} <= listed


def test_numbers_stand_where_they_are_said_to_stand() -> None:
    assert [problem for number in numbers() if (problem := missing(number.place))] == []
    places = [number.place for number in numbers()]
    assert len(places) == len(set(places))
    for number in numbers():
        if number.place.rpartition(":")[2].islower() and number.place.startswith("sim/"):
            assert set(number.values) <= in_function(number.place), number.place


def test_a_citation_that_is_none_is_refused() -> None:
    assert codes("E29, E31–E33; A2") == ("E29", "E31", "E32", "E33", "A2")
    with pytest.raises(ValueError, match="names neither"):
        codes("Smith 2001")
