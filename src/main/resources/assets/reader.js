// The reader of attachments. Without it the pages are there all the same, one below the other.
import {comeBack, currentPage, figures, go, onPage, pages, reader, turn, watchPages} from "./reader-paper.js";
import {watchPictures} from "./reader-pictures.js";
import {lay, shape, watchRoom} from "./reader-view.js";
import {renewStrip} from "./reader-strip.js";
import {seekAsked} from "./reader-search.js";

const OFTEN = 1_000;
const SELDOM = 20_000;
const atPage = document.getElementById("at-page");

function watch() {
    figures().forEach(shape);
    for (const tools of reader.querySelectorAll("[data-scripted]")) {
        tools.hidden = figures().length === 0;
    }
    document.getElementById("all-pages").textContent = figures().length.toLocaleString();
    lay();
    watchRoom();
    watchPages();
    watchPictures();
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
            watch();
            pages().scrollTop = top;
            renewStrip();
            next = more ? OFTEN : next;
        }
    } catch {
        // The next try may reach the server.
    }
    setTimeout(renew, next, next);
}

reader.addEventListener("click", event => {
    const button = event.target.closest("[data-turn]");
    if (button) {
        turn(Number(button.dataset.turn));
    }
    const chosen = event.target.closest(".contents a");
    if (chosen) {
        chosen.closest("details").open = false;
    }
});
onPage(page => {
    if (document.activeElement !== atPage) {
        atPage.value = page;
    }
});
const typed = () => go(Number.parseInt(atPage.value, 10) || currentPage());
atPage.addEventListener("change", typed);
atPage.addEventListener("keydown", event => {
    if (event.key === "Enter") {
        event.preventDefault();
        typed();
        pages().focus({preventScroll: true});
    }
});

watch();
if (!location.hash) {
    comeBack();
}
seekAsked();
setTimeout(renew, OFTEN, OFTEN);
