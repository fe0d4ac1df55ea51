"""The package as it is installed elsewhere: from the wheel alone, without this repository."""

import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from bulletin.resources import INSTALLED
from bulletin.values.versions import PROGRAM, next_breaking
from tests.projects import ROOT

NEEDED = (
    "templates/parts.html",
    "templates/theme/main.html",
    "templates/theme/assets/bulletin.css",
    "templates/project/languages/zh.yml",
    "templates/project/files/_github/workflows/pages.yml",
    "mkdocs.yml",
    "requirements.txt",
    "content/registry/laws.yml",
    ".vscode/settings.json",
    ".github/update-issue.sh",
    ".github/workflows/pages.yml",
)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist."""
    folder = tmp_path_factory.mktemp("packages")
    run(sys.executable, "-m", "hatchling", "build", "--directory", folder, cwd=ROOT)
    return folder


@pytest.fixture(scope="module")
def bulletin(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command as it is installed from the wheel into an environment of its own.

    The libraries are those of this environment, so that nothing has to be fetched.
    """
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder)
    python = folder / "bin/python"
    (wheel,) = packages.glob("*.whl")
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    (site,) = folder.glob("lib/python*/site-packages")
    # Modules of this folder are found; the .pth that leads to the repository is not read.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder / "bin/bulletin"


def run(*command: str | Path, cwd: Path | None = None, code: int = 0) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_has_everything_and_nothing_twice(packages: Path) -> None:
    (wheel,) = packages.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert len(names) == len(set(names))
    assert {f"bulletin/{INSTALLED}/{path}" for path in NEEDED} <= set(names)
    assert not any(name.startswith(("tests/", "docs/", "content/")) for name in names)
    assert not any("2022-02" in name for name in names)


def test_the_source_distribution_has_what_the_wheel_is_made_of(packages: Path) -> None:
    (archive,) = packages.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {*NEEDED, "pyproject.toml", "bulletin/cli.py"} <= names


def test_a_bulletin_is_begun_and_built_with_the_wheel_alone(bulletin: Path, tmp_path: Path) -> None:
    where = run(
        bulletin.with_name("python"),
        "-c",
        "import bulletin; print(bulletin.__file__)",
        cwd=tmp_path,
    )
    assert where.startswith(str(bulletin.parents[1]))
    options = ("--title", "A title", "--url", "https://www.example.org/", "--publisher", "Somebody")
    said = run(bulletin, "init", "new", *options, "--language", "de", cwd=tmp_path)
    assert "serve" in said
    root = tmp_path / "new"
    run(bulletin, "check", cwd=root)
    run(bulletin, "build", cwd=root)
    assert "A title" in (root / "site/index.html").read_text(encoding="utf-8")
    assert (root / "site/assets/bulletin.css").is_file()
    assert (root / "vendor").is_dir(), "the wheel that it was begun with"


def test_it_says_its_version(bulletin: Path, packages: Path, tmp_path: Path) -> None:
    (wheel,) = packages.glob("*.whl")
    assert run(bulletin, "--version", cwd=tmp_path).split()[-1] == wheel.name.split("-")[1]


def test_a_later_version_says_what_to_do_and_does_it(
    bulletin: Path, packages: Path, tmp_path: Path
) -> None:
    options = ("--title", "A title", "--url", "https://www.example.org/", "--publisher", "Somebody")
    run(bulletin, "init", "new", *options, cwd=tmp_path)
    root = tmp_path / "new"
    run(bulletin, "eject", "footer.html", "parts.html", cwd=root)
    wheel = later_wheel(packages, tmp_path)
    python = bulletin.with_name("python")
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel)
    assert "requires" in run(bulletin, "check", cwd=root, code=1)
    said = run(bulletin, "doctor", cwd=root, code=1)
    assert "mend: templates/footer.html was copied from version" in said
    assert "ok: templates/parts.html" in said
    assert "mended: program.txt" in run(bulletin, "doctor", "--mend", cwd=root, code=1)
    assert [file.name for file in (root / "vendor").iterdir()] == [wheel.name]
    (root / "templates/footer.html").unlink()
    run(bulletin, "doctor", cwd=root)
    run(bulletin, "build", cwd=root)
    assert "later__footer" in (root / "site/index.html").read_text(encoding="utf-8")


def later_wheel(packages: Path, folder: Path) -> Path:
    """A wheel of the next version that may need changes, with another footer."""
    (archive,) = packages.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(folder / "sources", filter="data")
    (sources,) = (folder / "sources").iterdir()
    version = f'version = "{PROGRAM}"'
    for path, old, new in (
        ("pyproject.toml", version, f'version = "{next_breaking(PROGRAM)}.0"'),
        ("templates/footer.html", 'class="footer"', 'class="footer later__footer"'),
    ):
        text = (sources / path).read_text(encoding="utf-8")
        assert old in text
        (sources / path).write_text(text.replace(old, new), encoding="utf-8")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=sources)
    (wheel,) = folder.glob("*.whl")
    return wheel
