// The draft editor: saves as one types, attaches by drop with progress. Without it every button still works.
import {LARGE, Sending} from "./resumable.js";
import "./filing.js";

const form = document.getElementById("draft");
const state = document.getElementById("save-state");
const english = document.documentElement.lang === "en";
const say = (ja, en) => (english ? en : ja);
const field = name => form.elements.namedItem(name);

let timer = 0;
let saving = false;
let again = false;
let sending = false;
let uploading = false;
let waiting = null;
// Whether the page shows something that has not been sent yet; as long as it does, it never says that all is saved.
let unsaved = false;
// Whether the session is over. What says so stays until something has been saved: a link that was written anew as the
// focus left a field would be gone under the pointer that was about to follow it.
let ended = false;

function tell(words) {
    if (!ended) {
        state.textContent = words;
    }
}

// After a conflict nothing is saved by itself: which words stand is the writer's own choice.
function later() {
    if (!form.dataset.autosave) {
        return;
    }
    clearTimeout(timer);
    timer = setTimeout(save, 1000);
    if (!unsaved) {
        unsaved = true;
        tell(say("まだ保存していません…", "Not saved yet…"));
    }
}

function isEntered(control) {
    if (control instanceof HTMLSelectElement) {
        const before = [...control.options].findIndex(option => option.defaultSelected);
        return control.selectedIndex !== Math.max(before, 0);
    }
    if (control.type === "file") {
        return false;
    }
    return "defaultChecked" in control && control.checked !== control.defaultChecked
        || "defaultValue" in control && control.value !== control.defaultValue;
}

async function save() {
    if (sending) {
        return;
    }
    if (saving) {
        again = true;
        return;
    }
    saving = true;
    const data = new FormData(form);
    data.delete("files");
    unsaved = false;
    tell(say("保存しています…", "Saving…"));
    try {
        const response = await fetch(form.dataset.autosave, {method: "POST", body: data, headers: {"Accept": "text/html"}});
        if (response.ok && !response.redirected) {
            const html = await response.text();
            await released;
            accept(html);
        } else {
            refuse(response.status);
        }
    } catch (problem) {
        ended = false;
        tell(say("通信できないため保存できていません。入力はこの画面に残っています。", "Not saved: no connection. What you typed is still here."));
        timer = setTimeout(save, 5000);
    } finally {
        saving = false;
        if (again) {
            again = false;
            later();
        }
        goOn();
    }
}

// While something is held down nothing on the page is exchanged: a press that ends on another element than it began on is lost.
// Not for long: not every browser tells that it was let go.
const LONGEST_PRESS = 2000;
let released = Promise.resolve();
let letGo = () => {};
document.addEventListener("pointerdown", event => {
    if (event.target instanceof Element && event.target.closest("button, summary, a")) {
        released = new Promise(done => {
            letGo = done;
            setTimeout(done, LONGEST_PRESS);
        });
    }
}, true);
for (const kind of ["pointerup", "pointercancel"]) {
    // the click itself comes after this
    document.addEventListener(kind, () => setTimeout(letGo), true);
}

// A button that is pressed while something is on its way waits for it: the form would carry an older revision, and the
// files a second time.
function goOn() {
    if (waiting && !saving && !uploading) {
        const button = waiting;
        waiting = null;
        form.requestSubmit(button);
    }
}

function accept(html) {
    const answer = new DOMParser().parseFromString(html, "text/html");
    const panel = answer.getElementById("live");
    if (!panel) {
        refuse(0);
        return;
    }
    document.getElementById("live").replaceWith(panel);
    renew(answer);
    field("revision").value = panel.dataset.revision;
    ended = false;
    tell(unsaved
        ? say("まだ保存していません…", "Not saved yet…")
        : panel.dataset.saved + say(" 保存済み", " saved"));
}

// Parts of the form that the rules changed: the items of another kind of matter, a route that was drawn anew.
function renew(answer) {
    for (const part of answer.querySelectorAll("[data-live]")) {
        const shown = document.getElementById(part.id);
        if (part.dataset.live && part.dataset.live !== shown.dataset.live) {
            shown.replaceWith(part);
        }
    }
}

function refuse(status) {
    if (status === 401 || status === 403 || status === 0) {
        if (ended) {
            return;
        }
        ended = true;
        state.replaceChildren(document.createTextNode(say("操作がないまま時間がたち、ログアウトしました。入力はこの画面に残っています。", "Your session is over. What you typed is still here. ")));
        const link = document.createElement("a");
        link.href = "/sign-in";
        link.target = "_blank";
        link.rel = "noopener";
        link.textContent = say("別の窓でログインする", "Sign in in another window");
        state.append(link);
        return;
    }
    ended = false;
    tell(status === 409
        ? say("別の画面で先に保存されています。「保存する」を押すと確かめられます。", "It was saved from another window. Press “Save” to see.")
        : say("保存できませんでした。「保存する」を押してください。", "Not saved. Please press “Save”."));
}

