// All pages as small pictures beside the paper. Only the one where one is takes part in the order of Tab; arrows lead on.
import {currentPage, figures, go, number, onPage, pages, reader, remember, remembered} from "./reader-paper.js";

const strip = document.getElementById("strip");
const button = reader.querySelector("[data-strip]");
const list = strip.querySelector("ol");
const links = () => [...list.querySelectorAll("a")];

function build() {
    list.replaceChildren(...figures().map(figure => {
        const image = new Image(80, Math.round(80 * figure.dataset.high / 900));
        image.loading = "lazy";
        image.decoding = "async";
        image.alt = "";
        image.src = figure.dataset.path + "?width=160";
        const link = document.createElement("a");
        link.href = "#" + figure.id;
        link.tabIndex = -1;
        link.append(image, number(figure).toLocaleString());
        link.title = figure.querySelector(":scope > img")?.alt ?? "";
        const item = document.createElement("li");
        item.append(link);
        return item;
    }));
    mark(currentPage());
}

function mark(page) {
    if (strip.hidden) {
        return;
    }
    const all = links();
    for (const link of list.querySelectorAll("[aria-current]")) {
        link.removeAttribute("aria-current");
        link.tabIndex = -1;
    }
    const link = all[page - 1];
    if (link) {
        link.setAttribute("aria-current", "page");
        link.tabIndex = 0;
        reveal(link);
    }
}

function reveal(link) {
    const at = link.getBoundingClientRect();
    const frame = strip.getBoundingClientRect();
    if (at.top < frame.top || at.bottom > frame.bottom) {
        strip.scrollTop += at.top - frame.top - frame.height / 3;
    }
    if (at.left < frame.left || at.right > frame.right) {
        strip.scrollLeft += at.left - frame.left - frame.width / 3;
    }
}

/** Beside the paper there is room for one list. */
export function openStrip(open) {
    strip.hidden = !open;
    document.getElementById("hits").hidden ||= open;
    button.setAttribute("aria-expanded", open);
    remember({strip: open});
    if (open) {
        build();
    }
}

/** The paper has other pages now. */
export function renewStrip() {
    if (!strip.hidden) {
        build();
    }
}

button.addEventListener("click", () => {
    openStrip(strip.hidden);
    if (!strip.hidden) {
        list.querySelector("[aria-current]")?.focus({preventScroll: true});
    }
});
strip.addEventListener("click", event => {
    const link = event.target.closest("a");
    if (link) {
        event.preventDefault();
        go(links().indexOf(link) + 1);
        pages().focus({preventScroll: true});
    }
});
const STEPS = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity};
strip.addEventListener("keydown", event => {
    const step = STEPS[event.key];
    const all = links();
    const at = all.indexOf(event.target);
    if (step && at >= 0) {
        event.preventDefault();
        const next = all[Math.min(Math.max(0, at + step), all.length - 1)];
        next.focus({preventScroll: true});
        reveal(next);
    }
});
onPage(mark);
if (remembered("strip")) {
    openStrip(true);
}
