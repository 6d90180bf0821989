// The pictures of pages: sharper ones where they are enlarged, tiles of large drawings, and the words over them.
import {figures, pages, reader} from "./reader-paper.js";

const WIDTHS = [900, 1800, 3600];
const TILE = 1024;
/** A picture may be drawn a little smaller than it is shown before anybody sees it. */
const ENOUGH = 0.9;
const SELDOM = 20_000;
const words = new WeakMap();
let dots = WIDTHS[0];

const near = new IntersectionObserver(entries => {
    for (const entry of entries) {
        if (entry.isIntersecting) {
            near.unobserve(entry.target);
            layWords(entry.target);
        }
    }
}, {rootMargin: "50% 0px"});

/** The words of a page over its picture; where something is sought, it is marked. Asked twice, they are fetched once. */
export function layWords(figure) {
    const sought = reader.dataset.find ?? "";
    const laid = words.get(figure);
    if (laid?.sought === sought) {
        return laid.done;
    }
    const done = fetchWords(figure, sought);
    words.set(figure, {sought, done});
    return done;
}

async function fetchWords(figure, sought) {
    try {
        const query = sought ? "?find=" + encodeURIComponent(sought) : "";
        const response = await fetch(figure.dataset.path + "/words" + query, {headers: {"Accept": "text/html"}});
        if (response.ok && !response.redirected) {
            const svg = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("svg");
            if (svg && words.get(figure).sought === sought) {
                figure.querySelector(":scope > svg.words")?.remove();
                figure.append(svg);
            }
        }
    } catch {
        // The picture can be read without them; the server may be back in a while.
        words.delete(figure);
        setTimeout(() => near.observe(figure), SELDOM);
    }
}

export function watchPictures() {
    for (const figure of figures()) {
        near.observe(figure);
        const image = figure.querySelector(":scope > img");
        if (image?.complete && image.naturalWidth === 0 && image.currentSrc) {
            explain(image);
        }
    }
}

/** Something else is sought: words that were laid get other marks. */
export function markAnew() {
    for (const figure of figures()) {
        near.observe(figure);
    }
}

// A larger picture takes the place of the one that is shown when it is there, and only where somebody looks.
const sharpening = new IntersectionObserver(entries => {
    for (const entry of entries) {
        if (entry.isIntersecting) {
            sharpening.unobserve(entry.target);
            const image = entry.target.querySelector(":scope > img");
            const larger = new Image();
            const source = image.dataset.source;
            larger.onload = () => {
                if (image.dataset.source === source) {
                    image.src = source;
                }
            };
            larger.src = source;
        }
    }
}, {rootMargin: "20% 0px"});

/** Pages are shown so wide now. */
export function sharpen(width) {
    dots = width * window.devicePixelRatio * ENOUGH;
    const picture = WIDTHS.find(each => each >= dots) ?? WIDTHS.at(-1);
    for (const figure of figures()) {
        const image = figure.querySelector(":scope > img");
        const source = figure.dataset.path + "?width=" + picture;
        if (image && picture > WIDTHS[0] && image.dataset.source !== source) {
            image.dataset.source = source;
            sharpening.observe(figure);
        }
    }
    layTilesSoon();
}

let frame = 0;
function layTilesSoon() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => pages().querySelectorAll("figure[data-tiles]").forEach(layTiles));
}
document.addEventListener("scroll", layTilesSoon, {capture: true, passive: true});

/** Puts the tiles that are in view over the picture, then one ring around them; those far away are dropped. */
function layTiles(figure) {
    const widths = figure.dataset.tiles.split(" ").map(Number);
    const wide = widths.find(each => each >= dots) ?? widths.at(-1);
    const seen = figure.getBoundingClientRect();
    const frame = pages().getBoundingClientRect();
    const shown = dots > WIDTHS.at(-1) && seen.bottom > frame.top && seen.top < frame.bottom;
    if (!shown) {
        figure.querySelector(".tiles")?.remove();
        return;
    }
    const layer = figure.querySelector(".tiles") ?? addLayer(figure);
    const scale = wide / seen.width;
    const high = Math.round(wide * figure.dataset.high / WIDTHS[0]);
    const last = {column: Math.ceil(wide / TILE) - 1, row: Math.ceil(high / TILE) - 1};
    const at = (from, most) => Math.min(Math.max(0, Math.floor(from * scale / TILE)), most);
    const view = {
        left: at(frame.left - seen.left, last.column), right: at(frame.right - seen.left, last.column),
        top: at(frame.top - seen.top, last.row), bottom: at(frame.bottom - seen.top, last.row),
    };
    const wanted = [];
    for (let row = Math.max(0, view.top - 1); row <= Math.min(last.row, view.bottom + 1); row++) {
        for (let column = Math.max(0, view.left - 1); column <= Math.min(last.column, view.right + 1); column++) {
            const outside = row < view.top || row > view.bottom || column < view.left || column > view.right;
            wanted.push({path: `${figure.dataset.path}/tiles/${wide}/${column}/${row}`, column, row, outside});
        }
    }
    for (const tile of [...layer.children]) {
        if (!wanted.some(each => each.path === tile.dataset.path)) {
            tile.remove();
        }
    }
    wanted.sort((one, other) => one.outside - other.outside)
        .filter(each => !layer.querySelector(`[data-path="${each.path}"]`))
        .forEach(each => layer.append(tileOf(each, wide, high)));
}

function addLayer(figure) {
    const layer = document.createElement("div");
    layer.className = "tiles";
    figure.querySelector(":scope > img")?.after(layer);
    return layer;
}

function tileOf({path, column, row}, wide, high) {
    const tile = new Image();
    tile.alt = "";
    tile.dataset.path = path;
    tile.decoding = "async";
    const share = (dots, all) => 100 * dots / all + "%";
    tile.style.left = share(column * TILE, wide);
    tile.style.top = share(row * TILE, high);
    tile.style.width = share(Math.min(TILE, wide - column * TILE), wide);
    tile.style.height = share(Math.min(TILE, high - row * TILE), high);
    tile.src = path;
    return tile;
}

// A picture that does not come: it is asked for again when it only has to wait, and else its place says so.
reader.addEventListener("error", event => {
    const image = event.target;
    if (image.parentElement?.matches(".tiles")) {
        image.remove();
    } else if (image.matches("figure.page > img")) {
        explain(image);
    }
}, true);

async function explain(image) {
    try {
        const response = await fetch(image.src);
        const waits = response.status === 503;
        if (waits || response.ok && !image.dataset.again) {
            image.dataset.again = waits ? "" : "once";
            setTimeout(() => {
                image.src = image.src;
            }, 1000 * (Number(response.headers.get("Retry-After")) || 1));
        } else if (response.status === 409) {
            const note = document.createElement("p");
            note.className = "note";
            note.textContent = reader.dataset.undrawn;
            image.replaceWith(note);
        }
    } catch {
        setTimeout(() => explain(image), SELDOM);
    }
}
