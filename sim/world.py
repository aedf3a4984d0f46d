"""The state of one street: arrays by kind of thing, kept together in named tuples.

Residents are numbered community → cell → household, so a cell, a household and a community are
each one run of rows. Continuous states are 64-bit floats, hours are integer minutes. Named tuples
go into kernels as they are; the arrays change in place.
"""

import copy
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, TypeVar, get_args, get_type_hints

import numpy as np
from numpy.typing import NDArray

from sim.plan import StreetPlan
from sim.randomness import prefix
from sim.settings import Settings

if TYPE_CHECKING:  # what these modules define is kept here, and they are made of the arrays below
    from sim.cohorts import Cohorts
    from sim.hours import HoursUse
    from sim.ledger import WeekBook
    from sim.links import LinkValue
    from sim.permissions import Permissions
    from sim.shift import Shift
    from sim.talks import Talks

Bool = NDArray[np.bool_]
I8 = NDArray[np.int8]
I16 = NDArray[np.int16]
I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
F64 = NDArray[np.float64]


Rows = TypeVar("Rows", bound=tuple[Any, ...])


@cache
def _dtypes(kind: type[Any]) -> dict[str, Any]:
    """Return the dtype of each field of a named tuple of arrays."""
    return {name: _scalar(hint) for name, hint in get_type_hints(kind).items()}


def blank(
    kind: type[Rows],
    count: int,
    shapes: dict[str, tuple[int, ...]] | None = None,
    fill: dict[str, int] | None = None,
) -> Rows:
    """Return a named tuple of arrays of `count` rows; dtypes come from the annotations.

    `shapes` gives whole shapes of fields that are not one number a row, `fill` values other than 0.
    """
    arrays = {}
    for name, dtype in _dtypes(kind).items():
        shape = (shapes or {}).get(name, (count,))
        arrays[name] = np.zeros(shape, dtype=dtype)
    for name, value in (fill or {}).items():
        arrays[name][:] = value
    return kind(**arrays)


def _scalar(hint: Any) -> Any:
    """Return X of `NDArray[X]`, which NumPy from 2.5 on keeps one level higher."""
    last = get_args(hint)[-1]
    return get_args(last)[0] if get_args(last) else last


class Traits(NamedTuple):
    """Residents, fixed: one row each. `start_*` are the values that states relax to."""

    number: I32  # in the whole street: the address of luck (so have households, cells, communities)
    household: I32
    cell: I32
    community: I32
    age: I8
    education: I8  # 0 low, 1 middle, 2 high
    low_income: I8
    skill: I8  # 0 none, 1 medical, 2 technical, 3 legal, 4 teaching
    hobby: I8  # 0 none, 1 farming, 2 arts, 3 sport, 4 craft
    member_type: I8  # 0 none, 1 self-managed, 2 sunk-down
    floating: I8  # floating member (O)
    migrant: I8
    migrant_elder: I8
    alone: I8
    digital: I8
    disability: I8  # 0 to 2
    side: I8  # Y only
    free_hours: F64  # hours a week
    threshold: F64  # contacts
    start_opinion: F64
    start_tolerance: F64
    start_motivation: F64
    start_belonging: F64
    start_trust: F64
    start_acceptance: F64


class Minds(NamedTuple):
    """Residents, continuous states (0 to 1; tolerance and obligation 0 to 0.6)."""

    opinion: F64
    tolerance: F64
    motivation: F64
    obligation: F64
    efficacy: F64
    fatigue: F64
    belonging: F64
    trust: F64
    acceptance: F64
    loneliness: F64
    satisfaction: F64


class Roles(NamedTuple):
    """Residents, discrete states that last."""

    active: I8  # active volunteer
    willing: I8  # would ever volunteer: only they join
    refused_week: I16  # last refusal that counted, or NEVER
    emergency_joined: I8
    served_weeks: I16  # weeks served so far
    history: I8  # bits 0 to 3: served this week and in the three before
    honoured_until: I16
    registered: I8  # on the platform
    heard: I8  # of social workers
    met: I8  # one of them
    listed: I8  # on the members' contact list
    client_until: I16  # client of the contract until this week
    visited_week: I16  # last successful visit
    org: I16  # group id or -1
    in_bed: I8
    session: I16  # project slot whose session was attended last week, or -1
    studied_week: I16  # last study attended, or NEVER


