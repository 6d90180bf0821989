// Notes on pages, and what of the attachments was opened: beside the reader. Without it notes are written by naming the page.
import "./reader.js";

const reader = document.getElementById("reader");
const atPage = document.getElementById("at-page");
const WHOLE = 10_000;
const SMALLEST = 100;
let drawing = false;
let moved = false;

const noteForm = () => document.getElementById("note-form");
const field = id => document.getElementById(id);

// The page in view: the place of its attachment and its number within it.
function here() {
    const figure = reader.querySelector(`figure.page[data-page="${Number.parseInt(atPage.value, 10) || 1}"]`);
    return figure ? spotOf(figure) : null;
}

function spotOf(figure) {
    const [, place, page] = figure.id.match(/^m(\d+)p(\d+)$/);
    return {place: Number(place), page};
}

// The options stand in the order of the attachments; what comes before them chooses none.
function choose(select, place) {
    const before = [...select.options].filter(option => !option.value).length;
    select.selectedIndex = place - 1 + before;
}

// Marks: every note that stands is seen on its page, a memo otherwise than a note.
function mark() {
    reader.querySelectorAll(".mark").forEach(each => each.remove());
    for (const note of document.querySelectorAll("#notes .noted[data-anchor]")) {
        const figure = document.getElementById(note.dataset.anchor);
        if (figure?.matches("figure.page")) {
            figure.append(markOf(note, figure));
        }
    }
}

function markOf(note, figure) {
    const link = document.createElement("a");
    const kind = note.querySelector(".kind").textContent;
    link.href = "#" + note.id;
    link.className = "mark " + (note.classList.contains("private") ? "private" : "of-record");
    link.title = kind + "：" + note.querySelector(".words").textContent;
    const words = document.createElement("span");
    words.textContent = kind;
    link.append(words);
    if (note.dataset.area) {
        place(link, note.dataset.area.split(",").map(Number));
    } else {
        link.classList.add("whole");
        link.style.insetBlockStart = `${figure.querySelectorAll(".mark.whole").length * 2 + 0.25}rem`;
    }
    return link;
}

function place(element, [left, top, width, height]) {
    element.style.left = left / 100 + "%";
    element.style.top = top / 100 + "%";
    element.style.width = width / 100 + "%";
    element.style.height = height / 100 + "%";
}

// What was really sent is opened: the picture of a page that has come says so, a click does not.
function opened(image) {
    const section = image.closest(".material");
    if (!section || !image.complete || image.naturalWidth === 0) {
        return;
    }
    section.querySelector(".unopened")?.remove();
    reader.querySelector(`.contents .unopened[data-of="${section.id}"]`)?.remove();
    const count = field("unopened");
    count?.querySelector(`[data-of="${section.id}"]`)?.remove();
    const left = count?.querySelectorAll("[data-of]").length;
    if (left === 0) {
        count.remove();
    } else if (count) {
        count.querySelector("[data-count]").textContent = left;
    }
}

reader.addEventListener("load", event => event.target.matches?.("figure.page img") && opened(event.target), true);

// A page that is told where it is wanted.
function fill() {
    const spot = here();
    const form = noteForm();
    if (spot && form) {
        choose(form.elements.attachment, spot.place);
        form.elements.page.value = spot.page;
        setArea("");
    }
}

// Whoever has turned pages returns it for the page in view, unless she names another one or none.
function follow() {
    const select = field("at-attachment");
    const spot = here();
    if (!select || !spot || select.dataset.chosen) {
        return;
    }
    choose(select, spot.place);
    field("return-page").value = spot.page;
}

function setArea(typed) {
    const form = noteForm();
    form.elements.area.value = typed;
    field("note-drawn").textContent = typed ? field("note-drawn").dataset.drawn : "";
    field("note-undraw").hidden = !typed;
    reader.querySelectorAll(".drawn").forEach(each => each.remove());
}

function draw(on) {
    drawing = on;
    field("note-draw")?.setAttribute("aria-pressed", String(on));
    reader.classList.toggle("drawing", on);
}

function prepare() {
    const form = noteForm();
    if (!form) {
        return;
    }
    field("note-drawing").hidden = reader.querySelectorAll("figure.page").length === 0;
    const area = form.elements.area.value;
    field("note-undraw").hidden = !area;
}

