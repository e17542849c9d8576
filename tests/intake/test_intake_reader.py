"""Text files: from bytes to labels, rows and sentences about what was done."""

import pytest

from equity.intake.reader import read

ACCENTS = "id,name\n1,José Ñandú\n2,Zoë “Z” O’Neil\n"
ACCENTED = [["1", "José Ñandú"], ["2", "Zoë “Z” O’Neil"]]

READ = {
    "comma": (b"id,race\n1,A\n2,B\n", ["id", "race"], [["1", "A"], ["2", "B"]]),
    "tab": (b"id\trace\n1\tA, B\n", ["id", "race"], [["1", "A, B"]]),
    "semicolon and decimal comma": (
        b"id;rate;race\n1;12,5;A\n2;7,25;B\n",
        ["id", "rate", "race"],
        [["1", "12,5", "A"], ["2", "7,25", "B"]],
    ),
    "semicolon where every cell has a decimal comma": (
        b"a;b\n" + b"1,5;2,5\n" * 50,
        ["a", "b"],
        [["1,5", "2,5"]] * 50,
    ),
    "pipe": (b"id|race\n1|A\n", ["id", "race"], [["1", "A"]]),
    "semicolons inside one column of commas": (
        b"id,race\n1,Black;White\n2,Asian\n3,Black;Asian\n",
        ["id", "race"],
        [["1", "Black;White"], ["2", "Asian"], ["3", "Black;Asian"]],
    ),
    "one column": (
        b"student id and race\nS1 Latino\nS2 Black\n",
        ["student id and race"],
        [["S1 Latino"], ["S2 Black"]],
    ),
    "one column of sentences with commas": (
        b"comment\nGood\nWell, I like it, a lot\nNo, thanks\nFine\nAll of it, yes, yes\nWhy\n",
        ["comment"],
        [[one] for one in ("Good", "Well, I like it, a lot", "No, thanks", "Fine")]
        + [[one] for one in ("All of it, yes, yes", "Why")],
    ),
    "marks and leading zeros stay as written": (
        b"id,a,b,c\n001,*,<10,NULL\n90071992547409931,N/A,--,-9\n",
        ["id", "a", "b", "c"],
        [["001", "*", "<10", "NULL"], ["90071992547409931", "N/A", "--", "-9"]],
    ),
    "unwrapped text formula": (
        b'id,zip\n="0123","=""0456"""\n',
        ["id", "zip"],
        [["0123", "0456"]],
    ),
    "formulas are text": (
        b"id,x\n1,=1+1\n2,@SUM(1)\n",
        ["id", "x"],
        [["1", "=1+1"], ["2", "@SUM(1)"]],
    ),
    "quoted line ends and quotes": (
        b'id,comment\n1,"said ""no""\nthen left, twice"\n2,ok\n',
        ["id", "comment"],
        [["1", 'said "no"\nthen left, twice'], ["2", "ok"]],
    ),
    "all quoted": (
        b'"id","race"\n"1","A, B"\n"2",""\n',
        ["id", "race"],
        [["1", "A, B"], ["2", ""]],
    ),
    "a quote after a space": (b'id, race\n1, "A, B"\n', ["id", "race"], [["1", "A, B"]]),
    "a quote mark for inches": (
        b'id,x\n1,5" pipe\n2,6" x\n',
        ["id", "x"],
        [["1", '5" pipe'], ["2", '6" x']],
    ),
    "windows line ends": (b"id,race\r\n1,A\r\n", ["id", "race"], [["1", "A"]]),
    "old mac line ends": (b"id,race\r1,A\r2,B", ["id", "race"], [["1", "A"], ["2", "B"]]),
    "utf-8": (ACCENTS.encode(), ["id", "name"], ACCENTED),
    "utf-8 with mark": (b"\xef\xbb\xbf" + ACCENTS.encode(), ["id", "name"], ACCENTED),
    "utf-16 le": (b"\xff\xfe" + ACCENTS.encode("utf-16-le"), ["id", "name"], ACCENTED),
    "utf-16 be": (b"\xfe\xff" + ACCENTS.encode("utf-16-be"), ["id", "name"], ACCENTED),
    "utf-16 without mark": (ACCENTS.encode("utf-16-le"), ["id", "name"], ACCENTED),
    "utf-16 with tabs": (
        ACCENTS.replace(",", "\t").encode("utf-16"),
        ["id", "name"],
        ACCENTED,
    ),
    "cp1252": (ACCENTS.encode("cp1252"), ["id", "name"], ACCENTED),
    "mac roman": (ACCENTS.encode("mac_roman"), ["id", "name"], ACCENTED),
    "windows apostrophes": (
        "id,said\n1,I don’t know\n2,it’s fine\n".encode("cp1252"),
        ["id", "said"],
        [["1", "I don’t know"], ["2", "it’s fine"]],
    ),
    "one windows letter in utf-8": (
        ACCENTS.encode() + b"3,Fran\xe7ois\n",
        ["id", "name"],
        [*ACCENTED, ["3", "François"]],
    ),
    "empty signs inside": (b"id,race\n1\x00,A\n", ["id", "race"], [["1", "A"]]),
    "invisible signs and hard spaces": (
        "id,race\n1,La\u200btino\n2,\u202eLatino\u00a0\n3, Latino \n4,Two\u00a0or more\n".encode(),
        ["id", "race"],
        [["1", "Latino"], ["2", "Latino"], ["3", "Latino"], ["4", "Two or more"]],
    ),
    "names twice, also by case, and none": (
        b"id,race,Race,race,,race (2)\n1,A,B,C,D,E\n",
        ["id", "race", "Race (3)", "race (4)", "Column 5", "race (2)"],
        [["1", "A", "B", "C", "D", "E"]],
    ),
    "names that break charts": (
        b'"a.b","c[0]","d:Q","g""h",constructor,{{7*7}}, lead,trail \n1,2,3,4,5,6,7,8\n',
        ["a.b", "c[0]", "d:Q", 'g"h', "constructor", "{{7*7}}", "lead", "trail"],
        [["1", "2", "3", "4", "5", "6", "7", "8"]],
    ),
    "a line end in a name": (b'"id\n(number)",race\n1,A\n', ["id (number)", "race"], [["1", "A"]]),
    "commas at the end of each row": (
        b"id,race\n1,A,\n2,B,\n",
        ["id", "race"],
        [["1", "A"], ["2", "B"]],
    ),
    "empty columns at the end": (b"id,race,,\n1,A,,\n", ["id", "race"], [["1", "A"]]),
    "rows wider than the names": (
        b"id,race\n1,A,x\n2,B,y\n",
        ["id", "race", "Column 3"],
        [["1", "A", "x"], ["2", "B", "y"]],
    ),
    "years as names": (
        b"school,2024,2025\nLincoln,1,2\n",
        ["school", "2024", "2025"],
        [["Lincoln", "1", "2"]],
    ),
}