class Ties(NamedTuple):
    """Acquaintances, directed: eight slots a resident."""

    contact: I32  # [N, 8] resident or -1
    strength: F64  # [N, 8] 0 to 1


class Duty(NamedTuple):
    """Residents, this week only (cleared at W1)."""

    role: I8  # 0 none, 2 Party duty, 3 volunteering, 4 own group session
    minutes: I32  # own minutes offered after personal debits
    coordinator: I8
    own_cell: I8  # 1: left without a coordinator, works in the own cell only; 2: not at all
    called: I8  # called to duty in the emergency
    extra: I8  # an extra hand of the matched arm: emits no asks, no state changes
    child: I32  # child brought along, or -1
    cases: I16  # cases paired with this helper
    own_list: I32  # minutes served from the own list
    from_list: I32  # minutes served from the joint list
    studied: I8  # attended this month's study
    guided: I8  # accompanied a social worker
    slot: I8  # group slot of a group session


class Households(NamedTuple):
    """Households: first resident row (one entry past the last), cell, community."""

    start: I32  # [H+1]
    number: I32
    cell: I32
    community: I32
    chat: I8  # in the grid chat group


class Cells(NamedTuple):
    """Cells: a stairwell or courtyard of about 25 households."""

    start: I32  # [B+1] first resident
    household_start: I32  # [B+1]
    number: I32
    community: I32
    x: I32  # column within the community's own map
    y: I32
    side: I8  # Y only
    friction: F64
    tie_sum: F64  # strength of all ties of the cell's residents, as W13 left them
    ent_kind: I8  # -1 none, 0 conflict, 1 duty, 2 safety
    ent_progress: F64
    ent_since: I16  # week the problem began, NEVER where there is none
    worked: I16  # [B, 3] last week each side worked here
    severity: I32  # [B, 3 kinds, 9 actors] cases with the actor's bit set in the last 26 weeks
    severity_ring: I16  # [26, B, 3, 9]
    servers: I32  # [B, 2] serving members, serving volunteers this week
    attenders: I32  # [B] group members at their own session this week


class Communities(NamedTuple):
    """Communities: one row each, in the order of the street plan."""

    resident_start: I32  # [C+1]
    household_start: I32
    cell_start: I32
    number: I64
    settled: I8  # [C, 12] it is settled who is in charge of an area
    coordination: F64
    staff_skill: F64
    volunteer_skill: F64
    burnout: F64
    idle: F64  # [C, 9], a = 2 and 3 used
    purse: I64  # yuan of the fund for projects, prizes and posters
    goods_money: I64  # yuan of the year left to buy goods of cases
    programme: I64  # yuan of the social workers' programme
    incubation_bank: I64  # minutes
    incubation_yes: I64  # index of a granted place, or -1
    beds_free: I64
    station_open: I8
    specialism: I8  # need of the contract (1, 2, 3, 5) or -1
    estimate: F64  # [C, 2, 8] open minutes a week: office, survey
    survey_week: I64  # week of the last survey or NEVER
    office_known: F64  # [C, 26, 8] ring: open minutes known to the office, by need
    study_opinion: F64
    study_week: I64
    chair_week: I64  # last hub meeting
    pair_last: I64  # [C, 9, 9] last week a case was known to both
    strays: I64  # [C, 4, 12] attempts gone astray by area: ring of the last four weeks
    due: I64  # [C, 4, 2] ring: cases fallen due, of them in time
    joint_cases: I64  # [C, 4, 9, 9] ring: first knower a, closer b, other than a
    start_entrenched: F64  # initial share of cells with a problem
    start_spread: F64  # founding mean within-cell SD of opinion
    portfolio: F64  # [C, 2, 8] projects owed to each need: by office, by social workers
    projects_opened: I64  # projects commissioned from week 0 on
    programmes: I64  # the same, from the founding on
    projects_ended: I64  # ended from week 0 on
    projects_useful: I64  # of them: whose output or sessions anybody had
    projects_serving: I64  # of them: whose output went into a case at least
    project_yuan: I64  # yuan spent on projects from week 0 on
    project_ceiling: I64  # yuan that could have been, from week 0 on
    visits_with_child: F64  # [C, 2]: count, summed change of satisfaction
    visits_without_child: F64