document.addEventListener("click", event => {
    const target = event.target;
    const summary = target.closest("#note-here > summary");
    if (summary) {
        // The key opens it and never shuts it: whoever reads on and has something more to note presses it again.
        if (!field("note-here").open || document.activeElement !== summary) {
            event.preventDefault();
            field("note-here").open = true;
            fill();
            field("note-words").focus();
        }
    } else if (target.closest("#note-draw")) {
        draw(!drawing);
    } else if (target.closest("#note-undraw")) {
        setArea("");
    } else if (target.closest("[data-to-page]")) {
        const figure = document.getElementById(target.closest("a").hash.slice(1));
        if (figure?.matches("#pages *")) {
            moved = true;
            setTimeout(follow, 300);
        }
    }
});

for (const id of ["at-attachment", "return-page"]) {
    field(id)?.addEventListener("change", () => {
        field("at-attachment").dataset.chosen = "yes";
    });
}

// Who scrolls or turns pages has moved; where the reader is when it opens says nothing.
for (const kind of ["wheel", "keydown", "pointerdown"]) {
    reader.addEventListener(kind, () => {
        moved = true;
    }, {passive: true});
}
document.addEventListener("keydown", event => {
    if (["n", "p", "g"].includes(event.key.toLowerCase())) {
        moved = true;
    }
});
let settled = 0;
reader.addEventListener("scroll", () => {
    clearTimeout(settled);
    settled = setTimeout(() => moved && follow(), 200);
}, true);

// A rectangle is drawn from corner to corner.
let from = null;
reader.addEventListener("pointerdown", event => {
    const figure = event.target.closest("figure.page");
    if (drawing && figure) {
        // The pen comes before everything else that a pointer does in the reader.
        event.preventDefault();
        event.stopImmediatePropagation();
        setArea("");
        const box = document.createElement("div");
        box.className = "drawn";
        figure.append(box);
        from = {figure, box, x: event.clientX, y: event.clientY};
        reader.setPointerCapture(event.pointerId);
    }
}, true);
reader.addEventListener("pointermove", event => {
    if (from) {
        place(from.box, areaTo(event));
    }
});
reader.addEventListener("pointerup", event => {
    if (!from) {
        return;
    }
    const area = areaTo(event);
    const {figure, box} = from;
    from = null;
    if (area[2] < SMALLEST || area[3] < SMALLEST) {
        box.remove();
        return;
    }
    const spot = spotOf(figure);
    const form = noteForm();
    choose(form.elements.attachment, spot.place);
    form.elements.page.value = spot.page;
    setArea(area.join(","));
    figure.append(box);
    draw(false);
    field("note-words").focus();
});

function areaTo(event) {
    const around = from.figure.getBoundingClientRect();
    const part = (at, begin, size) => Math.round(Math.min(Math.max(0, (at - begin) / size), 1) * WHOLE);
    const xs = [part(from.x, around.left, around.width), part(event.clientX, around.left, around.width)];
    const ys = [part(from.y, around.top, around.height), part(event.clientY, around.top, around.height)];
    return [Math.min(...xs), Math.min(...ys), Math.abs(xs[0] - xs[1]), Math.abs(ys[0] - ys[1])];
}

// A note is sent without leaving the page: the opinion that is being typed and the place in the reader stay.
document.addEventListener("submit", event => {
    const form = event.target;
    if (!form.matches("#notes form") || event.defaultPrevented) {
        return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    send(form);
}, true);

async function send(form) {
    if (form.dataset.sent) {
        return;
    }
    form.dataset.sent = "yes";
    try {
        const response = await fetch(form.action, {method: "POST", body: new FormData(form), headers: {"Accept": "text/html"}});
        const answer = new DOMParser().parseFromString(await response.text(), "text/html");
        const fresh = answer.getElementById("notes");
        if (!fresh) {
            // Not signed in any more, or something else that only a page can say.
            form.submit();
            return;
        }
        renew(fresh, answer);
    } catch {
        delete form.dataset.sent;
        form.submit();
    }
}

function renew(fresh, answer) {
    const said = answer.querySelector(".note.good, .problems");
    field("notes").replaceWith(fresh);
    for (const element of fresh.querySelectorAll("[data-key]")) {
        element.setAttribute("aria-keyshortcuts", element.dataset.key);
    }
    if (said) {
        fresh.prepend(said);
        said.tabIndex = -1;
        said.focus();
    }
    prepare();
    mark();
}

new MutationObserver(changes => {
    if (changes.some(change => [...change.addedNodes].some(node => node.id === "pages"))) {
        mark();
    }
}).observe(reader, {childList: true, subtree: true});

prepare();
mark();
reader.querySelectorAll("figure.page img").forEach(opened);
