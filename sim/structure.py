"""The structure every layer shares: links, actors, needs and their classes, with ids, keys and names.

The position of a member is its index in every array; the key is what files, columns and the page
call it. The independent second implementation keeps a copy of its own on purpose.
"""

from enum import Enum
from typing import Any, Self


class _Part(Enum):
    """A member with an id (its place), a key and a name in both languages."""

    id: int
    key: str
    en: str
    zh: str

    def __new__(cls, key: str, en: str, zh: str, *more: Any) -> Self:
        """Number the members in the order in which they stand."""
        member = object.__new__(cls)
        member._value_ = key
        member.id, member.key, member.en, member.zh = len(cls.__members__), key, en, zh
        return member

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """Return the keys in order."""
        return tuple(member.key for member in cls)

    @classmethod
    def of(cls, key: str) -> Self | None:
        """Return the member with a key, None if there is none."""
        return next((member for member in cls if member.key == key), None)


class Link(_Part):
    """A permission to inform, commit or ask; `convenes`: whether open anywhere it lets the office convene.

    `chair` is the word of the setting `hub_chair` for which this link must be open.
    """

    PARTY_LEADERSHIP = "party_leadership", "Party leadership", "党建引领", True, "party"
    SOCIAL_WORKERS = "social_workers", "social workers", "社工", True, "station"
    SELF_ORGANISATIONS = "self_organisations", "self-organisations", "居民自组织", True
    PROFESSIONAL_ORGANISATIONS = "professional_organisations", "professional organisations", "专业机构", True
    VOLUNTEERS = "volunteers", "volunteers", "志愿者", True
    CHARITY_RESOURCES = "charity_resources", "charity resources", "慈善资源", True
    PLATFORM = "platform", "platform", "平台", True
    # an assumption of effect, not a link between actors (D6)
    SUPERVISION = "supervision", "supervision", "监督激励", False

    def __init__(self, key: str, en: str, zh: str, convenes: bool, chair: str = "") -> None:
        """Keep what the link lets others do."""
        self.convenes, self.chair = convenes, chair


class Actor(_Part):
    """Who acts; the first eight know of cases of their own."""

    OFFICE = "office", "community office", "居委会"
    SOCIAL_WORKERS = "social_workers", "social workers", "社工"
    PARTY_MEMBERS = "party_members", "Party members", "党员"
    VOLUNTEERS = "volunteers", "volunteers", "志愿者"
    SELF_ORGANISATIONS = "self_organisations", "self-organisations", "自组织"
    PROFESSIONAL_ORGANISATIONS = "professional_organisations", "professional organisations", "专业机构"
    CHARITY_PARTNERS = "charity_partners", "charity partners", "慈善资源"
    PROPERTY_COMPANY = "property_company", "property company", "物业"
    OUTSIDE_HELPERS = "outside_helpers", "outside helpers", "外来支援"


class NeedClass(_Part):
    """A class of needs in the measures."""

    EVERYDAY = "everyday", "everyday", "日常"
    SPECIALISED = "specialised", "specialised", "专门"
    EMERGENCY = "emergency", "emergency", "紧急"

    @property
    def needs(self) -> tuple["Need", ...]:
        """Return the needs of the class."""
        return tuple(need for need in Need if need.need_class is self)

    @property
    def weeks(self) -> int:
        """Return the longest deadline of the class, in weeks."""
        return max(need.weeks for need in self.needs)


class Need(_Part):
    """A kind of need; `weeks` is its deadline (specification 1.2)."""

    ERRANDS = "k0", "errands", "跑腿与行政", NeedClass.EVERYDAY, 2
    ELDER_CARE = "k1", "elder care", "为老", NeedClass.SPECIALISED, 2
    DISABILITY = "k2", "disability", "助残", NeedClass.SPECIALISED, 2
    CHILDCARE = "k3", "childcare and youth", "托育与青少年", NeedClass.SPECIALISED, 3
    ENVIRONMENT = "k4", "environment", "环境与物业", NeedClass.EVERYDAY, 4
    DISPUTES = "k5", "disputes", "调解", NeedClass.SPECIALISED, 4
    COMPANIONSHIP = "k6", "companionship", "陪伴与融入", NeedClass.EVERYDAY, 4
    EMERGENCY = "k7", "emergency", "应急防疫", NeedClass.EMERGENCY, 1

    def __init__(self, key: str, en: str, zh: str, need_class: NeedClass, weeks: int) -> None:
        """Keep class and deadline."""
        self.need_class, self.weeks = need_class, weeks
