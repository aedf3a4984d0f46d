"""X Street adds up to the study's numbers; a wrong table gets one clear error (exact claims)."""

import pickle
import shutil

import pytest

import scenarios
from scenarios import ScenarioError
from scenarios.street import STREETS
from sim.links import ACTORS
from sim.plan import rnd


def test_x_street_adds_up():
    street = scenarios.load_street()
    assert (street.residents, street.party_members, len(street.communities)) == (111_000, 4_948, 15)
    assert sum(rnd(0.4 * one.party_members) for one in street.communities) == 1_980
    assert sum(rnd(one.share_60 * one.residents) for one in street.communities) == 24_752
    assert sum(rnd(one.share_0_14 * one.residents) for one in street.communities) == 13_782
    assert sum(max(8, rnd(18 * one.residents / 10_000)) for one in street.communities) == 201
    assert sorted(index for row in street.workers for index in row) == list(range(15))
    assert (len(street.workers), len(street.partners)) == (7, 15)
    assert street.index("S") == street.index("4") == street.provider_building.community == 4
    assert street.communities[street.desk.community].code == "O"
    assert pickle.loads(pickle.dumps(street)) == street


def test_goods_of_x_street_can_help_other_needs():
    worth = {one.name: one.instead for one in scenarios.load_street().partners if one.instead}
    named = {"Medicine supplier": ((2, 0.5),), "Enterprise": ((2, 0.3),), "Unit canteen": ((1, 0.5),)}
    assert named.items() <= worth.items()
    assert len(worth) == 2 * len(named), "and a partner of the same kind in the other communities"


def test_x_street_holds_what_the_study_names():
    street = scenarios.load_street()
    posts = {place.name for place in street.places if place.kind == "party_post"}
    assert posts == {"Red station", "Original-heart station", "Red elder-care alliance station"}
    assert [one.gives_in(4) for one in street.partners] == [True] * 15
    assert [one.gives_in(0) for one in street.partners] == [False] * 9 + [True] * 6
    roof = next(place for place in street.places if place.kind == "roof")
    assert (street.codes[roof.community], ACTORS[roof.owner], roof.members) == ("G", "property_company", 60)
    assert street.contracts[street.index("S")].first == 1
    assert street.contracts[street.index("G")].first == 5
    names = {thing.name_zh for thing in street.named}
    assert all(thing.fact for thing in street.named)
    assert {
        "八爪鱼互助帮",
        "乘风破浪志愿者调节队",
        "红纽带一家亲",
        "公益农夫志愿者服务队",
        "武汉微邻里",
        "橡树湾",
    } < names
    assert [place.community for place in street.places] == sorted(place.community for place in street.places)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "communities.csv",
            "8200,246",
            "8201,246",
            "residents sum to 111,001, but residents = 111,000 (difference +1)",
        ),
        ("communities.csv", "8200,246", "8200,247", "party_members sum to 4,949"),
        ("communities.csv", "8200,246", "many,246", "line 2, column residents: 'many' is not a whole number"),
        (
            "communities.csv",
            "7600,380",
            "380,7600",
            "line 3, column party_members: 7600 are more than the 334 adults",
        ),
        (
            "communities.csv",
            "0.18,0.15",
            "18,0.15",
            "line 2, column share_60: 18: allowed is a number from 0 to 1",
        ),
        ("communities.csv", "0.18,0.15", "0.9,0.15", "line 2: share_60 + share_0_14 = 1.05"),
        ("communities.csv", "0.18,0.15", "nan,0.15", "line 2, column share_60: 'nan' is not a number"),
        ("communities.csv", "D,D,D 社区", "Y,D,D 社区", "line 3, column code: 'Y' stands twice"),
        ("communities.csv", "resettlement", "resetlement", "did you mean 'resettlement'?"),
        ("communities.csv", "clarity", "clearness", "unknown column 'clearness'"),
        ("communities.csv", ",split_map", "", "column 'split_map' is missing"),
        ("communities.csv", "Y,Y,Y 社区", "Y,Y", "line 2"),
        ("communities.csv", None, b"code,\xe9t\xe9\n", "neither UTF-8 nor GB18030"),
        ("street.toml", '["Y", "D"]', '["Y", "Q"]', "no community 'Q'"),
        ("street.toml", 'category = "k1"', 'category = "k9"', "category = 'k9'"),
        ("street.toml", "{ k2 = 0.5 }", "{ k1 = 0.5 }", "instead: 'k1' is no other need"),
        (
            "street.toml",
            "{ k2 = 0.5 }",
            "{ k22 = 0.5 }",
            "instead: 'k22' is no other need; did you mean 'k2'?",
        ),
        (
            "street.toml",
            "{ k2 = 0.5 }",
            "{ k2 = 2 }",
            "instead.k2 = 2: allowed is a number above 0, at most 1",
        ),
        (
            "street.toml",
            "residents = 111000",
            'residents = "all"',
            "residents = 'all': allowed is a whole number",
        ),
        ("street.toml", 'name_zh = "X 街道"', "nam_zh = 1", "unknown key 'nam_zh'; did you mean 'name_zh'?"),
        ("street.toml", 'owner = "office"', 'owner = "ofice"', "did you mean 'office'?"),
        ("street.toml", "floors = 5", "", "floors is missing"),
        ("street.toml", 'community = "O"\nweek', "week", "desk"),
        ("street.toml", "[provider_building]", "[[provider_building]]", "provider_building"),
        ("street.toml", 'communities = "all"', "communities = 3", "communities"),
        ("street.toml", 'D = ["Red station", "红色驿站"]', "D = 3", "named"),
        ("street.toml", "members = 60", 'members = "60"', "members"),
        (
            "street.toml",
            'communities = ["S"]',
            'communities = ["Q"]',
            "partners.0.communities: no community 'Q'",
        ),
        ("street.toml", 'opens = "station_week"', 'opens = "station_weak"', "did you mean 'station_week'?"),
        ("street.toml", 'kind = "operator"', 'kind = "opera"', "did you mean 'operator'?"),
    ],
)
def test_a_bad_street_gets_one_good_error(tmp_path, file, old, new, says):
    folder = tmp_path / "street"
    shutil.copytree(STREETS / "x-street", folder)
    path = folder / file
    if old is None:
        path.write_bytes(new)
    else:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ScenarioError) as error:
        scenarios.load_street(folder)
    assert says in str(error.value)
    assert "communities.csv" in str(error.value) or "street.toml" in str(error.value)


def test_a_street_that_is_not_there():
    with pytest.raises(ScenarioError, match="did you mean 'x-street'"):
        scenarios.load_street("x-stret")
