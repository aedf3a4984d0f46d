"""Numbers of the paper that are structure: actors, needs, purses, uses of minutes."""

# Actors (model.md 1.2).
OFFICE, SOCIAL, PARTY, VOLUNTEER, GROUP, PROFESSIONAL, CHARITY, PROPERTY, OUTSIDE = range(9)
ACTORS = range(9)
PLANNERS = range(8)  # the office plans for the outside helpers
ACTOR_NAMES = (
    "office",
    "social_workers",
    "party_members",
    "volunteers",
    "self_organisations",
    "professional_organisations",
    "charity_partners",
    "property_company",
    "outside_helpers",
)

# Needs k0 to k7.
NEEDS = range(8)
ROUTINE_MINUTES = (90, 180, 120, 120, 180, 240, 120)  # k7: by deed
DEADLINE = (2, 2, 2, 3, 4, 4, 4, 1)
REPORT_FACTOR = (1.0, 0.7, 0.8, 0.6, 1.0, 0.8, 0.25, 1.3)
EVERYDAY, SPECIALISED, EMERGENCY = "everyday", "specialised", "emergency"
CLASS_OF_NEED = (
    EVERYDAY,
    SPECIALISED,
    SPECIALISED,
    SPECIALISED,
    EVERYDAY,
    SPECIALISED,
    EVERYDAY,
    EMERGENCY,
)

# Case classes z: the routine needs, then severe k1, k2, k5.
SEVERE_CLASS = {1: 8, 2: 9, 5: 10}
NEED_OF_CLASS = (0, 1, 2, 3, 4, 5, 6, 7, 1, 2, 5)
CASE_CLASSES = range(11)

# Deeds of an emergency (0: none), and the settings that hold their minutes.
NO_DEED, SUPPLIES, MEDICINE, CALL = range(4)
DEED_MINUTES = {SUPPLIES: "supplies_minutes", MEDICINE: "medicine_minutes", CALL: "call_minutes"}

# Entrenched problems: 0 conflict, 1 duty and property, 2 safety; the need that feeds each.
ENTRENCHED_NAMES = ("conflict", "duty", "safety")
ENTRENCHED_NEED = (5, 4, 1)
AUTHORITY, EXPERTISE, STANDING = range(3)

# Purses of a community: 33 of offered minutes, then the output of projects (sponsor × need).
PURSE_OFFICE, PURSE_SOCIAL = 0, 1
PURSE_PARTY, PURSE_PARTY_OWN_CELL = 2, 7  # five skills from 2 on
PURSE_VOLUNTEER, PURSE_VOLUNTEER_OWN_CELL = 8, 13
PURSE_GROUP = 14  # eight slots
PURSE_CONTRACT = 22
PURSE_CHARITY = 23  # eight categories of need
PURSE_PROPERTY, PURSE_OUTSIDE = 31, 32
OFFERED_PURSES = 33
PURSE_PROJECT = 33  # six sponsors times eight needs
PURSE_COUNT = 81
PURSES_OF = (
    range(1),
    range(1, 2),
    range(2, 8),
    range(8, 14),
    range(14, 22),
    range(22, 23),
    range(23, 31),
    range(31, 32),
    range(32, 33),
)

USES = (
    "served",
    "double",
    "bounced",
    "meeting",
    "training",
    "guidance",
    "study",
    "survey",
    "asking",
    "patrol",
    "visits",
    "messages",
    "entrenched",
    "coordination",
    "projects",
    "tries",
    "intake",
    "handover",
    "gates",
    "left",
)

# Residents.
SELF_MANAGED, SUNK_DOWN = 1, 2  # types of members
NO_SKILL, MEDICAL, TECHNICAL, LEGAL, TEACHING = range(5)
SKILL_NAMES = ("", "medical", "technical", "legal", "teaching")
FIELD_OF_NEED = (0, MEDICAL, MEDICAL, TEACHING, TECHNICAL, LEGAL, 0, 0)
SLOTS = range(8)

PLAN, SUPERVISE, DELIVER = FUNCTIONS = range(3)  # of a project
GROUP_SLOTS = 8
PROJECT_SLOTS = 16
PARTNERS_AT_MOST = 32
AREAS = range(12)  # of duties, for needs k4 and k5: lighting, pipes, lifts, parking, …
NO_AREA = -1
NEVER = -10000  # a week that never was
OPEN, ABANDONED = -1, -2  # closers of a case that nobody closed


def actor_of_purse(number: int) -> int:
    """Return the actor whose minutes lie in a purse."""
    if number >= PURSE_PROJECT:
        return (number - PURSE_PROJECT) // 8
    return next(actor for actor in ACTORS if number in PURSES_OF[actor])


def planner_of(actor: int) -> int:
    """Return who plans an actor's minutes: outside helpers are the office's second purse in every arm."""
    return OFFICE if actor == OUTSIDE else actor


def skill_of_purse(number: int) -> int:
    """Return the skill behind a purse of members or volunteers; that of the own cell has none."""
    skill = number - (PURSE_PARTY if number <= PURSE_PARTY_OWN_CELL else PURSE_VOLUNTEER)
    return skill if skill <= TEACHING else NO_SKILL
