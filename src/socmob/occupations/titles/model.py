"""All that coding needs beside the index, learned from it at import and kept beside it: ranking and calibration."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from socmob.occupations.store import keep, kept
from socmob.occupations.titles.calibration import Calibration, from_json, temperature, to_json, trust
from socmob.occupations.titles.entry import IndexEntry, Title
from socmob.occupations.titles.index import CodingIndex, damaged
from socmob.occupations.titles.look_up import LookUp
from socmob.occupations.titles.network import Progress, Settings
from socmob.occupations.titles.normalising import family, fold
from socmob.occupations.titles.ranking import Ranker, as_arrays, from_arrays, learn_ranker

RANKER_FILE, CALIBRATION_FILE = "title-ranker.npz", "title-calibration.json"
_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Model:
    """A ranker and the calibration of its scores."""

    ranker: Ranker
    calibration: Calibration


def is_held_out(text: str, salt: str) -> bool:
    """Whether a title's family belongs to the tenth that a hash, with this salt, holds out.

    >>> is_held_out("Tax adviser", "") == is_held_out("tax-advisers", "")
    True
    """
    return int(sha256(f"{salt}{family(text)}".encode()).hexdigest()[:8], 16) % _TENTHS == 0


def learn_model(index: CodingIndex, settings: Settings | None = None, progress: Progress | None = None) -> Model:
    """The model of an index: calibrated on a tenth of the families held out, then learned anew on all entries."""
    kept_in = [each for each in index.entries if not is_held_out(each.text, "calibration")]
    out = [each for each in index.entries if is_held_out(each.text, "calibration")]
    calibration = _calibrated(index, kept_in, out, settings, progress) if kept_in and out else Calibration()
    return Model(learn_ranker(index.entries, settings, progress), calibration)


def write_model(folder: Path, model: Model) -> None:
    """Keep a model in the folder."""
    held = io.BytesIO()
    np.savez_compressed(held, **as_arrays(model.ranker))  # type: ignore[arg-type]  # the stub takes a flag for an array
    keep(folder, RANKER_FILE, held.getvalue())
    write_calibration(folder, model.calibration)


def write_calibration(folder: Path, calibration: Calibration) -> Path:
    """Keep a calibration in the folder, in place of the one there."""
    return keep(folder, CALIBRATION_FILE, to_json(calibration))


def read_model(folder: Path) -> Model | None:
    """The model that is kept in the folder, or None where none is."""
    ranker, calibration = kept(folder, RANKER_FILE), kept(folder, CALIBRATION_FILE)
    if ranker is None or calibration is None:
        return None
    try:
        with np.load(io.BytesIO(ranker.read_bytes()), allow_pickle=False) as arrays:
            return Model(from_arrays(dict(arrays)), from_json(calibration.read_bytes()))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise damaged(folder) from error


def _calibrated(
    index: CodingIndex,
    kept_in: Sequence[IndexEntry],
    out: Sequence[IndexEntry],
    settings: Settings | None,
    progress: Progress | None,
) -> Calibration:
    """Temperatures and trusts as entries held out show them."""
    ranker = learn_ranker(kept_in, settings, progress)
    out = [each for each in out if each.code in ranker.codes]
    truth = np.searchsorted(np.array(ranker.codes), [each.code for each in out]).astype(np.int64)
    bare = np.array([not each.industry and not each.qualifier for each in out])
    full = ranker.scores([each.title for each in out])
    alone = ranker.scores([Title(each.text) for each in out])
    look_up = LookUp(CodingIndex(tuple(kept_in), index.cross_references))
    return Calibration(
        with_industry=temperature(full[~bare], truth[~bare]) if (~bare).any() else 1.0,
        bare=temperature(alone, truth) if len(out) else 1.0,
        exact=_trust_of_exact(index.entries),
        normalised=_trust_of_normalised(look_up, out),
        titles=len(out),
    )


def _trust_of_exact(entries: Sequence[IndexEntry]) -> float:
    """How often the index codes the same words, with the same industry and qualifier, the same: its own consistency."""
    said: dict[tuple[str, str, str], list[str]] = {}
    for each in entries:
        said.setdefault((fold(each.text), fold(each.industry), fold(each.qualifier)), []).append(each.code)
    return trust(sum(len(set(codes)) == 1 for codes in said.values()), len(said))


def _trust_of_normalised(look_up: LookUp, out: Sequence[IndexEntry]) -> float:
    """How often a look-up gives an entry held out its code, where it gives one code alone."""
    found = [(look_up.find(each.title), each.code) for each in out]
    single = [(each.codes, code) for each, code in found if each is not None and len(each.codes) == 1]
    return trust(sum(code in codes for codes, code in single), len(single))
