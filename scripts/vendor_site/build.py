"""Bundle what the page of a release uses of others, from the npm registry, as package-lock.json pins it.

    python scripts/vendor_site/build.py          # needs npm; writes gongbao/release/site/assets/vendor

Anyone who runs it again gets the same bytes. To take a newer version: `npm install NAME@VERSION --save-exact` in this
folder, run this, look at the page, commit all of it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "gongbao" / "release" / "site" / "assets" / "vendor"
BUNDLES = ("parquet.js", "charts.js")
FLAGS = ("--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8", "--legal-comments=none")
_TERMS = ("LICEN", "NOTICE", "COPYRIGHT")
INPUTS = (*BUNDLES, "package.json", "package-lock.json")


def main() -> None:
    """Install into a folder that goes again, bundle, and say what is in it and under which licences."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for source in INPUTS:
            shutil.copy(HERE / source, work)
        _run(work, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        shutil.rmtree(TARGET, ignore_errors=True)
        TARGET.mkdir(parents=True)
        packages = {}
        for bundle in BUNDLES:
            meta = work / f"{bundle}.meta.json"
            _run(work, "npx", "esbuild", bundle, *FLAGS, f"--outfile={TARGET / bundle}", f"--metafile={meta}")
            packages.update({path.name: path for path in _used(work, json.loads(meta.read_text("utf-8")))})
        _tell(packages)


def _run(work: Path, *command: str) -> None:
    subprocess.run(command, cwd=work, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words


def _used(work: Path, meta: dict) -> Iterator[Path]:
    """The folders of the packages a bundle has code of."""
    for source in meta["inputs"]:
        parts = Path(source).parts
        if "node_modules" in parts:
            yield work / "node_modules" / parts[parts.index("node_modules") + 1]


def _tell(packages: dict[str, Path]) -> None:
    """packages.json for the page, LICENSES.txt for who asks: every package with its version and whole licence."""
    listed, texts = [], []
    for name, folder in sorted(packages.items()):
        said = json.loads((folder / "package.json").read_text("utf-8"))
        listed.append({"name": name, "version": said["version"], "license": said["license"]})
        found = sorted(path for path in folder.iterdir() if path.is_file() and path.name.upper().startswith(_TERMS))
        own = "\n".join(path.read_text("utf-8").strip() + "\n" for path in found)
        texts.append(f"{name} {said['version']} ({said['license']})\n{'=' * 72}\n{own}")
    (TARGET / "packages.json").write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    (TARGET / "LICENSES.txt").write_text("\n\n".join(texts), encoding="utf-8")


if __name__ == "__main__":
    main()
