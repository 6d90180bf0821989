// The reader of attachments: turns pages, enlarges, lays words over pictures, and remembers where one was. Without it the pages
// are there all the same, one below the other.

const reader = document.getElementById("reader");
const turning = document.getElementById("turning");
const atPage = document.getElementById("at-page");
const place = "fumikura.reader." + reader.dataset.document;
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3, 4];
const WIDTHS = [900, 1800, 3600];
const OFTEN = 1_000;
const SELDOM = 20_000;
let zoom = 1;
let current = 1;

const pages = () => document.getElementById("pages");
const figures = () => [...reader.querySelectorAll("figure.page")];
const number = figure => Number(figure.dataset.page);

// What comes near the window gets its words, and what stands in its middle is the page where one is.
const near = new IntersectionObserver(entries => {
    for (const entry of entries) {
        if (entry.isIntersecting) {
            near.unobserve(entry.target);
            layWords(entry.target);
        }
    }
}, {root: null, rootMargin: "50% 0px"});

const here = new IntersectionObserver(entries => {
    for (const entry of entries) {
        if (entry.isIntersecting) {
            current = number(entry.target);
            show();
        }
    }
}, {rootMargin: "-45% 0px -45% 0px"});

// A larger picture takes the place of the one that is shown when it is there, and only where somebody looks.
const sharpen = new IntersectionObserver(entries => {
    for (const entry of entries) {
        if (entry.isIntersecting) {
            sharpen.unobserve(entry.target);
            const image = entry.target.querySelector("img");
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

function watch() {
    for (const figure of figures()) {
        near.observe(figure);
        here.observe(figure);
    }
    turning.hidden = figures().length === 0;
    document.getElementById("all-pages").textContent = figures().length.toLocaleString();
    enlarge();
}

async function layWords(figure) {
    const find = reader.dataset.find ? "?find=" + encodeURIComponent(reader.dataset.find) : "";
    try {
        const response = await fetch(figure.dataset.path + "/words" + find, {headers: {"Accept": "text/html"}});
        if (response.ok && !response.redirected) {
            const words = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("svg");
            if (words) {
                figure.append(words);
            }
        }
    } catch {
        // The picture can be read without them; the server may be back in a while.
        setTimeout(() => near.observe(figure), SELDOM);
    }
}

function show() {
    if (document.activeElement !== atPage) {
        atPage.value = current;
    }
    try {
        localStorage.setItem(place, current);
    } catch {
        // A browser that keeps nothing begins at the first page.
    }
}

function go(page) {
    const all = figures();
    const wanted = all[Math.min(Math.max(1, page), all.length) - 1];
    if (wanted) {
        // Who turns pages wants to see them whole.
        const bar = document.querySelector(".actionbar")?.offsetHeight ?? 0;
        if (reader.getBoundingClientRect().bottom > window.innerHeight - bar) {
            reader.scrollIntoView({block: "start"});
        }
        current = number(wanted);
        pages().scrollTop += wanted.getBoundingClientRect().top - pages().getBoundingClientRect().top - 8;
        show();
    }
}

function enlarge() {
    const wide = Math.min(pages().clientWidth - 32, 900) * zoom;
    const dots = WIDTHS.find(width => width >= wide * window.devicePixelRatio * 0.9) ?? WIDTHS.at(-1);
    for (const figure of figures()) {
        figure.style.inlineSize = wide + "px";
        const image = figure.querySelector("img");
        const source = figure.dataset.path + "?width=" + dots;
        if (dots > WIDTHS[0] && image.dataset.source !== source) {
            image.dataset.source = source;
            sharpen.observe(figure);
        }
    }
}

function remembered() {
    try {
        return Number(localStorage.getItem(place)) || 1;
    } catch {
        return 1;
    }
}

// As long as something is being made ready, what has become ready takes its place. The longer it takes, the less often is asked;
// who is no longer signed in asks no more.
async function renew(wait) {
    const path = pages().dataset.preparing;
    if (!path) {
        return;
    }
    let next = Math.min(wait * 1.3, SELDOM);
    try {
        const response = await fetch(path, {headers: {"Accept": "text/html"}});
        if (!response.ok || response.redirected) {
            return;
        }
        const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("pages");
        const more = fresh && fresh.querySelectorAll("figure").length > figures().length;
        if (more || fresh && !fresh.dataset.preparing) {
            const top = pages().scrollTop;
            pages().replaceWith(fresh);
            pages().scrollTop = top;
            watch();
            next = more ? OFTEN : next;
        }
    } catch {
        // The next try may reach the server.
    }
    setTimeout(renew, next, next);
}

reader.addEventListener("click", event => {
    const button = event.target.closest("[data-turn], [data-zoom]");
    if (button?.dataset.turn) {
        go(current + Number(button.dataset.turn));
    } else if (button?.dataset.zoom) {
        const step = ZOOMS.indexOf(zoom) + Number(button.dataset.zoom);
        zoom = ZOOMS[Math.min(Math.max(0, step), ZOOMS.length - 1)];
        const page = current;
        enlarge();
        go(page);
    }
    const chosen = event.target.closest(".contents a");
    if (chosen) {
        chosen.closest("details").open = false;
    }
});
atPage.addEventListener("change", () => go(Number.parseInt(atPage.value, 10) || current));
atPage.addEventListener("keydown", event => {
    if (event.key === "Enter") {
        event.preventDefault();
        go(Number.parseInt(atPage.value, 10) || current);
        pages().focus();
    }
});
window.addEventListener("resize", enlarge);

watch();
if (!location.hash && remembered() > 1) {
    const figure = figures()[remembered() - 1];
    pages().scrollTop += figure ? figure.getBoundingClientRect().top - pages().getBoundingClientRect().top - 8 : 0;
}
if (figures().length > 0) {
    show();
}
setTimeout(renew, OFTEN, OFTEN);
