"""The people and institutions of a street as Mesa agents.

Institutions are ordinary agents, registered with their street. Residents live in arrays; a
`Resident` is a view of one row, made when somebody asks, that reads and writes that row.
"""

from sim.agents.institutions import (
    CharityPartner,
    CommunityOffice,
    Institution,
    ProfessionalOrganisation,
    PropertyCompany,
    SelfOrganisation,
    SocialWorker,
)
from sim.agents.residents import PartyMember, Resident, Residents, SunkDownMember

__all__ = [
    "CharityPartner",
    "CommunityOffice",
    "Institution",
    "PartyMember",
    "ProfessionalOrganisation",
    "PropertyCompany",
    "Resident",
    "Residents",
    "SelfOrganisation",
    "SocialWorker",
    "SunkDownMember",
]
