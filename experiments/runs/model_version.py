"""Which model a folder or a record was made with; results of different models are never mixed."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.text.errors import InputError
from sim.version import FIRST, MODEL, called

if TYPE_CHECKING:
    from experiments.text.language import Language

KEY = "model_version"
MADE_WITH = {
    "en": "Made with {model}; its numbers are not comparable with today’s",
    "zh": "由{model}生成，数字不能和今天的模型相比",
}


class OtherModel(InputError):  # noqa: N818 - it names what is wrong
    """What is there was made with another model; it can be read, not continued or added to."""


def model_of(manifest: Mapping[str, Any]) -> str:
    """Return the model that a folder or record was made with; one that names none is of the first."""
    return str(manifest.get(KEY, FIRST))


def mark(manifest: Mapping[str, Any], language: "Language") -> str:
    """Return what must be said of results of another model; "" for those of this one."""
    model = model_of(manifest)
    return "" if model == MODEL else MADE_WITH[language].format(model=called(model, language))


def name_of(manifest: Mapping[str, Any], language: "Language") -> str:
    """Return what the model of a folder or record is called."""
    return called(model_of(manifest), language)


def calibrated_for(manifest: Mapping[str, Any], language: "Language") -> str:
    """Return the model that a folder's settings were calibrated with if it is another; else ""."""
    model = str(manifest["calibration"].get("model", FIRST))
    return "" if model == model_of(manifest) else called(model, language)


def check_model(place: Path, manifest: Mapping[str, Any]) -> None:
    """Refuse to go on with, or add to, what another model made; raises OtherModel."""
    model = model_of(manifest)
    if model != MODEL:
        raise OtherModel(
            f"{place} was made with {called(model)}, and this is {called(MODEL)}: their results are"
            " never mixed. Choose another folder with --out; `wulian report` still shows the old one.",
            f"{place} 由{called(model, 'zh')}生成，而这里是{called(MODEL, 'zh')}，两者的结果不能混在一起。"
            "请用 --out 另选文件夹；旧结果仍可用 wulian report 查看。",
        )
