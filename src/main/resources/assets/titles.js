// Titles that a field proposes while one types. They come from what the reader may find.

const PAUSE = 200;

export function proposeTitles() {
    document.querySelectorAll("input[data-titles]").forEach(propose);
}

function propose(field) {
    let waiting;
    let asked = "";
    field.addEventListener("input", event => {
        clearTimeout(waiting);
        // what was taken from the list is no beginning of another word
        if (event.inputType === "insertReplacementText" || event.isComposing) {
            return;
        }
        waiting = setTimeout(() => ask(field.value.trim()), PAUSE);
    });
    field.addEventListener("compositionend", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => ask(field.value.trim()), PAUSE);
    });

    async function ask(words) {
        if (words.length < 2 || words === asked) {
            return;
        }
        asked = words;
        try {
            const response = await fetch(field.dataset.titles + "?q=" + encodeURIComponent(words), {headers: {"Accept": "text/html"}});
            // another word may have been typed meanwhile, and somebody signed out is sent to the door
            if (response.ok && !response.redirected && words === asked) {
                field.list.innerHTML = await response.text();
            }
        } catch {
            // without a line there are no proposals, and the search works as before
        }
    }
}
