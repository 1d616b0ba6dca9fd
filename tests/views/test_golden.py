from __future__ import annotations

import pytest

from riwaya.cli.stories import VIEWS
from tests.views.golden_dossier import FOLDER, dossier


@pytest.mark.parametrize("view", VIEWS)
def test_the_dossier_is_as_reviewed(view: str) -> None:
    assert dossier(view) == (FOLDER / f"{view}.txt").read_text(encoding="utf-8")
