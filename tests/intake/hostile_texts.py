"""Text files that mean harm or come from a bad export, each with its verdict."""

from hostile_files import Hostile, roster

NAMES = "student_id,name,race\nS1,Zoë Ñandú,Latino/a\nS2,“Ana” O’Shea,Two or more – other\n"
NAMED = {"name": ["Zoë Ñandú", "“Ana” O’Shea"]}
LABELS = (
    *("a.b", "c[0]", "d:Q", "e'f", 'g"h', "datum.x", '"); DROP TABLE x; --', "constructor"),
    *("__proto__", "toString", "{{1+1}}", "${1+1}", "i\\j", "ünï 💥", "lead", "trail"),
)
MASKS = (
    *("Lincoln,Asian,*,*,*", "Lincoln,Filipino,<10,--,n/a", 'Lincoln,White,"1,204",60,5.0%'),
    *("Lincoln,Black,101,17,16.8%", "Lincoln,Other,DS,S,>95%", "Lincoln,Homeless,-9,-9,-9"),
)
INJECTED = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "=1+1", "-5", "＝1+1")
MARKUP = ("<script>alert(1)</script>", "[x](javascript:alert(1))", "**b** :red[hi] $x^2$")
SQL = ("x'); DROP TABLE students; --", "' OR '1'='1", "%", "_")


def quoted(*cells: str) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)


def column(label: str, values: tuple[str, ...]) -> str:
    rows = (quoted(str(place), one) for place, one in enumerate(values, 1))
    return "\n".join([f"id,{label}", *rows]) + "\n"


