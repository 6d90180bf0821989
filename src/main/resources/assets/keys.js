// Keys: an element with data-key="x" is pressed (or, if one types into it, focused) by that key.
// Its words in the list of keys are data-key-label, or what it says itself.

const OFF = "fumikura.keys";
const TYPING = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";

export function startKeys() {
    const list = document.getElementById("keys");
    for (const opener of document.querySelectorAll("[data-opens]")) {
        const dialog = document.getElementById(opener.dataset.opens);
        opener.hidden = false;
        opener.addEventListener("click", () => open(dialog));
    }
    for (const element of document.querySelectorAll("[data-key]")) {
        announce(element);
    }
    if (list) {
        rememberWhetherOn(list.querySelector("input[type=checkbox]"));
    }
    document.addEventListener("keydown", press);
}

function open(dialog) {
    const rows = dialog.querySelector("dl");
    rows?.replaceChildren(...[...document.querySelectorAll("[data-key]")].filter(isShown).flatMap(row));
    dialog.showModal();
    dialog.querySelector("form[method=dialog] button")?.focus();
}

function row(element) {
    const term = document.createElement("dt");
    const key = document.createElement("kbd");
    key.textContent = shown(element.dataset.key);
    term.append(key);
    const words = document.createElement("dd");
    words.textContent = element.dataset.keyLabel ?? element.getAttribute("aria-label") ?? element.textContent.trim();
    return [term, words];
}

function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) {
        return;
    }
    if (isOff() || event.target.closest(TYPING) || document.querySelector("dialog[open]")) {
        return;
    }
    const element = find(event.key);
    if (!element) {
        return;
    }
    event.preventDefault();
    if (element.matches(TYPING)) {
        element.focus();
        element.select?.();
        return;
    }
    element.click();
}

function find(key) {
    const wanted = key.toLowerCase();
    return [...document.querySelectorAll("[data-key]")]
        .find((element) => element.dataset.key.toLowerCase() === wanted && isShown(element));
}

function isShown(element) {
    return element.checkVisibility?.() ?? element.offsetParent !== null;
}

function announce(element) {
    if (!isOff()) {
        element.setAttribute("aria-keyshortcuts", shown(element.dataset.key));
    }
}

function shown(key) {
    return key.length === 1 ? key.toUpperCase() : key;
}

function isOff() {
    try {
        return localStorage.getItem(OFF) === "off";
    } catch {
        return false;
    }
}

function rememberWhetherOn(box) {
    if (!box) {
        return;
    }
    box.checked = !isOff();
    box.addEventListener("change", () => {
        localStorage.setItem(OFF, box.checked ? "on" : "off");
        for (const element of document.querySelectorAll("[data-key]")) {
            element.removeAttribute("aria-keyshortcuts");
            announce(element);
        }
    });
}
