"""Exact: numbers keep their row while sentences are built from strings."""

from experiments.text.citing import Piece, cited, said


def test_a_sentence_reads_plain_and_knows_its_rows() -> None:
    sentence = said(f"of these {cited('+9', 'total')}: hub {cited('+4', 'party_hub')}.")
    assert sentence == "of these +9: hub +4."
    assert sentence.pieces == (
        Piece("of these "),
        Piece("+9", "linked", "total"),
        Piece(": hub "),
        Piece("+4", "linked", "party_hub"),
        Piece("."),
    )
