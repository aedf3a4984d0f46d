"""Numbers that fix the layout of arrays: actors, needs, resources, uses of minutes.

They are structure, not settings: nothing here can be tuned.
"""

import numpy as np

from sim.structure import Actor, Need

# Actors (index a). The bit of actor a in a case's `bits` is 1 << a for a < 8.
OFFICE, SOCIAL, PARTY, VOLUNTEER, GROUP, PROFESSIONAL, CHARITY, PROPERTY, OUTSIDE = range(len(Actor))
ACTOR_COUNT = len(Actor)
BIT_PLATFORM = 14
BIT_LIST = 15
KNOWN_BITS = 0xFF

# Needs k0 to k7 and their deadlines in weeks (specification 1.2).
NEED_COUNT = len(Need)
DEADLINE = np.array([need.weeks for need in Need], dtype=np.int64)
ROUTINE_MINUTES = np.array([90, 180, 120, 120, 180, 240, 120, 0], dtype=np.int64)  # k7: its deed
REPORT_FACTOR = np.array([1.0, 0.7, 0.8, 0.6, 1.0, 0.8, 0.25, 1.3])
# Case classes z: the eight routine needs, then severe k1, k2, k5.
CLASS_COUNT = 11
SEVERE_CLASS = np.array([-1, 8, 9, -1, -1, 10, -1, -1], dtype=np.int64)
CLASS_NEED = np.array([0, 1, 2, 3, 4, 5, 6, 7, 1, 2, 5], dtype=np.int64)
# Deeds of an emergency (0: the case is none).
SUPPLIES, MEDICINE, CALL = 1, 2, 3
DEED_COUNT = 3
# Class of a need in the measures: 0 everyday, 1 specialised, 2 emergency.
MEASURE_CLASS = np.array([need.need_class.id for need in Need], dtype=np.int64)

# Areas of duty in a community: lighting, pipes, lifts, parking, greenery, rubbish, noise, roofs,
# walls, gates, fire lanes, fees. Luck of area n of community c has the subject 16c + n.
AREA_COUNT, AREA_STRIDE = 12, 16

# Entrenched problems: 0 conflict, 1 duty and property, 2 safety; the need that feeds each.
ENTRENCHED_KINDS = 3
ENTRENCHED_NEED = np.array([5, 4, 1], dtype=np.int64)
# Sides that move an entrenched problem: 0 authority, 1 expertise, 2 local standing.
SIDE_COUNT = 3

# Resources of a community: separate purses of minutes.
R_OFFICE = 0
R_SOCIAL = 1
R_PARTY = 2  # skill bins 0 to 4, then the own-cell remainder
R_PARTY_OWN_CELL = 7
R_VOLUNTEER = 8
R_VOLUNTEER_OWN_CELL = 13
R_GROUP = 14  # one for each of the 8 group slots
R_PROFESSIONAL = 22
R_CHARITY = 23  # one for each category of need
R_PROPERTY = 31
R_OUTSIDE = 32
R_PROJECT = 33  # sponsor a (0 to 5) times need k: output of projects, not offered minutes
OFFERED_RESOURCES = 33
RESOURCE_COUNT = 33 + 6 * NEED_COUNT
RESOURCE_ACTOR = np.array(
    [OFFICE, SOCIAL]
    + [PARTY] * 6
    + [VOLUNTEER] * 6
    + [GROUP] * 8
    + [PROFESSIONAL]
    + [CHARITY] * 8
    + [PROPERTY, OUTSIDE]
    + [a for a in range(6) for _ in range(NEED_COUNT)],
    dtype=np.int64,
)
# First and one past the last resource of each actor (projects apart).
ACTOR_RESOURCES = np.array(
    [[0, 1], [1, 2], [2, 8], [8, 14], [14, 22], [22, 23], [23, 31], [31, 32], [32, 33]],
    dtype=np.int64,
)

# Uses of minutes in the ledger; with these, offered = sum of uses for every actor and week.
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
(
    USE_SERVED,
    USE_DOUBLE,
    USE_BOUNCED,
    USE_MEETING,
    USE_TRAINING,
    USE_GUIDANCE,
    USE_STUDY,
    USE_SURVEY,
    USE_ASKING,
    USE_PATROL,
    USE_VISITS,
    USE_MESSAGES,
    USE_ENTRENCHED,
    USE_COORDINATION,
    USE_PROJECTS,
    USE_TRIES,
    USE_INTAKE,
    USE_HANDOVER,
    USE_GATES,
    USE_LEFT,
) = range(len(USES))
USE_COUNT = len(USES)
# Time spent on acting together instead of on a case, a building or a project.
COORDINATING = [
    USE_MEETING,
    USE_STUDY,
    USE_MESSAGES,
    USE_ASKING,
    USE_TRAINING,
    USE_GUIDANCE,
    USE_COORDINATION,
    USE_HANDOVER,
]

# Residents.
SLOTS = 8
SELF_MANAGED, SUNK_DOWN = 1, 2
SKILL_MEDICAL, SKILL_TECHNICAL, SKILL_LEGAL, SKILL_TEACHING = 1, 2, 3, 4
# Skill whose own field a need is (0: none).
FIELD_OF_NEED = np.array([0, 1, 1, 4, 2, 3, 0, 0], dtype=np.int64)
ROLE_NONE, ROLE_GROUP, ROLE_PARTY, ROLE_VOLUNTEER = 0, 2 + 2, 2, 3  # role = actor index
GROUP_SLOTS = 8
PARTNER_CAPACITY = 32
PROJECT_CAPACITY = 16  # running at once in one community
NEVER = -10000  # a week that never was
ABANDONED = -2  # closer of a case closed unserved
