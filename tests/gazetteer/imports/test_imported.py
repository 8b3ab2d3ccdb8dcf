import shutil

import pytest

from geostrike.errors import GazetteerError
from geostrike.gazetteer.imported import import_files, imported, name_of, remove, trust
from geostrike.gazetteer.store import Store

TABLE = "id,name,lat,lon,country\np1,Tall Test,35.3,40.1,SY\np2,Tall Other,35.4,40.2,SY\n"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "gazetteers"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "My Towns.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def names(folder):
    return [one.name for one in imported(folder)]


def test_an_import_makes_an_index(folder, table):
    made, passed_over = import_files([table], folder=folder)
    assert (made.name, made.rows, made.names, made.form) == ("my-towns", 2, 2, "csv")
    assert made.files[0][0] == "My Towns.csv"
    assert len(made.files[0][1]) == 64
    assert imported(folder) == [made]
    assert not passed_over
    store = Store(made.folder)
    assert (store.count, store.title) == (2, "my-towns")
    assert sorted(path.name for path in folder.iterdir()) == ["my-towns", "order.txt"]


def test_the_same_files_give_the_same_index(folder, table):
    def content(name):
        return {path.name: path.read_bytes() for path in (folder / name).iterdir()}

    import_files([table], folder=folder, name="a")
    first = content("a")
    import_files([table], folder=folder, name="a")
    assert content("a") == first


def test_a_wrong_row_leaves_what_was_there(folder, table):
    made, _ = import_files([table], folder=folder)
    before = (made.folder / "manifest.json").read_bytes()
    table.write_text(TABLE + "p3,Third,135,40,SY\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"My Towns\.csv:4: lat 135 is outside"):
        import_files([table], folder=folder)
    assert (made.folder / "manifest.json").read_bytes() == before
    assert imported(folder) == [made]
    assert sorted(path.name for path in folder.iterdir()) == ["my-towns", "order.txt"]


def test_a_new_one_is_trusted_least_and_a_replaced_one_keeps_its_place(folder, table):
    assert names(folder) == []
    for name in ("a", "b", "c"):
        import_files([table], folder=folder, name=name)
    assert names(folder) == ["a", "b", "c"]
    trust("c", folder=folder)
    assert names(folder) == ["c", "a", "b"]
    trust("b", before="a", folder=folder)
    assert names(folder) == ["c", "b", "a"]
    import_files([table], folder=folder, name="b")
    assert names(folder) == ["c", "b", "a"]
    remove("c", folder=folder)
    assert names(folder) == ["b", "a"]
    assert (folder / "order.txt").read_text() == "b\na\n"


def test_the_order_follows_what_is_there(folder, table):
    for name in ("a", "b"):
        import_files([table], folder=folder, name=name)
    (folder / "order.txt").write_text("gone\nb\nb\n")
    assert names(folder) == ["b", "a"]
    shutil.rmtree(folder / "b")
    assert names(folder) == ["a"]


def test_names_that_are_none(folder, table, tmp_path):
    assert name_of(tmp_path / "Übersicht (SY) 2024.txt.zip") == "bersicht-sy-2024-txt"
    for name in ("../up", "A", "a b", "-a", "a" * 65):
        with pytest.raises(GazetteerError, match="must be of small letters, digits and hyphens"):
            import_files([table], folder=folder, name=name)
    with pytest.raises(GazetteerError, match="no imported gazetteer is called 'x'; there is none"):
        remove("x", folder=folder)
    import_files([table], folder=folder, name="a")
    with pytest.raises(GazetteerError, match="no imported gazetteer is called 'x'; there is a"):
        trust("a", before="x", folder=folder)
    with pytest.raises(GazetteerError, match="cannot come before itself"):
        trust("a", before="a", folder=folder)


def test_damage_is_told(folder, table):
    made, _ = import_files([table], folder=folder, name="a")
    (made.folder / "about.json").write_text("{")
    with pytest.raises(GazetteerError, match=r"about\.json: damaged"):
        imported(folder)


def test_two_files_make_one_gazetteer(folder, table, tmp_path):
    other = tmp_path / "b.csv"
    other.write_text(TABLE.replace("p1", "q1").replace("p2", "q2"), encoding="utf-8")
    made, _ = import_files([table, other], folder=folder)
    assert (made.rows, [name for name, _ in made.files]) == (4, ["My Towns.csv", "b.csv"])
    other.write_text(TABLE.replace("p1", "q1"), encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"b\.csv:3: id 'my-towns:p2' is already at .*My Towns\.csv:3"):
        import_files([table, other], folder=folder)
