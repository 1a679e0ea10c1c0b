"""What is built is what is used: the wheel works away from the source tree."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REPORT = {
    "report": "r",
    "title": "",
    "text": "The army shelled the town of Saraqib, the White Helmets said.",
    "published": "2024-12-03",
}


def run(*words: str, cwd: Path, stdin: str = "", **variables: str) -> str:
    """What a program printed; it must have ended well."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | variables
    done = subprocess.run(words, cwd=cwd, input=stdin, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with what is installed and nothing fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT), cwd=folder)
    [wheel] = folder.glob("*.whl")
    return wheel


def test_the_wheel_holds_data_and_licences(wheel: Path) -> None:
    """The wheel carries every data file, the type marker, the licence and the credits, and none of the tests."""
    names = set(zipfile.ZipFile(wheel).namelist())
    data = ROOT / "src" / "tidings" / "data"
    wanted = {f"tidings/data/{p.relative_to(data).as_posix()}" for p in data.rglob("*") if p.is_file()}
    assert not wanted - names
    assert "tidings/py.typed" in names
    assert {name.rsplit("/")[-1] for name in names if "/licenses/" in name} == {"LICENSE", "NOTICE"}
    assert not [name for name in names if name.startswith(("tests", "bench"))]


def test_the_wheel_reads_away_from_the_source(wheel: Path, tmp_path: Path) -> None:
    """Installed in an environment of its own, with only the libraries shared, the wheel reads a report."""
    run(sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "env"), cwd=tmp_path)
    python = tmp_path / "env" / "bin" / "python"
    site = Path(run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
    zipfile.ZipFile(wheel).extractall(site)
    (site / "libraries.pth").write_text("\n".join(path for path in sys.path if path.endswith("site-packages")))
    where = run(str(python), "-c", "import tidings; print(tidings.__file__)", cwd=tmp_path).strip()
    assert where.startswith(str(tmp_path))
    command = (str(python), "-c", "from tidings.out.cli import main; main()", "extract", "-")
    line = json.loads(run(*command, cwd=tmp_path, stdin=json.dumps(REPORT)))
    assert [claim["kind"] for claim in line["claims"]] == ["shelling"]
