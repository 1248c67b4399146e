"""Files written whole or not at all, and the folders this program keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata import files


def test_a_write_that_fails_leaves_the_old_and_no_scraps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kept.txt"
    files.write_bytes(target, b"old")

    def full(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("geodata.files.os.fsync", full)
    with pytest.raises(OSError, match="disk full"):
        files.write_bytes(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_one_setting_moves_cache_and_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GEODATA_CACHE_DIR", str(tmp_path))
    assert (files.cache_dir(), files.data_dir()) == (tmp_path, tmp_path / "data")
    elsewhere = tmp_path / "elsewhere"
    assert (files.cache_dir(elsewhere), files.data_dir(elsewhere)) == (elsewhere, elsewhere / "data")


def test_without_setting_they_are_the_users_own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GEODATA_CACHE_DIR")
    assert files.cache_dir().name == "praktijkkaart"
    assert files.data_dir().parts[-2:] == ("praktijkkaart", "data")
    assert files.cache_dir() != files.data_dir()


def test_a_file_that_holds_the_bytes_already_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "nieuw" / "uit.geojson"
    assert files.write_changed(path, b"eerst")
    before = path.stat()
    assert not files.write_changed(path, b"eerst")
    assert path.stat().st_mtime_ns == before.st_mtime_ns and path.stat().st_ino == before.st_ino
    assert files.write_changed(path, b"anders") and path.read_bytes() == b"anders"
    assert [item.name for item in path.parent.iterdir()] == ["uit.geojson"]