// Large files go first, in pieces; the small ones follow in one form.
async function upload(files) {
    if (files.length === 0) {
        return;
    }
    const progress = document.getElementById("upload");
    const said = document.getElementById("upload-state");
    const empty = files.filter(file => file.size === 0).map(file => file.name);
    if (empty.length > 0) {
        field("files").value = "";
        said.textContent = say(
            "「" + empty.join("」「") + "」は空のファイル（0 バイト）です。添付していません。中身を確かめて、選び直してください。",
            empty.join(", ") + ": empty (0 bytes). Nothing was attached; please look into it and choose again.");
        return;
    }
    uploading = true;
    const data = new FormData();
    data.append("_csrf", field("_csrf").value);
    const arrived = [];
    try {
        for (const file of files) {
            if (file.size < LARGE) {
                data.append("files", file, file.name);
            } else {
                const sending = new Sending(file, field("_csrf").value, (bytes, broken) => {
                    progress.hidden = false;
                    if (broken) {
                        said.textContent = say("通信が切れています。つながりしだい続きから送ります。", "The connection is broken. It goes on from here as soon as it is back.");
                        return;
                    }
                    progress.value = Math.floor(100 * bytes / file.size);
                    said.textContent = say(file.name + " 送信中 " + progress.value + "％", "Sending " + file.name + " " + progress.value + "%");
                });
                data.append("uploads", await sending.send());
                arrived.push(sending);
            }
        }
    } catch (problem) {
        progress.hidden = true;
        uploading = false;
        waiting = null;
        if (problem.status === 401 || problem.status === 403) {
            refuse(401);
        }
        said.textContent = problem.words
            || say("添付できませんでした。画面を開き直して、もう一度同じファイルを選ぶと続きから送ります。", "It could not be attached. Open the page again and choose the same file: it goes on where it was.");
        goOn();
        return;
    }
    attach(data, files.length, arrived, progress, said);
}

function attach(data, count, arrived, progress, said) {
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.attach);
    request.upload.onprogress = event => {
        progress.hidden = false;
        progress.value = event.lengthComputable ? Math.floor(100 * event.loaded / event.total) : 0;
        said.textContent = say("送信中 " + progress.value + "％", "Sending " + progress.value + "%");
    };
    request.onload = () => {
        progress.hidden = true;
        uploading = false;
        const list = request.status === 200
            ? new DOMParser().parseFromString(request.responseText, "text/html").getElementById("attached")
            : null;
        if (list) {
            arrived.forEach(sending => sending.forget());
            show(list);
            field("files").value = "";
            said.textContent = say(count + " 点を添付しました。", count + " attached.");
            later();
        } else {
            waiting = null;
            said.textContent = say("添付できませんでした。大きさと通信を確かめて、もう一度添付してください。", "It could not be attached. Check its size and the connection, then try again.");
        }
        goOn();
    };
    request.onerror = () => {
        progress.hidden = true;
        uploading = false;
        waiting = null;
        said.textContent = say("通信が切れたため添付できませんでした。もう一度添付してください。", "The connection broke. Please attach it again.");
    };
    request.send(data);
}

// The list that comes back knows the roles that are saved; those chosen since then stay as they are shown.
function show(list) {
    const chosen = [...document.querySelectorAll("#attached select")].map(select => [select.id, select.value]);
    document.getElementById("attached").replaceWith(list);
    offer(list);
    for (const [id, value] of chosen) {
        const select = document.getElementById(id);
        if (select) {
            select.value = value;
        }
    }
}

// What is attached is what can be pointed to.
function offer(list) {
    for (const role of list.querySelectorAll("select[name^='role:']")) {
        const id = role.name.slice("role:".length);
        const name = role.closest("li").querySelector("a").textContent;
        for (const select of document.querySelectorAll("[data-attachments]")) {
            if (![...select.options].some(option => option.value === id)) {
                select.add(new Option(name, id));
            }
        }
    }
}

form.addEventListener("input", event => {
    if (event.target.type !== "file") {
        later();
    }
});
form.addEventListener("change", event => {
    if (event.target.id === "files") {
        upload([...event.target.files]);
    }
});
// Whoever comes back from signing in elsewhere need not type to have saved what she typed before.
window.addEventListener("focus", () => {
    if (ended && !sending) {
        later();
    }
});
form.addEventListener("submit", event => {
    clearTimeout(timer);
    if (saving || uploading) {
        event.preventDefault();
        waiting = event.submitter;
        return;
    }
    sending = true;
});
for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, event => {
        if (event.dataTransfer && [...event.dataTransfer.types].includes("Files")) {
            event.preventDefault();
            if (kind === "drop") {
                upload([...event.dataTransfer.files]);
            }
        }
    });
}
// Whoever was quicker than this script has entered something that nothing has heard.
if ([...form.elements].some(isEntered)) {
    later();
}
document.getElementById("problems")?.focus();
