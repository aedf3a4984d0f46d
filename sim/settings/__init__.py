"""Settings: typed, frozen, documented numbers; unknown names and impossible values are refused."""

from sim.settings.assumed import ASSUMED_TO_ACT, AssumedToAct
from sim.settings.catalogue import CATALOGUE
from sim.settings.setting import Setting, SettingError, SettingValue
from sim.settings.values import Changes, Settings, check_setting, plain
from sim.settings.withdrawn import unknown

__all__ = [
    "ASSUMED_TO_ACT",
    "CATALOGUE",
    "AssumedToAct",
    "Changes",
    "Setting",
    "SettingError",
    "SettingValue",
    "Settings",
    "check_setting",
    "plain",
    "unknown",
]
