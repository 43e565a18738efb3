// Runs inside VS Code's extension host: the real API, the real extension, the real server.
const assert = require('node:assert');
const vscode = require('vscode');

const started = Date.now();
const WAIT_MS = Number(process.env.WAIT_MS ?? 60_000);

/** For the eyes of whoever runs the tests; host.mjs drops what has not this sign. */
const say = (text) => console.log(`» ${text}`);

/** Waits until `check` gives something. */
async function until(what, check) {
    const end = Date.now() + WAIT_MS;
    for (;;) {
        const found = await check();
        if (found) return found;
        if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

const uri = (name) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);

async function open(name) {
    const note = await vscode.workspace.openTextDocument(uri(name));
    await vscode.window.showTextDocument(note);
    return note;
}

const LOG = '记录/青禾.md';

/** The place right before `text` in a note. */
const at = (note, text) => note.positionAt(note.getText().indexOf(text));

/** The 1-based lines warned about. */
function warned(note) {
    return vscode.languages
        .getDiagnostics(note.uri)
        .filter((found) => (found.code?.value ?? found.code) === 'unanswered-question')
        .map((found) => found.range.start.line + 1)
        .sort((a, b) => a - b);
}

const run = (command, ...args) => vscode.commands.executeCommand(command, ...args);

const tests = {
    async 'the extension becomes active on a note'() {
        await open(LOG);
        const extension = vscode.extensions.getExtension('mianjing.mianjing');
        await until('activation', () => extension.isActive);
        const commands = await vscode.commands.getCommands();
        for (const { command } of extension.packageJSON.contributes.commands) {
            assert.ok(commands.includes(command), command);
        }
    },

    async 'questions marked ❌ without an answer are warned about'() {
        const note = await open(LOG);
        await until('warnings', () => warned(note).length > 0);
        say(`      first warning ${Date.now() - started} ms after the tests began`);
        await until('both warnings', () => String(warned(note)) === '4,7');
    },

    async 'an answer takes the warning away'() {
        const note = await open(LOG);
        const editor = vscode.window.activeTextEditor;
        const sign = note.lineAt(3).text.length;
        await editor.edit((edit) => edit.insert(new vscode.Position(3, sign), '（互斥锁）'));
        await until('one warning', () => String(warned(note)) === '7');
        await run('undo');
        await until('both warnings', () => String(warned(note)) === '4,7');
    },

    async 'a broken Markdown link is reported once'() {
        const note = await open('缓存.md');
        const found = await until('a warning', () => {
            const all = vscode.languages.getDiagnostics(note.uri);
            return all.length > 0 && all;
        });
        assert.deepStrictEqual(
            found.map((one) => note.getText(one.range)).filter((text) => text.includes('没有.md'))
                .length,
            1,
        );
    },

    async 'hover shows the linked answer'() {
        const note = await open(LOG);
        const text = await until('hover', async () => {
            const hovers = await run('vscode.executeHoverProvider', note.uri, at(note, '缓存雪崩'));
            const all = hovers.flatMap((hover) => hover.contents.map((part) => part.value ?? part));
            return all.join('\n');
        });
        assert.match(text, /过期时间加随机值/);
    },

    async 'tags complete after Chinese and an emoji'() {
        const note = await open(LOG);
        const editor = vscode.window.activeTextEditor;
        const end = note.lineAt(3).range.end;
        await editor.edit((edit) => edit.insert(end, ' #g'));
        const labels = await until('tags', async () => {
            const place = note.lineAt(3).range.end;
            const list = await run('vscode.executeCompletionItemProvider', note.uri, place);
            const labels = list.items.map((item) => item.label.label ?? item.label);
            return labels.some((label) => label.includes('go/切片')) && labels;
        });
        await run('undo');
        assert.strictEqual(new Set(labels).size, labels.length, 'nothing twice');
    },

    async 'paths in a Markdown link complete once'() {
        const note = await open('缓存.md');
        const place = at(note, '记录/青禾.md').translate(0, 3);
        const labels = await until('paths', async () => {
            const list = await run('vscode.executeCompletionItemProvider', note.uri, place);
            return (
                list.items.length > 0 && list.items.map((item) => item.label.label ?? item.label)
            );
        });
        const files = labels.filter((label) => label.includes('青禾'));
        assert.strictEqual(files.length, 1, labels.join());
    },

    async 'the outline has every interview and question once'() {
        const note = await open(LOG);
        const names = await until('the outline', async () => {
            const symbols = await run('vscode.executeDocumentSymbolProvider', note.uri);
            const flat = (list) => list.flatMap((one) => [one.name, ...flat(one.children)]);
            const names = flat(symbols ?? []);
            return names.some((name) => name.includes('缓存击穿')) && names;
        });
        assert.strictEqual(
            names.filter((name) => name.includes('青禾科技')).length,
            1,
            names.join(),
        );
    },

    async 'a quick fix marks the question'() {
        const note = await open(LOG);
        const where = new vscode.Range(at(note, '缓存击穿'), at(note, '缓存击穿'));
        const actions = await until('actions', async () => {
            const found = await run('vscode.executeCodeActionProvider', note.uri, where);
            return found.length > 0 && found;
        });
        assert.ok(
            actions.some((action) => action.title.includes('✅')),
            actions.map((action) => action.title).join(' | '),
        );
    },

    async 'renaming a heading changes the links to it'() {
        const note = await open('缓存.md');
        const place = at(note, '雪崩').translate(0, 1);
        const edit = await run('vscode.executeDocumentRenameProvider', note.uri, place, '缓存雪崩');
        const changed = edit.entries().map(([changedUri]) => changedUri.path.split('/').at(-1));
        assert.deepStrictEqual(changed.sort(), ['缓存.md', '青禾.md'].sort());
    },

    async 'next and previous go through the unanswered questions of the folder'() {
        const note = await open(LOG);
        const editor = vscode.window.activeTextEditor;
        editor.selection = new vscode.Selection(0, 0, 0, 0);
        const here = () => {
            const active = vscode.window.activeTextEditor;
            return `${active.document.uri.path.split('/').at(-1)}:${active.selection.active.line + 1}`;
        };
        for (const [command, wanted] of [
            ['mianjing.nextUnanswered', '青禾.md:4'],
            ['mianjing.nextUnanswered', '青禾.md:7'],
            ['mianjing.previousUnanswered', '青禾.md:4'],
            ['mianjing.previousUnanswered', '北岸.md:3'],
        ]) {
            await run(command);
            await until(`${command} to be at ${wanted}, not ${here()}`, () => here() === wanted);
        }
        assert.ok(note);
    },

    async 'a due question is asked, revealed, graded, and the grade taken back'() {
        await run('mianjing.review');
        const shown = () => vscode.window.activeTextEditor?.document;
        const note = await until('the document', () =>
            shown()?.uri.scheme === 'mianjing-review' ? shown() : undefined,
        );
        const lenses = async () => {
            const found = await run('vscode.executeCodeLensProvider', note.uri);
            return found.map((lens) => lens.command);
        };
        const has = (command) => async () =>
            (await lenses()).find((lens) => lens.command === command);
        const heading = () => /^# (.*)$/m.exec(note.getText())?.[1];
        const first = await until('a question', heading);
        const reveal = await until('a lens', has('mianjing.review.reveal'));
        // A grade before the answer was seen shows the answer instead.
        await run('mianjing.review.grade', { grade: 'good' });
        await until('grades', has('mianjing.review.grade'));
        assert.strictEqual(heading(), first);
        assert.ok(reveal.title.length > 0);
        await run('mianjing.review.grade', { grade: 'good' });
        await until('the next question', () => heading() !== first);
        const read = async (name) =>
            new TextDecoder().decode(await vscode.workspace.fs.readFile(uri(name)));
        assert.match(await read('.mianjing/review.jsonl'), /"grade":"good"/);
        await run('mianjing.review.undo');
        await until('the question again', () => heading() === first);
        await run('mianjing.review.openNote');
        await until('its note', () => shown()?.uri.scheme === 'file');
        const line = vscode.window.activeTextEditor.selection.active.line;
        assert.ok(shown().lineAt(line).text.includes(first.split(' ')[0]), first);
    },

    async 'the report opens'() {
        await run('mianjing.report');
        const tab = await until('the tab', () => {
            const active = vscode.window.tabGroups.activeTabGroup.activeTab;
            return active?.input instanceof vscode.TabInputWebview && active;
        });
        assert.match(tab.input.viewType, /mianjing\.report/);
    },

    async 'settings are sent as they change'() {
        const note = await open(LOG);
        const settings = vscode.workspace.getConfiguration('mianjing');
        const target = vscode.ConfigurationTarget.Workspace;
        await settings.update('severity.unanswered-question', 'off', target);
        await until('no warnings', () => warned(note).length === 0);
        await settings.update('severity.unanswered-question', undefined, target);
        await until('the warnings', () => String(warned(note)) === '4,7');
    },

    async 'a restart brings the warnings back'() {
        const note = await open(LOG);
        await run('mianjing.restart');
        await until('the warnings', () => String(warned(note)) === '4,7');
    },
};

exports.run = async () => {
    say(`VS Code ${vscode.version}`);
    let failed = 0;
    for (const [name, body] of Object.entries(tests)) {
        const begun = Date.now();
        try {
            await body();
            say(`ok    ${name} (${Date.now() - begun} ms)`);
        } catch (problem) {
            failed += 1;
            say(`FAIL  ${name}\n      ${problem.stack}`);
        }
    }
    say(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
    if (failed > 0) throw new Error(`${failed} failed`);
};