class Cases(NamedTuple):
    """Open cases, sorted by key = resident × 8 + need; `World.case_count` rows are in use."""

    key: I64
    community: I32
    cell: I32
    severe: I8
    dependent: I8
    deed: I8  # of an emergency: 1 supplies, 2 medicine or escort, 3 a call; else 0
    area: I8  # of duty: k4 and k5 have one, others -1
    born: I16
    bits: NDArray[np.uint16]
    first_knower: I8
    known_week: I16
    list_week: I16  # week of entry to the joint list or NEVER
    work_done: I32  # effective minutes
    bounces: I16
    tie: F64  # u[serve.tie] at the birth week: breaks ties in every queue
    attempts: I8  # routing attempts this week
    tried_week: I16  # last week in which somebody tried who may not finish it, or NEVER
    late: I8
    closer: I8  # actor that closed it this week, -1 open, -2 abandoned
    closer_bin: I8
    closed_from_list: I8
    helper: I32  # resident that served it, or -1


class CaseLog(NamedTuple):
    """Closed cases since the founding, in order of closing (grows; `World.log_count` used)."""

    resident: I32
    need: I8
    severe: I8
    deed: I8
    born: I16
    known_week: I16
    closed: I16
    first_knower: I8
    closer: I8
    from_list: I8
    bounces: I16
    helper: I32
    bits: NDArray[np.uint16]


class Groups(NamedTuple):
    """Self-organisations: slot j = community × 8 + slot."""

    alive: I8
    type: I8  # need 1 to 6
    hobby: I8
    born: I32
    leaders: I32
    place: I32  # index into the plan's places, or -1
    activity: F64
    autonomy: F64
    funder: I8  # actor that guided last, or -1
    members: I32
    attenders: I32
    guidance: I64  # guided minutes this week
    staff_guidance: I64  # of them by office staff
    guided_by: I8  # 1 social worker, 0 staff, -1 none
    managed_weeks: I32  # weeks in a row self-managed
    named: I32  # index of the study's name for it, or -1
    full_sessions: I16  # since the last half-year tick: weeks with ten members or more
    outside_cases: I16  # ... cases of people who were not its members
    project_weeks: I16  # ... weeks in which it delivered to a project
    lead_weeks: I32  # weeks in a row led by itself
    in_depth: I8  # able to take part in depth, as judged at the last half-year tick


class Projects(NamedTuple):
    """Projects by community: up to 16 running at once."""

    alive: I8  # [C, 16]
    type: I8
    sponsor: I8  # actor that proposed it and pays
    opened: I32
    ends: I32
    held: I64  # yuan kept until the review
    planned: I64  # minutes of delivery planned so far
    served: I64  # minutes of output that served cases so far
    came: I64  # visits to its sessions so far
    given: I64  # [C, 16, 3, 6] minutes put in this week: plan, supervise, deliver; by actor
    effective: F64  # [C, 16, 3] the same, weighed by efficiency
    output: I64  # minutes of output for next week
    number: I32  # running number on the street


class Partners(NamedTuple):
    """Charity partners (up to 32) and their goods in each community."""

    category: I8  # need, -1 no partner
    worth: F64  # [20, 8] what a unit of its goods counts for a need, 1 for its own category
    satisfaction: F64
    stock: I64  # [32, C] units
    gift: I64  # [32, C] units given this week
    gift_used: I64
    gives: I8  # [32, C] gives here
    allied: I8  # gives only in the communities that its row in the street plan lists


class Flows(TypedDict, total=False):
    """Counts of this week, by measure; each has one row a community."""

    abandoned: I64  # [C, 8 needs] cases given up
    bounces: I64  # [C] attempts lost: the case was sent to the wrong actor
    broadcast_registered: I8  # [C] an ask went to everybody registered
    broadcast_roster: I8  # [C] ... and to the roster
    cells_decided: I64  # [C] entrenched cells somebody decided to work at
    contacts_lost: I64  # [C] contacts nobody had minutes for
    entrenched_began: I64  # [C, 3 kinds]
    entrenched_ended: I64  # [C, 3]
    entrenched_solved: I64  # [C, 3]
    gates_missing: I64  # [C] minutes of gate duty that nobody stood
    goods_bought: I64  # [C] units
    goods_perished: I64  # [C] units
    goods_used: I64  # [C] units
    helpers_unled: I64  # [C] helpers without a coordinator
    joins: I64  # [C, kind, channel]
    late: I64  # [C, 8 needs] cases that became late
    project_planned: I64  # [C] minutes of delivery planned for projects
    project_served: I64  # [C] minutes of their output that served cases
    nominal_minutes: I64  # [C] booked in name only
    quits: I64  # [C, kind]
    recorded_office: I64  # [C] cases the office wrote down
    signed_up: I64  # [C] people on Party duty or volunteering
    study_attenders: I64  # [C]
    visits_made: I64  # [C]
    visits_welcome: I64  # [C]
    yuan_projects: I64  # [C] of them for projects
    yuan_spent: I64  # [C]


