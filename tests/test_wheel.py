"""What is built is what is used: the wheel works away from the source tree, and holds the page."""

import gzip
import json
import os
import re
import subprocess
import sys
import tarfile
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
BUILT = "tidings/out/web/built/"
#: Addresses in the page's files that nothing is loaded from. Namespaces, which are names:
NAMES = r"http://www\.w3\.org/(1999/xhtml|1999/xlink|2000/svg|2000/xmlns/|XML/1998/namespace)"
#: of the map's library a base to read other addresses by, what it says in errors, and the link in its sign.
OF_THE_MAP = (
    "https://maplibre.invalid/",
    "https://github.com/mapbox/mapbox-gl-js/issues/2907",
    "https://wiki.openstreetmap.org/wiki/This_map_requires_WebGL",
    "https://maplibre.org/",
)


def run(*words: str, cwd: Path, stdin: str = "", **variables: str) -> str:
    """What a program printed; it must have ended well."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | variables
    done = subprocess.run(words, cwd=cwd, input=stdin, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def build(kind: str, source: Path, folder: Path) -> Path:
    """The sdist or wheel of a source tree, built with what is installed."""
    run(sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", str(folder), str(source), cwd=folder)
    [built] = [path for path in folder.iterdir() if path.suffix in (".gz", ".whl")]
    return built


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source tree as the sdist gives it."""
    packed = build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))
    with tarfile.open(packed) as archive:
        archive.extractall(packed.parent, filter="data")
    return packed.parent / packed.name.removesuffix(".tar.gz")


@pytest.fixture(scope="module")
def wheel(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist with the packages that `make setup` fetched for the page."""
    fetched = ROOT / "page" / "node_modules"
    if fetched.is_dir():
        (sources / "page" / "node_modules").symlink_to(fetched)
    return build("wheel", sources, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def page(wheel: Path) -> dict[str, bytes]:
    """The files of the page in the wheel, by their names."""
    with zipfile.ZipFile(wheel) as archive:
        return {name.removeprefix(BUILT): archive.read(name) for name in archive.namelist() if name.startswith(BUILT)}


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


def test_the_sdist_holds_what_the_page_is_made_from(sources: Path) -> None:
    """The sdist carries the page's sources and lock, and neither fetched packages nor built files."""
    assert (sources / "page" / "package-lock.json").is_file()
    assert (sources / "page" / "scripts" / "start.js").is_file()
    with tarfile.open(next(sources.parent.glob("*.tar.gz"))) as archive:
        packed = archive.getnames()
    assert not [name for name in packed if BUILT in name or "node_modules" in name]


def test_the_wheel_holds_the_page(wheel: Path, page: dict[str, bytes]) -> None:
    """The wheel carries every file that the page's manifest names, each text with its twins, and no other."""
    manifest = json.loads(page["manifest.json"])
    files = {name for key, name in manifest.items() if key != "mark"}
    assert {"start.js", "page.css", "maplibre-worker.js", "countries-50m.json"} <= set(manifest)
    twins = {f"{name}.{coding}" for name in files if not name.endswith(".woff2") for coding in ("gz", "br")}
    assert set(page) == files | twins | {"manifest.json"}
    names = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in names if re.search(r"\.map(\.gz|\.br)?$|node_modules", name)]


def test_the_page_is_built_where_a_source_is_newer(wheel: Path, sources: Path) -> None:
    """A page that is newer than its sources is left as it is; a change or a removal of a source builds it anew."""
    assert wheel.is_file(), "the page was built for it"
    command = (sys.executable, "hatch_build.py")
    assert run(*command, cwd=sources) == ""
    further = sources / "page" / "scripts" / "further.js"
    further.write_text("export const told = 1;\n", "utf-8")
    assert "built" in run(*command, cwd=sources)
    manifest = sources / "src" / BUILT / "manifest.json"
    assert "further.js" in json.loads(manifest.read_text("utf-8"))
    further.unlink()
    assert "built" in run(*command, cwd=sources)
    assert not list(manifest.parent.glob("further*"))


def test_twins_are_their_files(page: dict[str, bytes]) -> None:
    """What is sent compressed is what is sent as it is."""
    twins = [name for name in page if name.endswith(".gz")]
    assert twins
    assert not [name for name in twins if gzip.decompress(page[name]) != page[name.removesuffix(".gz")]]


def test_the_page_loads_nothing_from_elsewhere(page: dict[str, bytes]) -> None:
    """The page's files name no other host, but in words and links; the text of licences is words."""
    told = {name: content.decode("utf-8") for name, content in page.items() if name.endswith((".js", ".css", ".json"))}
    found = {one for text in told.values() for one in re.findall(r"(?:https?|wss?)://[^\s\"'`<>)\\]+", text)}
    assert not [one for one in found if not re.fullmatch(NAMES, one) and one not in OF_THE_MAP]
    assert not [name for name, text in told.items() if re.search(r"url\(\s*[\"']?//|sourceMappingURL", text)]


def test_the_page_tells_the_licences_of_what_is_in_it(page: dict[str, bytes]) -> None:
    """Every package that is built into the page stands with its licence in one file beside it."""
    [text] = [page[name].decode("utf-8") for name in page if re.fullmatch(r"licences-\w+\.txt", name)]
    heads = set(re.findall(r"^(\S+) \S+ \([^)]+\)\n-{72}\n\S", text, re.M))
    assert {"htmx.org", "maplibre-gl", "world-atlas", "@fontsource-variable/source-serif-4"} <= heads
    assert "earcut" in heads, "what comes bundled within a package has a licence of its own"
