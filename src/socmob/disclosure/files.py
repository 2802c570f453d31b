"""Releases as files: written canonically with a hash, read back only where hash, schema and profile hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from socmob.disclosure.document import SCHEMA, ReleaseDocument, cells_of, document_of
from socmob.disclosure.rules import rules_of
from socmob.errors import UserError
from socmob.framework import Profile
from socmob.framework import profiles as framework_profiles
from socmob.values.tables import SEAL, Release, SafeTable

DO = "Ask for the file again, as it was published, or make the report again."


def write_release(release: Release) -> dict[str, Any]:
    """A release as JSON would hold it, with the SHA-256 of all the rest under `sha256`."""
    written: dict[str, Any] = document_of(release).model_dump(mode="json", by_alias=True, exclude={"sha256"})
    return {**written, "sha256": hash_of(written)}


def canonical_json(document: dict[str, Any]) -> str:
    """The one way of writing a document: keys sorted, no space, not escaped."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def hash_of(document: dict[str, Any]) -> str:
    """The SHA-256 of a document's canonical JSON in UTF-8, its own hash left out."""
    rest = {key: value for key, value in document.items() if key != "sha256"}
    return hashlib.sha256(canonical_json(rest).encode()).hexdigest()


def read_release(path: Path, profiles: Sequence[Profile] = ()) -> Release:
    """The release in a file, made under one of some profiles or of the framework's own.

    Errors: `UserError` where the file is no release, was changed since it was published, or was made under a profile
    or a schema that is not known here.
    """
    document = _checked(_parsed(path), path)
    _check_profile(document, path, (*profiles, *framework_profiles()))
    return _release(document)


def read_published(path: Path) -> Release:
    """The release in a file, under whatever profile: what readers hold, to check later releases against.

    Errors: `UserError` where the file is no release, or was changed since it was published.
    """
    return _release(_checked(_parsed(path), path))


def _parsed(path: Path) -> dict[str, Any]:
    try:
        parsed = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UserError(f"The file cannot be read: {error.strerror}.", where=str(path), do=DO) from error
    except ValueError as error:
        raise UserError("This is not JSON.", where=str(path), do=DO) from error
    if not isinstance(parsed, dict) or "schema" not in parsed:
        raise UserError("This is not a release.", where=str(path), do=DO)
    return parsed


def _checked(parsed: dict[str, Any], path: Path) -> ReleaseDocument:
    if parsed["schema"] != SCHEMA:
        raise UserError(
            f"This release is not of the form {SCHEMA}.", where=str(path), do="Use the socmob that made it."
        )
    if parsed.get("sha256") != hash_of(parsed):
        raise UserError(
            "The release was changed after it was published: its hash does not hold.", where=str(path), do=DO
        )
    try:
        return ReleaseDocument.model_validate(parsed)
    except ValidationError as error:
        place = "/".join(str(step) for step in error.errors()[0]["loc"])
        raise UserError("This is not a release.", where=f"{path}, at {place}", do=DO) from error


def _check_profile(document: ReleaseDocument, path: Path, known: Sequence[Profile]) -> None:
    named = document.profile
    if named.rules() not in map(rules_of, known):
        what = (
            f'The release was made under version {named.version} of the profile "{named.id}", which is not known here.'
        )
        do = "Use the socmob that made it, put its profile.yaml beside it, or make the report again."
        raise UserError(what, where=str(path), do=do)


def _release(document: ReleaseDocument) -> Release:
    cells = cells_of(document)
    tables = tuple(
        SafeTable(
            id=table.id,
            kind=table.kind,
            title=table.title,
            rows=table.rows,
            columns=table.columns,
            cells=cells[table.id],
            seal=SEAL,
            measure=table.measure,
            breakdown=table.breakdown,
            split=table.split,
        )
        for table in document.tables
    )
    return Release(document.about, document.profile.rules(), tables, document.withheld)
