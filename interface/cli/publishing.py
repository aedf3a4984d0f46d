"""`wulian archive` and `wulian cite`."""

from pathlib import Path

import typer

from interface.cli.language import Language
from interface.cli.outcome import SOME_FAILED, say


def archive(folder: Path, to: Path | None, check: bool, language: Language) -> None:
    """Write the archive of a results folder; with `check`, only if the folder is made again to the byte."""
    from experiments.publication.crate import archive as write_archive
    from experiments.publication.rerun import differing

    zh = language == "zh"
    if check:
        say("把同一条命令在别处再跑一遍……" if zh else "Asking the same again elsewhere …")
        different, tables = differing(folder)
        if different:
            names = ("、" if zh else ", ").join(different)
            say(
                f"重跑后有 {len(different)} 张表不同（共 {tables} 张）：{names}。没有写归档。"
                if zh
                else f"Made again, {len(different)} of {tables} tables differ: {names}. No archive written."
            )
            raise typer.Exit(SOME_FAILED)
        say(f"{tables} 张表逐字节相同。" if zh else f"All {tables} tables are the same to the byte.")
    print(write_archive(folder, to))


def cite(folder: Path | None, form: str, language: Language) -> None:
    """Print how to cite the program, or the results of a folder."""
    from experiments.publication.cite import bibtex, cff, sentence
    from experiments.runs.folder import ResultsFolder

    manifest = None if folder is None else ResultsFolder.read(folder).manifest
    text = {
        "text": lambda: sentence(manifest, language) + "\n",
        "bibtex": lambda: bibtex(manifest),
        "cff": lambda: cff(manifest),
    }
    print(text[form](), end="")