TEXTS = {
    "UTF-16 with a mark": Hostile("a.csv", lambda: NAMES.encode("utf-16"), "ok", cells=NAMED),
    "UTF-16 with the high byte first": Hostile(
        "a.csv", lambda: b"\xfe\xff" + NAMES.encode("utf-16-be"), "ok", cells=NAMED),
    "Windows letters": Hostile(
        "a.csv", lambda: NAMES.encode("cp1252"), "warn", "read as Windows letters", NAMED),
    "a mark before the first name": Hostile(
        "a.csv", lambda: b"\xef\xbb\xbf" + NAMES.encode(), "ok",
        cells=NAMED | {"student_id": ["S1", "S2"]}),
    "one Windows letter among UTF-8": Hostile(
        "a.csv", lambda: NAMES.encode() + b"S3,Ren\xe9,White\n", "warn",
        "read as Windows letters: 1", {"name": [*NAMED["name"], "René"]}),
    "empty signs inside a value": Hostile(
        "a.csv", lambda: roster(3).replace("K0002", "K00\x0002"), "warn",
        "(NUL) taken out of values: 1", {"student_id": ["K0001", "K0002", "K0003"]}),
    "line ends of old Macs": Hostile(
        "a.csv", lambda: roster().replace("\n", "\r"), "ok", rows=(30, 30)),
    "bytes that are no text": Hostile(
        "a.csv", lambda: bytes((7 * n * n + n) % 256 for n in range(90_000)), "reject",
        "signs that no table has"),
    "semicolons and decimal commas": Hostile(
        "a.csv", lambda: "id;rate;race\n1;12,5;A\n2;7,25;B\n", "warn", "separated by semicolons",
        {"rate": ["12.5", "7.25"]}),
    "names that come twice, or not at all": Hostile(
        "a.csv", lambda: "id,race,Race,race,\n1,A,B,C,D\n", "warn", "were given names",
        {"race": ["A"], "Race (2)": ["B"], "race (3)": ["C"], "Column 5": ["D"]}),
    "rows that are too short and too long": Hostile(
        "a.csv", lambda: roster() + "K900,Latino\nK901,Latino,F,7,MORE,MORE\n", "warn",
        "The row has 6 cells, the table has 4", rows=(32, 31)),
    "line ends and quote marks inside a cell": Hostile(
        "a.csv", lambda: 'id,why\n1,"she said ""no""\nand left, twice"\n2,ok\n', "ok",
        cells={"why": ['she said "no"\nand left, twice', "ok"]}),
    "a quote mark that is never closed": Hostile(
        "a.csv", lambda: roster(1).replace("White", '"White').replace("Black", '"Black')
        + roster(9_000, 2).split("\n", 1)[1],
        "warn", "never closed, read without it: 1", rows=(9_001, 9_001)),
    "a cell of five million letters": Hostile(
        "a.csv", lambda: "id,why\n1," + "x" * 5_000_000 + "\n", "warn", "Cells cut off"),
    "values that a spreadsheet would run": Hostile(
        "a.csv", lambda: column("why", INJECTED), "ok", cells={"why": list(INJECTED)}),
    "values that a page would run": Hostile(
        "a.csv", lambda: column("race", MARKUP), "ok", cells={"race": list(MARKUP)}),
    "values that a database would run": Hostile(
        "a.csv", lambda: column("race", SQL), "ok", cells={"race": list(SQL)}),
    "names that break charts and databases": Hostile(
        "a.csv", lambda: quoted("id", *LABELS) + "\n" + "7," * len(LABELS) + "7\n", "ok",
        cells={label: ["7"] for label in LABELS}),
    "nothing": Hostile("a.csv", lambda: "", "reject", "0 bytes"),
    "names without rows": Hostile(
        "a.csv", lambda: "id,race\n", "reject", "Nothing but column names"),
    "no sign that separates columns": Hostile(
        "a.csv", lambda: "student id and race\nS1 Latino\nS2 Black\n", "warn", "has one column",
        {"student id and race": ["S1 Latino", "S2 Black"]}),
    "masks of ten kinds": Hostile(
        "suspended_2024-25.csv",
        lambda: "\n".join(["School,Group,Enrollment,Suspended,Rate", *MASKS]) + "\n", "ok",
        cells={"Enrollment": ["*", "<10", "1,204", "101", "DS", "-9"]}),
    "leading zeros and very long numbers": Hostile(
        "a.csv", lambda: "student_id,zip\n000123,01002\n90071992547409931,99999\n", "ok",
        cells={"student_id": ["000123", "90071992547409931"], "zip": ["01002", "99999"]}),
    "names, numbers and birth dates of people": Hostile(
        "a.csv", lambda: "Student Name,SSN,DOB,Email,Home Phone,race,comment\n"
        "Ana Diaz,078-05-1120,2012-01-02,ana@x.example,555-123-4567,Latino,Call 555-999-1234\n",
        "warn", "not kept: 'Student Name', 'SSN', 'DOB', 'Email', 'Home Phone'"),
    "half a million rows about one student": Hostile(
        "a.csv", lambda: "student_id,race,gender,grade\n" + "S1,Latino,F,7\n" * 500_000, "warn",
        "These look like incidents, not students", rows=(500_000, 1)),
    "five thousand columns": Hostile(
        "a.csv", lambda: ",".join(f"q{n}" for n in range(5_000)) + "\n" + "1," * 4_999 + "1\n",
        "reject", "2,000 can be read"),
    "twenty thousand groups": Hostile(
        "a.csv", lambda: "id,club\n" + "".join(f"{n},club {n}\n" for n in range(20_000)), "warn",
        "'club' has 20,000 different values"),
    "invisible signs, hard spaces and two cases": Hostile(
        "a.csv", lambda: "id,race\n1,La\u200btino\n2,Latino\n3,\u202eonitaL\n4,Latino\u00a0\n"
        "5,LATINO \n",
        "warn", "Invisible signs", {"race": ["Latino", "Latino", "onitaL", "Latino", "LATINO"]}),
    "numbers that are none": Hostile(
        "a.csv", lambda: "id,rate,flag\n1, 12% ,Yes\n2,1e3,Y\n3,NaN,no\n4,inf,TRUE\n5,０５,0\n",
        "warn", "'rate' holds numbers, but cells with something else too: 2"),
}  # fmt: skip
