"""Any file that a spreadsheet program wrote from a table is read as that table: LibreOffice writes it as xlsx, and that as CSV
in four encodings with two separators."""
import csv
import io
import json
import random
import shutil
import subprocess
from xml.sax.saxutils import escape

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="needs libreoffice-calc")

# As the filter of LibreOffice numbers them.
ENCODINGS = {"UTF-8": 76, "Windows-1252": 1, "UTF-16": 65535, "Mac Roman": 2}
SEPARATORS = {"comma": 44, "semicolon": 59}
ROWS, TABLES = 40, 3
HEAD = [
    ["number", "company", "phone", "email", "name", "language"],
    ["Numéro de compte", "Raison sociale", "Téléphone", "Adresse e-mail", "Titulaire", "Langue"],
]
COMPANIES = [
    "Société d’Éclairage", "Bœuf & Fils", "Hôtel « Le Chêne »", "Ça et Là; Cie", "Smith, Jones \"Junior\"", "Œuvrard",
    "L'Île-d’Yeu", "Zoë’s Café", "Plain Ltd", "Ateliers – Réunis", "=1+1 Sàrl", "Ng", "100 % Prêt…",
]
NAMES = ["Éléonore Œuvrard", "Marc Dune", "Zoë O’Brien", "François Lefèvre", "Anaïs Noël", "Li"]
PHONES = ["(416) 555-0132", "+33 6 12 34 56 78", "0033612345679", "416.555.0133 / 416.555.0134", "416-555-0135\n416-555-0136", ""]


def table(chance, number):
    rows = []
    for index in range(ROWS):
        written = f"{number}{index:04}"
        rows.append([
            chance.choice([f"00{written}", f"NL-{written}", f"{written[:2]} {written[2:]}"]), chance.choice(COMPANIES),
            chance.choice(PHONES), f"t{number}.{index}@mail.example", chance.choice(NAMES),
            chance.choice(["en", "French", "fr-CA", "Français", "anglais"])])
    return [chance.choice(HEAD), *rows]


def flat(rows):
    """OpenDocument in one file; every cell is text, as somebody formats it who cares for zeros."""
    def cell(text):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines if text else ""}</table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    space = "urn:oasis:names:tc:opendocument:xmlns"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="{space}:office:1.0" '
        f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0" office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
        f'<table:table table:name="Accounts">{lines}</table:table></office:spreadsheet></office:body></office:document>')


def convert(folder, kind, into, files):
    done = subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind, "--outdir",
         str(into), *map(str, files)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return [into / f"{file.stem}.{kind.split(':')[0]}" for file in files]


def test_what_a_spreadsheet_program_wrote_is_read_as_the_table_it_was(demo, tmp_path):
    folder, chance = tmp_path, random.Random(1515)
    tables = [table(chance, number) for number in range(1, TABLES + 1)]
    sources = []
    for number, rows in enumerate(tables):
        sources.append(folder / f"table{number}.fods")
        sources[-1].write_text(flat(rows))
    books = convert(folder, "xlsx", folder / "books", sources)
    is_in = False
    for encoding, number in ENCODINGS.items():
        for separator, sign in SEPARATORS.items():
            kind = f"csv:Text - txt - csv (StarCalc):{sign},34,{number},1"
            files = convert(folder, kind, folder / f"{encoding}-{separator}", books)
            for file in files:
                asked = [] if is_in else ["--links", str(folder / f"{file.stem}-links.csv")]
                options = ["--update", "--dry-run", "--json"] if is_in else asked
                done = demo.command("account", "import", str(file), "--brand", "northline", *options)
                assert done.returncode == 0, (encoding, separator, done.stderr[-600:])
                assert encoding == "UTF-8" or encoding in done.stderr, (encoding, done.stderr[-300:])
                if is_in:
                    results = [row["result"] for row in json.loads(done.stdout)]
                    assert results == ["left"] * ROWS, (encoding, separator)
            is_in = True
    listed = demo.command("account", "list", "--brand", "northline", "--limit", "1000", "--csv")
    known = {row["email"]: row for row in csv.DictReader(io.StringIO(listed.stdout.lstrip("\ufeff")))}
    for row in [row for rows in tables for row in rows[1:]]:
        read = known[row[3]]
        assert read["number"].lstrip("'") == row[0] and read["owner"] == row[4]
        assert read["company"].lstrip("'") == row[1]
        assert read["language"] == ("en" if row[5] in ("en", "anglais") else "fr")
        assert len([phone for phone in read["phones"].split(" / ") if phone]) == {"": 0}.get(
            row[2], 2 if "/" in row[2] or "\n" in row[2] else 1)
