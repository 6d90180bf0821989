// The form of a receipt: files go ahead of it in pieces while one types. Without it the form carries them itself.
import {Sending, forgetHandedOver, handOver} from "./resumable.js";
import "./filing.js";

const form = document.getElementById("receipt");
const control = document.getElementById("files");
const list = document.getElementById("sendings");
const state = document.getElementById("sendings-state");
const english = document.documentElement.lang === "en";
const say = (ja, en) => (english ? en : ja);

const unsent = say("送れていない資料があります。もう一度送るか、外してから収受してください。", "A file was not sent. Send it again or remove it, then receive.");

const rows = [];
// The button that was pressed while files were on their way.
let waiting = null;
// Why what was pressed does not hold any more; said until it is pressed again.
let calledOff = "";

function tell(words) {
    state.textContent = calledOff + words;
}

// One file in the list: on its way, arrived (then the form carries its id) or refused.
class Row {
    constructor(file) {
        this.file = file;
        this.done = false;
        this.failed = false;
        this.begun = false;
        this.item = document.createElement("li");
        this.progress = document.createElement("progress");
        this.progress.max = 100;
        this.progress.value = 0;
        this.progress.setAttribute("aria-label", say(file.name + "の送信の進み", "Progress of " + file.name));
        this.said = document.createElement("span");
        this.said.className = "secondary";
        this.again = button(say("もう一度送る", "Send again"), file.name, () => this.retry());
        this.again.hidden = true;
        const off = button(say("外す", "Remove"), file.name, () => this.remove());
        off.classList.add("danger");
        const name = document.createElement("span");
        name.textContent = file.name;
        const tools = document.createElement("span");
        tools.className = "tools";
        tools.append(this.again, off);
        this.item.append(name, this.progress, this.said, tools);
        list.append(this.item);
        this.sending = new Sending(file, form.elements.namedItem("_csrf").value, (bytes, broken) => this.show(bytes, broken));
        if (file.size === 0) {
            this.fail(say("空のファイル（0 バイト）のため送っていません。中身を確かめて選び直してください。", "It is empty (0 bytes) and was not sent. Please look into it and choose it again."), false);
        } else {
            this.said.textContent = say("順番を待っています", "Waiting for its turn");
        }
    }

    async send() {
        this.begun = true;
        try {
            const id = await this.sending.send();
            const carried = document.createElement("input");
            carried.type = "hidden";
            carried.name = "uploads";
            carried.value = id;
            this.item.append(carried);
            this.done = true;
            this.progress.hidden = true;
            this.said.textContent = say("送信済み・ウイルス検査：未検査", "Sent; not scanned for viruses");
        } catch (problem) {
            if (!rows.includes(this)) {
                return;
            }
            if (problem.status === 401 || problem.status === 403) {
                this.fail(say("ログアウトしたため止まっています。ログインしてから「もう一度送る」を押すと、続きから送ります。", "Your session is over. Sign in, then press “Send again”: it goes on where it was. "), true);
                this.said.append(signIn());
            } else {
                this.fail(problem.words || say("送れませんでした。「もう一度送る」を押すと、続きから送ります。", "It could not be sent. “Send again” goes on where it was."), true);
            }
        }
    }

    show(bytes, broken) {
        if (broken) {
            this.said.textContent = say("通信が切れています。つながりしだい続きから送ります。", "The connection is broken. It goes on from here as soon as it is back.");
            return;
        }
        this.progress.value = Math.floor(100 * bytes / this.file.size);
        this.said.textContent = say("送信中 " + this.progress.value + "％", "Sending " + this.progress.value + "%");
    }

    fail(words, mayRetry) {
        this.failed = true;
        this.progress.hidden = true;
        this.again.hidden = !mayRetry;
        this.said.textContent = words;
        this.said.className = "error";
        tell(say("「" + this.file.name + "」は送れていません。", this.file.name + " was not sent."));
    }

    retry() {
        this.failed = false;
        this.begun = false;
        this.progress.hidden = false;
        this.again.hidden = true;
        this.said.className = "secondary";
        this.said.textContent = say("順番を待っています", "Waiting for its turn");
        sendAll();
    }

    remove() {
        rows.splice(rows.indexOf(this), 1);
        this.item.remove();
        list.hidden = rows.length === 0;
        if (waiting) {
            // what was pressed was pressed with this file
            waiting = null;
            calledOff = say("「" + this.file.name + "」を外したため、まだ収受していません。内容を確かめて、もう一度「収受する」を押してください。", this.file.name + " was removed, so nothing is received yet. Please look it over and press “Receive” again. ");
            tell("");
        } else {
            tell(say("「" + this.file.name + "」を外しました。", this.file.name + " was removed."));
        }
        control.focus();
        if (this.file.size > 0) {
            // what can not be told to the server now, it forgets by itself
            this.sending.giveUp().catch(() => {});
        }
    }
}

function button(label, name, press) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button text";
    made.textContent = label;
    made.setAttribute("aria-label", say(name + "：" + label, label + ": " + name));
    made.addEventListener("click", press);
    return made;
}

function signIn() {
    const link = document.createElement("a");
    link.href = "/sign-in";
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = say("別の窓でログインする", "Sign in in another window");
    return link;
}

// One after the other: two at once are not quicker, and the first is there sooner.
async function sendAll() {
    if (sendAll.busy) {
        return;
    }
    sendAll.busy = true;
    for (let next = first(); next; next = first()) {
        await next.send();
    }
    sendAll.busy = false;
    goOn();
}

function first() {
    return rows.find(row => !row.begun && !row.failed);
}

function goOn() {
    if (rows.some(row => !row.done && !row.failed)) {
        return;
    }
    if (rows.some(row => row.failed)) {
        if (waiting) {
            waiting = null;
            calledOff = say("まだ収受していません。", "Nothing is received yet. ");
            tell(unsent);
        }
        return;
    }
    if (rows.length > 0) {
        tell(say(rows.length + " 点を送りました。収受すると資料になります。", rows.length + " sent. They are attached when you receive it."));
    }
    if (waiting) {
        const pressed = waiting;
        waiting = null;
        form.requestSubmit(pressed);
    }
}

control.addEventListener("change", () => {
    const chosen = [...control.files];
    if (chosen.length === 0) {
        return;
    }
    // the form would carry them a second time
    control.value = "";
    control.dispatchEvent(new Event("change", {bubbles: true}));
    list.hidden = false;
    tell(say("送信の途中でこの画面を閉じても、同じ資料を選び直せば続きから送ります。", "If you close this page meanwhile, choose the same files again: they go on where they were."));
    rows.push(...chosen.map(each => new Row(each)));
    sendAll();
});
form.addEventListener("submit", event => {
    calledOff = "";
    if (rows.some(row => !row.done && !row.failed)) {
        event.preventDefault();
        waiting = event.submitter;
        tell(say("資料を送り終えると収受します。", "It is received as soon as the files are there."));
    } else if (rows.some(row => row.failed)) {
        event.preventDefault();
        tell(unsent);
        rows.find(row => row.failed).item.querySelector("button:not([hidden])").focus();
    } else {
        handOver(rows.map(row => row.sending));
    }
});
// The form came back with a mistake in it: the server keeps beside it what was sent.
if (document.getElementById("problems")) {
    forgetHandedOver();
}
