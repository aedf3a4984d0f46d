"""What a finished question says on the terminal."""

from rich.text import Text

from experiments.questions.question import named
from experiments.questions.result import Result
from interface.cli.language import Language

OWN = {
    "run": "interface.cli.terminal:show_run",
    "compare": "interface.cli.terminal:show_comparison",
    "sweep": "interface.cli.tables:show_sweep",
    "plan": "interface.cli.tables:show_plan",
    "scorecard": "interface.cli.tables:show_scorecard",
    "audit": "interface.cli.tables:show_audit",
}
"""Questions that print tables; all others print their sentences."""


def show(found: Result, language: Language) -> None:
    """Print what was found."""
    kind = found.manifest["question"]["experiment"]
    if kind in OWN:
        named(OWN[kind])(found, language)
        return
    from interface.cli.terminal import console, print_part

    terminal = console()
    print_part(found.manifest, language, terminal)
    for heading, sentences in found.sentences(language):
        terminal.print(Text("\n" + heading, style="bold"))
        for sentence in sentences:
            terminal.print(Text(sentence.replace("\u00a0", " ")))
