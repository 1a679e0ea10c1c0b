"""What the tests of linking share: the weights, and the labelled claims of the samples as entries."""

import json
from pathlib import Path

import pytest
from tests.link.labelled import DATA, Labelled, Member, labels_of

import tidings
from tidings.lexicon.links import LinkWeights
from tidings.pipeline import Reader
from tidings.read.files import reports_in_file
from tidings.read.report import Given
from tidings.record import Entry, Report

SAMPLES = Path(tidings.__file__).parent / "data" / "samples"


@pytest.fixture(scope="session")
def weights(reader: Reader) -> LinkWeights:
    """What linking knows."""
    return reader.lexicon.links


@pytest.fixture(scope="session")
def samples(reader: Reader) -> dict[Member, Entry]:
    """Every labelled claim of the samples."""
    found = {}
    for path in sorted(SAMPLES.glob("*.json")):
        (report,) = reports_in_file(path, Given())
        assert isinstance(report, Report)
        for nth, entry in enumerate(Labelled(report, labels_of(path.stem), reader).entries):
            found[path.stem, nth] = entry
    return found


@pytest.fixture(scope="session")
def cases() -> dict[str, list[dict[str, object]]]:
    """The numbered cases of the samples: events, series and pairs that are apart."""
    read: dict[str, list[dict[str, object]]] = json.loads((DATA / "linking.json").read_text("utf-8"))
    return read
