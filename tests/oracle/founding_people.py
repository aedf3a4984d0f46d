"""Ages, traits and Party members of a community at its founding (model.md 3.2, 2 to 4)."""

from collections.abc import Callable, Iterable

from tests.oracle.entities import Community, Household, Resident
from tests.oracle.rng import rnd
from tests.oracle.street import ReferenceStreet
from tests.oracle.tables import LEGAL, MEDICAL, SELF_MANAGED, SUNK_DOWN, TEACHING, TECHNICAL

ELDER_BONUS = {
    "old": ((0.3,), (0.3, 0.3), (-1, -1, 0.1), (-1, -1, -1, 0.5), (-1, -1, -1, 0.7, 0.7)),
    "three-gen": ((0.2,), (0.2, 0.2), (-1, -1, 0), (-1, -1, -1, 1), (-1, -1, -1, 1, 1)),
    "mixed": ((0.25,), (0.25, 0.25), (-1, -1, 0.15), (-1, -1, -1, 0.5), (-1, -1, -1, 0.7, 0.7)),
}
CHILD_BONUS = ((-1,), (-1, 0), (-1, -1, 0.5), (-1, -1, 0.8, 0.4), (-1, -1, 1, -1, -1))
AGE_BANDS = (
    (18, 30, 0.131),
    (31, 35, 0.119),
    (36, 40, 0.101),
    (41, 45, 0.091),
    (46, 50, 0.097),
    (51, 55, 0.091),
    (56, 60, 0.089),
    (61, 200, 0.281),
)
HOBBIES = ((1, 0.08), (2, 0.20), (3, 0.15), (4, 0.10))
HOBBIES_OF_MIGRANT_ELDERS = ((1, 0.50), (2, 0.10), (3, 0.075), (4, 0.05))
SKILLS = ((MEDICAL, 0.05), (TECHNICAL, 0.05), (LEGAL, 0.03), (TEACHING, 0.05))
SKILLS_OF_MEMBERS = ((MEDICAL, 0.10), (TECHNICAL, 0.10), (LEGAL, 0.10), (TEACHING, 0.10))

Value = Callable[[Resident], float]


def found_people(street: ReferenceStreet, community: Community) -> None:
    """Give the residents of a community ages and traits, and choose its Party members."""
    people = Founding(street, community)
    people.draw_ages()
    people.draw_homes()
    people.draw_migrant_elders()
    people.choose_members()
    for resident in community.residents:
        people.draw_traits(resident)
        people.draw_what_is_known(resident)
    for household in community.households:
        household.chat = people.is_in_chat(household)


def lowest(people: Iterable[Resident], count: int, value: Value) -> list[Resident]:
    """Return the residents with the lowest value; the lower number wins a tie."""
    return sorted(people, key=lambda i: (value(i), i.number))[:count]


def choice(u: float, shares: Iterable[tuple[int, float]]) -> int:
    """Return the first thing whose cumulative share exceeds u, 0 if none does."""
    below = 0.0
    for thing, share in shares:
        below += share
        if u < below:
            return thing
    return 0


