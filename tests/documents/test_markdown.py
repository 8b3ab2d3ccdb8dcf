from geostrike.documents.markdown import read_markdown


def test_markdown_stays_as_it_is_written(tmp_path):
    body = "# Raids\n\n| Location | Details |\n| --- | --- |\n| *Al Qaim* | a [depot](https://example.org) |\n\n- one\n"
    path = tmp_path / "raids.md"
    path.write_text("---\ntitle: Raids\n---\n" + body, encoding="utf-8")
    (document,) = read_markdown(path, "raids.md")
    assert (document.title, document.text) == ("Raids", body)
