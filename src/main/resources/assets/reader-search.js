// Search in all attachments without leaving the page: the hits beside the paper, marks on its pages, keys from one to the next.
import {currentPage, find, go, number, pages, reader} from "./reader-paper.js";
import {layWords, markAnew} from "./reader-pictures.js";
import {openStrip} from "./reader-strip.js";

const form = reader.querySelector("form[role=search]");
const input = form.elements.namedItem("find");
const panel = document.getElementById("hits");
const list = panel.querySelector("[data-hits]");
const state = panel.querySelector("[role=status]");
// The page among those found, and the mark on it, both from 0.
let hit = -1;
let mark = 0;

const links = () => [...list.querySelectorAll("a[href^='#']")];
const pageOf = link => number(document.getElementById(link.hash.slice(1)));
const marksOf = figure => [...figure.querySelectorAll("svg.words [data-mark]")];

async function seek(words) {
    reader.dataset.find = words;
    markAnew();
    hit = -1;
    openStrip(false);
    panel.hidden = false;
    state.textContent = panel.dataset.seeking;
    list.replaceChildren();
    try {
        const response = await fetch(form.action + "/hits?find=" + encodeURIComponent(words), {headers: {"Accept": "text/html"}});
        if (!response.ok || response.redirected) {
            throw new Error(response.status);
        }
        const found = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-found]");
        list.replaceChildren(found);
        const pages = links().map(pageOf);
        const from = pages.findIndex(page => page >= currentPage());
        state.textContent = "";
        if (pages.length > 0) {
            await show(Math.max(0, from), 0);
            document.getElementById("pages").focus({preventScroll: true});
        }
    } catch {
        state.textContent = panel.dataset.failed;
    }
}

async function show(which, at) {
    const all = links();
    const wanted = (which + all.length) % all.length;
    const figure = find(pageOf(all[wanted]));
    hit = wanted;
    figure.querySelector(".words .at")?.classList.remove("at");
    go(number(figure));
    await layWords(figure);
    const marks = marksOf(figure);
    mark = at < 0 ? marks.length - 1 : at;
    pages().querySelectorAll(".words .at").forEach(each => each.classList.remove("at"));
    if (marks[mark]) {
        const same = marks.filter(each => each.dataset.mark === marks[mark].dataset.mark);
        same.forEach(each => each.classList.add("at"));
        go(number(figure), marks[mark]);
    }
    all.forEach((link, n) => (n === hit ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    const item = all[hit].getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    if (item.top < frame.top || item.bottom > frame.bottom) {
        list.scrollTop += item.top - frame.top - 16;
    }
    state.textContent = `${hit + 1} / ${all.length}`;
}

function step(direction) {
    if (links().length === 0) {
        return;
    }
    const marks = hit < 0 ? [] : marksOf(find(pageOf(links()[hit])));
    const here = marks[mark]?.dataset.mark;
    const next = direction > 0
        ? marks.findIndex((each, n) => n > mark && each.dataset.mark !== here)
        : marks.findLastIndex((each, n) => n < mark && each.dataset.mark !== here);
    if (next >= 0) {
        show(hit, next);
    } else {
        show(hit + direction, direction > 0 ? 0 : -1);
    }
}

function close() {
    panel.hidden = true;
    delete reader.dataset.find;
    input.value = "";
    hit = -1;
    markAnew();
    pages().focus({preventScroll: true});
}

form.addEventListener("submit", event => {
    event.preventDefault();
    const words = input.value.trim();
    if (!words) {
        close();
    } else if (words === reader.dataset.find && !panel.hidden) {
        step(1);
    } else {
        seek(words);
    }
});
input.addEventListener("keydown", event => {
    if (event.key === "Escape" && !panel.hidden) {
        close();
    }
});
panel.addEventListener("click", event => {
    const button = event.target.closest("[data-step]");
    const link = event.target.closest("a[href^='#']");
    if (button) {
        step(Number(button.dataset.step));
    } else if (link) {
        event.preventDefault();
        show(links().indexOf(link), 0);
    } else if (event.target.closest("[data-close]")) {
        close();
    }
});

/** What was sought when the page was asked for; its list comes to stand beside the paper. */
export function seekAsked() {
    document.querySelector(".found")?.remove();
    if (reader.dataset.find) {
        seek(reader.dataset.find);
    }
}
