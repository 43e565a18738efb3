"""Exports notes for Anki, imports the file with Anki's importer, edits the notes, and does both
again: nothing comes twice, everything is brought up to date, nothing is lost."""

import pathlib
import subprocess
import sys
import tempfile

from anki import import_export_pb2
from anki.collection import Collection

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())

LOG = """# 北辰科技 一面 9.12

1. map 是线程安全的吗❌ #go/map
   不是："并发写" 会 `fatal error`；<script>alert(1)</script> & [sound:x.mp3]

   ```go
   \tvar mu sync.RWMutex // <b>
   ```
2. 三次握手的过程✅️
   两端\t各自；确认
3. 讲讲 GMP❌
4. 🧵 "引号", 逗号; 分号 怎么转义
"""
ANSWERS = "# 八股\n\n## GMP\n\nG、M、P。[官网](https://go.dev) [坏](javascript:alert(1))\n"


def export(folder, *flags):
    run = subprocess.run(
        [PROGRAM, "export", "--format", "anki", *flags], cwd=folder, capture_output=True, check=True
    )
    assert not run.stderr, run.stderr.decode()
    return run.stdout.decode()


def imported(collection, folder, text):
    """Imports as the dialog of Anki does when nothing in it is changed."""
    path = folder / "cards.txt"
    path.write_text(text, encoding="utf-8")
    metadata = collection.get_csv_metadata(path=str(path), delimiter=None)
    request = import_export_pb2.ImportCsvRequest(path=str(path), metadata=metadata)
    log = collection.import_csv(request).log
    path.unlink()
    return {"new": len(log.new), "updated": len(log.updated), "same": len(log.duplicate)}


def notes(collection):
    """The notes by their first field: guid, second field, tags, deck, and how often reviewed."""
    found = {}
    for note_id in collection.find_notes(""):
        note = collection.get_note(note_id)
        card = note.cards()[0]
        assert note.fields[0] not in found, f"twice: {note.fields[0]}"
        deck = collection.decks.name(card.did)
        found[note.fields[0]] = (note.guid, note.fields[1], sorted(note.tags), deck, card.reps)
    return found


def equal(found, wanted):
    assert found == wanted, f"{found!r}\nis not\n{wanted!r}"


def main(folder):
    vault = folder / "面试"
    (vault / "go").mkdir(parents=True)
    log, answers = vault / "go" / "面经.md", vault / "八股.md"
    log.write_text(LOG.replace("GMP❌", "GMP❌（[[八股#GMP]]）"), encoding="utf-8")
    answers.write_text(ANSWERS, encoding="utf-8")
    collection = Collection(str(folder / "collection.anki2"))

    # Everything arrives, as it was written.
    first = export(vault)
    equal(imported(collection, folder, first), {"new": 4, "updated": 0, "same": 0})
    before = notes(collection)
    guid, back, tags, deck, _ = before["map 是线程安全的吗 ❌"]
    assert deck == "面试", deck
    equal(tags, ["company::北辰科技", "go::map"])
    for part in [
        '"并发写" 会 <code>fatal error</code>',
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#91;sound:x.mp3]",
        '<pre><code class="language-go">\tvar mu sync.RWMutex // &lt;b&gt;',
    ]:
        assert part in back, f"{part!r} is not in {back!r}"
    assert "<script" not in back
    assert "两端\t各自；确认" in before["三次握手的过程 ✅"][1], before["三次握手的过程 ✅"][1]
    back = before["讲讲 GMP ❌"][1]
    assert '<a href="https://go.dev">官网</a>' in back and 'href="javascript' not in back, back
    assert any('"引号", 逗号; 分号' in front for front in before), list(before)

    # A second import of the same changes nothing.
    equal(imported(collection, folder, export(vault))["new"], 0)
    equal(notes(collection), before)

    # A card is learnt in Anki; then question, answer, note and order change in the notes.
    card = collection.get_note(collection.find_notes("map*")[0]).cards()[0]
    card.start_timer()
    collection.sched.answerCard(card, 3)
    log.unlink()
    edited = LOG.replace("GMP❌", "GMP❌（[[八股#GMP]]）")
    edited = edited.replace("map 是线程安全的吗❌", "Go 的 map 为什么不是线程安全的✅")
    edited = edited.replace("不是：", "不是，哈希表没有锁：")
    (vault / "北辰.md").write_text(edited + "5. 讲讲 channel\n", encoding="utf-8")
    answers.write_text(ANSWERS.replace("G、M、P。", "调度器：G、M、P。"), encoding="utf-8")
    again = imported(collection, folder, export(vault))
    equal((again["new"], len(notes(collection))), (1, 5))
    after = notes(collection)
    now = after["Go 的 map 为什么不是线程安全的 ✅"]
    assert now[0] == guid, "the note in Anki is the one it was"
    assert now[4] == 1, "what was learnt in Anki stays"
    assert "哈希表没有锁" in now[1], now[1]
    assert "调度器" in after["讲讲 GMP ❌"][1]
    equal(after["讲讲 GMP ❌"][0], before["讲讲 GMP ❌"][0])

    # What is gone from the notes stays in Anki, and comes back as what it was.
    (vault / "北辰.md").write_text("# 北辰科技 一面 9.12\n\n1. 讲讲 channel\n", encoding="utf-8")
    equal(imported(collection, folder, export(vault))["new"], 0)
    equal(len(notes(collection)), 5)
    (vault / "北辰.md").write_text(edited, encoding="utf-8")
    equal(imported(collection, folder, export(vault))["new"], 0)
    equal(notes(collection)["Go 的 map 为什么不是线程安全的 ✅"][0], guid)

    # A deck of one's own, and a filter.
    text = export(vault, "--mark", "fail", "--deck", "面试::错题")
    equal(imported(collection, folder, text)["new"], 0)
    equal(text.count("错题"), 1)
    collection.close()
    print("anki: imported, edited, imported again: nothing twice, nothing lost")


with tempfile.TemporaryDirectory() as place:
    main(pathlib.Path(place))
