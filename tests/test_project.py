"""The project tells one story: versions, commands, licence and files agree with each other."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geodata.__main__ import app as command_line

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = dict(re.findall(r"^([a-z]+):.*## (.+)$", MAKEFILE, re.MULTILINE))

# Folders of one machine; a path in an address (example.nl/home/) does not count.
MACHINE_PATH = re.compile(r"(?<![\w.-])/(?:work|root|home|Users)/\w|\b[A-Z]:\\Users\\")

LEFT_BEHIND = re.compile(r"\..*|.*\.egg-info|__pycache__|node_modules|build|dist|site")


@pytest.fixture(scope="module")
def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def project_files() -> Iterator[Path]:
    """Every file but those that installing, testing and building leave behind (see .gitignore)."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name == ".ci" or not LEFT_BEHIND.fullmatch(name)]
        yield from (Path(folder, name) for name in names)


def test_changelog_begins_with_the_version_of_the_package(pyproject: dict[str, Any]) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(
        r"^## \[(\d+\.\d+\.\d+)\] - (?:Unreleased|\d{4}-\d{2}-\d{2})$", changelog, re.MULTILINE
    )
    assert versions[0] == pyproject["project"]["version"]
    assert len(versions) == len(set(versions)) == len(re.findall(r"^## ", changelog, re.MULTILINE))


def test_files_named_by_pyproject_exist(pyproject: dict[str, Any]) -> None:
    project = pyproject["project"]
    for name in (project["readme"], *project["license-files"]):
        assert (ROOT / name).is_file(), f"pyproject.toml names {name}, which is not there"


def test_every_dependency_has_a_lower_bound(pyproject: dict[str, Any]) -> None:
    project = pyproject["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    assert [requirement for group in groups for requirement in group if ">=" not in requirement] == []


def test_licence_is_the_whole_eupl(pyproject: dict[str, Any]) -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert pyproject["project"]["license"] == "EUPL-1.2"
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert re.findall(r"^(\d+)\.[A-Z]", licence, re.MULTILINE) == [str(article) for article in range(1, 16)]
    assert licence.endswith(
        "All other changes or additions to this Appendix require the production of a new EUPL version.\n"
    )


def test_make_lists_every_command() -> None:
    phony = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[0].split()
    assert set(phony) == {"help", *TARGETS}


@pytest.mark.parametrize("document", DOCS, ids=lambda path: path.name)
def test_documented_commands_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    commands = {command.name or command.callback.__name__ for command in command_line.registered_commands}
    # Only in code: "`make run`", or a line of a code block.
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE)) <= set(TARGETS)
    assert set(re.findall(r"python -m geodata ([a-z-]+)", text)) <= commands


def test_ci_runs_the_checks_and_the_tests() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "set -euo pipefail" in script
    assert script[-2:] == ["make check", "make test"]


def test_no_file_holds_a_path_of_one_machine() -> None:
    found = []
    for path in project_files():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [
            f"{path.relative_to(ROOT)}:{n}" for n, line in enumerate(lines, 1) if MACHINE_PATH.search(line)
        ]
    assert found == []


def test_npm_packages_come_from_the_public_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    for name, entry in packages.items():
        assert entry["integrity"].startswith("sha512-"), name
        assert entry.get("resolved", "https://registry.npmjs.org/").startswith(
            "https://registry.npmjs.org/"
        ), name
