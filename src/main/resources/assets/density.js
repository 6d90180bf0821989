// Narrow or wide rows in lists. The choice is kept in a cookie, so that the server draws the next page right at once.

const COOKIE = "fumikura_density";
// Below this the height of rows makes no difference.
const ENOUGH = 8;
const YEAR = 365 * 24 * 60 * 60;

export function offerDensity() {
    const table = [...document.querySelectorAll("table.list")].find((each) => each.rows.length > ENOUGH);
    if (!table) {
        return;
    }
    const english = document.documentElement.lang === "en";
    const group = document.createElement("div");
    group.className = "density";
    group.setAttribute("role", "group");
    const label = document.createElement("span");
    label.textContent = english ? "Rows" : "行の高さ";
    label.id = "density-label";
    group.setAttribute("aria-labelledby", label.id);
    const wide = button(english ? "Normal" : "標準", "wide");
    const narrow = button(english ? "Narrow" : "詰める", "narrow");
    group.append(label, wide, narrow);
    group.addEventListener("click", (event) => {
        if (event.target.dataset.rows) {
            choose(event.target.dataset.rows);
            show(group);
        }
    });
    (table.closest(".scroll") ?? table).before(group);
    show(group);
}

function button(words, rows) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.dataset.rows = rows;
    return button;
}

function choose(rows) {
    document.documentElement.dataset.rows = rows;
    document.cookie = `${COOKIE}=${rows}; path=/; max-age=${YEAR}; samesite=lax`;
}

function show(group) {
    const chosen = document.documentElement.dataset.rows ?? "wide";
    for (const button of group.querySelectorAll("button")) {
        button.setAttribute("aria-pressed", String(button.dataset.rows === chosen));
    }
}
