"""How to cite: the program, the study that it starts from, and every record that its numbers lean on."""

import json
import re
from collections.abc import Mapping
from importlib import metadata
from typing import Any

from experiments.text.language import Language
from experiments.tuning.evidence.records import records
from sim.version import MODEL, called

TITLE = "wulian (五联): an agent-based simulation of linkage in community governance"
AUTHOR = "the wulian authors"
STUDY = "党建引领下的社区协同治理研究——基于武汉市X街道的社区实践"
STUDY_AUTHORS = (("罗", "峰"), ("蔺", "若冰"), ("柳", "雅思"), ("陈", "红莉"), ("徐", "雨薇"))
STUDY_NOTE = "The field study the model starts from, read in a repost of 16 June 2023."

Manifest = Mapping[str, Any]


def sentence(manifest: Manifest | None, language: Language) -> str:
    """Return a citation in a sentence; of a results folder's manifest, that of its results."""
    version, model, commit = _made_with(manifest)
    zh = language == "zh"
    parts = [f"{AUTHOR}. {TITLE}, {version}"]
    parts.append(called(model, language) + (f", commit {commit}" if commit else ""))
    if manifest is not None:
        parts.append(
            f"结果指纹 {manifest['fingerprint']}"
            if zh
            else f"results with fingerprint {manifest['fingerprint']}"
        )
    return ("；" if zh else "; ").join(parts) + ("。" if zh else ".")


def bibtex(manifest: Manifest | None = None) -> str:
    """Return BibTeX: program, study, and an entry for every record (E1, E2 …) that a number leans on."""
    version, model, commit = _made_with(manifest)
    note = f"Model {model}" + (f", commit {commit}" if commit else "")
    if manifest is not None:
        note += f", results with fingerprint {manifest['fingerprint']}"
    entries = [
        _entry("software", "wulian", author=f"{{{AUTHOR}}}", title=TITLE, version=version, note=note),
        _entry(
            "article",
            "wulian-study",
            author=" and ".join(f"{family}, {given}" for family, given in STUDY_AUTHORS),
            title=STUDY,
            note=STUDY_NOTE,
        ),
    ]
    for code, one in records().items():
        kind = {"A": "academic", "O": "official", "M": "news", "R": "official, seen reposted"}
        grades = ", ".join(kind.get(letter, letter) for letter in one.grade.split("/") if letter)
        years = re.findall(r"\b(?:19|20)\d\d\b", one.source)
        entries.append(
            _entry(
                "misc",
                f"wulian-{code}",
                title=one.source,
                year=years[-1] if years else "",
                note=one.says,
                keywords=", ".join(word for word in (grades, one.standing) if word),
            )
        )
    return "\n".join(entries)


def cff(manifest: Manifest | None = None) -> str:
    """Return a CITATION.cff (Citation File Format 1.2)."""
    version, model, commit = _made_with(manifest)
    lines = [
        "cff-version: 1.2.0",
        f"message: {_quoted('Please cite these results and the program that made them.')}",
        f"title: {_quoted(TITLE if manifest is None else f'Results of {TITLE}')}",
        f"type: {'software' if manifest is None else 'dataset'}",
        f"version: {_quoted(version)}",
        "license: MIT",
        "authors:",
        f"  - name: {_quoted(AUTHOR)}",
    ]
    if commit:
        lines.append(f"commit: {_quoted(commit)}")
    if manifest is not None:
        lines += [
            f"date-released: {str(manifest.get('ended', manifest['started']))[:10]}",
            f"abstract: {_quoted('Made by: ' + manifest['command'])}",
            "identifiers:",
            "  - type: other",
            f"    value: {_quoted('sha256:' + manifest['fingerprint'])}",
            f"    description: {_quoted(f'fingerprint of the question, put to {called(model)}')}",
        ]
    lines += ["references:", "  - type: article", f"    title: {_quoted(STUDY)}", "    authors:"]
    for family, given in STUDY_AUTHORS:
        lines += [f"      - family-names: {family}", f"        given-names: {given}"]
    lines.append(f"    notes: {_quoted(STUDY_NOTE)}")
    return "\n".join(lines) + "\n"


def _made_with(manifest: Manifest | None) -> tuple[str, str, str]:
    """Return version, model and commit: of a folder as it was made, else of this program."""
    if manifest is None:
        return metadata.version("wulian"), MODEL, ""
    version = str(manifest.get("versions", {}).get("wulian", "?"))
    return version, str(manifest.get("model_version", "1")), str(manifest.get("commit", ""))


def _entry(kind: str, key: str, **fields: str) -> str:
    lines = [f"  {name} = {{{_escaped(value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{key},", *lines, "}", ""])


def _escaped(text: str) -> str:
    """Return a text as BibTeX takes it; a name in braces of its own stays one name."""
    inner = text[1:-1] if text.startswith("{") else text
    found = re.sub(r"([&%$#_])", r"\\\1", inner.replace("{", "(").replace("}", ")"))
    return f"{{{found}}}" if text.startswith("{") else found


def _quoted(text: str) -> str:
    """Return a text as YAML takes it: JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)
