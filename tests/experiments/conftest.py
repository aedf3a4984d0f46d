"""One finished comparison of invented numbers, shared by the tests that only read it."""

import pytest

from experiments.questions.compare.result import Comparison
from experiments.questions.compare.run import compare
from tests.experiments.arms import four_arms
from tests.experiments.fake_model import FakeStreet


@pytest.fixture(scope="session")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Return the four arms with eight seeds each, 130 weeks."""
    return compare(
        four_arms(),
        range(1, 9),
        street=FakeStreet(),
        weeks=130,
        out=tmp_path_factory.mktemp("results") / "four",
        model="tests.experiments.fake_model",
    )
