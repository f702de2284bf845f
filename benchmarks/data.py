"""The annotated data that benchmarks measure against: the folder FRAMING_DATA (default ../shared/data)."""

import gzip
import json
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from framing.evidence.pipeline import load_pipeline

DATA = Path(os.environ.get("FRAMING_DATA", Path(__file__).parents[2] / "shared" / "data"))


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of one data set; ends the program with a message where it is not there."""
    path = DATA / f"{name}.jsonl.gz"
    if not path.is_file():
        sys.exit(f"no {path.name} in {DATA}: set FRAMING_DATA to the folder with the annotated data")
    with gzip.open(path) as lines:
        return [json.loads(line) for line in lines]


def described() -> str:
    """The versions that a figure depends on."""
    return f"framing {version('media-framing')}, spaCy {version('spacy')}, {load_pipeline().name}"
