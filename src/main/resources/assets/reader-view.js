// How the paper lies: how wide its pages are, one or two side by side, moved by hand, over the whole screen.
import {body, figures, pages, reader, remember, remembered} from "./reader-paper.js";
import {sharpen} from "./reader-pictures.js";

/** How wide a page is that is not enlarged, as far as there is room. */
const USUAL = 900;
const STEPS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 16];
const LARGEST = 4;
const LARGEST_IN_TILES = 16;
const SMALLEST = 0.1;
/** Between two pages side by side. */
const GAP = 16;

// "usual", "width", "page", or how many times the usual width.
let zoom = remembered("zoom") ?? "usual";
let two = remembered("two") ?? false;
let hand = false;

const edge = () => Number.parseFloat(getComputedStyle(pages()).paddingInlineStart);

function room() {
    const all = pages().clientWidth - 2 * edge();
    return Math.max(100, two ? (all - GAP) / 2 : all);
}

function wide() {
    switch (zoom) {
        case "usual":
            return Math.min(room(), USUAL);
        case "width":
        case "page":
            return room();
        default:
            return USUAL * zoom;
    }
}

/** Lays the pages anew; what lies under the point stays under it. */
export function lay(x, y) {
    const from = pages().getBoundingClientRect();
    const held = hold(x ?? from.left + from.width / 2, y ?? from.top + from.height / 4);
    const width = wide();
    pages().style.setProperty("--wide", width + "px");
    pages().style.setProperty("--high", pages().clientHeight - 2 * edge() + "px");
    pages().classList.toggle("whole", zoom === "page");
    pages().classList.toggle("two", two);
    pages().classList.toggle("hand", hand);
    held();
    sharpen(width);
    mark();
}

function hold(x, y) {
    const figure = figures().find(each => each.getBoundingClientRect().bottom >= y);
    if (!figure) {
        return () => {};
    }
    const before = figure.getBoundingClientRect();
    const across = (x - before.left) / before.width;
    const down = (y - before.top) / before.height;
    return () => {
        const after = figure.getBoundingClientRect();
        pages().scrollLeft += after.left + across * after.width - x;
        pages().scrollTop += after.top + down * after.height - y;
    };
}

export function shape(figure) {
    figure.style.setProperty("--shape", USUAL / Number(figure.dataset.high));
}

function change(what, x, y) {
    ({zoom = zoom, two = two} = what);
    remember({zoom, two});
    lay(x, y);
}

const now = () => (figures()[0]?.getBoundingClientRect().width ?? wide()) / USUAL;
const largest = () => (pages().querySelector("[data-tiles]") ? LARGEST_IN_TILES : LARGEST);

function step(direction) {
    const at = zoom === "page" ? now() : wide() / USUAL;
    const next = direction > 0 ? STEPS.find(each => each > at * 1.02) : STEPS.findLast(each => each < at * 0.98);
    change({zoom: Math.min(next ?? at, largest())});
}

function enlarge(to, x, y) {
    change({zoom: Math.min(Math.max(SMALLEST, to), largest())}, x, y);
}

function mark() {
    const pressed = {width: zoom === "width", page: zoom === "page", two, hand, full: document.fullscreenElement === reader};
    for (const button of reader.querySelectorAll("[data-view]")) {
        button.setAttribute("aria-pressed", pressed[button.dataset.view]);
    }
}

const VIEWS = {
    width: () => change({zoom: zoom === "width" ? "usual" : "width"}),
    page: () => change({zoom: zoom === "page" ? "usual" : "page"}),
    two: () => change({two: !two}),
    hand: () => {
        hand = !hand;
        lay();
    },
    full: () => (document.fullscreenElement ? document.exitFullscreen() : reader.requestFullscreen()),
};

reader.addEventListener("click", event => {
    const button = event.target.closest("[data-zoom], [data-view]");
    if (button?.dataset.zoom) {
        step(Number(button.dataset.zoom));
    } else if (button) {
        VIEWS[button.dataset.view]();
    }
});
document.addEventListener("fullscreenchange", mark);
reader.querySelector("[data-view=full]").hidden = !document.fullscreenEnabled;

body.addEventListener("wheel", event => {
    if (event.ctrlKey) {
        event.preventDefault();
        enlarge(now() * Math.exp(-event.deltaY / 500), event.clientX, event.clientY);
    }
}, {passive: false});

// Two fingers enlarge the pages and leave the tools where they are.
let pinch = null;
const apart = touches => Math.hypot(touches[0].clientX - touches[1].clientX, touches[0].clientY - touches[1].clientY);
body.addEventListener("touchstart", event => {
    pinch = event.touches.length === 2 && event.target.closest("#pages") ? {apart: apart(event.touches), zoom: now()} : null;
}, {passive: true});
body.addEventListener("touchmove", event => {
    if (pinch && event.touches.length === 2) {
        event.preventDefault();
        const [one, other] = event.touches;
        enlarge(pinch.zoom * apart(event.touches) / pinch.apart,
            (one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2);
    }
}, {passive: false});

// With the hand the paper is moved; without it words are selected.
let grip = null;
body.addEventListener("pointerdown", event => {
    if (hand && event.button === 0 && event.pointerType === "mouse" && event.target.closest("#pages")) {
        event.preventDefault();
        grip = {x: event.clientX + pages().scrollLeft, y: event.clientY + pages().scrollTop};
        body.setPointerCapture(event.pointerId);
    }
});
body.addEventListener("pointermove", event => {
    if (grip) {
        pages().scrollTo(grip.x - event.clientX, grip.y - event.clientY);
    }
});
for (const end of ["pointerup", "pointercancel"]) {
    body.addEventListener(end, () => {
        grip = null;
    });
}

const resized = new ResizeObserver(() => lay());

/** The pages are new, or have other room now. */
export function watchRoom() {
    resized.disconnect();
    resized.observe(pages());
}