class Founding:
    """Draws of the founding of one community."""

    def __init__(self, street: ReferenceStreet, community: Community) -> None:
        self.street = street
        self.community = community
        self.plan = community.plan
        self.residents = community.residents

    def luck(self, name: str, resident: Resident) -> float:
        """Return a resident's draw."""
        return self.street.luck(name, resident.address, week=-53)

    def home_luck(self, name: str, resident: Resident, draw: int = 0) -> float:
        """Return the draw of a resident's household, known by its number in the community."""
        number = resident.household.number - self.community.households[0].number
        first = self.street.household_stride * self.community.address
        return self.street.luck(name, first + number, draw, -53)

    def draw_ages(self) -> None:
        """Choose elders and children by rank, so that margins are exact; then draw ages."""
        bonus = ELDER_BONUS[self.plan.household_form]

        def elder(i: Resident) -> float:
            home = i.household.residents
            return -(bonus[len(home) - 1][home.index(i)] + self.home_luck("found.elder", i))

        def child(i: Resident) -> float:
            home = i.household.residents
            return -(CHILD_BONUS[len(home) - 1][home.index(i)] + self.home_luck("found.child", i))

        total = len(self.residents)
        elders = set(lowest(self.residents, rnd(self.plan.share_60 * total), elder))
        others = [i for i in self.residents if i not in elders]
        children = set(lowest(others, rnd(self.plan.share_0_14 * total), child))
        for i in self.residents:
            u = self.luck("found.age", i)
            if i in elders:
                i.age = 60 + int(30 * u * u)
            elif i in children:
                i.age = int(15 * u)
            elif i is i.household.residents[0]:
                i.age = 20 + int(40 * u)
            else:
                i.age = 15 + int(45 * u)

    def draw_what_is_known(self, i: Resident) -> None:
        """Draw who is registered on the platform."""
        settings = self.street.settings
        i.registered = i.digital and self.luck("found.registered", i) < settings.registered_start

    def is_in_chat(self, home: Household) -> bool:
        """Whether somebody of a household is in the chat group of the grid, which the young use most."""
        settings = self.street.settings
        best = max(
            settings.chat_old
            if i.age >= 70
            else settings.chat_elder
            if i.age >= 60
            else settings.chat_adult
            if i.age >= 15
            else 0.0
            for i in home.residents
        )
        return bool(self.home_luck("found.chat", home.residents[0]) < settings.group_cover * best)

    def draw_homes(self) -> None:
        """Draw what a household shares: where it comes from, its income, its side."""
        two_sides = self.plan.opinion_second is not None
        for cell in self.community.cells:
            cell.side = int(self.street.luck("found.cell_side", cell.address, week=-53) >= 0.5)
        for i in self.residents:
            i.alone = len(i.household.residents) == 1
            i.migrant = self.home_luck("found.migrant", i) < self.plan.migrant_share
            i.low_income = self.home_luck("found.income", i) < 0.12
            if two_sides:
                own = int(self.home_luck("found.side", i, 1) >= 0.5)
                i.side = i.cell.side if self.home_luck("found.side", i) < 0.70 else own

    def draw_migrant_elders(self) -> None:
        """Choose the elders who followed their children, first those with a child at home."""
        elders = [i for i in self.residents if i.age >= 60]

        def value(i: Resident) -> float:
            with_child = any(other.age < 15 for other in i.household.residents)
            return -(with_child + self.luck("found.migrant_elder", i))

        for i in lowest(elders, rnd(self.plan.migrant_elder_share * len(elders)), value):
            i.migrant_elder = True

    def choose_members(self) -> None:
        """Choose the Party members by quotas of age, then who is sunk-down, floating, listed."""
        total = max(1, rnd(self.street.scale * self.plan.party_members))
        exact = [share * total for _, _, share in AGE_BANDS]
        quotas = [int(x) for x in exact]
        rest = sorted(range(8), key=lambda n: (quotas[n] - exact[n], n))
        for n in rest[: total - sum(quotas)]:
            quotas[n] += 1
        members: list[Resident] = []
        lacking = 0
        for _ in range(2):
            for n, (first, last, _) in enumerate(AGE_BANDS):
                band = [i for i in self.residents if first <= i.age <= last and i not in members]
                wanted = quotas[n] + lacking
                chosen = lowest(band, wanted, lambda i: self.luck("found.member", i))
                members += chosen
                lacking, quotas[n] = wanted - len(chosen), 0
        for i in members:
            i.member_type = SELF_MANAGED
        working = [i for i in members if 25 <= i.age <= 59]
        count = rnd(self.street.settings.sunk_share * total)
        for i in lowest(working, count, lambda i: self.luck("found.sunk", i)):
            i.member_type = SUNK_DOWN
        count = rnd(self.plan.floating_share * total)
        for i in lowest(members, count, lambda i: self.luck("found.float", i)):
            i.floating = True
        count = rnd(self.plan.listed_share * total)
        for i in lowest(members, count, lambda i: i.floating + self.luck("found.listed", i)):
            i.listed = True

    def draw_traits(self, i: Resident) -> None:
        """Draw education, smartphone, disability, hobby and skill; set the free hours."""
        elder = i.age >= 60
        u = self.luck("found.education", i)
        if i.age >= 15:
            low, middle = (0.60, 0.90) if elder else (0.30, 0.75)
            i.education = (u >= low) + (u >= middle)
        base = 0.0 if i.age < 10 else 0.75 if i.age < 60 else 0.45 if i.age < 70 else 0.20
        if i.age >= 15:
            base += 0.15 * (i.education - 1)
        i.digital = self.luck("found.digital", i) < base
        u = self.luck("found.disability", i)
        strong, light = (0.063, 0.12) if elder else (0.005, 0.010)
        i.disability = 2 if u < strong else 1 if u < strong + light else 0
        hobbies = HOBBIES_OF_MIGRANT_ELDERS if i.migrant_elder else HOBBIES
        i.hobby = choice(self.luck("found.hobby", i), hobbies)
        if i.age >= 18:
            skills = SKILLS_OF_MEMBERS if i.member_type and i.age < 60 else SKILLS
            i.skill = choice(self.luck("found.skill", i), skills)
        i.free_hours = (
            0.0 if i.age < 5 else 0.6 if i.age < 15 else 1.0 if i.age < 60 else 2.0 if i.age < 72 else 0.8
        )