@pytest.mark.parametrize(("content", "labels", "rows"), READ.values(), ids=READ)
def test_a_text_file_becomes_its_labels_and_rows_as_text(content, labels, rows):
    (sheet,) = read("file.csv", content)
    assert list(sheet.labels) == labels
    assert sheet.frame.to_numpy().tolist() == rows
    assert list(sheet.frame.columns) == [f"c{place}" for place in range(len(labels))]
    assert {str(sheet.column(label).dtype) for label in labels} == {"str"}


NOTED = {
    "cp1252": (ACCENTS.encode("cp1252"), "cp1252"),
    "mac roman": (ACCENTS.encode("mac_roman"), "Mac letters (Mac Roman)"),
    "mixed": (ACCENTS.encode() + b"3,Fran\xe7ois\n", "read as Windows letters: 1."),
    "empty signs": (b"id,race\n1\x00,A\x00\n", "(NUL) taken out of values: 2."),
    "invisible signs": ("id,race\n1,La\u200btino\n".encode(), "Invisible signs"),
    "one column": (b"names\nA\nB\n", "the table has one column"),
    "semicolons": (b"id;race\n1;A\n", "separated by semicolons"),
    "new names": (b"id,id,\n1,2,3\n", "'id (2)', 'Column 3'"),
    "short rows": (b"id,race,grade\n1,A,9\n2,B\n3,C,9\n4,D\n", "empty cells: 2, first row 3."),
    "short rows at the end of long texts": (
        b'id,race,why\n1,A,"two\nlines"\n2,B\n',
        "empty cells: 1, first row 3.",
    ),
    "no quote mark at the end": (
        b'id,race\n1,"A\n2,B\n3,C\n',
        "never closed, read without it: 1, first row 2.",
    ),
    "rows above": (b"Lincoln,,\n\nid,race,grade\n1,A,9\n", "Rows 1 to 2 stand above"),
    "one row above": (b"Lincoln High,,\nid,race,grade\n1,A,9\n", "Row 1 stands above"),
    "a million letters": (
        b"id,text\n1," + b"x" * 1_500_000 + b"\n2,y\n",
        "after a million letters: 1.",
    ),
    "numbers as names": (b"1,2\n3,4\n5,6\n", "holds no words"),
}


@pytest.mark.parametrize(("content", "words"), NOTED.values(), ids=NOTED)
def test_what_was_done_on_reading_is_said_in_a_sentence(content, words):
    (sheet,) = read("file.csv", content)
    assert any(words in note for note in sheet.notes), sheet.notes


@pytest.mark.parametrize("content", [b"id,race\n1,A\n", ACCENTS.encode("utf-16"), ACCENTS.encode()])
def test_a_file_without_surprises_has_no_notes(content):
    (sheet,) = read("file.csv", content)
    assert sheet.notes == ()
    assert sheet.listed == ()
