"""Write the questionnaire of an edition for use elsewhere: to print, for survey programs, and as data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from socmob.errors import RefusedError, UserError
from socmob.framework import Edition, edition, language, languages
from socmob.reports.questionnaire import Form, Host, as_records, form_in, page, untranslated, write_xlsform

HTML, XLSFORM, JSON = FORMATS = ("html", "xlsform", "json")


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What was written, and the names of languages that lack a word of it and of those that nobody has reviewed."""

    files: tuple[Path, ...]
    unwritten: tuple[str, ...]
    unreviewed: tuple[str, ...]


def write_questionnaire(
    edition_id: str,
    folder: Path,
    *,
    formats: Sequence[str] = (),
    in_languages: Sequence[str] = (),
    host: Host | None = None,
    wording: Path | None = None,
    replace: bool = False,
) -> Questionnaire:
    """Write an edition's questionnaire into a folder, in every form and language where none is named.

    RefusedError where a file is there that may not be replaced, or a language that is asked for lacks a word.
    """
    form = edition(edition_id).overlaid(wording) if wording else edition(edition_id)
    forms = tuple(_forms(form, in_languages))
    wanted = {path: kind for kind in formats or FORMATS for path in _paths(folder, kind, forms)}
    _check_free(folder, wanted, replace)
    folder.mkdir(parents=True, exist_ok=True)
    for path, kind in wanted.items():
        _write(path, kind, forms, host)
    written = {each.language.name for each in forms}
    unwritten = tuple(each.name for each in languages() if not in_languages and each.name not in written)
    return Questionnaire(tuple(wanted), unwritten, tuple(f.language.name for f in forms if not f.language.reviewed))


def _forms(form: Edition, named: Iterable[str]) -> Iterator[Form]:
    """The questionnaire in the languages that are named, else in those that have every word of it."""
    chosen = [language(id) for id in dict.fromkeys(named)]
    for each in chosen or [each for each in languages() if not untranslated(form, each)]:
        yield form_in(form, each)


def _paths(folder: Path, kind: str, forms: Sequence[Form]) -> Iterator[Path]:
    if kind == HTML:
        yield from (folder / f"questionnaire-{form.language.id}.html" for form in forms)
    else:
        yield folder / {XLSFORM: "xlsform.xlsx", JSON: "questionnaire.json"}[kind]


def _check_free(folder: Path, paths: Iterable[Path], replace: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise UserError("A questionnaire is a folder of files, and a file has that name.", where=str(folder))
    there = [path for path in paths if path.exists()]
    if there and not replace:
        do = "Name another folder with --out, or add --force to replace it."
        raise RefusedError(f"{there[0].name} is there already.", where=str(there[0]), do=do)


def _write(path: Path, kind: str, forms: Sequence[Form], host: Host | None) -> None:
    if kind == XLSFORM:
        write_xlsform(forms, path, host)
        return
    if kind == JSON:
        text = json.dumps(as_records(forms), ensure_ascii=False, indent=1) + "\n"
    else:
        text = page(next(form for form in forms if path.stem.endswith(f"-{form.language.id}")), host)
    path.write_text(text, encoding="utf-8", newline="\n")
