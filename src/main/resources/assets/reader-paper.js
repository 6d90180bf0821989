// The paper that is read: its pages, the one where one is, and what the browser remembers of it.

export const reader = document.getElementById("reader");
export const body = reader.querySelector(".body");
export const pages = () => document.getElementById("pages");
export const figures = () => [...pages().querySelectorAll("figure.page")];
export const number = figure => Number(figure.dataset.page);
export const find = page => figures()[Math.min(Math.max(1, page), figures().length) - 1];

/** Longer than a browser takes to tell what came into view after a jump. */
const SETTLING = 400;
const KEPT = "fumikura.reader." + reader.dataset.document;
const kept = read();
const listeners = [];
let current = kept.page ?? 1;
let settled = 0;

export const currentPage = () => current;
export const remembered = name => kept[name];

function read() {
    try {
        const all = JSON.parse(localStorage.getItem(KEPT));
        return typeof all === "object" && all !== null ? all : {};
    } catch {
        return {};
    }
}

export function remember(what) {
    Object.assign(kept, what);
    try {
        localStorage.setItem(KEPT, JSON.stringify(kept));
    } catch {
        // A browser that keeps nothing begins at the first page.
    }
}

/** Calls the listener whenever another page is the one where one is. */
export function onPage(listener) {
    listeners.push(listener);
}

function arrive(page) {
    current = page;
    remember({page});
    listeners.forEach(listener => listener(page));
}

// What stands in the middle of the window is the page where one is, unless one has just gone to another one.
const here = new IntersectionObserver(entries => {
    const seen = entries.filter(entry => entry.isIntersecting).map(entry => number(entry.target));
    if (seen.length > 0 && performance.now() > settled) {
        arrive(Math.min(...seen));
    }
}, {rootMargin: "-45% 0px -45% 0px"});

export function watchPages() {
    figures().forEach(figure => here.observe(figure));
}

/** Brings a page to the upper edge, or a place on it to the middle. */
export function go(page, spot = null) {
    const figure = find(page);
    if (!figure) {
        return;
    }
    // Who turns pages wants to see them whole.
    const bar = document.querySelector(".actionbar")?.offsetHeight ?? 0;
    if (reader.getBoundingClientRect().bottom > window.innerHeight - bar) {
        reader.scrollIntoView({block: "start"});
    }
    settled = performance.now() + SETTLING;
    show(spot ?? figure, spot ? pages().clientHeight / 2 : 8);
    arrive(number(figure));
}

function show(element, below) {
    const to = element.getBoundingClientRect();
    const from = pages().getBoundingClientRect();
    pages().scrollTop += to.top - from.top - below;
    if (to.left < from.left || to.right > from.right) {
        pages().scrollLeft += to.left - from.left - 16;
    }
}

/** The next page that stands lower, or the last one that stands higher: of two side by side, both are turned. */
export function turn(direction) {
    const all = figures();
    const top = find(current)?.getBoundingClientRect().top;
    let at = Math.min(current, all.length) - 1;
    do {
        at += direction;
    } while (all[at] && Math.abs(all[at].getBoundingClientRect().top - top) < 2);
    if (all[at]) {
        go(number(all[at]));
    }
}

/** Where one was the last time, without moving the page around the reader. */
export function comeBack() {
    const figure = find(current);
    if (figure && current > 1) {
        settled = performance.now() + SETTLING;
        show(figure, 8);
    }
    if (figure) {
        arrive(number(figure));
    }
}