class World:
    """One street at one moment: settings in force, arrays, and this week's scratch."""

    def __init__(self, plan: StreetPlan, settings: Settings, seed: int, scale: float) -> None:
        """Make an empty world; `sim.founding.found` fills it."""
        self.plan = plan
        self.settings = settings
        self.seed = seed
        self.scale = scale
        self.week = -settings.burn_in
        self.emergency = 0.0  # severity in force
        self.emergency_end = -10000  # last week of the latest past emergency
        self.surge = False  # outside helpers present
        self.traits: Traits
        self.minds: Minds
        self.roles: Roles
        self.ties: Ties
        self.duty: Duty
        self.households: Households
        self.cells: Cells
        self.communities: Communities
        self.cases: Cases
        self.case_count = 0
        self.log: CaseLog
        self.log_count = 0
        self.groups: Groups
        self.projects: Projects
        self.project_count = 0
        self.partners: Partners
        self.goods_missing: I64  # [8] units that stayed missing since the last quarter tick, by need
        self.worker_skill: F64
        self.runs: I64  # [n, 3] rows of residents: first, end, what to add for the number
        self.place_cell: I32  # cell of every place of the plan
        self.neighbours: I32  # [B, 8] cells at distance one, -1 where there is none
        self.cell_distance: I16  # [B, widest] Chebyshev distance within the community
        self.open_needs: NDArray[np.uint8]  # [N] bit k: need k is open
        self.vulnerable: I8  # [H] somebody lives alone or with a disability
        self.household_child: I32  # [H] lowest id of a child of 6 to 14, or -1
        self.elders: I64  # rows of residents of 60 or more
        self.children: I64  # rows of residents under 15
        self.disabled: I64  # rows of residents with a disability
        self.member_of: I8  # [N, 11] 1 where a resident belongs to a subgroup (sim.cohorts)
        self.visit_weights: F64  # [H] running sum in each community of 1 + residents of 60 or more
        self.home_digital: I8  # [H] somebody at home uses a smartphone
        self.cohorts: Cohorts
        self.born: Cases  # cases born this week
        self.queue: Any  # sim.queueing.Queue: the open cases in the order of service
        self.cases_closed: Cases  # cases closed or abandoned this week
        self.ties_mixed: F64 | None = None  # [C, 2] last month's picture of mixed ties
        self.group_types: I8  # [C·8] type of the group behind each group purse, 0 none
        self.shift: Shift  # of this week
        self.talks: Talks  # of this week
        self.venue_pairs: tuple[I64, I64]  # residents who meet at a venue this week
        self.bits_before: NDArray[np.uint16]  # bits of the open cases at the start of W4
        self.hours: HoursUse | None = None  # the record to keep, and the one to follow
        self.workers_of: tuple[tuple[int, ...], ...]  # communities of each worker
        self.now: WeekBook  # of this week
        self.may: Permissions  # in force
        # what the permissions in force follow from
        self.permitted: tuple[dict[str, LinkValue], Settings, bytes] | None = None
        self.links: dict[str, LinkValue] = {}  # links in force, read by sim.permissions alone
        self.flows: Flows = {}  # counts of the week, by measure
        self.events: list[tuple[int, int, str, str, str]] = []

    @property
    def community_count(self) -> int:
        """Return the number of communities."""
        return len(self.plan.communities)

    @property
    def resident_count(self) -> int:
        """Return the number of residents."""
        return len(self.traits.household)

    def luck(self, name: str, week: int | None = None) -> np.uint64:
        """Return the address prefix of a decision in this week (or in a week given)."""
        return prefix(self.seed, name, self.week if week is None else week)

    def note(self, community: int, subject: str, kind: str, numbers: str = "") -> None:
        """Write a dated line into the log of notable events (community -1: whole street)."""
        self.events.append((self.week, community, subject, kind, numbers))

    def copy(self) -> "World":
        """Return an independent copy: no array is shared, the plan and the settings are."""
        memo = {id(self.plan): self.plan, id(self.settings): self.settings}
        return copy.deepcopy(self, memo)
