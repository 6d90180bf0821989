// Proposals for fields of a form, of which the file is one: they come when the title was typed, and one press chooses. Without it the buttons send the form.

const place = () => document.getElementById("file-proposals");
const form = place().closest("form");
const field = name => form.elements.namedItem(name);
const english = document.documentElement.lang === "en";
// One for each field for which something is proposed.
const PART = ".filing";
const CHOOSE = /^choose-(\w+):(.*)$/;
// What the form carries as text tells no more than its beginning does.
const LONGEST = 4000;

let asked = "";

async function propose() {
    const title = field("title").value.trim();
    asked = title;
    const data = new URLSearchParams();
    data.set("_csrf", field("_csrf").value);
    data.set("form", place().dataset.form);
    data.set("title", title);
    data.set("text", (field("body")?.value ?? "").slice(0, LONGEST));
    const response = await fetch(place().dataset.path, {method: "POST", body: data, headers: {"Accept": "text/html"}});
    if (!response.ok || response.redirected) {
        throw new Error("no proposals: " + response.status);
    }
    const answer = new DOMParser().parseFromString(await response.text(), "text/html");
    if (asked === title) {
        answer.querySelectorAll(PART).forEach(show);
    }
}

// What has the focus keeps it: whoever pressed the button goes on from there.
function show(found) {
    const shown = document.getElementById(found.id);
    const held = document.activeElement;
    const value = shown.contains(held) ? held.value : null;
    const top = held?.getBoundingClientRect().top;
    shown.replaceWith(found);
    if (held?.isConnected) {
        // what one types in stays where it is on the screen
        scrollBy({top: held.getBoundingClientRect().top - top, behavior: "instant"});
    }
    if (value) {
        (found.querySelector("button[value='" + CSS.escape(value) + "']") ?? found.querySelector("button")).focus();
    }
}

function choose(button) {
    const [, name, value] = button.value.match(CHOOSE);
    const select = field(name);
    if (![...select.options].some(option => option.value === value)) {
        return false;
    }
    select.value = value;
    for (const kind of ["input", "change"]) {
        select.dispatchEvent(new Event(kind, {bubbles: true}));
    }
    const said = button.closest(PART).querySelector("[role=status]");
    said.textContent = english ? "Chosen: " + button.textContent : "「" + button.textContent + "」を選びました。";
    return true;
}

form.addEventListener("click", event => {
    const button = event.target instanceof Element ? event.target.closest(PART + " button") : null;
    if (!button) {
        return;
    }
    if (CHOOSE.test(button.value)) {
        if (choose(button)) {
            event.preventDefault();
        }
        return;
    }
    event.preventDefault();
    // what can not be had this way, the form itself asks for
    propose().catch(() => form.requestSubmit(button));
});
field("title").addEventListener("change", () => {
    if (field("title").value.trim() !== "") {
        propose().catch(() => {});
    }
});
